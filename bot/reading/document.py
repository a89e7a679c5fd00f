"""Reads Markdown into a tree of sections with blocks, each with its line. It knows Markdown and nothing about missions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import yaml
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.reading import text as inline

_HEAD_LINES = 200
_FENCES = ("```", "~~~")
_LISTED = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s")


def _block_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").disable(["code"])
    parser.core.ruler.disable(["inline"])
    return parser


_BLOCKS = _block_parser()


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    FENCE = "fence"
    RULE = "rule"
    HTML = "html"
    HEADING = "heading"


@dataclass(frozen=True)
class Item:
    """One entry of a list: its first paragraph as inline Markdown, and the blocks below it."""

    text: str
    line: int
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True)
class Block:
    """A piece of Markdown. `line` is 1-based, `end` the last line; `text` is inline Markdown, or the code of a fence."""

    kind: Kind
    line: int
    end: int
    text: str = ""
    level: int = 0
    items: tuple[Item, ...] = ()


@dataclass
class Section:
    """A heading and all below it. `start` and `end` are the first and last line of its body, 1-based."""

    title: str
    level: int
    line: int
    start: int
    end: int
    blocks: list[Block] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)

    def walk(self) -> Iterator["Section"]:
        """This section and all below it, in the order of the document."""
        yield self
        for child in self.sections:
            yield from child.walk()

    def all_blocks(self) -> Iterator[Block]:
        """Every block of this section and of those below it."""
        for section in self.walk():
            yield from section.blocks


def blocks(text: str) -> list[Block]:
    """The blocks of a Markdown text; HTML comments and front matter are no part of them."""
    lines, numbers = _loosened(text.split("\n"))
    return list(_blocks(SyntaxTreeNode(_BLOCKS.parse("\n".join(lines))).children, numbers))


def _loosened(lines: list[str]) -> tuple[list[str], list[int]]:
    """Lines with a blank one between a list and a bold label right below it, and the number that each line had before.

    Markdown would read the label as a part of the last bullet, which no author means.
    """
    loose, numbers, fence, listed = [], [], "", False
    for number, line in enumerate(lines, 1):
        mark = line.lstrip()[:3]
        if mark in _FENCES and fence in ("", mark):
            fence = "" if fence else mark
        if not fence and listed and line.startswith("**") and (":" in line or line.rstrip().endswith("**")):
            loose.append("")
            numbers.append(number)
        listed = bool(line.strip()) and not line.startswith("**") and (listed or bool(_LISTED.match(line)))
        loose.append(line)
        numbers.append(number)
    return loose, numbers


def without_front_matter(text: str) -> tuple[dict[str, object], str]:
    """(front matter, text with the front matter and comments before it blanked out, so that line numbers stay)."""
    lines = text.split("\n")
    first = _first_line(lines)
    if first is None or lines[first].rstrip() != "---":
        return {}, text
    last = next((n for n in range(first + 1, min(len(lines), first + _HEAD_LINES)) if lines[n].rstrip() in ("---", "...")), None)
    values = _mapping("\n".join(lines[first + 1 : last])) if last else None
    if last is None or values is None:
        return {}, text
    return values, "\n".join([""] * (last + 1) + lines[last + 1 :])


def _first_line(lines: list[str]) -> int | None:
    inside = False
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if inside or line.lstrip().startswith("<!--"):
            inside = "-->" not in line
        elif line.strip():
            return number
    return None


def _mapping(text: str) -> dict[str, object] | None:
    if len(text) > 10_000:
        return None
    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - the base loader makes nothing but text
    except (yaml.YAMLError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def tree(text: str, found: list[Block], root: Block) -> Section:
    """The sections below the heading `root`, whatever their levels; blocks before it are left out."""
    top = Section(inline.plain(root.text), 0, root.line, root.end + 1, len(text.split("\n")))
    path = [top]
    for block in found[found.index(root) + 1 :]:
        if block.kind is not Kind.HEADING:
            path[-1].blocks.append(block)
            continue
        while path[-1].level >= block.level:
            path.pop().end = block.line - 1
        child = Section(inline.plain(block.text), block.level, block.line, block.end + 1, top.end)
        path[-1].sections.append(child)
        path.append(child)
    return top


def _blocks(nodes: list[SyntaxTreeNode], numbers: list[int]) -> Iterator[Block]:
    for node in nodes:
        if node.type == "blockquote":
            yield from _blocks(node.children, numbers)
        else:
            yield from _block(node, numbers)


def _block(node: SyntaxTreeNode, numbers: list[int]) -> Iterator[Block]:
    line, end = _place(node, numbers)
    if node.type == "heading":
        yield from _heading(node, line, end)
    elif node.type == "paragraph":
        yield Block(Kind.PARAGRAPH, line, end, node.children[0].content)
    elif node.type in ("bullet_list", "ordered_list"):
        yield Block(Kind.LIST, line, end, items=tuple(_item(child, numbers) for child in node.children))
    elif node.type == "fence":
        yield Block(Kind.FENCE, line, end, node.content)
    elif node.type == "hr":
        yield Block(Kind.RULE, line, end)
    elif node.type == "html_block":
        yield Block(Kind.HTML, line, end, node.content)


def _place(node: SyntaxTreeNode, numbers: list[int]) -> tuple[int, int]:
    first, after = node.map or (0, 1)
    return numbers[first], numbers[max(first, after - 1)]


def _heading(node: SyntaxTreeNode, line: int, end: int) -> Iterator[Block]:
    content = node.children[0].content
    if node.markup == "-" and ("\n" in content or "**" in content or content.startswith(("*", "_"))):
        yield Block(Kind.PARAGRAPH, line, end - 1, content)
        yield Block(Kind.RULE, end, end)
        return
    yield Block(Kind.HEADING, line, end, content, level=int(node.tag[1]))


def _item(node: SyntaxTreeNode, numbers: list[int]) -> Item:
    below = list(_blocks(node.children, numbers))
    line, _ = _place(node, numbers)
    if below and below[0].kind in (Kind.PARAGRAPH, Kind.HEADING):
        return Item(below[0].text, line, tuple(below[1:]))
    return Item("", line, tuple(below))
