"""The process that parses one file: bytes on its standard input, what it says as JSON on its standard output, then it ends.

It has 256 MB and ten seconds, writes no file, and knows no secret. Whatever goes wrong comes out as one word of FAULTS.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from bot.files.faults import Faulty
from bot.files.sections import Line, sections

MEMORY = 256 * 1024 * 1024
SECONDS = 10


def main() -> None:
    """Reads the kind of the file from the command line."""
    _limit()
    try:
        said = parsed(sys.argv[1], sys.stdin.buffer.read())
    except Faulty as fault:
        said = {"fault": str(fault)}
    except (MemoryError, RecursionError):
        said = {"fault": "unsafe"}
    json.dump(said, sys.stdout)


def parsed(kind: str, content: bytes) -> dict[str, Any]:
    """`sections` as [heading, text] pairs with `cut`, or `rows` of a table. Raises Faulty."""
    if not content.strip():
        raise Faulty("empty")
    if kind == "rows":
        from bot.files.plain import MOST_ROWS, rows

        found = rows(content)
        return {"rows": found, "cut": len(found) == MOST_ROWS}
    made = sections(_parser(kind)(content))
    if not made.sections:
        raise Faulty("empty")
    return {"sections": made.sections, "cut": made.cut}


def _parser(kind: str) -> Callable[[bytes], Iterator[Line]]:
    """The parser of a kind. Large libraries are loaded here, inside the limits, and only where they are needed."""
    if kind == "pdf":
        from bot.files.pdf import pdf

        return pdf
    if kind == "docx":
        from bot.files.docx import docx

        return docx
    from bot.files import plain

    return {"md": plain.markdown, "txt": plain.text, "csv": plain.table}[kind]


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of whoever started us holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
