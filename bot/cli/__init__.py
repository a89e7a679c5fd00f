"""The `coord` command: one file per group of commands. It reads flags and prints; the work is done elsewhere."""

from bot.cli.root import main

__all__ = ["main"]
