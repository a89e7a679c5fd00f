"""How heavy a message is: counted characters, rendered blocks and tables, which Slack limits apart from each block.

Pure functions over blocks; nothing is changed.
"""

from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt

from bot.workspace.limits import BLOCKS, COUNTED_CHARACTERS, HEADING_COST, MARKDOWN_CHARACTERS, MESSAGE, TABLES

_markdown = MarkdownIt("commonmark").enable("table")
_escapes = {"&": 5, "<": 4, ">": 4}
_shown = ("text", "title", "subtitle", "body", "subtext")


def counted(blocks: list[dict[str, Any]]) -> int:
    """The characters Slack counts: `&`, `<` and `>` at their escaped length, and 100 more for every heading."""
    characters = sum(_escapes.get(letter, 1) for words in _texts(blocks) for letter in words)
    return characters + HEADING_COST * sum(_headings(each) for each in blocks)


def weight_error(blocks: list[dict[str, Any]]) -> str:
    """The name of Slack's error for blocks that are too much together, or an empty string."""
    markdown = [str(each.get("text", "")) for each in blocks if each.get("type") == "markdown"]
    if sum(map(len, markdown)) > MARKDOWN_CHARACTERS or counted(blocks) > COUNTED_CHARACTERS:
        return "msg_blocks_too_long"
    if sum(1 for each in blocks if each.get("type") in TABLES) + sum(map(_tables, markdown)) > 1:
        return "only_one_table_allowed"
    if sum(_rendered(each) for each in blocks) > BLOCKS[MESSAGE]:
        return "msg_blocks_too_long"
    return ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    if isinstance(value, dict):
        for name, each in value.items():
            if name in _shown and isinstance(each, str):
                yield each
            else:
                yield from _texts(each)


def _headings(block: dict[str, Any]) -> int:
    if block.get("type") == "markdown":
        return sum(1 for token in _markdown.parse(str(block.get("text", ""))) if token.type == "heading_open")
    return int(block.get("type") == "header")


def _tables(markdown: str) -> int:
    return sum(1 for token in _markdown.parse(markdown) if token.type == "table_open")


def _rendered(block: dict[str, Any]) -> int:
    """A markdown block becomes one block per heading, table, rule, and run of anything else."""
    if block.get("type") != "markdown":
        return 1
    total, running = 0, False
    for token in _markdown.parse(str(block.get("text", ""))):
        if token.level or token.nesting < 0:
            continue
        alone = token.type in ("heading_open", "table_open", "hr")
        total += 1 if alone or not running else 0
        running = not alone
    return max(total, 1)
