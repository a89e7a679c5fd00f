"""How fast the engine is: `python -m benchmarks.engine [--short]`. Measures the store and the worker, no mission and no Slack."""

import asyncio
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import engine_idle, engine_load
from benchmarks.goals import Measured, show


def main(short: bool) -> int:
    """Prints the rows; 0 when every goal is met."""
    rounds, count, many, jobs, idle = (2, 500, 10_000, 50_000, 1.0) if short else (4, 3000, 100_000, 1_000_000, 3.0)
    with tempfile.TemporaryDirectory() as folder:
        load = asyncio.run(engine_load.measure(Path(folder) / "load.db", rounds, count))
        rows = [
            Measured("events processed, three small steps each, SQLite FULL", load["rate"], "/s", least=700),
            Measured("CPU an event", load["cpu"], "ms", most=1.5),
            Measured(
                "put -> work starts, idle system, median", load["start"], "ms", most=3, note=f"p95 {load['slow_start']:.3g} ms"
            ),
            Measured("one bare durable commit on this disk, for comparison", load["bare"], "ms"),
            *engine_idle.compare(Path(folder), 2 * rounds, many, jobs, idle),
        ]
    print(
        f"SQLite {sqlite3.sqlite_version}, medians of {rounds} rounds; load average {os.getloadavg()[0]:.1f} of {os.cpu_count()}"
    )
    return show(rows)


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv))
