"""What happened to a run: one frozen value per event, in the past tense. `by` is a user id, `at` a UTC instant."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from bot.core.brief import Reviewed, Written
from bot.core.cost import Usage
from bot.core.files import Reading
from bot.core.forms import AnswerValue
from bot.core.run import Mode, Source, WriterChoice
from bot.core.score.values import Gate
from bot.core.spine import Spine
from bot.core.values import Value
from bot.core.versions.work import Work
from bot.core.wishes import ActivityChange


class Happened(Value):
    """The base of events. `key` is the idempotency key of the payload it came from, `name` how Slack calls the person."""

    key: str
    at: datetime
    by: str = ""
    name: str = ""


class Answered(Happened):
    """A form was submitted with clean values. `assume`: the rest of this input may be assumed.

    `seen` is the revision of the run that the form was opened at, so that a later answer of another person is noticed.
    `understood` and `remarks` are lines for the person: what the answers say, and what does not go together in them.
    `judged` are the deliverables that the built-in writer would write, each with the lines that it would now write otherwise.
    """

    type: Literal["answered"] = "answered"
    form: str
    values: dict[str, AnswerValue]
    assume: bool = False
    seen: int | None = None
    understood: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    judged: dict[str, tuple[str, ...]] = {}


class SampleChosen(Happened):
    """Somebody wants to see the mission with the invented company."""

    type: Literal["sample-chosen"] = "sample-chosen"


class Arranged(Happened):
    """The options of the run were set. `approvers` are user ids besides the starter."""

    type: Literal["arranged"] = "arranged"
    mode: Mode
    approvers: tuple[str, ...] = ()
    variation: str = ""


class SourceChosen(Happened):
    """The document this run starts from was chosen; `source` None means: go on with assumptions."""

    type: Literal["source-chosen"] = "source-chosen"
    source: Source | None


class FileRead(Happened):
    """An attached file was read."""

    type: Literal["file-read"] = "file-read"
    file: str
    reading: Reading


class FileUnread(Happened):
    """An attached file could not be read; `reason` is one plain sentence or two for people: what is wrong and what to do."""

    type: Literal["file-unread"] = "file-unread"
    file: str
    called: str = ""
    reason: str


class FilesForgotten(Happened):
    """The time for which a run that is over keeps the text of its files has passed."""

    type: Literal["files-forgotten"] = "files-forgotten"


class DraftingAsked(Happened):
    """Somebody pressed Start drafting."""

    type: Literal["drafting-asked"] = "drafting-asked"


class Confirmed(Happened):
    """Somebody confirmed an assumed value: `value` as it was shown, or None for what the question itself assumes."""

    type: Literal["confirmed"] = "confirmed"
    question: str
    value: AnswerValue | None = None
    judged: dict[str, tuple[str, ...]] = {}


class PutOff(Happened):
    """Somebody put an assumption off; without a question: those put off are wanted again."""

    type: Literal["put-off"] = "put-off"
    question: str = ""


class Drafted(Happened):
    """A writer wrote a deliverable; `markdown` is its rendered text."""

    type: Literal["drafted"] = "drafted"
    deliverable: str
    generation: int
    written: Written
    markdown: str


class DraftFailed(Happened):
    """A writer gave up; `reason` is one plain sentence for people; `capped` when only the cap of the run stood in the way."""

    type: Literal["draft-failed"] = "draft-failed"
    deliverable: str
    generation: int
    reason: str
    usage: Usage = Usage()
    capped: bool = False


class SpineWritten(Happened):
    """What all drafts of the run share is settled."""

    type: Literal["spine-written"] = "spine-written"
    attempt: int
    spine: Spine
    usage: Usage = Usage()


class SpineFailed(Happened):
    """The writer gave up on the spine; `reason` and `capped` as in a draft that failed."""

    type: Literal["spine-failed"] = "spine-failed"
    attempt: int
    reason: str
    usage: Usage = Usage()
    capped: bool = False


class Objected(Happened):
    """The support persona read the drafts of a phase; `reviewed.text` may be empty. `persona` is empty when it could not.

    `lot` is how often drafts of the run had been dropped unseen, so that a review of dropped ones is not taken for the next.
    """

    type: Literal["objected"] = "objected"
    phase: int
    round: int
    persona: str
    reviewed: Reviewed
    lot: int = 0


class Approved(Happened):
    """A person approved a phase; `phase` 0 approves every phase (Auto mode)."""

    type: Literal["approved"] = "approved"
    phase: int
    round: int


class ChangesAsked(Happened):
    """A person asked for changes to some deliverables (none named: all of the phase)."""

    type: Literal["changes-asked"] = "changes-asked"
    phase: int
    round: int
    reason: str
    deliverables: tuple[str, ...] = ()


class Redone(Happened):
    """A person wants the drafts of a phase made again."""

    type: Literal["redone"] = "redone"
    phase: int
    round: int


class Refreshed(Happened):
    """A person wants the drafts that a changed answer made stale made again."""

    type: Literal["refreshed"] = "refreshed"


class ActivitiesChanged(Happened):
    """A person changed activities of the calendar that is being drafted.

    `judged` are the deliverables, each with the lines that the built-in writer would now write otherwise.
    """

    type: Literal["activities-changed"] = "activities-changed"
    changes: tuple[ActivityChange, ...]
    judged: dict[str, tuple[str, ...]] = {}


class ProposalDecided(Happened):
    """A person answered a proposal of a review: with one of its choices, with none (it stays as it is), or `-`: begin again."""

    type: Literal["proposal-decided"] = "proposal-decided"
    proposal: str = ""
    choice: str = ""


class PlanRenewed(Happened):
    """A review of this Plan was published. `contents` (JSON) and `markdown` are the changed deliverables by key.

    `wishes` are the accepted changes of the calendar, `start` is the new first day, `why` a line for the change log.
    """

    type: Literal["plan-renewed"] = "plan-renewed"
    contents: dict[str, dict[str, object]]
    markdown: dict[str, str]
    wishes: tuple[ActivityChange, ...] = ()
    start: date
    why: str = ""


class Edited(Happened):
    """A person wrote the text of a deliverable."""

    type: Literal["edited"] = "edited"
    deliverable: str
    generation: int
    markdown: str


class WriterChosen(Happened):
    """After a writer gave up: try again, or let the built-in writer do the failed drafts. `raised`: the cap was raised once."""

    type: Literal["writer-chosen"] = "writer-chosen"
    phase: int
    choice: WriterChoice
    raised: bool = False


class Ticked(Happened):
    """A person ticked success criteria by hand (their numbers); the others ticked by hand are cleared."""

    type: Literal["ticked"] = "ticked"
    criteria: tuple[int, ...]


class Scored(Happened):
    """The document that the run would make was scored, as it stood at `revision`; `of` is 0 when that could not be done."""

    type: Literal["scored"] = "scored"
    revision: int
    points: float = 0
    of: float = 0
    red: tuple[Gate, ...] = ()


class PublishAsked(Happened):
    """A person pressed Publish; `why` is their reason for another version, in a line, or empty."""

    type: Literal["publish-asked"] = "publish-asked"
    why: str = ""


class Reopened(Happened):
    """A person wants to change the published document, maybe because of a `question` that it does not answer."""

    type: Literal["reopened"] = "reopened"
    question: str = ""


class RestoreAsked(Happened):
    """A person wants an older version (the document's id, and its number) to be the newest one again."""

    type: Literal["restore-asked"] = "restore-asked"
    document: str
    version: int


class DraftTaken(Happened):
    """A person wants the new draft of this generation instead of the text that a person wrote."""

    type: Literal["draft-taken"] = "draft-taken"
    deliverable: str
    generation: int


class TextKept(Happened):
    """A person wants the text that a person wrote to stay, and the new draft of this generation to go."""

    type: Literal["text-kept"] = "text-kept"
    deliverable: str
    generation: int


class SourceRenewed(Happened):
    """The document that this run starts from has a newer version.

    `judged` are the deliverables, each with the lines that the built-in writer would now write otherwise.
    """

    type: Literal["source-renewed"] = "source-renewed"
    source: Source
    judged: dict[str, tuple[str, ...]] = {}


class Published(Happened):
    """The document was stored and posted. `work` is what a restored version was made of, where that is known."""

    type: Literal["published"] = "published"
    document: str
    version: int
    work: Work | None = None


class Cancelled(Happened):
    """A person cancelled the run."""

    type: Literal["cancelled"] = "cancelled"


class Posted(Happened):
    """A message of the run stands in Slack at `ts`, showing `revision`."""

    type: Literal["posted"] = "posted"
    message: str
    ts: str
    revision: int


class Resumed(Happened):
    """Somebody typed the command of an open run again: what could not be said is tried once more."""

    type: Literal["resumed"] = "resumed"


class Failed(Happened):
    """A job was given up. `job` is `publish` or a message, of this phase, round and deliverable; `reason` is for people.

    `reply` is a URL for a private word, where the channel itself may be closed to us.
    """

    type: Literal["failed"] = "failed"
    job: str
    phase: int = 0
    round: int = 0
    deliverable: str = ""
    reason: str
    reply: str = ""


Event = Annotated[
    Answered
    | SampleChosen
    | Arranged
    | SourceChosen
    | FileRead
    | FileUnread
    | FilesForgotten
    | DraftingAsked
    | Confirmed
    | PutOff
    | Drafted
    | DraftFailed
    | SpineWritten
    | SpineFailed
    | Objected
    | Approved
    | ChangesAsked
    | Redone
    | Refreshed
    | Edited
    | ActivitiesChanged
    | ProposalDecided
    | PlanRenewed
    | WriterChosen
    | Ticked
    | Scored
    | PublishAsked
    | Reopened
    | RestoreAsked
    | DraftTaken
    | TextKept
    | SourceRenewed
    | Published
    | Cancelled
    | Posted
    | Resumed
    | Failed,
    Field(discriminator="type"),
]
