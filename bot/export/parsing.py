"""Reads a document's Markdown into the tree. Links lose their target's power, images their picture, HTML is text.

Never fetches anything, and never evaluates what it reads.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.core.document import Document
from bot.core.marks import open_points
from bot.export.book import (
    Block,
    Book,
    Cell,
    Code,
    Entry,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Section,
    Span,
    Spans,
    Table,
    plain,
    rtl,
)
from bot.export.columns import figures, shares

CHEAT_SHEET = "Cheat sheet"
_READER = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
_BYLINE = re.compile(r"(Drafted|Edited) by ")
_BETWEEN = re.compile(r"(?<=;) (?![^(]*\))")
"""After a semicolon that is not in brackets."""
_LABEL = re.compile(r":\s*$")
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]")
"""Control signs, halves of letters, signs that are none, and those that turn the direction of what others wrote."""


def book(document: Document) -> Book:
    """The tree of a document, read from its text as it was posted."""
    nodes = SyntaxTreeNode(_READER.parse(cleaned(document.markdown))).children
    front, rest = _split(nodes)
    title, facts, opening = _front(front, document)
    marks = open_points(document)
    sections = tuple(s.model_copy(update={"blocks": tuple(_marked(s.blocks, marks))}) for s in _sections(rest))
    footer = " · ".join(filter(None, (title[0], title[1], _version(document), f"{document.at:%-d %B %Y}")))
    return Book(
        title=title[0],
        subject=title[1],
        facts=facts,
        footer=footer,
        at=document.at.isoformat(),
        opening=opening,
        sections=sections,
        contents=tuple(_contents(sections)),
    )


def cleaned(text: str) -> str:
    """The text without signs that nobody sees, or that turn the writing of others around."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\t", "    "))


def _version(document: Document) -> str:
    return f"Version {document.version}" if document.version else "Draft"


def _split(nodes: list[SyntaxTreeNode]) -> tuple[list[SyntaxTreeNode], list[SyntaxTreeNode]]:
    at = next((n for n, node in enumerate(nodes) if node.type == "heading" and node.tag == "h2"), len(nodes))
    return nodes[:at], nodes[at:]


def _front(nodes: list[SyntaxTreeNode], document: Document) -> tuple[tuple[str, str], tuple[str, ...], tuple[Block, ...]]:
    """The title and its subject, the words of the cover line, and whatever else stands before the first section."""
    title, subject = document.title, ""
    if nodes and nodes[0].type == "heading" and nodes[0].tag == "h1":
        whole, nodes = plain(_spans(nodes[0])), nodes[1:]
        title, subject = (
            (document.title, whole[len(document.title) + 2 :]) if whole.startswith(f"{document.title}: ") else (whole, "")
        )
    facts: tuple[str, ...] = ()
    if nodes and nodes[0].type == "paragraph":
        line = plain(_spans(nodes[0]))
        if line.startswith(_version(document)):
            facts, nodes = tuple(line.split(" · ")), nodes[1:]
    return (title, subject), facts, tuple(_blocks(nodes, {}))


def _sections(nodes: list[SyntaxTreeNode]) -> Iterator[Section]:
    seen: dict[str, int] = {}
    while nodes:
        title = _spans(nodes[0])
        body, nodes = _split(nodes[1:])
        anchor = _anchor(plain(title), seen)
        blocks = tuple(_blocks(body, seen))
        lines = _lines(blocks) if plain(title) == CHEAT_SHEET else ()
        chapter = bool(blocks) and isinstance(blocks[0], Paragraph) and blocks[0].aside
        words = plain(title)
        yield Section(title=title, anchor=anchor, blocks=() if lines else blocks, lines=lines, chapter=chapter, rtl=rtl(words))


def _marked(blocks: tuple[Block, ...], marks: dict[str, str]) -> Iterator[Block]:
    """The blocks, with a remark under each heading of a deliverable that rests on what nobody has confirmed."""
    for block in blocks:
        yield block
        if isinstance(block, Heading) and block.level == 2 and (told := marks.get(plain(block.spans))):
            yield Paragraph(spans=(Span(text=told, emphasis=True),), aside=True)


def _contents(sections: tuple[Section, ...]) -> Iterator[Entry]:
    for section in sections:
        yield Entry(level=1, text=plain(section.title), anchor=section.anchor)
        for block in section.blocks:
            if isinstance(block, Heading) and block.level == 2:
                yield Entry(level=2, text=plain(block.spans), anchor=block.anchor)


def _anchor(text: str, seen: dict[str, int]) -> str:
    name = re.sub(r"\W+", "-", text.lower()).strip("-")[:60] or "section"
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}--{seen[name]}"


