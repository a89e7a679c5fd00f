"""PDF through Typst. The words go in as data, and the compiler sees no files but those that it is given:
its root is the folder that the process runs in, where there is the logo and nothing else."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import font_source_sans_pro
import typst

from bot.export.book import rtl
from bot.export.work import Made, Order

STANDARDS = ["a-2a", "ua-1"]
"""A file that can be kept for years and read aloud."""
FACES = (
    "Source Sans Pro",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans CJK SC",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "DejaVu Sans",
)
"""The fonts, first to last; the first comes with the extra, the others are used where the machine has them."""
_MISSING = re.compile(r'the text `"([^`]+)"` could not be displayed')


def pdf(order: Order) -> Made:
    """The PDF. Letters that no font has are named, and stand as empty boxes."""
    try:
        return Made(file=_file(order, STANDARDS))
    except typst.TypstError as wrong:
        missing = "".join(dict.fromkeys(_MISSING.findall(wrong.diagnostic)))
        if not missing:
            return Made(file="", problem=_told(wrong))
    return Made(file=_file(order, []), missing=missing)


def drawn(file: str) -> bytes:
    """A drawing in the process's folder as a PNG picture of good size."""
    source: Any = f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("{file}", height: 15mm)'.encode()
    made = typst.compile(source, format="png", ppi=400, root=".")
    assert isinstance(made, bytes)
    return made


def _file(order: Order, standards: Any) -> str:
    fonts = str(Path(font_source_sans_pro.__file__).parent / "files")
    job = {
        "book": order.book.model_dump(mode="json"),
        "colours": order.colours,
        "name": order.name,
        "logo": order.logo,
        "faces": FACES,
        "rtl": rtl(order.book.title),
    }
    # The compiler takes files by name, which its type hints do not know yet.
    given: Any = {"main.typ": order.template.encode(), "book.json": json.dumps(job).encode()}
    made = typst.compile(given, root=".", font_paths=[fonts], format="pdf", pdf_standards=standards)
    assert isinstance(made, bytes)
    return base64.b64encode(made).decode()


def _told(wrong: typst.TypstError) -> str:
    return f"{wrong.message.strip().rstrip('.')}. The template document.typ or the logo is wrong."
