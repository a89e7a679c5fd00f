"""Obeys `/coord metrics` inside a transaction: the private page of the channel's Plan. It posts nothing itself."""

from bot.coordinator import digest_orders, measures
from bot.core.digest.arranging import today
from bot.core.jobs import Command, Overview, Tell
from bot.core.ports import Tx


def obey(tx: Tx, command: Command) -> Overview | Tell:
    """The page, or why there is none."""
    base = {"key": command.key, "team": command.team, "channel": command.channel, "user": command.user}
    rest = {"reply": command.reply, "thread_ts": command.thread_ts}
    about = digest_orders.found(tx, command)
    home = about.channel if about else command.channel
    day = today(about.settings, command.at) if about else command.at.date()
    board = measures.board(tx, command.team, home, day)
    if board is None:
        return Tell(**base, **rest, notice="metrics-none")
    facts = {"board": board.model_dump(mode="json"), "home": home, "day": day.isoformat()}
    return Overview(**base, **rest, page="metrics", facts=facts)
