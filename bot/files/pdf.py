"""A PDF's text, its headings told by the size and the weight of their letters. Only for the child process."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.files.faults import Faulty
from bot.files.plain import headlike
from bot.files.sections import MOST_LETTERS, Line
from bot.files.words import cleaned

MOST_PAGES = 300
LARGER = 1.12
LONGEST_HEADING = 90
_STARTS = re.compile(r"\s*(?:[-*•·–▪●]|\d{1,2}[.)])\s+")
_ENDS = re.compile(r"[.!?:;]\s*$")
_SHORT = 0.6
_MARGIN = re.compile(r"\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*$", re.IGNORECASE)


class _Row(NamedTuple):
    text: str
    size: float
    bold: bool


def pdf(content: bytes) -> Iterator[Line]:
    """The paragraphs of the first pages. Raises Faulty."""
    if b"%PDF-" not in content[:1024]:
        raise Faulty("wrong-type")
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Faulty("encrypted")
        rows = _rows(reader)
    except (Faulty, MemoryError):
        raise
    except (PyPdfError, NotImplementedError, ImportError) as error:
        raise Faulty(_fault(error, content)) from None
    except Exception:  # a damaged file brings up every kind of error there
        raise Faulty("damaged") from None
    if not any(row.text.strip() for row in rows):
        raise Faulty("scanned" if reader.pages else "empty")
    return _paragraphs(rows)


def _fault(error: Exception, content: bytes) -> str:
    name = type(error).__name__
    if "Limit" in name:
        return "unsafe"
    locked = b"/Encrypt" in content and name in ("DependencyError", "FileNotDecryptedError", "WrongPasswordError")
    return "encrypted" if locked else "damaged"


def _rows(reader: PdfReader) -> list[_Row]:
    rows, letters = list[_Row](), 0
    for page in reader.pages[:MOST_PAGES]:
        found = _of_page(page)
        rows += found
        letters += sum(len(row.text) for row in found)
        if letters > MOST_LETTERS:
            break
    return rows


def _of_page(page: Any) -> list[_Row]:
    pieces: list[tuple[str, float, bool]] = []

    def visit(text: str, _: Any, matrix: list[float], font: dict[str, Any] | None, size: float) -> None:
        scale = abs(matrix[3]) or abs(matrix[0]) or 1.0
        pieces.append((text, size * scale, "bold" in str((font or {}).get("/BaseFont", "")).casefold()))

    page.extract_text(visitor_text=visit)
    rows, words, sizes, bold = list[_Row](), "", list[float](), list[bool]()
    for text, size, heavy in [*pieces, ("\n", 0.0, False)]:
        first, *rest = text.split("\n")
        words += first
        if first.strip():
            sizes.append(size)
            bold.append(heavy)
        for more in rest:
            rows.append(_Row(cleaned(words), max(sizes, default=0.0), bool(bold) and all(bold)))
            words, sizes, bold = more, [size] if more.strip() else [], [heavy] if more.strip() else []
    return [row for row in rows if not _MARGIN.match(row.text)]


def _paragraphs(rows: list[_Row]) -> Iterator[Line]:
    """Headings, and paragraphs put together again from the lines that a page broke them into."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += len(row.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    width = max((len(row.text) for row in rows), default=0)
    held = ""
    last: _Row | None = None
    for row in rows:
        if heads := _heads(row, body):
            if held:
                yield Line(held)
            yield Line(row.text, heads=True)
            held = ""
        elif last and held and row.text.strip() and not _breaks(last, row, width):
            held = f"{held.rstrip()} {row.text.strip()}"
        else:
            if held:
                yield Line(held)
            held = row.text.strip()
        last = None if heads else row
    if held:
        yield Line(held)


def _heads(row: _Row, body: float) -> bool:
    text = row.text.strip()
    if not 1 < len(text) <= LONGEST_HEADING or (_STARTS.match(row.text[:4]) and row.size <= body) or text[-1] in ".,;":
        return False
    return row.size > body * LARGER or row.bold or (headlike(text) and text.isupper())


def _breaks(last: _Row, row: _Row, width: int) -> bool:
    """True where a line begins a paragraph of its own."""
    ended = not last.text.strip() or bool(_ENDS.search(last.text)) or len(last.text) < width * _SHORT
    return ended or bool(_STARTS.match(row.text))
