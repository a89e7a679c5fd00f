"""A document's Markdown in the narrower kind that canvases take. Every word stays; only its dress changes. Pure.

Canvases have three levels of headings, nothing but paragraphs in a quote, four blanks before an inner list, and small tables.
The title is not in the text, because a canvas has one of its own.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.slack.text import markdown, plain

LONGEST = 1_048_576
"""Characters that a canvas takes."""
CELLS = 300
"""Cells of one table; a longer table goes on in another one below the same heads."""
DEEPEST = 3
TITLE = 150
INNER = "    "
HARD_BREAK = "  \n"
_READER = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
_STRONG = re.compile(r"\*\*|__")
_TICKS = re.compile(r"`{3,}")
_PIPE = re.compile(r"(?<!\\)\|")

Nodes = Sequence[SyntaxTreeNode]


def title(text: str) -> str:
    """The first heading of a document as a canvas's title."""
    first = next((node for node in _read(text) if _is_title(node)), None)
    return plain(_STRONG.sub("", _words(first)), TITLE) if first else ""


def canvas_text(text: str) -> str:
    """Foreign Markdown for a canvas, without the document's title. Nothing in it is live but plain links."""
    nodes = _read(text)
    return "\n\n".join(_blocks(nodes[1:] if nodes and _is_title(nodes[0]) else nodes)) + "\n"


def _read(text: str) -> Nodes:
    return SyntaxTreeNode(_READER.parse(markdown(text))).children


def _is_title(node: SyntaxTreeNode) -> bool:
    return node.type == "heading" and node.tag == "h1"


def _blocks(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        match node.type:
            case "heading":
                yield _heading(node)
            case "bullet_list" | "ordered_list":
                yield from _list(node)
            case "blockquote":
                yield "\n>\n".join(_prefixed(text, "> ") for text in _quoted(node.children))
            case "table":
                yield from _tables(node)
            case "fence" | "code_block":
                yield _code(node.content)
            case "hr":
                yield "---"
            case _:
                yield _words(node)


def _heading(node: SyntaxTreeNode) -> str:
    level = max(int(node.tag[1]) - 1, 1)
    words = _words(node).replace("\n", " ")
    return f"{'#' * level} {words}" if level <= DEEPEST else _bold(words)


def _bold(words: str) -> str:
    return f"**{_STRONG.sub('', words)}**" if words.strip() else ""


def _words(node: SyntaxTreeNode) -> str:
    """The words of a block with their marks, as they were written."""
    return "\n".join(child.content for child in node.children if child.type == "inline")


def _list(node: SyntaxTreeNode) -> Iterator[str]:
    """The list; what a canvas takes in no list stands between its parts."""
    lines: list[str] = []
    for line, alone in _items(node, 0):
        if not alone:
            lines.append(line)
            continue
        if lines:
            yield "\n".join(lines)
        lines = []
        yield line
    if lines:
        yield "\n".join(lines)


def _items(node: SyntaxTreeNode, depth: int) -> Iterator[tuple[str, bool]]:
    """Every line of a list, and whether it is a block that has to stand alone."""
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, start=first):
        mark = f"{number}. " if node.type == "ordered_list" else "- "
        yield from _item(item.children, depth, mark)


def _item(nodes: Nodes, depth: int, mark: str) -> Iterator[tuple[str, bool]]:
    if not nodes or nodes[0].type != "paragraph":
        yield INNER * depth + mark.rstrip(), False
    for place, node in enumerate(nodes):
        if node.type == "paragraph":
            text = _prefixed(_words(node), INNER * (depth + 1))
            yield (INNER * depth + mark + text.lstrip() if place == 0 else f"\n{text}"), False
        elif node.type in ("bullet_list", "ordered_list"):
            yield from _items(node, depth + 1)
        else:
            yield from ((block, True) for block in _blocks([node]))


def _quoted(nodes: Nodes) -> Iterator[str]:
    """What a quote says, in paragraphs."""
    for node in nodes:
        match node.type:
            case "blockquote":
                yield from _quoted(node.children)
            case "bullet_list" | "ordered_list":
                yield HARD_BREAK.join(_told(node))
            case "heading":
                yield _bold(_words(node))
            case "table":
                yield HARD_BREAK.join(" · ".join(row) for row in _rows(node))
            case "fence" | "code_block":
                yield HARD_BREAK.join(f"`{line}`" for line in node.content.replace("`", "'").splitlines() if line.strip())
            case "hr":
                pass
            case _:
                yield _words(node)


def _told(node: SyntaxTreeNode) -> Iterator[str]:
    """The items of a list as lines with a sign in front."""
    first = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, start=first):
        texts = [text for text in _quoted(item.children) if text]
        yield (f"{number}\\. " if node.type == "ordered_list" else "• ") + HARD_BREAK.join(texts)


def _tables(node: SyntaxTreeNode) -> Iterator[str]:
    head, *body = _rows(node)
    fit = max(CELLS // len(head) - 1, 1)
    for start in range(0, max(len(body), 1), fit):
        rows = (head, ["---"] * len(head), *body[start : start + fit])
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _rows(node: SyntaxTreeNode) -> list[list[str]]:
    rows = [row for part in node.children for row in part.children]
    return [[_PIPE.sub(r"\\|", _words(cell)) for cell in row.children] for row in rows]


def _code(content: str) -> str:
    fence = "`" * (max((len(ticks) for ticks in _TICKS.findall(content)), default=2) + 1)
    return "\n".join((fence, content.rstrip("\n"), fence))


def _prefixed(text: str, prefix: str) -> str:
    return "\n".join(f"{prefix}{line}" for line in text.split("\n"))
