"""Teams whose digests are due in the same minute: made, stored, and sent through the real store and worker to a slow chat."""

import asyncio
import resource
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import yaml

from bot.bootstrap import content
from bot.coordinator.days import Days
from bot.coordinator.queue import row
from bot.core.brief import Brief
from bot.core.calendar.plans import plan_content
from bot.core.digest.arranging import begun, proposed
from bot.core.digest.posting import Posting
from bot.core.document import Document
from bot.core.facts import gather
from bot.core.jobs import DigestJob
from bot.core.mission import Mission
from bot.core.ports import JobRow, Tx
from bot.core.run import Answer, PhaseState, Run, Stage
from bot.library import Library
from bot.slack.digest.message import digest_words
from bot.stores.sqlite import SqliteStore
from bot.worker import Worker, WorkerSettings
from bot.writers.offline.plan import PLAN

DELAY = 0.150
SHARED = 50
"""So many different Plans are shared by the teams, so that the database stays small; each is read once."""
DAY = date(2026, 12, 15)
NOW = datetime(2026, 12, 15, 8, 30, tzinfo=UTC)
SLUG = "service-plan-development"


class SlowChat:
    """Builds each message, answers after a while, and counts what it posted."""

    def __init__(self, wanted: int) -> None:
        self.posted: Counter[str] = Counter()
        self.wanted, self.all_there = wanted, asyncio.Event()

    async def digest(self, posting: Posting) -> tuple[str, str]:
        """Posts it."""
        digest_words(posting)
        await asyncio.sleep(DELAY)
        self.posted[posting.day.team] += 1
        if len(self.posted) >= self.wanted:
            self.all_there.set()
        return posting.day.channel, f"{len(self.posted)}.0"


def measure(folder: str, teams: int, plans: int = SHARED) -> dict[str, float]:
    """Seconds to send all digests, CPU milliseconds a digest, megabytes of memory it took more, and how many came twice.

    `plans`: how many different Plans the teams have.
    """
    return asyncio.run(_measure(Path(folder) / f"digest-{teams}-{plans}.db", teams, plans))


async def _measure(path: Path, teams: int, plans: int) -> dict[str, float]:
    store = await SqliteStore.open(path, clock=lambda: NOW)
    await _fill(store, teams, plans)
    chat = SlowChat(teams)
    days = Days(store, chat, lambda: NOW, lambda _: True)  # type: ignore[arg-type]
    worker = Worker(store, _perform(days), _give_up, clock=_clock(), owner="bench", settings=WorkerSettings())
    before, began, cpu = _megabytes(), time.perf_counter(), time.process_time()
    await worker.start()
    await chat.all_there.wait()
    seconds, spent = time.perf_counter() - began, time.process_time() - cpu
    await worker.stop(3)
    await store.close()
    twice = sum(count > 1 for count in chat.posted.values())
    return {"seconds": seconds, "cpu": 1000 * spent / teams, "megabytes": _megabytes() - before, "twice": twice}


def _perform(days: Days):  # type: ignore[no-untyped-def]
    async def perform(job: JobRow) -> None:
        if isinstance(job.job, DigestJob):
            await days.compose(job, job.job)
        else:
            await days.show(job, job.job)  # type: ignore[arg-type]

    return perform


async def _give_up(_: JobRow, error: Exception) -> None:
    raise error


def _clock():  # type: ignore[no-untyped-def]
    began = time.monotonic()
    return lambda: NOW + timedelta(seconds=time.monotonic() - began)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def _fill(store: SqliteStore, teams: int, count: int) -> None:
    mission, document, run = _sample()
    copies = [(document.model_copy(update={"id": f"D{n}", "run": f"R{n}", "channel": f"P{n}"}), f"R{n}") for n in range(count)]

    def plans(tx: Tx) -> None:
        tx.pin(mission)
        for copy, name in copies:
            tx.keep(copy)
            tx.add_run(run.model_copy(update={"id": name, "document": copy.id, "channel": copy.channel}))

    await store.run(plans)
    for first in range(0, teams, 500):
        await store.run(
            lambda tx, first=first: [_team(tx, n, run, *copies[n % count]) for n in range(first, min(first + 500, teams))]
        )


def _team(tx: Tx, number: int, run: Run, document: Document, name: str) -> None:
    team, plan = f"T{number:05}", plan_content(document)
    settings = proposed(plan, run).model_copy(update={"zone": "UTC", "at": "08:30"})
    daily = begun(team, f"C{number:05}", name, plan, settings, NOW)
    tx.keep_daily(daily.model_copy(update={"since": plan.start, "last": DAY - timedelta(days=1)}))
    tx.put(row(team, DigestJob(team=team, channel=daily.channel, date=DAY), NOW), NOW)


def _sample() -> tuple[Mission, Document, Run]:
    """The sample company's Plan, written by the built-in writer without a Bible."""
    mission = Library.load([content("missions")]).find(SLUG)
    assert mission is not None
    raw = yaml.safe_load((content("missions") / SLUG / "sample.yml").read_text(encoding="utf-8"))["answers"]
    answers = {k: Answer(question=k, value=tuple(v) if isinstance(v, list) else v, by="U1", at=NOW) for k, v in raw.items()}
    facts, contents = gather(mission, answers, {}), dict[str, dict[str, object]]()
    for spec in mission.deliverables:
        phase = mission.phases[spec.phase - 1]
        brief = Brief(
            mission=mission, phase=phase, spec=spec, persona=mission.persona(phase.lead, phase.objective), facts=facts,
            today=date(2026, 11, 20), accepted=contents,
        )  # fmt: skip
        contents[spec.key] = PLAN[spec.type](brief).model_dump(mode="json")
    document = Document(
        id="D", team="T", channel="C", kind="service-plan", title="Customer Service Plan", version=1, run="R", slug=SLUG,
        at=NOW, by="U1", markdown="# Plan", facts=facts.facts, contents=contents,
    )  # fmt: skip
    run = Run(
        id="R", team="T", channel="C", starter="U1", slug=SLUG, sha256=mission.sha256, started=NOW, stage=Stage.PUBLISHED,
        answers=answers, phases=tuple(PhaseState(position=p.position) for p in mission.phases),
    )  # fmt: skip
    return mission, document, run
