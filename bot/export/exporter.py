"""The door to exports: a document in, a file out, by the name of its format. Adding a text format is adding a template."""

import importlib.util
import re
import sys
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.core.document import Document
from bot.core.marks import marked
from bot.export.book import Book
from bot.export.brand import Brand, Logo, LogoWrong
from bot.export.parsing import book
from bot.export.templates import Templates
from bot.export.work import ExportFailed, Order, ask

NEEDS = {"pdf": ("typst", "font_source_sans_pro"), "docx": ("docx",)}
"""Formats that need the extra -> the libraries of theirs that it brings."""
EXTRA = "typst font-source-sans-pro python-docx"


class FormatUnknown(Exception):
    """No such format. The text is one sentence that names those there are."""


class ExtraMissing(Exception):
    """The extra `export` is not installed. The text is one sentence that says how to install it."""


@dataclass(frozen=True)
class Exported:
    """A file. `name` is safe anywhere; `remarks` are sentences on what is not as one would expect."""

    name: str
    content: bytes
    remarks: tuple[str, ...] = ()


class Exporter:
    """Makes files of documents, in one brand. `own` is a folder with templates of the operator's, which come first."""

    def __init__(self, brand: Brand, folder: Path, own: Path | None = None) -> None:
        self._brand = brand
        self._templates = Templates((own, folder) if own else (folder,))

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats there are, `md` first. Those that need the extra are among them whether it is installed or not."""
        return ("md", *(f for f in self._templates.formats if f != "md"), *NEEDS)

    def missing(self, format: str) -> str:
        """How to install what this format lacks, in one sentence; empty when nothing is missing."""
        if all(importlib.util.find_spec(name) for name in NEEDS.get(format, ())):
            return ""
        command = f"python3 -m pip --python {sys.executable} install {EXTRA}"
        return f"{format.upper()} needs the extra `export`, which is not installed: run `{command}`."

    def problem(self) -> str:
        """What is wrong with the logo or a template, in one sentence; empty when nothing is."""
        try:
            self._brand.read_logo()
            self._templates.check()
        except (LogoWrong, ExportFailed) as wrong:
            return str(wrong)
        return ""

    def export(self, document: Document, format: str) -> Exported:
        """The document as a file. Takes from milliseconds to seconds; call it in a thread.

        Raises FormatUnknown, ExtraMissing or ExportFailed, each with one sentence for a person.
        """
        if format not in self.formats:
            raise FormatUnknown(f"There is no format {format!r}; there are {', '.join(self.formats)}.")
        if missing := self.missing(format):
            raise ExtraMissing(missing)
        name = f"{slug(document)}.{format}"
        if format == "md" and "md" not in self._templates.formats:
            return Exported(name, marked(document).encode())
        logo, remarks = self._logo()
        content, more = self._made(book(document), format, logo)
        return Exported(name, content, (*remarks, *more))

    def _logo(self) -> tuple[Logo | None, tuple[str, ...]]:
        try:
            return self._brand.read_logo(), ()
        except LogoWrong as wrong:
            return None, (f"{wrong} The document was made without it.",)

    def _made(self, tree: Book, format: str, logo: Logo | None) -> tuple[bytes, tuple[str, ...]]:
        if format not in NEEDS:
            return self._templates.render(format, tree, self._brand, logo).encode(), ()
        order = Order(
            format=format,
            book=tree,
            colours=asdict(self._brand.palette),
            name=self._brand.name,
            logo=f"logo.{logo.kind}" if logo else "",
            template=self._templates.source("document.typ") if format == "pdf" else "",
        )
        content, missing = ask(order, logo.content if logo else b"")
        return content, (_boxes(missing),) if missing else ()


def slug(document: Document) -> str:
    """A file's name without its ending: what it is called, for whom, which version; `[a-z0-9-]`, 80 letters at most."""
    business = document.facts["business_name"].value if "business_name" in document.facts else ""
    words = f"{business} {document.title}"
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", flat).strip("-")[:70].strip("-") or "document"
    return f"{name}-v{document.version}"


def _boxes(missing: str) -> str:
    return (
        f"No font on this machine has {' '.join(missing[:20])}: empty boxes stand there. Install the Noto fonts and export again."
    )
