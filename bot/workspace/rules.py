"""Small rules that a JSON value can be held against; `limits.py` builds Block Kit out of them.

A rule is a function of value, pointer and surface that yields one complaint per fault, worded and located as Slack does.
It never changes the value.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Complaints = Iterator[str]
Rule = Callable[[Any, str, str], Complaints]


def complaint(text: str, pointer: str) -> str:
    """One line as in Slack's `response_metadata.messages`."""
    return f"[ERROR] {text} [json-pointer:{pointer}]"


@dataclass(frozen=True)
class Field:
    """A property of an object and whether it has to be there."""

    rule: Rule
    required: bool = False


def needed(rule: Rule) -> Field:
    """A property that has to be there."""
    return Field(rule, required=True)


def anything(value: Any, pointer: str, surface: str) -> Complaints:
    """Whatever it is, it will do."""
    return iter(())


def boolean(value: Any, pointer: str, surface: str) -> Complaints:
    """True or false."""
    if not isinstance(value, bool):
        yield complaint("must be a boolean", pointer)


def integer(low: int, high: int) -> Rule:
    """A whole number from `low` to `high`."""

    def rule(value: Any, pointer: str, surface: str) -> Complaints:
        if not isinstance(value, int) or isinstance(value, bool):
            yield complaint("must be an integer", pointer)
        elif not low <= value <= high:
            yield complaint(f"must be between {low} and {high}", pointer)

    return rule


def string(longest: int, shortest: int = 0) -> Rule:
    """A string of so many characters."""

    def rule(value: Any, pointer: str, surface: str) -> Complaints:
        if not isinstance(value, str):
            yield complaint("must be a string", pointer)
        elif len(value) > longest:
            yield complaint(f"must be less than {longest + 1} characters", pointer)
        elif len(value) < shortest:
            yield complaint(f"must be more than {shortest - 1} characters", pointer)

    return rule


def one_of(*allowed: str) -> Rule:
    """One of a few words."""

    def rule(value: Any, pointer: str, surface: str) -> Complaints:
        if value not in allowed:
            yield complaint(f"must be one of: {', '.join(allowed)}", pointer)

    return rule


def text(longest: int, *, plain: bool = False) -> Rule:
    """A text object; `plain` when mrkdwn is refused. An empty text is refused as well."""
    kinds = ("plain_text",) if plain else ("plain_text", "mrkdwn")

    def rule(value: Any, pointer: str, surface: str) -> Complaints:
        if not isinstance(value, dict):
            yield complaint("must be an object", pointer)
            return
        if value.get("type") not in kinds:
            yield complaint(f"must be one of: {', '.join(kinds)}", f"{pointer}/type")
        extra = {"verbatim"} if value.get("type") == "mrkdwn" else {"emoji"}
        yield from unknown(value, {"type", "text"} | extra, pointer)
        yield from string(longest, 1)(value.get("text"), f"{pointer}/text", surface)

    return rule


def many(rule: Rule, fewest: int, most: int) -> Rule:
    """A list of so many things, each held against `rule`."""

    def check(value: Any, pointer: str, surface: str) -> Complaints:
        if not isinstance(value, list):
            yield complaint("must be an array", pointer)
            return
        if len(value) > most:
            yield complaint(f"no more than {most} items allowed", pointer)
        if len(value) < fewest:
            yield complaint(f"no fewer than {fewest} items allowed", pointer)
        for index, each in enumerate(value):
            yield from rule(each, f"{pointer}/{index}", surface)

    return check


def shape(**properties: Field | Rule) -> Rule:
    """An object with these properties and no others."""
    table = {name: each if isinstance(each, Field) else Field(each) for name, each in properties.items()}

    def check(value: Any, pointer: str, surface: str) -> Complaints:
        if not isinstance(value, dict):
            yield complaint("must be an object", pointer)
            return
        yield from unknown(value, set(table), pointer)
        for name, each in table.items():
            if name in value and value[name] is not None:
                yield from each.rule(value[name], f"{pointer}/{name}", surface)
            elif each.required:
                yield complaint(f"missing required field: {name}", pointer)

    return check


def partial(**properties: Rule) -> Rule:
    """An object of which only these properties are looked at."""

    def check(value: Any, pointer: str, surface: str) -> Complaints:
        for name, rule in properties.items():
            if isinstance(value, dict) and name in value:
                yield from rule(value[name], f"{pointer}/{name}", surface)

    return check


def choice(table: dict[str, Rule], what: str) -> Rule:
    """An object whose `type` picks its rule from the table."""

    def check(value: Any, pointer: str, surface: str) -> Complaints:
        kind = value.get("type") if isinstance(value, dict) else None
        if kind not in table:
            yield complaint(f"unsupported type: {kind}" if kind else f"must be a valid {what}", f"{pointer}/type")
        else:
            yield from table[kind](value, pointer, surface)

    return check


def also(rule: Rule, *others: Rule) -> Rule:
    """All of these rules."""

    def check(value: Any, pointer: str, surface: str) -> Complaints:
        for each in (rule, *others):
            yield from each(value, pointer, surface)

    return check


def unknown(value: dict[str, Any], known: set[str], pointer: str) -> Complaints:
    """A complaint for every property that is not known."""
    for name in value:
        if name not in known:
            yield complaint(f"invalid additional property: {name}", pointer)
