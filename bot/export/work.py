"""What the typesetting process gets and gives back, and how it is asked: apart from the bot, in limited time and memory."""

import base64
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import structlog
from pydantic import ValidationError

from bot.core.values import Value
from bot.export.book import Book

log = structlog.get_logger("coord")

SECONDS = 60
MEMORY = 2 << 30
"""Bytes of address space that a typesetting process may use."""
_PASSED_ON = ("HOME", "PATH", "SYSTEMROOT", "WINDIR", "LOCALAPPDATA", "TEMP", "TMP")


class Order(Value):
    """What is to be set. `logo` is a file in the process's folder, `template` the Typst source of a PDF, `name` the brand's."""

    format: str
    book: Book
    colours: dict[str, str]
    name: str = ""
    logo: str = ""
    template: str = ""


class Made(Value):
    """What was made: the file in base64, and the letters that no font of this machine has."""

    file: str
    missing: str = ""
    problem: str = ""


class ExportFailed(Exception):
    """A document could not be made. The text is one sentence for whoever asked for it."""


def ask(order: Order, logo: bytes = b"", seconds: float = SECONDS) -> tuple[bytes, str]:
    """The file, and the letters it lacks. Raises ExportFailed."""
    what = order.format.upper()
    instead = "Export it as HTML instead."
    try:
        ended = _run(order, logo, seconds)
    except subprocess.TimeoutExpired:
        raise ExportFailed(f"The {what} was not ready after {seconds:g} seconds and was given up. {instead}") from None
    try:
        made = Made.model_validate_json(ended.stdout)
    except ValidationError:
        log.error("export_failed", format=order.format, code=ended.returncode, error=_kind(ended.stderr))
        raise ExportFailed(f"The {what} could not be made: its program ran out of memory or ended early. {instead}") from None
    if made.problem:
        raise ExportFailed(f"The {what} could not be made: {made.problem}")
    return base64.b64decode(made.file), made.missing


def _run(order: Order, logo: bytes, seconds: float) -> "subprocess.CompletedProcess[bytes]":
    """The process runs in a folder with nothing but the logo in it, and gets none of the bot's secrets."""
    package = Path(__file__).parents[2]
    environment = {k: os.environ[k] for k in _PASSED_ON if k in os.environ} | {"PYTHONPATH": str(package)}
    command = [sys.executable, "-X", "utf8", "-m", "bot.export.child"]
    asked = order.model_dump_json().encode()
    with tempfile.TemporaryDirectory() as folder:
        if order.logo:
            (Path(folder) / order.logo).write_bytes(logo)
        return subprocess.run(
            command, input=asked, capture_output=True, timeout=seconds, env=environment, cwd=folder, check=False
        )


def _kind(stderr: bytes) -> str:
    """The kind of error a process ended with, without its words, which may quote the document."""
    last = stderr.decode(errors="replace").strip().rpartition("\n")[2]
    return last.partition(":")[0][:80]
