"""What a canvas takes: Slack's narrower Markdown, held against a text. Pure; it never repairs anything."""

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

LONGEST = 1_048_576
CELLS = 300
DEEPEST = 3
IN_QUOTES = ("paragraph",)
_markdown = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_names = {
    "bullet_list": "List",
    "ordered_list": "List",
    "heading": "Heading",
    "table": "Table",
    "fence": "Code",
    "code_block": "Code",
    "hr": "Divider",
    "blockquote": "Block quote",
}


def detail(text: str) -> str:
    """What Slack's parser would say of the text, with the line; empty when a canvas takes it."""
    found = next((said for node in SyntaxTreeNode(_markdown.parse(text)).walk() if (said := _wrong(node))), "")
    return f"'content' error: {found}" if found else ""


def _wrong(node: SyntaxTreeNode) -> str:
    if node.type == "heading" and int(node.tag[1]) > DEEPEST:
        return f"{_line(node)}: Unsupported heading depth ({node.tag[1]})"
    if node.parent and node.parent.type == "blockquote" and node.type not in IN_QUOTES:
        return f"{_line(node)}: Unsupported block type ({_names.get(node.type, node.type)}) within block quote"
    if node.parent and node.parent.type == "list_item" and node.type not in ("paragraph", "bullet_list", "ordered_list"):
        return f"{_line(node)}: Unsupported block type ({_names.get(node.type, node.type)}) within list"
    if node.type == "table" and _cells(node) > CELLS:
        return f"{_line(node)}: Unsupported table type"
    return ""


def _line(node: SyntaxTreeNode) -> str:
    return f"line {node.map[0] + 1 if node.map else 0}"


def _cells(table: SyntaxTreeNode) -> int:
    return sum(len(row.children) for part in table.children for row in part.children)
