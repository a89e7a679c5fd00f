"""Jobs as rows: the id that makes each happen once, and the queue it waits in. Pure."""

from datetime import datetime
from typing import assert_never

from bot.core.jobs import (
    Announce,
    BringIn,
    Command,
    Consult,
    DigestJob,
    DraftJob,
    ForgetFiles,
    Happen,
    Job,
    Overview,
    PublishJob,
    ReadFile,
    ReviewJob,
    Say,
    ScoreJob,
    ShowDigest,
    SpineJob,
    Tell,
)
from bot.core.ports import JobRow


def row(team: str, job: Job, run_at: datetime | None = None) -> JobRow:
    """The row for a job of a team. Jobs of one queue are done one at a time, in order; drafts each have their own."""
    identity, queue = _place(team, job)
    due = job.at if isinstance(job, ForgetFiles) else run_at
    return JobRow(id=identity, team=team, key=queue, job=job, run_at=due)


def _place(team: str, job: Job) -> tuple[str, str]:
    match job:
        case Happen():
            return f"in/{job.event.key}", f"run/{job.run}"
        case Command():
            return f"in/{job.key}", f"channel/{team}/{job.channel}"
        case ReadFile():
            identity = f"read/{job.run}/{job.file}/{job.revision}"
            return identity, identity
        case ForgetFiles():
            return f"forget/{job.run}" + (f"/{job.reopened}" if job.reopened else ""), f"run/{job.run}"
        case DraftJob():
            identity = f"draft/{job.run}/{job.deliverable}/{job.generation}"
            return identity, identity
        case ReviewJob():
            identity = f"review/{job.run}/{job.phase}/{job.round}" + (f"/{job.lot}" if job.lot else "")
            return identity, identity
        case SpineJob():
            identity = f"spine/{job.run}/{job.attempt}"
            return identity, identity
        case Say():
            return f"say/{job.run}/{job.name}/{job.revision}", f"say/{job.run}"
        case Tell():
            return f"tell/{job.key}/{job.notice}/{job.user}", f"tell/{team}/{job.user}"
        case Overview():
            return f"page/{job.key}/{job.page}", f"tell/{team}/{job.user}"
        case Consult():
            return f"consult/{job.key}/{job.want}", f"consult/{team}/{job.user}"
        case BringIn():
            return f"bring-in/{job.key}", f"channel/{team}/{job.channel}"
        case Announce():
            return f"announce/{job.document}", f"announce/{team}/{job.channel}"
        case ScoreJob():
            return f"score/{job.run}/{job.revision}", f"score/{job.run}"
        case PublishJob():
            return f"publish/{job.run}/{job.attempt}", f"publish/{job.run}"
        case DigestJob():
            asked = f"/now/{job.asked}" if job.asked else ""
            identity = f"digest/{job.team}/{job.channel}/{job.date}/{job.generation}{asked}"
            # A queue of its own: one that waits for tomorrow must not hold up what is wanted now.
            return identity, identity
        case ShowDigest():
            queue = f"show-digest/{job.team}/{job.channel}"
            return f"{queue}/{job.date}/{job.revision}", queue
    assert_never(job)
