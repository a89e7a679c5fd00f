"""Values into text through templates.

In documents, whatever a person or a model wrote comes out as plain words, never as Markdown or a mention.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.core.content.types import CONTENT, GENERIC, parse
from bot.core.document import Document
from bot.core.mission import Mission
from bot.core.run import Run

_UNSAFE = re.compile(r"(?<!\\)((?:\\\\)*)([`*\[\]|]|(?<!\w)_|_(?!\w)|~(?=~))")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[->+=](?=[\s>=-]|$)|\d{1,9}(?=[.)](?:\s|$)))")
_DATES = re.compile(r"\n{3,}")


class Markdown(str):
    """Text that is Markdown already and goes through unchanged."""

    __slots__ = ()


class TemplateRenderer:
    """Renders deliverables and documents from the templates in `folder/documents`, prompts from `folder/prompts`.

    A template is compiled when it is first needed, all of them by `compile`. Raises jinja2's errors for one that is missing
    or wrong, and pydantic's ValidationError for content of another shape.
    """

    def __init__(self, folder: Path) -> None:
        self._documents = _environment(folder / "documents", _plain)
        self._prompts = _environment(folder / "prompts", lambda value: value)

    def compile(self) -> None:
        """Compiles every template, which takes a moment; any thread may do it."""
        for environment in (self._documents, self._prompts):
            for name in environment.list_templates(extensions=["j2"]):
                environment.get_template(name)

    def deliverable(self, type_name: str, content: dict[str, object]) -> str:
        """The Markdown of a deliverable, headings from level 4 down. A type without a template is rendered as generic."""
        name = type_name if type_name in CONTENT else GENERIC
        return tidy(_template(self._documents, name).render(c=parse(name, content)))

    def document(self, document: Document, run: Run, mission: Mission) -> str:
        """The whole document as Markdown: title, cover line, sections under headings of level 2."""
        business = document.facts["business_name"].value if "business_name" in document.facts else ""
        owner = run.names.get(document.by, "")
        template = _template(self._documents, "document")
        text = template.render(document=document, run=run, mission=mission, business=business, owner=owner)
        return tidy(text) + "\n"

    def plain(self, text: str) -> str:
        """The text as Markdown that means nothing but itself, on one line."""
        return escaped(text)

    def prompt(self, name: str, values: Mapping[str, object]) -> str:
        """What a model is told. Nothing is escaped: the templates fence what people wrote."""
        return _template(self._prompts, name).render(**values).strip()


def _environment(folder: Path, finalize: Callable[[object], object]) -> Environment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=False, auto_reload=False, finalize=finalize
    )
    environment.filters |= {"md": Markdown, "quoted": quoted, "frame": frame, "signed": signed, "hours": hours, "as_json": _json}
    return environment


def _template(environment: Environment, name: str) -> Template:
    return environment.get_template(f"{name}.md.j2")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    return escaped(value) if isinstance(value, str) and not isinstance(value, Markdown) else value


def escaped(text: str) -> str:
    """The text on one line, with every sign escaped that Markdown or Slack would act on. Escaping twice changes nothing."""
    line = re.sub(r"\s+", " ", text)
    line = _UNSAFE.sub(r"\1\\\2", line.replace("<", "&lt;"))
    return _AT_START.sub(lambda m: f"{m[1]}{m[2]}\\" if m[2].isdigit() else f"{m[1]}\\{m[2]}", line)


def quoted(text: str) -> Markdown:
    """A message as a block quotation: paragraphs kept, single line breaks kept as breaks, every sign escaped."""
    return Markdown("\n>\n".join("  \n".join(f"> {escaped(line)}" for line in p.split("\n")) for p in _paragraphs(text)))


class Frame(NamedTuple):
    """What messages share: the first and the last paragraph, each empty where they differ."""

    opening: str
    closing: str

    def within(self, body: str) -> str:
        """The body without the shared paragraphs."""
        return body.removeprefix(self.opening).removesuffix(self.closing).strip()


def frame(bodies: Iterable[str]) -> Frame:
    """The greeting and the signature that at least three messages share, so that a document shows them once."""
    held = [_paragraphs(b) for b in bodies]
    if len(held) < 3 or any(len(paragraphs) < 3 for paragraphs in held):
        return Frame("", "")
    opening, closing = ({p[place] for p in held} for place in (0, -1))
    return Frame(opening.pop() if len(opening) == 1 else "", closing.pop() if len(closing) == 1 else "")


def _paragraphs(text: str) -> list[str]:
    return [p.strip("\n") for p in re.split(r"\n\s*\n", text.strip())]


def signed(number: float) -> str:
    """A number as people write it: no trailing zeros."""
    return f"{number:,.10g}"


def hours(minutes: int) -> str:
    """Minutes as people say them: `45 minutes`, `2 hours 45 minutes`."""
    whole, rest = divmod(minutes, 60)
    parts = (
        f"{whole} hour{'s' * (whole != 1)}" if whole else "",
        f"{rest} minute{'s' * (rest != 1)}" if rest or not whole else "",
    )
    return " ".join(p for p in parts if p)


def tidy(markdown: str) -> str:
    """Markdown with one blank line where there are several, and none at either end."""
    return _DATES.sub("\n\n", re.sub(r"[ \t]+\n", _trailing, markdown)).strip()


def _trailing(found: re.Match[str]) -> str:
    return "  \n" if found.group() == "  \n" else "\n"
