"""What each button means: an event of the run, an order, or a dialog to open. One row per verb; pure."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from bot.core.events import (
    Approved,
    Cancelled,
    Confirmed,
    DraftingAsked,
    DraftTaken,
    Event,
    ProposalDecided,
    PublishAsked,
    PutOff,
    Redone,
    Refreshed,
    Reopened,
    SampleChosen,
    SourceChosen,
    TextKept,
    WriterChosen,
)
from bot.core.lookup.answering import LONGEST_QUESTION
from bot.core.mission import Mission
from bot.core.run import WriterChoice
from bot.slack.actions import Target, Verb
from bot.slack.payloads import Person, Press

Stamp = dict[str, Any]
Maker = Callable[[Target, Stamp], Event]

EVENTS: dict[Verb, Maker] = {
    Verb.SAMPLE: lambda _, stamp: SampleChosen(**stamp),
    Verb.SKIP_SOURCE: lambda _, stamp: SourceChosen(source=None, **stamp),
    Verb.START: lambda _, stamp: DraftingAsked(**stamp),
    Verb.CANCEL: lambda _, stamp: Cancelled(**stamp),
    Verb.APPROVE: lambda about, stamp: Approved(phase=about.phase, round=about.round, **stamp),
    Verb.REDO: lambda about, stamp: Redone(phase=about.phase, round=about.round, **stamp),
    Verb.CONFIRM: lambda about, stamp: Confirmed(question=about.form, **stamp),
    Verb.LATER: lambda about, stamp: PutOff(question=about.form, **stamp),
    Verb.DECIDE: lambda about, stamp: ProposalDecided(proposal=about.form, choice=about.deliverable, **stamp),
    Verb.REFRESH: lambda _, stamp: Refreshed(**stamp),
    Verb.RETRY: lambda about, stamp: WriterChosen(phase=about.phase, choice=WriterChoice.HOUSE, **stamp),
    Verb.BUILT_IN: lambda about, stamp: WriterChosen(phase=about.phase, choice=WriterChoice.BUILT_IN, **stamp),
    Verb.RAISE: lambda about, stamp: WriterChosen(phase=about.phase, choice=WriterChoice.HOUSE, raised=True, **stamp),
    Verb.PUBLISH: lambda _, stamp: PublishAsked(**stamp),
    Verb.REOPEN: lambda about, stamp: Reopened(question=about.form[:LONGEST_QUESTION], **stamp),
    Verb.TAKE: lambda about, stamp: DraftTaken(deliverable=about.deliverable, generation=about.round, **stamp),
    Verb.KEEP: lambda about, stamp: TextKept(deliverable=about.deliverable, generation=about.round, **stamp),
}
ORDERS = frozenset({Verb.MAKE_SOURCE, Verb.NEXT})


def stamp(key: str, by: Person, at: datetime) -> Stamp:
    """What every event says: its key, when, and who."""
    return {"key": key, "at": at, "by": by.id, "name": by.name}


def event(press: Press, about: Target, at: datetime) -> Event | None:
    """The event that this button stands for, or None when it stands for something else."""
    maker = EVENTS.get(press.verb) if press.verb else None
    return maker(about, stamp(press.key, press.by, at)) if maker else None


def producer(missions: Iterable[Mission], mission: Mission) -> str:
    """The slug of a mission that ends in a document which this one starts from; empty when there is none."""
    return next((each.slug for each in missions if each.produces in mission.needs), "")
