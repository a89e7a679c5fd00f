"""Names of people stay here: a model gets stand-ins, and what it writes gets the names back. Pure; it remembers nothing."""

import re
from typing import Any

from bot.core.facts import SOMEBODY, Facts
from bot.core.forms import Kind
from bot.core.mission import Mission

MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
SOMEONE = "a colleague"


class Pseudonyms:
    """The people whom the answers to person questions name, each with a stand-in such as `Colleague 1`."""

    def __init__(self, mission: Mission, facts: Facts) -> None:
        asked = (q.id for q in mission.questions() if q.kind in (Kind.PERSON, Kind.PEOPLE))
        names = dict.fromkeys(name for q in asked for name in facts.lines(q) if name != SOMEBODY)
        self._stand_ins = {name: f"Colleague {n}" for n, name in enumerate(sorted(names, key=len, reverse=True), 1)}
        self._ids = {fact.by for fact in facts.facts.values() if fact.by}

    def hide(self, text: str) -> str:
        """The text without names, mentions and user ids."""
        for name, stand_in in self._stand_ins.items():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", stand_in, text)
        for user in self._ids:
            text = re.sub(rf"\b{re.escape(user)}\b", SOMEONE, text)
        return MENTION.sub(SOMEONE, text)

    def show(self, value: Any) -> Any:
        """The value with every stand-in back to its name, whatever lists and objects it is in, and without NUL characters."""
        if isinstance(value, str):
            return self._named(value.replace("\x00", ""))
        if isinstance(value, dict):
            return {key: self.show(each) for key, each in value.items()}
        return [self.show(each) for each in value] if isinstance(value, list) else value

    def _named(self, text: str) -> str:
        for name, stand_in in self._stand_ins.items():
            text = re.sub(rf"\b{stand_in}\b", lambda _, name=name: name, text)
        return text
