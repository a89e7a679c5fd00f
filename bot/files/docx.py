"""A Word document's text: its headings by their style, its lists and tables as lines. Only for the child process.

What the archive holds is checked before anything is unpacked, and nothing is unpacked to disk.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from bot.files.faults import Faulty
from bot.files.sections import Line
from bot.files.words import cleaned

MOST_MEMBERS, MOST_BYTES, MOST_TIMES = 500, 50_000_000, 100
SMALL = 100_000
"""Bytes of a member that may be squeezed as much as it likes: a short repetitive part is no bomb."""
_TYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
LONGEST_HEADING = 90


def docx(content: bytes) -> Iterator[Line]:
    """The paragraphs and rows of a document. Raises Faulty."""
    if content.startswith(_OLD_OR_LOCKED):
        raise Faulty("encrypted")
    if not content.startswith(b"PK"):
        raise Faulty("wrong-type")
    _check(content)
    from docx import Document

    try:
        document = Document(io.BytesIO(content))
        return iter([line for block in document.iter_inner_content() for line in _lines(block)])
    except MemoryError:
        raise
    except Exception:  # a damaged file brings up every kind of error there
        raise Faulty("damaged") from None


def _check(content: bytes) -> None:
    """Looks at every member of the archive. Raises Faulty for a bomb, for a document type, for what is no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _sizes(members, len(content))
            if "word/document.xml" not in archive.namelist():
                raise Faulty("wrong-type")
            if any(_declares(archive.read(m)) for m in members if m.filename.endswith((".xml", ".rels"))):
                raise Faulty("unsafe")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise Faulty("damaged") from None
    except Exception as error:
        if isinstance(error, Faulty | MemoryError):
            raise
        raise Faulty("damaged") from None


def _sizes(members: list[zipfile.ZipInfo], packed: int) -> None:
    if any(m.flag_bits & 1 for m in members):
        raise Faulty("encrypted")
    whole = sum(m.file_size for m in members)
    squeezed = any(m.file_size > max(SMALL, MOST_TIMES * m.compress_size) for m in members)
    if len(members) > MOST_MEMBERS or whole > MOST_BYTES or whole > max(SMALL, MOST_TIMES * packed) or squeezed:
        raise Faulty("unsafe")


def _declares(part: bytes) -> bool:
    upper = part.upper()
    return any(mark in upper for mark in _TYPES)


def _lines(block: Any) -> Iterator[Line]:
    if hasattr(block, "rows"):
        for row in block.rows:
            cells = dict.fromkeys(cleaned(cell.text).replace("\n", " ").strip() for cell in row.cells)
            yield Line(": ".join(filter(None, cells)) if len(cells) < 3 else "; ".join(filter(None, cells)))
        return
    text, style = cleaned(block.text), (block.style.name or "") if block.style else ""
    bullet = "- " if style.startswith("List") and text.strip() else ""
    yield Line(f"{bullet}{text}", heads=bool(text.strip()) and (style.startswith(("Heading", "Title")) or _bold(block, text)))


def _bold(paragraph: Any, text: str) -> bool:
    """True for a short line that is bold from end to end, which many people use for a heading."""
    runs = [r for r in paragraph.runs if r.text.strip()]
    return bool(runs) and all(r.bold for r in runs) and len(text) <= LONGEST_HEADING and text.strip()[-1] not in ".,;!"
