"""The built-in writer: rules, templates of sentences and expert defaults. It needs no key and no network, and invents nothing."""

from bot.writers.offline.writer import OfflineWriter

__all__ = ["OfflineWriter"]
