"""The job table against a model in plain Python: any order of puts, claims, ends, lapses and crashes."""

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from bot.stores.sqlite import SqliteStore
from tests.contracts.given import LEASE, NOON, job

OWNERS = st.sampled_from(["w1", "w2"])
WHO = st.sampled_from(["its owner", "its owner", "w1", "w2"])
MEMORY = Path("/dev/shm")  # flushing a disk thousands of times would be all that this test does
SECONDS = st.sampled_from([0, 1, 5, 29, 30, 31, 100])


@dataclass
class Row:
    """What the model knows of a job."""

    seq: int
    key: str
    run_at: datetime
    state: str = "waiting"
    owner: str | None = None
    tries: int = 0
    failures: int = 0

    @property
    def active(self) -> bool:
        return self.state in {"waiting", "running"}


class JobTable(RuleBasedStateMachine):
    """The real table and the model, side by side."""

    names = Bundle("names")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        self.runner = asyncio.Runner()
        self.now = NOON
        self.rows: dict[str, Row] = {}
        self.store = self.open()

    def open(self) -> SqliteStore:
        return self.runner.run(SqliteStore.open(self.folder / "coord.db", clock=lambda: self.now))

    def ask(self, fn):
        return self.runner.run(self.store.run(fn))

    def heads(self) -> list[str]:
        """Due jobs that stand first in their queue, oldest first."""
        first: dict[str, int] = {}
        for row in self.rows.values():
            if row.active:
                first[row.key] = min(row.seq, first.get(row.key, row.seq))
        due = [(r.run_at, r.seq, n) for n, r in self.rows.items() if r.active and r.run_at <= self.now and first[r.key] == r.seq]
        return [name for _, _, name in sorted(due)]

    def acting(self, name: str, who: str) -> tuple[str, Row | None]:
        """The owner who acts, and the row when it is theirs to change."""
        row = self.rows[name]
        owner = row.owner or "w1" if who == "its owner" else who
        return owner, row if row.state == "running" and row.owner == owner else None

    @initialize(target=names)
    def first(self) -> str:
        return self.put("j0", "q0", 0)

    @rule(target=names, name=st.integers(0, 9).map("j{}".format), key=st.integers(0, 2).map("q{}".format), delay=SECONDS)
    def put(self, name: str, key: str, delay: int) -> str:
        run_at = self.now + timedelta(seconds=delay)
        new = name not in self.rows
        assert self.ask(lambda tx: tx.put(job(name, key, run_at if delay else None), self.now)) is new
        if new:
            self.rows[name] = Row(len(self.rows) + 1, key, run_at)
        return name

    @rule(owner=OWNERS, limit=st.integers(1, 4))
    def claim(self, owner: str, limit: int) -> None:
        expected = self.heads()[:limit]
        taken = self.ask(lambda tx: tx.claim(owner, self.now, LEASE, limit))
        assert [row.id for row in taken] == sorted(expected, key=lambda name: self.rows[name].seq)
        for name in expected:
            row = self.rows[name]
            row.state, row.owner, row.tries, row.run_at = "running", owner, row.tries + 1, self.now + timedelta(seconds=LEASE)

    @rule(name=names, who=WHO)
    def finish(self, name: str, who: str) -> None:
        owner, row = self.acting(name, who)
        assert self.ask(lambda tx: tx.finish(name, owner, self.now)) is bool(row)
        if row:
            row.state = "done"

    @rule(name=names, who=WHO)
    def bury(self, name: str, who: str) -> None:
        owner, row = self.acting(name, who)
        assert self.ask(lambda tx: tx.bury(name, owner, self.now, "no")) is bool(row)
        if row:
            row.state, row.failures = "dead", row.failures + 1

    @rule(name=names, who=WHO, delay=SECONDS, error=st.sampled_from(["", "timeout"]))
    def postpone(self, name: str, who: str, delay: int, error: str) -> None:
        (owner, row), run_at = self.acting(name, who), self.now + timedelta(seconds=delay)
        assert self.ask(lambda tx: tx.postpone(name, owner, run_at, error)) is bool(row)
        if row:
            row.state, row.owner, row.run_at, row.failures = "waiting", None, run_at, row.failures + bool(error)

    @rule(name=names, who=WHO, delay=SECONDS)
    def extend(self, name: str, who: str, delay: int) -> None:
        (owner, row), until = self.acting(name, who), self.now + timedelta(seconds=delay)
        assert self.ask(lambda tx: tx.extend(name, owner, until)) is bool(row)
        if row:
            row.run_at = until

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def crash(self) -> None:
        self.runner.run(self.store.close())
        self.store = self.open()
        for row in self.rows.values():
            if row.state == "running":
                row.state, row.owner, row.run_at = "waiting", None, self.now

    @invariant()
    def the_table_is_the_model(self) -> None:
        stored, due, after = self.ask(lambda tx: (tx.jobs(limit=100), tx.next_due(), tx.next_due(self.now)))
        assert {r.id: Row(r.seq, r.key, r.run_at, r.state, r.owner, r.tries, r.failures) for r in stored} == self.rows
        active = [row.run_at for row in self.rows.values() if row.active]
        assert due == min(active, default=None)
        assert after == min((run_at for run_at in active if run_at > self.now), default=None)

    def teardown(self) -> None:
        self.runner.run(self.store.close())
        self.runner.close()
        shutil.rmtree(self.folder)


TestJobTable = JobTable.TestCase
TestJobTable.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
