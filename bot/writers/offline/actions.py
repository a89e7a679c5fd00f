"""A mission's step turned into an action with an end that can be seen, by its verb. Pure text."""

import re

from bot.writers.offline.phrases import bare, clean, lowered, opened, trimmed

_ACTIONS: tuple[tuple[str, str, str], ...] = (
    (
        (
            r"analy[sz]e|review|assess|audit|research|examine|study|evaluate|investigate|read|gather|collect|understand|"
            r"interview|"
            r"listen"
        ),
        "go through {object} and write down the three things that matter most",
        "the three findings stand on one page",
    ),
    (
        r"interview|ask|talk|listen|meet|survey",
        "ask {object}, and write down what they say in their own words",
        "the answers stand side by side on one page",
    ),
    (
        r"test|try|validate|pilot",
        "try out {object}, and note what happened",
        "it is clear what stays, what changes and what goes",
    ),
    (
        r"identify|find|list|select|choose|pick|prioriti[sz]e|rank|segment",
        "list candidates for {object}, choose by one stated measure, and note why the others wait",
        "the choice and its reason are written down",
    ),
    (
        r"define|settle|clarify|agree|determine|decide|set|state|say|name",
        "agree on {object} in two or three sentences that an outsider would understand",
        "two people explain it in the same way",
    ),
    (
        r"map|draw|outline|sketch|lay|chart|visuali[sz]e",
        "lay out {object} from beginning to end, with one real case beside it",
        "the real case fits without a gap",
    ),
    (
        r"create|design|develop|build|draft|write|prepare|produce|generate|shape|craft|make|compose",
        "draft a first version of {object} and try it on one real case",
        "it has been used once, and what was missing is added",
    ),
    (
        r"establish|implement|introduce|launch|execute|deploy|start|run|put|install|configure",
        "put {object} in place on a small scale, with one owner",
        "it has run twice without a reminder",
    ),
    (
        r"document|record|note|capture|describe",
        "write down {object} where everybody looks for it",
        "somebody new finds it without asking",
    ),
    (
        r"ensure|check|verify|align|balance|confirm|integrate|connect",
        "hold {object} against what is known, and list what does not fit yet",
        "each point that did not fit has an owner",
    ),
    (
        r"plan|schedule|organi[sz]e|arrange|sequence",
        "put dates and names to {object}, backwards from the day it has to be ready",
        "no date is without a name",
    ),
    (
        r"measure|monitor|track|report|optimi[sz]e|improve|refine|update",
        "choose one figure for {object}, note where it stands today, and look at it at fixed times",
        "the figure has a first value and a day for the next",
    ),
)
_OTHER = ("take on {object}", "somebody can show the result")
_GOAL = re.compile(r",?\s+(?:in order )?to\s+(?=[a-z]+\s)")
_DETERMINED = re.compile(
    r"(?:the|a|an|our|your|their|all|each|every|any|\d+|one|two|three|four|five|how|what|which|where|whether|who)\b",
    re.IGNORECASE,
)


def action(step: str, owner: str) -> str:
    """The step as an action: its purpose first where it has one, then what to do, then when it is done and who looks."""
    verb, _, rest = bare(clean(step)).partition(" ")
    cut = _GOAL.search(rest)
    held, goal = (rest[: cut.start()], rest[cut.end() :]) if cut else (rest, "")
    shape, done = next(((a, d) for p, a, d in _ACTIONS if re.fullmatch(p, verb, re.IGNORECASE)), _OTHER)
    doing = shape.format(object=thing(bare(trimmed(held, 140)) or lowered(verb)))
    start = f"To {bare(trimmed(goal, 120))}, {doing}" if goal else opened(doing)
    return f"{start}. Done when {done}; {owner} looks at it."


def thing(text: str) -> str:
    """A noun phrase with an article where it has none and is short enough to need one."""
    plain = lowered(text)
    return plain if _DETERMINED.match(plain) or len(plain.split()) > 8 else f"the {plain}"
