"""Documents to export, and how every format is read back."""

import io
import re
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import docx
import pypdf

from bot.core.document import Document
from bot.core.facts import Fact
from bot.export.brand import Brand
from bot.export.exporter import Exporter

TEMPLATES = Path(__file__).parents[2] / "templates" / "export"

SMALL = """# Tea Guide: Ñandú & Söhne

Version 3 · 21 November 2026 · Owner: Łucja Żółć · Made in the mission “Tea”

## Cheat sheet

- **In one line:** Tea for everybody, and nobody waits.
- **First answer:** Urgent within 4 hours; Ordinary within 1 day; Idea within 3 days
- **Escalate to:** 1: Whoever answers (at once; by phone); 2: The owner; 3: A lawyer

## The Kettle

*Drafted by Support Management*

### What tea means

**Tea is ready** when it is *hot*, and `{first_name}` has a cup.

1. Fill it
2. Boil it
   - never twice
3. Pour it

#### Temperatures

| Leaf | Degrees | Why |
|---|---|---|
| Green | 80 | it turns bitter above |
| Black | 95 | it stays thin below |

> Dear {first_name},
>
> the kettle is on.

## Assumed, please confirm

Nothing was assumed.

## Sources

- **Answers by Łucja:** Leaf; Water
"""


def document(markdown=SMALL, title="Tea Guide", **more):
    """A document with this text."""
    given = {
        "id": "d1",
        "team": "T1",
        "channel": "C1",
        "kind": "tea",
        "title": title,
        "version": 3,
        "run": "r1",
        "slug": "tea",
        "at": datetime(2026, 11, 21, 9, tzinfo=UTC),
        "by": "U1",
        "markdown": markdown,
        "facts": {"business_name": Fact(question="business_name", label="Business", value="Ñandú & Söhne", origin="answered")},
    }
    return Document(**(given | more))


def exporter(own=None, **brand):
    """Exports with the templates as shipped."""
    return Exporter(Brand(**brand), TEMPLATES, own)


@cache
def made(markdown=SMALL, format="html", **brand):
    """The file in this format."""
    return exporter(**brand).export(document(markdown), format).content


def squeezed(text):
    """The text without blanks and invisible joints, which formats place as they need them."""
    return re.sub(r"[\s\u200b\u00a0]+", "", text)


class Page(HTMLParser):
    """What a reader of an HTML page sees: its headings and its words, without the contents and the foot."""

    def __init__(self, text):
        super().__init__()
        self.headings, self.words, self.tags, self._open, self._hidden = [], [], [], None, []
        self.attributes = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag in ("nav", "style", "title") or ("class", "foot") in attrs:
            self._hidden.append(tag)
        if re.fullmatch("h[2-6]", tag) and not self._hidden:
            self._open = (int(tag[1]) - 1, [])

    def handle_endtag(self, tag):
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()
        if self._open and re.fullmatch("h[2-6]", tag):
            self.headings.append((self._open[0], "".join(self._open[1])))
            self._open = None

    def handle_data(self, data):
        if self._hidden:
            return
        self.words.append(data)
        if self._open:
            self._open[1].append(data)


def html_read(content):
    page = Page(content.decode())
    return page.headings, squeezed("".join(page.words))


def docx_read(content):
    file = docx.Document(io.BytesIO(content))
    headings, words = [], []
    for part in file.iter_inner_content():
        if isinstance(part, docx.table.Table):
            words += [cell.text for row in part.rows for cell in row.cells]
        elif not part.style.name.startswith("Contents"):
            words.append(part.text)
            if part.style.name.startswith("Heading"):
                headings.append((int(part.style.name[-1]), part.text))
    return headings, squeezed("".join(words))


def pdf_read(content):
    """Headings from the bookmarks; the words without footers. Heads of long tables come again on each page."""
    file = pypdf.PdfReader(io.BytesIO(content))
    pages = [_body(page) for page in file.pages]
    return list(_bookmarks(file.outline, 1)), squeezed("".join(pages))


def _bookmarks(outline, level):
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry, level + 1)
        else:
            yield level, entry.title


def _body(page):
    parts = []

    def seen(text, page_to, text_to, *_):
        height = text_to[4] * page_to[1] + text_to[5] * page_to[3] + page_to[5]
        if height > FOOTER:
            parts.append(text)

    page.extract_text(visitor_text=seen)
    return "".join(parts)


FOOTER = 60
"""Points from the lower edge of a page within which there is nothing but the footer."""
READ = {"html": html_read, "docx": docx_read, "pdf": pdf_read}
