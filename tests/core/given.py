"""Small missions and runs to tell stories about."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.brief import Reviewed, Written
from bot.core.changes import Step
from bot.core.decide import decide
from bot.core.events import Answered, Approved, Drafted, Event, Objected
from bot.core.forms import Form, Question
from bot.core.jobs import DraftJob, Job, ReviewJob, Say, Tell
from bot.core.mission import Criterion, DeliverableSpec, Input, Mission, Phase, Sample
from bot.core.run import PhaseState, Run

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
OLIVE, SAM, PRIYA = "U1", "U2", "U3"


def small_mission(**change: Any) -> Mission:
    """Two phases of two deliverables, two required inputs and a helpful one, a quick start over both."""
    base: dict[str, Any] = {
        "slug": "tea",
        "title": "Tea",
        "inputs": (
            Input(number=1, name="Kettle", required=True),
            Input(number=2, name="Leaves", required=True),
            Input(number=3, name="Cups", required=False),
        ),
        "phases": (
            Phase(position=1, number=1, name="Boil", lead="cook", support=("taster",)),
            Phase(position=2, number=2, name="Pour", lead="taster", support=("cook",)),
        ),
        "criteria": (Criterion(number=1, text="It is hot"), Criterion(number=2, text="It is tea")),
        "forms": (
            Form(id="kettle", title="Kettle", input=1, questions=(Question(id="litres", label="Litres", required=True),)),
            Form(id="leaves", title="Leaves", input=2, questions=(Question(id="sort", label="Sort", required=True),)),
            Form(id="cups", title="Cups", input=3, required=False, questions=(Question(id="count", label="Count"),)),
        ),
        "quick": ("litres",),
        "deliverables": (
            DeliverableSpec(key="water", title="Water", phase=1, uses=("litres",)),
            DeliverableSpec(key="heat", title="Heat", phase=1, uses=("litres", "sort")),
            DeliverableSpec(key="steep", title="Steep", phase=2, uses=("sort",)),
            DeliverableSpec(key="serve", title="Serve", phase=2, uses=("count",)),
        ),
        "sample": Sample(name="Sample", answers={"litres": "1", "sort": "green"}),
        "sha256": "abc",
    }
    return Mission(**(base | change))


def new_run(mission: Mission, **change: Any) -> Run:
    """A run that Olive started, with its card in the channel."""
    base: dict[str, Any] = {
        "id": "r1",
        "team": "T1",
        "channel": "C1",
        "starter": OLIVE,
        "slug": mission.slug,
        "sha256": mission.sha256,
        "started": NOON,
        "thread_ts": "1.0",
        "phases": tuple(PhaseState(position=p.position) for p in mission.phases),
    }
    return Run(**(base | change))


class Story:
    """A run and all that followed, told event by event. Time moves a minute an event."""

    def __init__(self, mission: Mission | None = None, **run: Any) -> None:
        self.mission = mission or small_mission()
        self.run = new_run(self.mission, **run)
        self.jobs: list[Job] = []
        self.count = 0

    def happen(self, kind: type, by: str = OLIVE, **fields: Any) -> tuple[Job, ...]:
        """Applies one event; returns the jobs it led to."""
        self.count += 1
        at = NOON + timedelta(minutes=self.count)
        return self.apply(kind(key=f"e{self.count}", at=at, by=by, **fields))

    def apply(self, event: Event) -> tuple[Job, ...]:
        """Applies an event as it is."""
        step: Step = decide(self.mission, self.run, event)
        self.run, jobs = step
        self.jobs += jobs
        return jobs

    def answer_all(self) -> tuple[Job, ...]:
        """Fills the quick start, so that drafting begins."""
        return self.happen(Answered, form="quick", values={"litres": "2"})

    def write(self, *jobs: Job, text: str = "text", revise: tuple[str, ...] = ()) -> tuple[Job, ...]:
        """Writes every draft that these jobs ask for, and reviews, which want these revised; returns what came of it."""
        out: tuple[Job, ...] = ()
        for job in jobs:
            if isinstance(job, DraftJob):
                written = Written(content={"lead": text, "parts": []}, writer="fake")
                markdown = f"{job.deliverable} {text} {job.generation}"
                fields = {"deliverable": job.deliverable, "generation": job.generation}
                out += self.happen(Drafted, by="", written=written, markdown=markdown, **fields)
        for job in [j for j in (*jobs, *out) if isinstance(j, ReviewJob)]:
            reviewed = Reviewed(text="Too hot?", met="" if revise else "It cools.", deliverables=revise)
            about = {"phase": job.phase, "round": job.round, "lot": job.lot}
            out += self.happen(Objected, by="", persona="taster", reviewed=reviewed, **about)
        return out

    def approve(self, phase: int, by: str = OLIVE) -> tuple[Job, ...]:
        """Approves the review that is shown."""
        round_ = self.run.review_round if phase == 0 else self.run.phase(phase).round
        return self.happen(Approved, by=by, phase=phase, round=round_)

    def drafted(self) -> "Story":
        """Goes on to the review of the first phase."""
        self.write(*self.answer_all())
        return self

    def closed(self) -> "Story":
        """Goes on to the last step before Publish."""
        jobs: tuple[Job, ...] = self.answer_all()
        for phase in self.mission.phases:
            self.write(*jobs)
            jobs = self.approve(phase.position)
        return self


def said(jobs: tuple[Job, ...]) -> list[str]:
    """The names of the messages that are shown."""
    return [j.name for j in jobs if isinstance(j, Say)]


def told(jobs: tuple[Job, ...]) -> list[tuple[str, str]]:
    """The private words: to whom, and which."""
    return [(j.user, j.notice) for j in jobs if isinstance(j, Tell)]


def wanted(jobs: tuple[Job, ...]) -> list[str]:
    """The deliverables to draft."""
    return [j.deliverable for j in jobs if isinstance(j, DraftJob)]
