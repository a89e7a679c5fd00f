"""Work to be done: one frozen value per job, in the imperative. A job is durable; its id makes it happen once."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, JsonValue

from bot.core.events import Event
from bot.core.run import WriterChoice
from bot.core.values import Value


class Happen(Value):
    """Apply an event to a run."""

    type: Literal["happen"] = "happen"
    run: str
    event: Event


class Command(Value):
    """Obey a `/coord` command: `text` is what stood after it, `reply` the URL for a private answer, `name` the person's.

    `thread_ts` is the thread in which it was asked by naming the bot.
    """

    type: Literal["command"] = "command"
    key: str
    team: str
    channel: str
    user: str
    name: str = ""
    text: str
    reply: str
    at: datetime
    thread_ts: str | None = None


class ReadFile(Value):
    """Fetch an attached file and read it. `revision` tells this attaching from an earlier one of the same file."""

    type: Literal["read-file"] = "read-file"
    run: str
    file: str
    revision: int = 0


class ForgetFiles(Value):
    """Forget the text of a run's files, at this UTC instant."""

    type: Literal["forget-files"] = "forget-files"
    run: str
    at: datetime
    reopened: int = 0


class DraftJob(Value):
    """Write one deliverable."""

    type: Literal["draft"] = "draft"
    run: str
    deliverable: str
    generation: int
    choice: WriterChoice


class SpineJob(Value):
    """Settle what all drafts share, before they are written."""

    type: Literal["spine"] = "spine"
    run: str
    attempt: int


class ReviewJob(Value):
    """Let the support persona read the drafts of a phase. `lot` is how often drafts of the run had been dropped unseen."""

    type: Literal["review"] = "review"
    run: str
    phase: int
    round: int
    lot: int = 0


class Say(Value):
    """Show a message of the run: post it, or edit it in place when it stands already.

    `message` names what is shown (`card`, `drafts`, `review`, `edited`, `trouble`, `files`, `assumed`, `closing`,
    `finished`, `proposal`, `renewed`), `phase`, `round` and `deliverable` which. `reply` is a URL for a private word should the
    channel refuse.
    """

    type: Literal["say"] = "say"
    run: str
    message: str
    phase: int = 0
    round: int = 0
    deliverable: str = ""
    revision: int = 0
    reply: str = ""

    @property
    def name(self) -> str:
        """The message's name in `Run.messages`: what makes it the same message."""
        parts = (self.message, str(self.phase or ""), self.deliverable, str(self.round or ""))
        return "-".join(p for p in parts if p)


class Tell(Value):
    """Give one person a private word. `notice` names the sentence, `facts` fill it in.

    With `reply` it goes to that URL, else as an ephemeral message into the channel and thread.
    """

    type: Literal["tell"] = "tell"
    key: str
    team: str
    channel: str
    user: str
    notice: str
    facts: dict[str, str] = {}
    thread_ts: str | None = None
    reply: str = ""


class Overview(Value):
    """Answer a command with a private page: help, missions, or status."""

    type: Literal["overview"] = "overview"
    key: str
    team: str
    channel: str
    user: str
    page: str
    reply: str
    facts: dict[str, JsonValue] = {}
    thread_ts: str | None = None


class Consult(Value):
    """Look something up in finished documents for one person, and answer privately.

    `want` is `library` (`text`: words to look for), `ask` (`text`: the question), `versions` and `send` (of `document`, in
    `format`), `restore` (`document`: the older version that is to be the newest again), `query` (`text`: note it as a question
    that no document answers) or `settle` (`document`: the id of such a one).
    `proven`: Slack itself says that it was asked in `channel`.
    """

    type: Literal["consult"] = "consult"
    key: str
    team: str
    channel: str
    user: str
    want: Literal["library", "ask", "versions", "send", "restore", "query", "settle"]
    text: str = ""
    document: str = ""
    format: str = ""
    proven: bool = True
    reply: str = ""
    thread_ts: str | None = None
    at: datetime


class BringIn(Value):
    """Make an attached file the next version of the channel's document of this kind."""

    type: Literal["bring-in"] = "bring-in"
    key: str
    team: str
    channel: str
    user: str
    name: str = ""
    kind: str
    title: str
    file: str
    at: datetime


class Announce(Value):
    """Let a document that was brought in stand in its channel, under a card of its own.

    `user` brought it in or restored it; `behind` are the runs that build on an older version; `cut`: only its beginning is in.
    """

    type: Literal["announce"] = "announce"
    team: str
    channel: str
    user: str
    document: str
    behind: tuple[str, ...] = ()
    cut: bool = False


class ScoreJob(Value):
    """Score the document that the run would make, as it stands at `revision`."""

    type: Literal["score"] = "score"
    run: str
    revision: int = 0


class PublishJob(Value):
    """Assemble the document, store it as the next version, post it. `attempt` tells one press of Publish from the next.

    `why` is the reason for another version; `restores` the id of an older one whose content is taken instead.
    """

    type: Literal["publish"] = "publish"
    run: str
    attempt: int = 0
    why: str = ""
    restores: str = ""


class DigestJob(Value):
    """Deal with the digest of a local date: compose it, or leave it to the next one; and put the next one.

    `channel` is that of the Plan. A job of an earlier `generation` is void. `asked` is the key of the command that wants it now.
    """

    type: Literal["digest"] = "digest"
    team: str
    channel: str
    date: date
    generation: int = 0
    asked: str = ""


class ShowDigest(Value):
    """Post the digest of a date, or edit it in place; `revision` is the one to show."""

    type: Literal["show-digest"] = "show-digest"
    team: str
    channel: str
    date: date
    revision: int


Job = Annotated[
    Happen
    | Command
    | ReadFile
    | ForgetFiles
    | DraftJob
    | SpineJob
    | ReviewJob
    | Say
    | Tell
    | Overview
    | Consult
    | BringIn
    | Announce
    | ScoreJob
    | PublishJob
    | DigestJob
    | ShowDigest,
    Field(discriminator="type"),
]