def _lines(blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    """The cheat sheet's list as labelled lines; empty when it is anything else than such a list."""
    if len(blocks) != 1 or not isinstance(blocks[0], Listing):
        return ()
    found = [_line(item) for item in blocks[0].items]
    return tuple(line for line in found if line) if all(found) else ()


def _line(item: Item) -> Line | None:
    match item.blocks:
        case (Paragraph(spans=(Span(strong=True) as label, *rest)),) if _LABEL.search(label.text):
            parts = tuple(_parted(tuple(rest)))
            return Line(label=_LABEL.sub("", label.text), parts=parts, rtl=rtl(label.text))
    return None


def _parted(spans: Spans) -> Iterator[Spans]:
    """The words, one part after each semicolon where they are a list; a single semicolon makes none."""
    if len(_BETWEEN.findall(plain(spans))) < 2:
        spans_ = _trimmed(spans)
        if spans_:
            yield spans_
        return
    part: list[Span] = []
    for span in spans:
        *done, rest = _BETWEEN.split(span.text)
        for text in done:
            yield _trimmed((*part, span.model_copy(update={"text": text})))
            part = []
        part.append(span.model_copy(update={"text": rest}))
    yield _trimmed(tuple(part))


def _trimmed(spans: Spans) -> Spans:
    if not spans:
        return ()
    first = spans[0].model_copy(update={"text": spans[0].text.lstrip()})
    return tuple(s for s in (first, *spans[1:]) if s.text)


def _blocks(nodes: list[SyntaxTreeNode], seen: dict[str, int]) -> Iterator[Block]:
    for place, node in enumerate(nodes):
        match node.type:
            case "heading":
                yield _heading(node, seen)
            case "paragraph":
                yield _paragraph(node, first=place == 0)
            case "bullet_list" | "ordered_list":
                yield _list(node, seen)
            case "table":
                yield _table(node)
            case "blockquote":
                yield Quote(blocks=tuple(_blocks(node.children, seen)))
            case "fence" | "code_block" | "html_block":
                yield Code(text=node.content.rstrip("\n"))
            case "hr":
                yield Rule()


def _heading(node: SyntaxTreeNode, seen: dict[str, int]) -> Heading:
    spans = _spans(node)
    words = plain(spans)
    level = max(2, int(node.tag[1]) - 1)
    return Heading(level=level, spans=spans, anchor=_anchor(words, seen), rtl=rtl(words))


def _paragraph(node: SyntaxTreeNode, first: bool) -> Paragraph:
    spans = _spans(node)
    words = plain(spans)
    aside = first and bool(_BYLINE.match(words)) and all(s.emphasis for s in spans)
    return Paragraph(spans=spans, aside=aside, rtl=rtl(words))


def _list(node: SyntaxTreeNode, seen: dict[str, int]) -> Listing:
    items = tuple(Item(blocks=tuple(_blocks(each.children, seen))) for each in node.children)
    turned = rtl("".join(_texts(items[:1])))
    return Listing(ordered=node.type == "ordered_list", start=int(node.attrs.get("start", 1)), items=items, rtl=turned)


def _texts(items: tuple[Item, ...]) -> Iterator[str]:
    return (plain(b.spans) for item in items for b in item.blocks if isinstance(b, Paragraph))


def _table(node: SyntaxTreeNode) -> Table:
    rows = [tuple(_cell(c) for c in row.children) for part in node.children for row in part.children]
    head, body = rows[0], tuple(rows[1:])
    words = [[plain(c.spans) for c in row] for row in (head, *body)]
    return Table(head=head, rows=body, shares=shares(words), numbers=figures(words[1:], len(head)), rtl=rtl("".join(words[0])))


def _cell(node: SyntaxTreeNode) -> Cell:
    spans = _spans(node)
    return Cell(spans=spans, rtl=rtl(plain(spans)))


def _spans(node: SyntaxTreeNode) -> Spans:
    """The words of a block, cleaned again since signs can be written as numbers; like beside like joined."""
    spans: list[Span] = []
    for found in _inline(node.children, Span(text="")):
        span = found.model_copy(update={"text": cleaned(found.text)})
        if spans and spans[-1].model_copy(update={"text": ""}) == span.model_copy(update={"text": ""}):
            span = span.model_copy(update={"text": spans.pop().text + span.text})
        if span.text:
            spans.append(span)
    return tuple(spans)


def _inline(nodes: list[SyntaxTreeNode], like: Span) -> Iterator[Span]:
    for node in nodes:
        match node.type:
            case "text" | "html_inline":
                yield like.model_copy(update={"text": node.content})
            case "code_inline":
                yield like.model_copy(update={"text": node.content, "code": True})
            case "softbreak":
                yield like.model_copy(update={"text": " "})
            case "hardbreak":
                yield like.model_copy(update={"text": "\n"})
            case "strong":
                yield from _inline(node.children, like.model_copy(update={"strong": True}))
            case "em":
                yield from _inline(node.children, like.model_copy(update={"emphasis": True}))
            case "link":
                yield from _link(node, like)
            case "image":
                yield like.model_copy(update={"text": node.content})
            case _:
                yield from _inline(node.children, like)


def _link(node: SyntaxTreeNode, like: Span) -> Iterator[Span]:
    """The label and, unless it is the same, the address it led to: words may not hide where they lead."""
    label = tuple(_inline(node.children, like))
    target = str(node.attrs.get("href", ""))
    yield from label
    if target and plain(label) not in (target, target.removeprefix("mailto:")):
        yield like.model_copy(update={"text": f" ({target})"})
