"""How fast a command is acknowledged: bare Bolt as it comes, Bolt that answers after its listener, and ours, which stores first.

All three run side by side and take turns, so that the ratios hold on a machine whose single times drift.
`python -m benchmarks.ack [--short]` prints `row | measured | goal | met` and ends with 1 when a goal is missed.
"""

import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import aiohttp

from benchmarks.ack_load import Payload, Send, Slack, command, over_http, paced, saturated, stray_press

KINDS = ("bare", "before", "ours")
RATE, SIDE_BY_SIDE = 100, 32


@dataclass(frozen=True)
class Plan:
    """How often and how long, in seconds."""

    rounds: int
    paced: float
    saturated: float


@dataclass(frozen=True)
class Row:
    """One line of the result."""

    name: str
    measured: float
    goal: float
    at_most: bool = True

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.measured <= self.goal if self.at_most else self.measured >= self.goal

    def __str__(self) -> str:
        sign = "<=" if self.at_most else ">="
        return f"{self.name} | {self.measured:.2f} x | {sign} {self.goal} x | {'yes' if self.met else 'NO'}"


@dataclass(frozen=True)
class Taken:
    """What one app did in one round."""

    p50: float
    p95: float
    p99: float
    rate: float


@contextlib.asynccontextmanager
async def serving(kind: str, transport: str, slack: Slack) -> AsyncIterator[int]:
    """An app in its own process; yields its port."""
    api = f"http://127.0.0.1:{slack.port}/{kind}/api/"
    arguments = (sys.executable, "-m", "benchmarks.ack_apps", kind, transport, api)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*arguments, stdin=pipe, stdout=pipe)
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        word, _, port = (await asyncio.wait_for(process.stdout.readline(), 30)).decode().partition(" ")
        if word != "ready":
            raise RuntimeError(f"{kind} over {transport} did not start")
        yield int(port)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def round_of(send: Send, plan: Plan) -> Taken:
    """One app's turn."""
    took = sorted(await paced(send, RATE, plan.paced))
    rate = await saturated(send, SIDE_BY_SIDE, plan.saturated)
    return Taken(*(took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95, 0.99)), rate)


async def compare(transport: str, plan: Plan) -> tuple[dict[str, list[Taken]], float]:
    """Every app's rounds, and our p95 when Slack's own API takes a second, as a multiple of our usual one."""
    slack, taken = Slack(), {kind: list[Taken]() for kind in KINDS}
    runner = await slack.start()
    async with contextlib.AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        ports = {kind: await stack.enter_async_context(serving(kind, transport, slack)) for kind in KINDS}

        def send_to(kind: str, payload: Callable[[], Payload] = command) -> Send:
            return slack.over_socket(kind, payload) if transport == "socket" else over_http(session, ports[kind], payload)

        sends = {kind: send_to(kind) for kind in KINDS}
        for send in sends.values():
            await saturated(send, 4, 0.5)
        for _ in range(plan.rounds):
            for kind, send in sends.items():
                taken[kind].append(await round_of(send, plan))
        slowed = await independence(slack, sends["ours"], send_to("ours", stray_press), plan)
    await runner.cleanup()
    return taken, slowed


async def independence(slack: Slack, send: Send, press: Send, plan: Plan) -> float:
    """Our p95 while each Slack call takes a second over our p95 while it takes nothing, with ten calls a second at both times."""
    took: dict[float, list[float]] = {0.0: [], 1.0: []}
    for _ in range(2 * plan.rounds):
        for slack.delay, found in took.items():
            found.append(p95((await asyncio.gather(paced(send, RATE, plan.paced), paced(press, 10, plan.paced)))[0]))
    slack.delay = 0.0
    return statistics.median(took[1.0]) / statistics.median(took[0.0])


def p95(took: list[float]) -> float:
    """What 95 of 100 stayed under."""
    return sorted(took)[int(len(took) * 0.95)]


def ratio(taken: dict[str, list[Taken]], part: str, other: str) -> float:
    """The median over the rounds of ours by another's."""
    pairs = zip(taken["ours"], taken[other], strict=True)
    return statistics.median(getattr(ours, part) / getattr(theirs, part) for ours, theirs in pairs)


def rows(transport: str, taken: dict[str, list[Taken]], slowed: float) -> list[Row]:
    """The goals that one transport has to meet."""
    at = f"{transport}, {RATE}/s, durable ack"
    return [
        Row(f"{at}: p95 by bare AsyncApp", ratio(taken, "p95", "bare"), 0.35),
        Row(f"{at}: p99 by bare AsyncApp", ratio(taken, "p99", "bare"), 0.45),
        Row(f"{at}: p95 by bare AsyncApp with process_before_response", ratio(taken, "p95", "before"), 2.2),
        Row(f"{transport}, saturation: durable acks by bare acks", ratio(taken, "rate", "bare"), 1.0, at_most=False),
        Row(f"{transport}: p95 while every Slack call takes 1 s", slowed, 1.2),
    ]


def told(transport: str, taken: dict[str, list[Taken]]) -> str:
    """The figures behind the ratios."""
    lines = []
    for kind, rounds in taken.items():
        middle = [statistics.median(getattr(each, part) for each in rounds) for part in ("p50", "p95", "p99", "rate")]
        p50, p95_, p99, rate = middle
        lines.append(f"  {transport} {kind}: p50 {p50:.2f} ms, p95 {p95_:.2f} ms, p99 {p99:.2f} ms, {rate:.0f}/s")
    return "\n".join(lines)


def flushing() -> str:
    """What the disk takes for one flush just now: on a busy one the durable acknowledgement is mostly this."""
    took = []
    with tempfile.TemporaryFile() as file:
        for _ in range(200):
            file.write(b"x" * 4096)
            file.flush()
            began = time.perf_counter()
            os.fsync(file.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return f"  one flush of the disk: p50 {statistics.median(took):.2f} ms, p95 {p95(took):.2f} ms"


async def main(short: bool) -> int:
    """Prints the rows; 1 when a goal is missed."""
    plan = Plan(2, 2.0, 1.0) if short else Plan(4, 6.0, 3.0)
    found: list[Row] = []
    print("row | measured | goal | met", flushing(), sep="\n", flush=True)
    for transport in ("http", "socket"):
        taken, slowed = await compare(transport, plan)
        found += rows(transport, taken, slowed)
        print("\n".join(str(row) for row in rows(transport, taken, slowed)), told(transport, taken), sep="\n", flush=True)
    return 0 if all(row.met for row in found) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main("--short" in sys.argv[1:])))
