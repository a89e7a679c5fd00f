"""How soon a fresh process acknowledges its first command: bare Bolt as it comes against `coord start`, both over HTTP.

The two take turns. Ours has a database from an earlier life, as after any restart. `python -m benchmarks.start [--short]`.
"""

import asyncio
import contextlib
import os
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import aiohttp

from benchmarks.ack_apps import BOT_TOKEN, SECRET
from benchmarks.ack_load import Slack, over_http
from benchmarks.goals import Measured, show

ROOT = Path(__file__).parents[1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def first_ack(command: Sequence[str], environment: dict[str, str], port: int) -> float:
    """Seconds from the process's start to its first acknowledged command."""
    began, quiet = time.perf_counter(), asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=environment, stdin=asyncio.subprocess.PIPE, stdout=quiet
    )
    try:
        async with aiohttp.ClientSession() as session:
            send = over_http(session, port)
            while process.returncode is None:
                with contextlib.suppress(aiohttp.ClientConnectorError):
                    await send()
                    return time.perf_counter() - began
                await asyncio.sleep(0.002)
        raise RuntimeError(f"{command[2:]} ended before it acknowledged anything")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def compare(folder: Path, rounds: int) -> list[Measured]:
    """The row, from processes started in turn."""
    slack = Slack()
    runner = await slack.start()
    took: dict[str, list[float]] = {"bare": [], "ours": []}
    for _ in range(rounds + 1):
        for kind, seconds in took.items():
            port, api = free_port(), f"http://127.0.0.1:{slack.port}/{kind}/api/"
            settings = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": api, "COORD_LOG": "error"}
            bare = (sys.executable, "-m", "benchmarks.ack_apps", "bare", "http", api, str(port))
            ours = (sys.executable, "-m", "bot", "start", "--port", str(port), "--database", str(folder / "coord.db"))
            seconds.append(await first_ack(bare if kind == "bare" else ours, os.environ | settings, port))
    await runner.cleanup()
    # The first of each fills the disk's cache and makes the database.
    middle = {kind: statistics.median(seconds[1:]) for kind, seconds in took.items()}
    note = f"{middle['ours'] * 1000:.0f} ms by {middle['bare'] * 1000:.0f} ms"
    return [Measured("start to the first ack by bare AsyncApp", middle["ours"] / middle["bare"], "x", most=1.6, note=note)]


async def main(short: bool) -> int:
    """Prints the row; 1 when the goal is missed."""
    with tempfile.TemporaryDirectory(prefix="coord-start-") as folder:
        return show(await compare(Path(folder), 4 if short else 12))


if __name__ == "__main__":
    sys.exit(asyncio.run(main("--short" in sys.argv[1:])))
