"""Frames: a deliverable as code settles it, and a model's words put into it. Pure; it asks nobody.

The built-in writer makes the frame: every row, number, date and name. A model is asked for the words alone, by row. Words that
bring a figure, date, quotation or name from nowhere, or leave a gap, are not taken: there the frame keeps its own.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel, create_model

from bot.writers.settled import item, open_fields, settles
from bot.writers.shapes import Shape

ROW = "row"
"""The number by which a model says which row of the frame its words are for."""
Sound = Callable[[str], bool]
"""Whether a text may stand."""
_FIRST = re.compile(r"[A-Z][a-z’']*\b")


@cache
def words_of(kind: type[BaseModel]) -> type[Shape]:
    """What a model is asked to fill for this type: the words that code leaves open, row by row."""
    fields: dict[str, Any] = {name: (_asked(annotation), ...) for name, annotation in open_fields(kind).items()}
    return create_model(kind.__name__, __base__=Shape, __doc__=kind.__doc__, **fields)


def _asked(annotation: Any) -> Any:
    inner = item(annotation)
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        shape = words_of(inner)
        if inner is annotation:
            return shape
        several: Any = tuple
        return several[_numbered(shape) if settles(inner) else shape, ...]
    return annotation


@cache
def _numbered(shape: type[Shape]) -> type[Shape]:
    row: dict[str, Any] = {ROW: (int, ...)}
    return create_model(f"{shape.__name__}Row", __base__=shape, __doc__=shape.__doc__, **row)


class Filling:
    """Puts words into frames, and counts in `kept` how many texts stayed the frame's own."""

    def __init__(self, sound: Sound, texts: Iterable[str]) -> None:
        """`texts` are all the words there are; what stands in small letters somewhere in them is no name."""
        self._sound, self._small = sound, frozenset(re.findall(r"\b[a-z][a-z’']*", "\n".join(texts)))
        self.kept = 0

    def value(self, kind: type[BaseModel], frame: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
        """The frame of a value with the words in it."""
        filled = {n: self._field(a, frame[n], words[n]) for n, a in open_fields(kind).items() if n in words and n in frame}
        return frame | filled

    def _field(self, annotation: Any, frame: Any, words: Any) -> Any:
        inner = item(annotation)
        several = inner is not annotation
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return self._texts(frame, words) if several else self._text(frame, words)
        if not several:
            return self.value(inner, frame, words)
        return self._rows(inner, frame, words) if settles(inner) else self._free(frame, words)

    def _text(self, frame: str, words: str) -> str:
        fitted = self._fitted(frame, words)
        self.kept += not fitted and bool(words.strip() or frame)
        return fitted or frame

    def _fitted(self, frame: str, words: str) -> str:
        """The words, begun and ended as the frame's are, since they stand in the same place; empty when they may not stand."""
        words, inside = words.strip(), frame[:1].islower()
        first = _FIRST.match(words)
        if inside and first and first[0].lower() in self._small:
            words = words[0].lower() + words[1:]
        if frame and frame[-1].isalnum() and words.endswith("."):
            words = words.rstrip(".")
        return words if words and self._sound(f"so {words}" if inside else words) else ""

    def _texts(self, frame: list[str], words: list[str]) -> list[str]:
        """A list of texts is the model's; what may not stand is left out."""
        good = [fitted for w in words if (fitted := self._fitted(frame[0] if frame else "", w))]
        self.kept += len(words) > len(good)
        return good or frame

    def _rows(self, kind: type[BaseModel], frame: list[dict[str, Any]], words: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows are the frame's, each with the words that name it."""
        told = {w[ROW]: w for w in reversed(words)}
        self.kept += sum(n not in told for n, _ in enumerate(frame, 1))
        return [self.value(kind, row, told.get(n, {})) for n, row in enumerate(frame, 1)]

    def _free(self, frame: list[dict[str, Any]], words: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows that code settles nothing in are the model's; one with a text that may not stand, or a gap, is left out.

        Where the frame has gaps of its own, gaps are no fault.
        """
        gaps = not all(texts_in(frame))
        fitted = [self._like(frame[0] if frame else {}, row) for row in words]
        good = [f for f, w in zip(fitted, words, strict=True) if _whole(f, w, gaps)]
        self.kept += len(words) > len(good)
        return good or frame

    def _like(self, frame: Any, words: Any) -> Any:
        """The words with every text fitted to the frame's first row; what may not stand is empty."""
        if isinstance(words, dict):
            return {n: self._like(frame.get(n) if isinstance(frame, dict) else None, w) for n, w in words.items()}
        if isinstance(words, list):
            return [self._like(frame[0] if isinstance(frame, list) and frame else None, w) for w in words]
        return self._fitted(frame if isinstance(frame, str) else "", words)


def _whole(fitted: Any, words: Any, gaps: bool) -> bool:
    """True when every text may stand; one that was empty already is a gap."""
    return all(f or (gaps and not w.strip()) for f, w in zip(texts_in(fitted), texts_in(words), strict=True))


def is_said(request: str, text: str) -> bool:
    """True when most of the longer words of a request stand in the text, so that it need not be kept beside it."""
    wanted = {w[:6] for w in re.findall(r"\w{5,}", request.casefold())} - {"please", "mentio"}
    there = {w[:6] for w in re.findall(r"\w{5,}", text.casefold())}
    return bool(wanted) and len(wanted & there) >= 0.75 * len(wanted)


def texts_in(value: Any) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [t for part in parts for t in texts_in(part)]


def numbered(kind: type[BaseModel], frame: dict[str, Any], wording: bool = True) -> dict[str, Any]:
    """The frame as a model reads it: the rows that it writes words for have their numbers.

    Without `wording` only what code settled is shown, for a model that has its own last draft before it.
    """
    shown = dict(frame)
    for name, annotation in open_fields(kind).items():
        inner = item(annotation)
        whole = isinstance(inner, type) and issubclass(inner, BaseModel)
        if name not in frame:
            continue
        if whole and inner is annotation:
            shown[name] = numbered(inner, frame[name], wording)
        elif whole and settles(inner):
            shown[name] = [{ROW: n} | numbered(inner, row, wording) for n, row in enumerate(frame[name], 1)]
        elif not wording:
            del shown[name]
    return {n: v for n, v in shown.items() if n != "evidence"}
