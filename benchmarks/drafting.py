"""How long drafting takes: `python -m benchmarks.drafting [--short]`. Both missions, both modes, against a local model server.

Every call takes the same time, so that times are multiples of one call; what is above the critical path is the bot's own.
"""

import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.drafting_house import House, house
from benchmarks.drafting_server import ModelServer, shared
from benchmarks.goals import Measured, show
from bot.core import events
from bot.core.run import Stage

MISSIONS = {"Bible": "service-bible-creation", "Plan": "service-plan-development"}
PHASES = 3
ENGAGED_PATH, AUTO_PATH = 3 * PHASES, 4
"""Calls one after the other: each phase drafted, read and revised; in Auto mode a spine, then all phases beside each other."""
READING = 4
"""Calls' time that a person reads, where somebody does."""
REMEMBERED = {"Bible": 0.65, "Plan": 0.75}


@dataclass(frozen=True)
class Took:
    """A mission: calls' time in all and for the first phase, how many calls, and the share of prompts that was read before."""

    whole: float
    phase: float
    calls: int
    remembered: float


async def engaged(place: House, server: ModelServer, mission: str) -> Took:
    """Phase by phase, approved without thinking."""
    server.forget()
    run = await place.begin(mission)
    begun = pressed = await place.press(run, events.SampleChosen)
    first = 0.0
    for phase in range(1, PHASES + 1):
        at = await place.shown(run, f"review-{phase}-1")
        first = first or at - pressed
        pressed = await place.press(run, events.Approved, phase=phase, round=1)
    await _over(place, run)
    return _took(server, at - begun, first)


async def auto(place: House, server: ModelServer, mission: str) -> Took:
    """Everything at once, one review."""
    server.forget()
    run = await place.begin(f"{mission} auto")
    begun = await place.press(run, events.SampleChosen)
    at = await place.shown(run, f"review-{PHASES}")
    await place.press(run, events.Approved, phase=0, round=PHASES)
    await _over(place, run)
    return _took(server, at - begun, at - begun)


async def read(place: House, server: ModelServer, mission: str) -> float:
    """Calls' time from an approval that took its time to the next phase."""
    run = await place.begin(mission)
    await place.press(run, events.SampleChosen)
    await place.shown(run, "review-1-1")
    await asyncio.sleep(READING * server.delay)
    pressed = await place.press(run, events.Approved, phase=1, round=1)
    waited = (await place.shown(run, "review-2-1") - pressed) / server.delay
    await place.end(run, publish=False)
    return waited


async def _over(place: House, run: str) -> None:
    await place.stage(run, Stage.CLOSING)
    await place.end(run, publish=False)


def _took(server: ModelServer, seconds: float, first: float) -> Took:
    return Took(seconds / server.delay, first / server.delay, len(server.calls), shared(server.calls))


async def built_in(file: Path, rounds: int) -> dict[str, float]:
    """CPU seconds of a whole document by the built-in writer: every draft written, rendered, read and stored. The least."""
    least = dict.fromkeys(MISSIONS, float("inf"))
    async with house(file) as place:
        for _ in range(rounds + 1):
            for name, mission in MISSIONS.items():
                run = await place.begin(f"{mission} auto")
                begun = time.process_time()
                await place.press(run, events.SampleChosen)
                await place.shown(run, f"review-{PHASES}")
                least[name] = min(least[name], time.process_time() - begun)
                await place.press(run, events.Approved, phase=0, round=PHASES)
                await place.stage(run, Stage.CLOSING)
                await place.shown(run, "closing")
                await place.end(run, publish=True)
    return least


async def measure(folder: Path, delay: float, rounds: int, short: bool) -> list[Measured]:
    """Every row; in short, each mission in one mode."""
    alone = await built_in(folder / "drafting.db", rounds)
    server = ModelServer(delay)
    rows: list[Measured] = []
    async with house(folder / "drafting.db", await server.start()) as place:
        for name, mission in MISSIONS.items():
            if not short or name == "Plan":
                rows += _engaged(name, await engaged(place, server, mission))
            if not short or name == "Bible":
                rows += [*_auto(name, await auto(place, server, mission)), _read(name, await read(place, server, mission))]
    await server.close()
    return rows + [Measured(f"{name}, built-in writer, CPU for the drafts", took, "s", most=1) for name, took in alone.items()]


def _engaged(name: str, took: Took) -> list[Measured]:
    return [
        Measured(f"{name}, Engaged, one phase", took.phase, "calls", most=3.47, note="drafted, read, revised"),
        Measured(f"{name}, Engaged, approved at once", took.whole, "calls", most=10.4, note=_path(took.whole, ENGAGED_PATH)),
        Measured(f"{name}, Engaged, model calls", took.calls, "", most=28),
        Measured(f"{name}, Engaged, prompts read before", took.remembered, "", least=REMEMBERED[name]),
    ]


def _auto(name: str, took: Took) -> list[Measured]:
    return [
        Measured(f"{name}, Auto", took.whole, "calls", most=4.6, note=_path(took.whole, AUTO_PATH)),
        Measured(f"{name}, Auto, model calls", took.calls, "", most=28),
        Measured(f"{name}, Auto, prompts read before", took.remembered, "", least=REMEMBERED[name]),
    ]


def _read(name: str, waited: float) -> Measured:
    return Measured(f"{name}, from an approval after {READING} calls' time to the next phase", waited, "calls", most=0.5)


def _path(whole: float, calls: int) -> str:
    return f"{whole / calls:.2f} x the critical path of {calls}"


def main(short: bool) -> int:
    """Prints the rows; 0 when every goal is met."""
    delay, rounds = (1.5, 1) if short else (3.0, 3)
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(measure(Path(folder), delay, rounds, short))
    print(f"one call {delay} s; load average {os.getloadavg()[0]:.1f} of {os.cpu_count()}; a token is taken for four letters")
    return show(rows)


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv))
