"""Reads YAML with limits and with lines: a mistake is one remark that names the file and the line, never an exception.

It builds no objects from tags; every scalar is text until somebody asks for a number.
"""

from difflib import get_close_matches

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.reading.remarks import Remarks

SIZE = 256 * 1024
ALIASES = 20
DEPTH = 20
NODES = 20_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})


class Sheet:
    """One YAML file that is being read; `name` is how the remarks call it."""

    def __init__(self, name: str, remarks: Remarks) -> None:
        self.name = name
        self._remarks = remarks

    def load(self, data: bytes) -> Node | None:
        """The root of the file, or None, with a remark, when it cannot be used."""
        if len(data) > SIZE:
            return self._refuse(1, f"the file is larger than {SIZE // 1024} KiB")
        try:
            text = data.decode("utf-8-sig")
            reason = _too_much(text)
            root = yaml.compose(text, Loader=_LOADER) if not reason else None
        except UnicodeDecodeError:
            return self._refuse(1, "it is not UTF-8 text")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            return self._refuse(mark.line + 1 if mark else 1, "it is not valid YAML here")
        return self._refuse(1, reason) if reason else root

    def remark(self, code: str, node: Node | None, message: str) -> None:
        """Makes a remark about a place in this file."""
        line = node.start_mark.line + 1 if node else 1
        self._remarks.warn(f"side-{code}", line, f"{self.name}:{line}: {message}")

    def table(self, node: Node | None, known: frozenset[str], what: str) -> dict[str, Node]:
        """The entries of a mapping by key; unknown and repeated keys are remarked and left out."""
        if not isinstance(node, MappingNode):
            if node is not None and not _is_empty(node):
                self.remark("shape", node, f"{what} should be `key: value` lines; it was left out")
            return {}
        found: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, ScalarNode) else ""
            if name in found:
                self.remark("key-twice", key, f"{what} has `{name}` twice; the first counts")
            elif known and name not in known:
                self.remark("key-unknown", key, f"{what} has no setting `{name[:60]}`{_meant(name, known)}; it was left out")
            else:
                found[name] = value
        return found

    def entries(self, node: Node | None, what: str) -> list[Node]:
        """The entries of a list; a single value counts as a list of one."""
        if isinstance(node, SequenceNode):
            return list(node.value)
        if node is None or _is_empty(node):
            return []
        if isinstance(node, ScalarNode):
            return [node]
        self.remark("shape", node, f"{what} should be a list; it was left out")
        return []

    def text(self, node: Node | None, what: str, most: int = 3000) -> str:
        """A text, cut at `most` characters with a remark."""
        if node is None or _is_empty(node):
            return ""
        if not isinstance(node, ScalarNode):
            self.remark("shape", node, f"{what} should be text; it was left out")
            return ""
        value = str(node.value).replace("\x00", "").strip()
        if len(value) > most:
            self.remark("too-long", node, f"{what} has {len(value)} characters; it was cut to {most}")
        return value if len(value) <= most else value[: most - 1].rstrip() + "\u2026"

    def texts(self, node: Node | None, what: str, most: int = 3000) -> tuple[str, ...]:
        """A list of texts."""
        found = (self.text(entry, what, most) for entry in self.entries(node, what))
        return tuple(text for text in found if text)

    def number(self, node: Node | None, what: str) -> float | None:
        """A number, or None with a remark when it is none."""
        value = self.text(node, what)
        if not value:
            return None
        try:
            return float(value) if abs(float(value)) < 1e12 else None
        except ValueError:
            self.remark("number", node, f"{what} should be a number, not `{value[:40]}`; it was left out")
            return None

    def flag(self, node: Node | None, what: str, default: bool) -> bool:
        """True or false; what is neither is remarked and read as the default."""
        value = self.text(node, what).casefold()
        if value and value not in _YES | _NO:
            self.remark("flag", node, f"{what} should be true or false, not `{value[:40]}`; read as {str(default).lower()}")
        return value in _YES if value in _YES | _NO else default

    def _refuse(self, line: int, reason: str) -> None:
        self._remarks.warn("side-file-left-out", line, f"{self.name}:{line}: the whole file was left out: {reason}")


def _too_much(text: str) -> str:
    depth = aliases = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        aliases += isinstance(event, yaml.AliasEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            return f"it is nested deeper than {DEPTH} levels"
        if aliases > ALIASES:
            return f"it has more than {ALIASES} aliases"
        if count > NODES:
            return f"it has more than {NODES:,} entries"
    return ""


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and (node.value == "" or (node.style is None and node.value in ("~", "null")))


def _meant(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), 1)
    return f" (did you mean `{near[0]}`?)" if near else ""
