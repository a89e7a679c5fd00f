"""What a version of a document says about itself: what changed, by whom, why, and which texts of people gave way. Values only."""

from datetime import datetime
from enum import StrEnum

from bot.core.values import Value


class Turn(StrEnum):
    """What became of a statement, a section or an answer."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    REWRITTEN = "rewritten"
    BEGUN = "begun"
    GONE = "gone"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"


class Difference(Value):
    """One thing that differs. `section` is the heading it stands under, or the question of an answer.

    `was` and `now` are short quotes without markup. A section that is new or gone has no quotes; of one that was rewritten as a
    whole, `now` is how it begins.
    """

    section: str
    turn: Turn
    was: str = ""
    now: str = ""


class VersionNote(Value):
    """A version in the change log: `by` is a user id, `who` what the person is called, `why` their reason in a line, or empty.

    `restored` is the version whose content this one took over; `anew`: another mission made it from the start; `brought` is the
    name of the file that it was brought in from; `more` counts differences beyond those listed.
    """

    version: int
    at: datetime
    by: str
    who: str = ""
    why: str = ""
    differences: tuple[Difference, ...] = ()
    more: int = 0
    restored: int = 0
    anew: bool = False
    brought: str = ""


class SetAside(Value):
    """A text of a person's that gave way, kept whole. `key` is a deliverable or a question, `how` the decision that replaced it.

    `by` is the user id of who wrote it, `decided_by` of who decided; `how` is `edited`, `taken`, `answered` or `restored`.
    """

    key: str
    title: str
    text: str
    by: str
    decided_by: str
    at: datetime
    how: str


class Edition(Value):
    """A published version of a run's document, by the document's id."""

    document: str
    version: int
