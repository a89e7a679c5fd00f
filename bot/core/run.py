"""A run: one mission on its way in one thread, as a value that rests in one row."""

from datetime import datetime
from enum import StrEnum

from bot.core.content.base import Origin
from bot.core.cost import Usage
from bot.core.files import Attachment
from bot.core.forms import AnswerValue
from bot.core.quarter.values import Decision, Quarter
from bot.core.score.values import Gate
from bot.core.spine import Spine
from bot.core.values import Value
from bot.core.versions.values import Edition, SetAside
from bot.core.wishes import ActivityChange


class Stage(StrEnum):
    """Where a run stands."""

    GATHERING = "gathering"
    WORKING = "working"
    CLOSING = "closing"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


OVER = frozenset({Stage.PUBLISHED, Stage.CANCELLED})


class Mode(StrEnum):
    """Engaged: people approve phase by phase. Auto: everything is drafted, then one review."""

    ENGAGED = "engaged"
    AUTO = "auto"


class PhaseStatus(StrEnum):
    """Where a phase stands."""

    WAITING = "waiting"
    DRAFTING = "drafting"
    REVIEW = "review"
    APPROVED = "approved"


SEEN = frozenset({PhaseStatus.REVIEW, PhaseStatus.APPROVED})


class DraftState(StrEnum):
    """Where a draft stands: asked for, written, or given up by its writer."""

    WANTED = "wanted"
    READY = "ready"
    FAILED = "failed"


class WriterChoice(StrEnum):
    """Who writes a draft: the writer of the house (a model when one is set), or the built-in one."""

    HOUSE = "house"
    BUILT_IN = "built-in"


class Answer(Value):
    """A stored answer: by whom (a user id), when (UTC), of which origin, and at which revision of the run."""

    question: str
    value: AnswerValue
    by: str
    at: datetime
    origin: Origin = Origin.ANSWERED
    revision: int = 0


class Draft(Value):
    """A deliverable before approval. `content` is the typed content as JSON; `markdown` what people read.

    A person's edit sets `edited_by` and is never overwritten. `generation` counts redrafts, so that a late one is ignored;
    `round` is the review round of the phase that shows this generation; `capped`: only the cap of the run stood in the way;
    `revising`: it was written, and the lead works the objection in; `outdated`: a person wrote it, and an answer or document
    under it has changed since; `leans` are the questions whose unconfirmed answers showed in
    the text when it was written; None: not known.
    """

    deliverable: str
    generation: int = 1
    round: int = 1
    state: DraftState = DraftState.WANTED
    content: dict[str, object] | None = None
    markdown: str = ""
    writer: str = ""
    edited_by: str | None = None
    stale: bool = False
    outdated: bool = False
    request: str = ""
    failure: str = ""
    capped: bool = False
    revising: bool = False
    choice: WriterChoice = WriterChoice.HOUSE
    leans: tuple[str, ...] | None = None


class Objection(Value):
    """The support persona's one objection to a phase's drafts, and how the lead met it; `by` is empty when it could not read."""

    by: str
    text: str
    met: str


class PhaseState(Value):
    """How far one phase is. `round` counts the reviews, `shown` is the round whose drafts people saw; times are UTC instants.

    `decision` is the last one people took (`approved`, `changes`, `redo`, `refresh`, or empty), with who and when.
    """

    position: int
    status: PhaseStatus = PhaseStatus.WAITING
    round: int = 0
    shown: int = 0
    objection: Objection | None = None
    started: datetime | None = None
    approved_at: datetime | None = None
    approved_by: str | None = None
    decision: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


class Ahead(Value):
    """The phase after the one that people read, drafted before its turn: how far it is, and its drafts by deliverable key."""

    phase: PhaseState
    drafts: dict[str, Draft]


class SpineDraft(Value):
    """The spine of a run. `attempt` counts how often it was asked for, so that a late one is ignored."""

    attempt: int = 1
    state: DraftState = DraftState.WANTED
    spine: Spine | None = None


class Shown(Value):
    """A message of ours in Slack: its timestamp, and the revision of the run it shows."""

    ts: str
    revision: int


class Unsaid(Value):
    """A message that Slack refused for good: named as in the job that was to say it."""

    message: str
    phase: int = 0
    round: int = 0
    deliverable: str = ""


class Source(Value):
    """The earlier document a run starts from. `id` is None when the text was pasted; `title` is empty when there is none.

    `known` are the question ids that the document answers already, `file` the id of a file that holds its text.
    """

    id: str | None
    title: str
    version: int = 0
    text: str = ""
    by: str = ""
    known: tuple[str, ...] = ()
    file: str = ""


class Renewal(Value):
    """A newer version of the document that a published one was built on.

    `touched` are the deliverables that rest on what changed, each with the lines that a new draft would now say otherwise.
    """

    source: Source
    touched: dict[str, tuple[str, ...]] = {}


