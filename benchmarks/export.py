"""What exports take, by format and size: `python -m benchmarks.export [--short]`. Each is made in a fresh process of its own.

Time is from the document to the file, memory the most that the process and its typesetting child held at once, above a process
that has only read the document.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.goals import Measured, show  # noqa: E402

SIZES = {3: "3 kB", 30: "30 kB", 300: "300 kB"}
FORMATS = ("md", "html", "pdf", "docx")
GROWTH = 12
"""Ten times the text may take this many times as long, at most."""
CHAPTER = """
## Chapter {n}

*Drafted by Support Management*

### How a request runs

{words}

| Step | What we do | Minutes |
|---|---|---|
| Receive | Read to the end, then open the work it belongs to | 2 |
| Answer | The figure or the yes first, then where it comes from | 12 |

1. Read it
2. **Answer** it
   - never twice

> Dear {{first_name}}, this is on its way.
"""


def text(size: int) -> str:
    """A document of about this many bytes, with chapters, tables, lists and letters."""
    out = "# Service Bible: Larkfield\n\nVersion 1 · 21 November 2026\n\n## Cheat sheet\n\n- **First answer:** within a day\n"
    n = 0
    while len(out) < size:
        n += 1
        out += CHAPTER.format(n=n, words="A request is well answered when the result is nearer than before. " * 30)
    return out


def once(format: str, size: int) -> dict[str, float]:
    """Makes one export in this process: seconds, and MB held at most by it and by its child."""
    from bot.core.document import Document
    from bot.export.brand import Brand
    from bot.export.exporter import Exporter

    at = datetime(2026, 11, 21, tzinfo=UTC)
    document = Document(
        id="d", team="T", channel="C", kind="k", title="Service Bible", version=1, run="r", slug="s", at=at, by="U",
        markdown=text(size * 1000),
    )  # fmt: skip
    exporter = Exporter(Brand(), ROOT / "templates" / "export")
    before = _held(resource.RUSAGE_SELF)
    began = time.perf_counter()
    made = exporter.export(document, format)
    seconds = time.perf_counter() - began
    own = _held(resource.RUSAGE_SELF) - before
    return {"seconds": seconds, "own": own, "child": _held(resource.RUSAGE_CHILDREN), "file": len(made.content) / 1000}


def _held(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def _measure(format: str, size: int, rounds: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.export", "--one", format, str(size)]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout) for _ in range(rounds)]
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def main(short: bool) -> int:
    """Prints the rows; 0 when every goal is met."""
    rounds = 1 if short else 4
    rows = []
    for format in FORMATS:
        took = {}
        for size, told in SIZES.items():
            found = _measure(format, size, rounds)
            took[size] = found["seconds"]
            note = f"a file of {found['file']:,.0f} kB; {found['own']:.0f} MB here, {found['child']:.0f} MB in the child"
            rows.append(Measured(f"{format}, {told}", found["seconds"], "s", note=note))
        if format != "md":
            rows.append(Measured(f"{format}, 300 kB : 30 kB", took[300] / took[30], "x", most=GROWTH))
    print(f"Medians of {rounds} rounds; load average {os.getloadavg()[0]:.1f} of {os.cpu_count()}")
    return show(rows)


if __name__ == "__main__":
    if "--one" in sys.argv:
        at = sys.argv.index("--one")
        print(json.dumps(once(sys.argv[at + 1], int(sys.argv[at + 2]))))
        sys.exit()
    sys.exit(main("--short" in sys.argv))
