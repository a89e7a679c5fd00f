"""What is said when a job was given up: an event that keeps its run from waiting, and a word to whoever asked. Pure."""

from datetime import datetime

from bot.core.brief import Reviewed
from bot.core.events import DraftFailed, Event, Failed, FileUnread, Objected, Scored, SpineFailed
from bot.core.jobs import BringIn, Command, Consult, DraftJob, Job, PublishJob, ReadFile, ReviewJob, Say, ScoreJob, SpineJob, Tell


def to_the_run(job: Job, why: str, key: str, at: datetime) -> Event | None:
    """The event that keeps a run from waiting for a job that was given up."""
    match job:
        case ReadFile():
            return FileUnread(key=key, at=at, file=job.file, reason=f"{why} Attach it once more, or paste its text.")
        case DraftJob():
            return DraftFailed(key=key, at=at, deliverable=job.deliverable, generation=job.generation, reason=why)
        case ReviewJob():
            about = {"phase": job.phase, "round": job.round, "persona": "", "lot": job.lot}
            return Objected(key=key, at=at, reviewed=Reviewed(), **about)
        case SpineJob():
            return SpineFailed(key=key, at=at, attempt=job.attempt, reason=why)
        case Say():
            place = {"phase": job.phase, "round": job.round, "deliverable": job.deliverable}
            return Failed(key=key, at=at, job=job.message, reason=why, reply=job.reply, **place)
        case ScoreJob():
            return Scored(key=key, at=at, revision=job.revision)
        case PublishJob():
            return Failed(key=key, at=at, job="publish", reason=why)
        case _:
            return None


def to_the_person(job: Job, why: str) -> tuple[Tell, ...]:
    """The private word for the person whose press or command could not be carried out."""
    match job:
        case Command() | Consult() | BringIn():
            reply = "" if isinstance(job, BringIn) else job.reply
            base = {"team": job.team, "channel": job.channel, "user": job.user, "reply": reply}
            return (Tell(key=f"{job.key}/sorry", notice="sorry", facts={"reason": why}, **base),)
        case _:
            return ()
