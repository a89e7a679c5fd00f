"""Text formats: `document.<format>.j2` in a folder of templates is a format. Values go in as values and never as templates."""

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.export.book import Book, plain, texts
from bot.export.brand import Brand, Logo
from bot.export.columns import rows
from bot.export.work import ExportFailed

MARKUP = ("html", "htm", "xml", "xhtml")
"""Formats in which every value is escaped by itself."""
_START, _END = "document.", ".j2"


class Templates:
    """The templates in these folders; the first folder that has one of a name gives it."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(folders),
            undefined=StrictUndefined,
            autoescape=lambda name: bool(name) and name.split(".")[-2] in MARKUP,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"plain": plain, "css": _css, "rows": rows}

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that have a template, by name."""
        names = self._environment.list_templates(filter_func=lambda n: n.startswith(_START) and n.endswith(_END))
        return tuple(n.removeprefix(_START).removesuffix(_END) for n in names)

    def render(self, format: str, book: Book, brand: Brand, logo: Logo | None) -> str:
        """The book in this format. Raises ExportFailed when the template is wrong."""
        values = {"book": book, "colours": asdict(brand.palette), "name": brand.name, "logo": _address(logo)}
        with _told(format):
            return self._template(format).render(**values, texts=list(texts(book)))

    def check(self) -> None:
        """Reads every template. Raises ExportFailed for the first that is wrong."""
        for format in self.formats:
            with _told(format):
                self._template(format)

    def _template(self, format: str) -> Template:
        return self._environment.get_template(f"{_START}{format}{_END}")

    def source(self, name: str) -> str:
        """The text of a file among the templates. Raises ExportFailed when it is not there or no text."""
        for folder in self._folders:
            if (folder / name).is_file():
                try:
                    return (folder / name).read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError):
                    raise ExportFailed(f"The template {folder / name} cannot be read as text in UTF-8.") from None
        raise ExportFailed(f"The template {name} is missing.")


@contextmanager
def _told(format: str) -> Iterator[None]:
    try:
        yield
    except (TemplateError, UnicodeDecodeError) as wrong:
        line = getattr(wrong, "lineno", None)
        why = wrong.message if isinstance(wrong, TemplateError) else "it is no text in UTF-8"
        place = f"line {line}: " if line else ""
        raise ExportFailed(f"The template {_START}{format}{_END} is wrong: {place}{why}.") from wrong


def _css(text: str) -> str:
    """The text for a string in a style sheet: every sign that is no letter or figure as its number."""
    return "".join(c if c.isalnum() else f"\\{ord(c):06x}" for c in text)


def _address(logo: Logo | None) -> str:
    """The picture as an address that holds it; empty without one."""
    if logo is None:
        return ""
    kind = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}[logo.kind]
    return f"data:{kind};base64,{base64.b64encode(logo.content).decode()}"
