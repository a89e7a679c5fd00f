"""How fast digests go out: `python -m benchmarks.digest [--short]`. So many teams are due in the same minute, each once.

The store and the worker are real; Slack is a chat that answers after 150 ms. Each size runs in a process of its own, so that its
memory can be told.
"""

import multiprocessing
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import digest_load
from benchmarks.goals import Measured, show


def main(short: bool) -> int:
    """Prints the rows; 0 when every goal is met."""
    few, many = (200, 1_000) if short else (1_000, 10_000)
    with tempfile.TemporaryDirectory() as folder, multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        small, large = (pool.apply(digest_load.measure, (folder, teams)) for teams in (few, many))
        apart = pool.apply(digest_load.measure, (folder, few, few))
    growth = (large["seconds"] / many) / (small["seconds"] / few)
    rows = [
        Measured(f"posts a second, {many:,} teams due in one minute", many / large["seconds"], "/s", least=200),
        Measured("CPU a digest, composed, queued and recorded", large["cpu"], "ms"),
        Measured("CPU a digest where every Plan is read anew", apart["cpu"], "ms", note=f"{few:,} teams with a Plan each"),
        Measured(f"time a digest, {many:,} teams against {few:,}", growth, "x", most=1.2),
        Measured(
            f"memory that {many:,} teams take", large["megabytes"], "MB", note=f"{few:,} teams: {small['megabytes']:.0f} MB"
        ),
        Measured("digests posted twice", large["twice"] + small["twice"], "", most=0),
    ]
    print(f"SQLite {sqlite3.sqlite_version}; load average {os.getloadavg()[0]:.1f} of {os.cpu_count()}")
    return show(rows)


if __name__ == "__main__":
    sys.exit(main("--short" in sys.argv))
