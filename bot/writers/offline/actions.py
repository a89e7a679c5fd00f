"""A mission's step turned into something to do or to decide, with an end that can be seen, by its verb. Pure text."""

import re
from dataclasses import dataclass

from bot.writers.offline.kinds import OTHER, kind
from bot.writers.offline.phrases import bare, clean, lowered, opened, trimmed


@dataclass(frozen=True)
class Action:
    """What a step comes down to: `what` it is about, `do` what to do with it (may be empty), `done` the sign that it is done.

    `decides` is True where a person has to choose, rather than somebody to work.
    """

    what: str
    do: str
    done: str
    decides: bool = False


_CHOOSE = (
    r"identify|find|list|select|choose|pick|prioriti[sz]e|rank|segment|keep",
    "choose by one stated measure, and note why the others wait",
    "the choice and its reason are written down",
)
_SETTLE = (
    r"define|settle|clarify|agree|determine|decide|set|state|say|name",
    "in words that an outsider understands",
    "two people explain it alike",
)
_SHAPES: tuple[tuple[str, str, str], ...] = (
    _CHOOSE,
    _SETTLE,
    (
        r"analy[sz]e|review|assess|audit|research|examine|study|evaluate|investigate|read|gather|collect|understand|look",
        "note the three things that matter most",
        "the three findings stand on one page",
    ),
    (
        r"interview|ask|talk|listen|meet|survey|call|tell",
        "note what they say, in their own words",
        "the answers stand side by side",
    ),
    (r"test|try|validate|pilot", "once, noting what happened", "it is clear what stays and what goes"),
    (
        r"map|draw|outline|sketch|lay|chart|visuali[sz]e|follow",
        "from beginning to end on one page, with one real case beside it",
        "the real case fits without a gap",
    ),
    (
        r"create|design|develop|build|draft|write|prepare|produce|generate|shape|craft|make|compose",
        "a first version, used on one real case",
        "it has been used once, and what was missing is added",
    ),
    (
        r"establish|implement|introduce|launch|execute|deploy|start|run|install|configure|begin",
        "begin small, with one person in charge",
        "it has run twice without a reminder",
    ),
    (
        r"document|record|note|capture|describe",
        "in writing, where everybody looks for it",
        "somebody new finds it without asking",
    ),
    (
        r"ensure|check|verify|align|balance|confirm|integrate|connect",
        "hold against what is known, and list what does not fit",
        "each point that did not fit has a name beside it",
    ),
    (
        r"plan|schedule|organi[sz]e|arrange|sequence",
        "dates and names, backwards from the day it has to be ready",
        "no date is without a name",
    ),
    (
        r"measure|monitor|track|report|optimi[sz]e|improve|refine|update",
        "one figure, looked at on fixed days",
        "the figure has a first value and a day for the next",
    ),
)
_OTHER = ("", "a second person has seen it")
_PURPOSE = re.compile(
    r",?\s+(?:in order )?to\s+(?=(?:align|identify|guide|help|ensure|support|create|recogni[sz]e|find|make|get|keep|build|drive|"
    r"improve|reduce|increase|understand|decide|know|show|see|reach|meet|give|use|learn|maintain|enable|focus|allow|balance|"
    r"inform|track|achieve|establish|win|save|settle|choose|prove|prevent|avoid)\b)"
)


_GRAND = re.compile(r"\b(?:comprehensive|complete|systematic|seamless|strategic)\s+", re.IGNORECASE)
_MAKES = re.compile(
    r"create|design|develop|build|draft|write|prepare|produce|generate|shape|craft|make|compose|establish|document|record|"
    r"describe|implement|define|settle|determine|set",
    re.IGNORECASE,
)
_ASKS = re.compile(r"interview|ask|talk|listen|meet|survey|call|tell", re.IGNORECASE)


def plain(text: str) -> str:
    """The text without words that only praise it."""
    return _GRAND.sub("", clean(text))


def action(step: str) -> Action:
    """The step as an action: its object first, with its purpose where it has one; an imperative nobody knows stays as it is."""
    said = bare(plain(step))
    verb, _, rest = said.partition(" ")
    shape = next((s for s in _SHAPES if re.fullmatch(s[0], verb, re.IGNORECASE)), None)
    _, do, done = shape or ("", *_OTHER)
    if shape and _MAKES.fullmatch(verb) and kind(rest) is not OTHER:
        do, done = kind(rest).first
    whole = shape is None or len(rest.split()) < 2 or _ASKS.fullmatch(verb) or _CLAUSE.match(rest)
    return Action(opened(trimmed(said if whole else _object(rest), 160)), do, done, shape in (_CHOOSE, _SETTLE))


_VERBS = "|".join(s[0] for s in _SHAPES)
_CLAUSE = re.compile(rf".*\band (?:{_VERBS}|mark|put|use)\b|(?:who|when|where|how|what|whether|that|it|them)\b", re.IGNORECASE)


def _object(rest: str) -> str:
    cut = _PURPOSE.search(rest)
    held = f"{bare(rest[: cut.start()])} (to {bare(rest[cut.end() :])})" if cut else rest
    return re.sub(r"^(?:on|up|down|with|in)\s+", "", held)


def imperative(title: str) -> bool:
    """True when a title begins with a verb: `Tell people`, `Count the boxes`."""
    first = title.split()[0] if title.split() else ""
    return any(re.fullmatch(s[0], first, re.IGNORECASE) for s in _SHAPES) and lowered(first) not in (
        "plan",
        "map",
        "list",
        "report",
    )
