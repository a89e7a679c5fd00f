"""Starts the child process that parses a file, one at a time, and takes what it says for data."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path, PurePath

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.core.files import ENDINGS, FileSection, Reading
from bot.core.ports import Unreadable
from bot.files.faults import FAULTS

log = structlog.get_logger("coord.files")

SECONDS = 10.0
MOST_SAID = 8 * 1024 * 1024
"""Bytes of a child's answer."""
HOME = Path(__file__).parents[2]
ALIASES = {"markdown": "md", "text": "txt"}

Fetch = Callable[[str], Awaitable[tuple[str, Callable[[], Awaitable[bytes]]]]]
"""From the id of a file: its name, and a call for its bytes. Both raise Unreadable or TryLater."""


class FileReader:
    """The Files port: fetches a file and reads it. One heavy parse at a time; it keeps nothing."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch, self._one = fetch, asyncio.Lock()

    async def read(self, file_id: str, table: bool) -> Reading:
        """What the file says. Raises Unreadable, TryLater."""
        name, content = await self._fetch(file_id)
        kind = kind_of(name, table)
        held = await content()
        async with self._one:
            return await read(name, kind, held)


def kind_of(name: str, table: bool) -> str:
    """How a file of this name is parsed. Raises Unreadable."""
    ending = PurePath(name).suffix.casefold().removeprefix(".")
    kind = ALIASES.get(ending, ending)
    if table and kind != "csv":
        raise Unreadable("A customer list has to be a csv file. In a spreadsheet, choose “Save as” and csv.", name)
    if kind not in ENDINGS:
        raise Unreadable(f"Only {', '.join(ENDINGS)} can be read. Save it as one of these and attach that.", name)
    return "rows" if table else kind


class _Said(BaseModel):
    """What a child may say."""

    model_config = ConfigDict(extra="forbid")

    fault: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    cut: bool = False


async def read(name: str, kind: str, content: bytes) -> Reading:
    """Parses the bytes in a child process. Raises Unreadable."""
    said = _understood(await _parsed(kind, content))
    if said.fault:
        raise Unreadable(FAULTS.get(said.fault, FAULTS["damaged"]), name)
    sections = tuple(FileSection(heading=h, text=t) for h, t in said.sections)
    return Reading(name=name, sections=sections, rows=said.rows, cut=said.cut)


async def _parsed(kind: str, content: bytes) -> bytes:
    command = (sys.executable, "-P", "-s", "-m", "bot.files.child", kind)
    pipe = asyncio.subprocess.PIPE
    # Nothing of our own environment goes along: it holds tokens.
    child = await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, env=_environment()
    )
    try:
        async with asyncio.timeout(SECONDS):
            said, _ = await child.communicate(content)
    except TimeoutError:
        return b'{"fault": "slow"}'
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        log.warning("a file broke its reader", kind=kind, code=child.returncode)
        return b'{"fault": "slow"}' if child.returncode == -24 else b'{"fault": "unsafe"}'
    return said if len(said) <= MOST_SAID else b'{"fault": "unsafe"}'


def _environment() -> dict[str, str]:
    kept = {k: v for k in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if (v := os.environ.get(k))}
    return kept | {"PYTHONPATH": str(HOME), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def _understood(said: bytes) -> _Said:
    try:
        return _Said.model_validate_json(said)
    except ValidationError:
        return _Said(fault="unsafe")
