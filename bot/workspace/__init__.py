"""A small Slack of one's own, on loopback, for newcomers and for tests.

It speaks Slack's Web API and Socket Mode to an unmodified bot and imports nothing of it.
"""

from bot.workspace.driver import Driver, DriverError
from bot.workspace.events import DEFAULT_EVENTS, EVERY_EVENT
from bot.workspace.server import Command, Workspace
from bot.workspace.socket_mode import Timing
from bot.workspace.values import Channel, Person

__all__ = ["DEFAULT_EVENTS", "EVERY_EVENT", "Channel", "Command", "Driver", "DriverError", "Person", "Timing", "Workspace"]
