"""The quarter that a review looks back on, read inside a transaction: days, ticks and metrics of the Plan. It posts nothing."""

from datetime import date, datetime, timedelta

from bot.coordinator import measures
from bot.core.calendar.plans import NoCalendar, plan_content
from bot.core.digest.arranging import today
from bot.core.document import Document
from bot.core.ports import Tx
from bot.core.quarter.looking_back import look_back
from bot.core.quarter.proposing import proposals
from bot.core.quarter.values import Quarter

LONGEST = timedelta(days=190)
"""How far back a review looks: half a year, for a Plan that was reviewed late."""


def quarter(tx: Tx, document: Document, now: datetime) -> Quarter | None:
    """The time of this Plan until yesterday, with what it suggests; None for one whose calendar a person wrote."""
    try:
        plan = plan_content(document)
    except NoCalendar:
        return None
    team, channel, daily = document.team, document.channel, tx.daily(document.team, document.channel)
    # What is due today may still be done.
    until = (today(daily.settings, now) if daily else now.date()) - timedelta(days=1)
    plan = plan.model_copy(update={"backup": plan.backup or (daily.settings.backup if daily else "")})
    since = min(until, max(plan.start, until - LONGEST))
    shown = [d.digest for d in tx.days(team, channel, _count(since, until))]
    ticks = tx.ticks(team, channel, since)
    found = look_back(plan, shown, ticks, (since, until), measures.board(tx, team, channel, until))
    return found.model_copy(update={"proposals": proposals(plan, found)})


def _count(since: date, until: date) -> int:
    """At most one digest a day."""
    return (until - since).days + 1
