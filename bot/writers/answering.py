"""Lets a model word an answer from sentences that were found. It gets those alone, and no names of people.

Whether the answer says nothing beyond them is judged elsewhere, by code.
"""

import re
import secrets
from collections.abc import Iterable

from bot.core.cost import Account
from bot.core.lookup.answering import Cited
from bot.writers.openai import OpenAIWriter, Prompt
from bot.writers.pseudonyms import MENTION, SOMEONE
from bot.writers.shapes import Shape


class AnswerShape(Shape):
    """An answer; empty when the sentences hold none."""

    answer: str


class AnswerWriter:
    """The Phraser port, over the model writer. `prompt` renders a template of `templates/prompts/`."""

    def __init__(self, writer: OpenAIWriter, prompt: Prompt) -> None:
        self._writer, self._prompt = writer, prompt

    async def phrase(self, question: str, cited: tuple[Cited, ...], people: frozenset[str]) -> str:
        """The answer in a few words of its own. `people` are called otherwise meanwhile. Raises WriterFailed."""
        names = _names(people)
        mark = secrets.token_hex(6)
        told = _hidden(self._prompt("answer", {"question": question, "cited": cited, "mark": mark}), names)
        messages = [{"role": "system", "content": self._prompt("system", {})}, {"role": "user", "content": told}]
        said = await self._writer.ask(messages, AnswerShape, Account(run=f"ask/{mark}"))
        return _shown(" ".join(said.answer.split()), names)


def _names(people: Iterable[str]) -> dict[str, str]:
    """Each name with its stand-in, the longest first."""
    return {name: f"Colleague {n}" for n, name in enumerate(sorted(people, key=len, reverse=True), 1)}


def _hidden(text: str, names: dict[str, str]) -> str:
    for name, stand_in in names.items():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", stand_in, text)
    return MENTION.sub(SOMEONE, text)


def _shown(text: str, names: dict[str, str]) -> str:
    for name, stand_in in names.items():
        text = re.sub(rf"\b{stand_in}\b", lambda _, name=name: name, text)
    return text.replace("\x00", "")