class Score(Value):
    """What the score card says of the document that the run would make, asked for at `revision`; not `judged`: not yet known.

    `red` are the gates that failed.
    """

    revision: int
    judged: bool = False
    points: float = 0
    of: float = 0
    red: tuple[Gate, ...] = ()


class ActivitiesEdit(Value):
    """Changes of activities as they were applied: by whom (a user id), when (UTC), and what became different, line by line."""

    by: str
    at: datetime
    lines: tuple[str, ...]


class Run(Value):
    """One mission on its way. `revision` counts what people could notice; `version` fences the stored row.

    `drafts` by deliverable key, `answers` by question id, `messages` by message name, `ticks` (criterion number to user id);
    `later` are the questions whose assumption somebody put off.
    `names` are how Slack calls the people who took part, by user id; `assumed` the numbers of the inputs that somebody
    answered "not yet"; `spent` is what calls to a model took so far, `cap_raised` how often people let it take a cap's worth
    more; `by_model`: a language model writes for the house, as far as is known; `ahead` is not seen before its turn; `used_up`
    are the generations, by deliverable key, of drafts that were dropped unseen, `dropped` is how often that happened; `eager`:
    drafting starts as soon as it can; `unsaid` waits for somebody to type the command again. `files` are the attached files by
    their id. `editions` are the versions that it published, `reopened` counts how often it was opened again after one;
    `proposals` are new drafts beside texts that people wrote, by deliverable key; `set_aside` are texts of people that gave way
    since the last version; `renewal` waits to be taken up; `question` is what the document was opened again to answer;
    `restoring` is the document that is being restored.
    `quarter` is what a review looks back on and `decisions` what was said to its proposals, by key.
    `activity_changes` are the owner's wishes for the calendar, `activity_edits` what each of them made different.
    """

    id: str
    team: str
    channel: str
    starter: str
    slug: str
    sha256: str
    started: datetime
    approvers: tuple[str, ...] = ()
    mode: Mode = Mode.ENGAGED
    variation: str = ""
    thread_ts: str | None = None
    stage: Stage = Stage.GATHERING
    answers: dict[str, Answer] = {}
    assumed: dict[int, str] = {}
    files: dict[str, Attachment] = {}
    later: tuple[str, ...] = ()
    source: Source | None = None
    sample: bool = False
    eager: bool = False
    phases: tuple[PhaseState, ...] = ()
    drafts: dict[str, Draft] = {}
    activity_changes: tuple[ActivityChange, ...] = ()
    activity_edits: tuple[ActivitiesEdit, ...] = ()
    ticks: dict[int, str] = {}
    score: Score | None = None
    spent: Usage = Usage()
    cap_raised: int = 0
    by_model: bool = False
    spine: SpineDraft | None = None
    ahead: Ahead | None = None
    used_up: dict[str, int] = {}
    dropped: int = 0
    messages: dict[str, Shown] = {}
    unsaid: tuple[Unsaid, ...] = ()
    names: dict[str, str] = {}
    document: str | None = None
    document_version: int = 0
    editions: tuple[Edition, ...] = ()
    reopened: int = 0
    proposals: dict[str, Draft] = {}
    set_aside: tuple[SetAside, ...] = ()
    renewal: Renewal | None = None
    question: str = ""
    restoring: str = ""
    quarter: Quarter | None = None
    decisions: dict[str, Decision] = {}
    ended_by: str | None = None
    ended_at: datetime | None = None
    revision: int = 0
    version: int = 0

    @property
    def open(self) -> bool:
        """True until the run is published or cancelled."""
        return self.stage not in OVER

    @property
    def changing(self) -> bool:
        """True while a published document is being changed towards its next version."""
        return self.open and self.document is not None

    @property
    def published(self) -> tuple[Edition, ...]:
        """The versions that it published, oldest first."""
        if self.document is None or self.editions:
            return self.editions
        return (Edition(document=self.document, version=self.document_version),)

    def edition(self, round_: int) -> Edition | None:
        """The version that the `finished` message of this round is about; 0 is the first one."""
        found = [e for e in self.published if round_ in (0, e.version)]
        return found[0] if found else None

    def phase(self, position: int) -> PhaseState:
        """The state of the phase at this position (from 1)."""
        return self.phases[position - 1]

    @property
    def review_round(self) -> int:
        """The round of the one review of Auto mode: grows with every phase's."""
        return sum(p.round for p in self.phases)

    def reviewable(self, phase: int, round_: int) -> bool:
        """True while the review message of this phase (0: all phases) and round is the one to decide by."""
        if phase:
            state = self.phase(phase)
            return state.status is PhaseStatus.REVIEW and state.round == round_
        statuses = {p.status for p in self.phases}
        return statuses <= SEEN and PhaseStatus.REVIEW in statuses and self.review_round == round_

    def may_decide(self, user: str) -> bool:
        """True for the starter and the approvers named at start."""
        return user == self.starter or user in self.approvers
