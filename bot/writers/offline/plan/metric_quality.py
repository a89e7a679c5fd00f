"""Metrics of service quality, one function each."""

from bot.core.content.plan_measures import Metric
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.metric_form import FEWEST_ANSWERS, Words, fresh, made, often
from bot.writers.offline.plan.promises import promised
from bot.writers.offline.plan.targets import Target, answers_target
from bot.writers.offline.plan.tools import request_log

_SCALES = {"CSAT %": (100.0, 2.0, 88.0), "1-5": (5.0, 0.1, 4.3), "1-10": (10.0, 0.2, 8.5), "NPS": (100.0, 0.0, 40.0)}
"""Scale -> its best value, a small step on it, and where to begin when no value is known."""


def scale(g: Ground) -> str:
    """The satisfaction scale in use, or nothing."""
    known = g.facts.text("satisfaction_known")
    return known if known and known != "none" and g.facts.known("satisfaction_known") else ""


def first_response(g: Ground) -> Metric:
    """Whether first answers come when they were promised."""
    urgent, ordinary = promised(g)
    words = Words(
        key="first-response",
        name="First answer in time",
        definition=f"First answer by a person, no automatic reply: urgent {urgent}, ordinary {ordinary}.",
        formula="answered in time / all requests, in service hours",
        cadence=often(g),
        source=request_log(g),
        missed="Look into the inbox once more a day, or lengthen the promise openly.",
        leading=True,
    )
    return made(words, fresh(g, "%", "up", ("90 %", 90), "A default of the field, with room for a bad day."))


def solved(g: Ground) -> Metric:
    """Requests that one answer settled."""
    words = Words(
        key="solved-first-time",
        name="Solved at first contact",
        definition="Requests that one answer settled.",
        formula="requests without a second contact in 7 days / all closed requests",
        cadence="monthly",
        source=request_log(g),
        missed="Read five that came back; answer their next question in the first reply.",
    )
    return made(words, answers_target(g))


def satisfaction(g: Ground) -> Metric:
    """What customers say after a closed request."""
    unit = scale(g) or "1-5"
    words = Words(
        key="satisfaction",
        name="Satisfaction",
        definition="The answer to one question after a closed request.",
        formula=_scale_formula(unit),
        cadence="quarterly",
        source="the survey" if "survey" in g.tools else request_log(g),
        missed="Call everybody with a low mark within two working days.",
        min_n=FEWEST_ANSWERS,
    )
    return made(words, _satisfied(g, unit))


def _satisfied(g: Ground, unit: str) -> Target:
    best, step, usual = _SCALES.get(unit, _SCALES["1-5"])
    now = g.facts.number("satisfaction_value")
    now = now if scale(g) and now is not None and -100 <= now <= best else None
    top = min(best, round((usual if now is None else now) + step, 1))
    why = "A small step: few answers swing widely." if step else "Held, not raised: with few answers a score moves by chance."
    said = unit if "%" in unit or unit == "NPS" else f"scale {unit}"
    baseline = g.unknown if now is None else f"{now:g}"
    return Target("", said, "up", baseline, now, f"{top:g} or more", top, why)


def _scale_formula(unit: str) -> str:
    if unit == "NPS":
        return "% of 9-10 minus % of 0-6, with the number of answers"
    return "answers in the top two boxes / all answers, n of N" if unit == "CSAT %" else "average, with the number of answers"


def effort(g: Ground) -> Metric:
    """How easy it was to get something solved."""
    words = Words(
        key="effort",
        name="Effort",
        definition="“It was easy to get this solved”, from 1 (not at all) to 7 (entirely).",
        formula="average, with the number of answers",
        cadence="quarterly",
        source="the survey" if "survey" in g.tools else request_log(g),
        missed="Find the question that people had to ask twice; answer it in advance.",
        min_n=FEWEST_ANSWERS,
    )
    return made(words, fresh(g, "scale 1-7", "up", ("5.5 or more", 5.5), "A default: ease says more about loyalty than delight."))
