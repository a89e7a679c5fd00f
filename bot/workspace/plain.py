"""Blocks as plain text, for transcripts and for looking something up in a message. Buttons appear as [Approve]."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from bot.workspace.emoji import emojified

_marks = re.compile(r"(?<![\w*_~])([*_~])(?=\S)([^*_~\n]+?)(?<=\S)\1(?![\w*_~])")
_strong = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)")
_heading = re.compile(r"^#{1,6}\s+")
_rule = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
JOINER = "\u2060"
Block = dict[str, Any]
Names = dict[str, str]
MARKS = {"pending": "( )", "in_progress": "(…)", "complete": "(✓)", "error": "(!)"}


def plain_message(text: str, blocks: list[Block], names: Names) -> str:
    """The words of a message: its blocks when it has any, else its text."""
    lines = [line for block in blocks for line in block_lines(block)] if blocks else [text]
    return unescaped("\n".join(lines), names)


def unescaped(text: str, names: Names) -> str:
    """Slack's escapes and references as people read them."""

    def reference(match: re.Match[str]) -> str:
        target, _, label = match[1].partition("|")
        if target.startswith(("@", "#")):
            return target[0] + (label or names.get(target[1:], target[1:]))
        if target.startswith("!date"):
            return label or target
        if target.startswith("!"):
            return f"@{label or target[1:]}"
        return f"{label} ({target})" if label and label != target else label or target

    text = re.sub(r"<([^<>\s][^<>]*)>", reference, text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def read(text: Block) -> str:
    """A text object as people read it: emoji as characters, marks for bold and italic gone."""
    words = text["text"] if text.get("emoji") is False else emojified(text["text"])
    return _marks.sub(r"\2", words) if text.get("type") == "mrkdwn" else words


def block_lines(block: Block) -> Iterator[str]:
    """The lines of one block; a kind that has no words has no lines."""
    yield from LINES.get(block.get("type", ""), _nothing)(block)


def label_of(element: Block) -> str:
    """What is written on an element."""
    if element.get("type") == "button" or isinstance(element.get("text"), dict):
        return read(element["text"])
    placeholder = (element.get("placeholder") or {}).get("text", "")
    return placeholder or element.get("type", "").replace("_", " ")


def rich_text(value: Any) -> str:
    """The words of a rich_text block."""
    parts = []
    for element in (value or {}).get("elements", []):
        if element["type"] == "rich_text_list":
            parts += ["- " + _inline(each) for each in element["elements"]]
        else:
            parts.append(_inline(element))
    return "\n".join(part.rstrip("\n") for part in parts)


def _inline(element: Block) -> str:
    words = {"user": "@", "channel": "#", "emoji": ":"}
    result = ""
    for each in element.get("elements", []):
        kind = each.get("type")
        if kind == "emoji":
            result += f":{each['name']}:"
        elif kind in words:
            result += f"<{words[kind]}{each[kind + '_id']}>"
        else:
            result += each.get("text") or each.get("url") or ""
    return result


def cell_text(cell: Block) -> str:
    """The words of a table cell."""
    if cell.get("type") == "rich_text":
        return rich_text(cell)
    return str(cell.get("text") or cell.get("value") or "")


def _nothing(block: Block) -> Iterator[str]:
    return iter(())


def _section(block: Block) -> Iterator[str]:
    lines = [read(text) for text in [block.get("text"), *(block.get("fields") or [])] if text]
    beside = block.get("accessory") or {}
    yield "\n".join(lines) + (f"  [{label_of(beside)}]" if beside.get("type") not in (None, "image") else "")


def _elements(block: Block) -> Iterator[str]:
    yield " ".join(f"[{label_of(each)}]" for each in block["elements"] if each["type"] not in ("image", "feedback_buttons"))


def _context(block: Block) -> Iterator[str]:
    yield "  ".join(read(each) if "text" in each else each.get("alt_text", "") for each in block["elements"])


def _task(task: Block) -> Iterator[str]:
    yield f"{MARKS.get(task['status'], '')} {task['title']}"
    for name in ("details", "output"):
        if task.get(name):
            yield from ("    " + line for line in rich_text(task[name]).splitlines())


def _plan(block: Block) -> Iterator[str]:
    yield block["title"]
    for task in block.get("tasks") or []:
        yield from ("  " + line for line in _task(task))


def _table(block: Block) -> Iterator[str]:
    for row in block["rows"]:
        yield " | ".join(cell_text(cell) for cell in row)


def _card(block: Block) -> Iterator[str]:
    for name in ("title", "subtitle", "body", "subtext"):
        if block.get(name):
            yield read(block[name])
    if block.get("actions"):
        yield " ".join(f"[{label_of(each)}]" for each in block["actions"])


def _cards(block: Block) -> Iterator[str]:
    for card in block["elements"]:
        yield from _card(card)


def _container(block: Block) -> Iterator[str]:
    yield (block.get("title") or {}).get("text", "")
    for each in block["child_blocks"]:
        yield from block_lines(each)


def _input(block: Block) -> Iterator[str]:
    yield f"{block['label']['text']}: [{block['element']['type'].replace('_', ' ')}]"


def _markdown(block: Block) -> Iterator[str]:
    """Without the marks that a program reads and a person skips; a heading is told by the blank line above it."""
    rows = [row for row in block["text"].splitlines() if not _rule.fullmatch(row)]
    yield _strong.sub(r"\2", emojified("\n".join(_heading.sub("", row) for row in rows))).replace(JOINER, "")


def _text(block: Block) -> Iterator[str]:
    text = block["text"]
    yield text if isinstance(text, str) else read(text)


def _chart(block: Block) -> Iterator[str]:
    """A chart by its numbers: a line for each series, or one for the parts of a whole."""
    chart = block.get("chart") or {}
    yield f"(chart: {block['title']})"
    if chart.get("segments"):
        yield "  " + ", ".join(f"{each['label']} {each['value']:g}" for each in chart["segments"])
    for series in chart.get("series") or []:
        yield f"  {series['name']}: " + ", ".join(f"{each['label']} {each['value']:g}" for each in series["data"])


LINES: dict[str, Callable[[Block], Iterator[str]]] = {
    "section": _section,
    "header": _text,
    "markdown": _markdown,
    "alert": _text,
    "context": _context,
    "actions": _elements,
    "rich_text": lambda block: iter([rich_text(block)]),
    "plan": _plan,
    "task_card": _task,
    "table": _table,
    "data_table": _table,
    "data_visualization": _chart,
    "card": _card,
    "carousel": _cards,
    "container": _container,
    "input": _input,
    "image": lambda block: iter([f"(image: {block['alt_text']})"]),
    "divider": lambda block: iter(["---"]),
}
