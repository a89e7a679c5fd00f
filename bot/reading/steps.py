"""Reads the steps of a phase out of an agent's code block. Pure; the text is only ever text."""

import re
from collections.abc import Iterable

from bot.reading.fields import joined

_NUMBERED = re.compile(r"^(\s*)(?:\d{1,3}[.)]|[-*+\u2022])\s+(\S.*)$")
_ADDRESSED = re.compile(r"^\s*@[\w-]{1,80}[\s,:]*")
_QUOTED = re.compile(r"\"([^\"]+)\"|'([^']+)'")
_TASK = "Task("
_LONG = 2_000


def of_fences(codes: Iterable[str]) -> tuple[str, ...]:
    """The steps of the first block whose first line that is no comment begins with `@name` or `Task(`; else nothing."""
    for code in codes:
        lines = [line for line in code.split("\n") if line.strip() and not line.lstrip().startswith("#")]
        if lines and (_ADDRESSED.match(lines[0]) or lines[0].lstrip().startswith(_TASK)):
            return _steps(lines)
    return ()


def _steps(lines: list[str]) -> tuple[str, ...]:
    numbered = _numbered(lines)
    if numbered:
        return numbered
    if any(line.lstrip().startswith(_TASK) for line in lines):
        return tuple(filter(None, (_task(part) for part in "\n".join(lines).split(_TASK)[1:])))
    spoken = (_ADDRESSED.sub("", line).strip(" \"'") for line in lines)
    return tuple(text for text in spoken if text)


def _numbered(lines: list[str]) -> tuple[str, ...]:
    steps: list[tuple[str, list[str]]] = []
    indent = 0
    for line in lines:
        match = _NUMBERED.match(line)
        if match and (not steps or len(match[1]) <= indent):
            indent = len(match[1]) if not steps else indent
            steps.append((_text(match[2]), []))
        elif match:
            steps[-1][1].append(_text(match[2]))
        elif steps and line.startswith((" ", "\t")) and line.strip(" \t\"')"):
            steps[-1] = (f"{steps[-1][0]} {_text(line)}", steps[-1][1])
    return tuple(joined(text, below) for text, below in steps)


def _text(source: str) -> str:
    text = " ".join(source.split())
    if text.endswith(('")', '"""', '",')) and text.count('"') % 2:
        text = text.rstrip("\",')")
    return re.sub(r"(?<=\d)\s?[\u2012-\u2014]\s?(?=\d)", "-", text)


def _task(body: str) -> str:
    quoted: list[str] = [first or second for first, second in _QUOTED.findall(body[:_LONG])]
    text = max(quoted, key=lambda part: len(part)) if quoted else body.split(")")[0]
    return " ".join(text.split())
