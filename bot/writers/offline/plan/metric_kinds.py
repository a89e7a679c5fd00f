"""The metrics themselves, one function each: definition, formula, baseline, argued target, and what to do when it is missed."""

from collections.abc import Callable

from bot.core.activities import Cadence, Work
from bot.core.content.plan_measures import FamilyName, Metric
from bot.writers.offline.plan.bau import promised
from bot.writers.offline.plan.ground import Ground
from bot.writers.offline.plan.initiatives import theme_words
from bot.writers.offline.plan.targets import (
    Target,
    advocacy_target,
    answers_target,
    goal_target,
    relationship_target,
    success_target,
)
from bot.writers.offline.plan.tools import customer_list, request_log

SUCCESS, QUALITY, RELATIONSHIP, BUSINESS = FAMILIES = tuple(FamilyName)
FEWEST_ANSWERS = 20


def scale(g: Ground) -> str:
    """The satisfaction scale in use, or nothing."""
    known = g.facts.text("satisfaction_known")
    return known if known and known != "none" and g.facts.known("satisfaction_known") else ""


def _from(target: Target) -> dict[str, object]:
    return {
        "unit": target.unit,
        "direction": target.direction,
        "baseline": target.baseline,
        "baseline_value": target.baseline_value,
        "target": target.target,
        "target_value": target.target_value,
        "why_target": target.why,
    }


def _plain(g: Ground, unit: str, direction: str, target: str, value: float, why: str) -> dict[str, object]:
    return _from(Target("", unit, direction, g.unknown, None, target, value, why))


def _metric(
    key: str,
    name: str,
    definition: str,
    formula: str,
    numbers: dict[str, object],
    cadence: str,
    source: str,
    missed: str,
    leading: bool = False,
    min_n: int | None = None,
) -> Metric:
    return Metric.model_validate(
        {
            "key": key,
            "family": MAKERS[key][0],
            "name": name,
            "definition": definition,
            "formula": formula,
            **numbers,
            "cadence": cadence,
            "source": source,
            "owner_role": "service owner",
            "min_n": min_n,
            "when_missed": missed,
            "leading": leading,
        }
    )


def _often(g: Ground) -> Cadence:
    """Weekly where the week has a sitting to look at numbers, else monthly."""
    upkeep = {r.cadence for r in g.fit.rows if r.activity.work is Work.OVERHEAD}
    return Cadence.WEEKLY if Cadence.WEEKLY in upkeep else Cadence.MONTHLY


def _first_value(g: Ground) -> Metric:
    first, days = theme_words(g)["first_value"], g.company.first_value_days
    why = "The time that you named." if g.company.first_value_known else "A default of the field; replace it with your own."
    return _metric(
        "first-value",
        "Days to first value",
        f"Days from the start of a new {g.person} to {first}.",
        "median of the days, over those who started in the last three months",
        _plain(g, "days", "down", f"{days} days or fewer", days, why),
        "monthly",
        customer_list(g),
        "Ask the last three who took longer what was in the way; mend the most frequent cause first.",
        leading=True,
    )


def _success_rate(g: Ground) -> Metric:
    outcome = theme_words(g)["outcome"]
    return _metric(
        "success-rate",
        f"{g.people.capitalize()} with their result",
        f"{g.people.capitalize()} who have {outcome}, by what can be seen, not by what we feel.",
        f"{g.people} in succeeding, expanding and advocates / all active {g.people}, told as n of N",
        _from(success_target(g)),
        "monthly",
        customer_list(g),
        "Name the obstacle that stops most and give it the coaching of the coming month.",
    )


def _first_response(g: Ground) -> Metric:
    urgent, ordinary = promised(g)
    return _metric(
        "first-response",
        "First answer in time",
        "Requests whose first answer by a person came in "
        f"time: urgent {urgent}, ordinary "
        f"{ordinary}. An automatic reply does not count.",
        "requests answered in time / all requests, in service hours",
        _plain(g, "%", "up", "90 %", 90, "A default of the field: nine of ten leaves room for a bad day."),
        _often(g),
        request_log(g),
        "Two weeks below: look into the inbox once more a day, or lengthen the promise, and say so openly.",
        leading=True,
    )


def _solved(g: Ground) -> Metric:
    return _metric(
        "solved-first-time",
        "Solved at first contact",
        "Requests that one answer settled, with no further word on the same thing within seven days.",
        "requests without a second contact in 7 days / all closed requests",
        _from(answers_target(g)),
        "monthly",
        request_log(g),
        "Read the five that came back and answer their next question in the first reply.",
    )


def _bau_done(g: Ground) -> Metric:
    return _metric(
        "bau-done",
        "Planned check-ins and activities held",
        f"What this calendar says we do for {g.people}, and did.",
        "activities done / activities due, skipped ones with a reason counted as due",
        _plain(g, "%", "up", "90 %", 90, "A default: below that, the plan is too big and not the week too full."),
        _often(g),
        "the calendar" if "calendar" in g.tools else "the list of what is due",
        "Shorten or drop what was skipped three times running; never catch up in one go.",
        leading=True,
    )


def _advocates(g: Ground) -> Metric:
    now = g.stages["advocates"]
    moved = Target(
        "",
        g.people,
        "up",
        g.unknown if now is None else str(now),
        now,
        "the baseline plus 1" if now is None else str(now + 1),
        1 if now is None else now + 1,
        "One more in the period, earned by a result.",
    )
    return _metric(
        "advocates",
        f"{g.people.capitalize()} who recommend us",
        f"{g.people.capitalize()} who recommended us, told a story or wrote a review in the last twelve months.",
        "count of names",
        _from(moved),
        "quarterly",
        customer_list(g),
        "Talk to two of them: what would make it easier, what would be too much?",
    )


def _goal(g: Ground) -> Metric:
    target = goal_target(g)
    assert target is not None
    return _metric(
        "goal",
        "The goal of the period",
        f"Your own words: “{g.goal}”.",
        "counted as the goal says",
        _from(target),
        "monthly",
        customer_list(g),
        "Ask which of the three initiatives was meant to move it, and give that one the next hour that is free.",
    )


def _retention(g: Ground) -> Metric:
    target = relationship_target(g)
    return _metric(
        "retention",
        f"{g.people.capitalize()} lost",
        f"{g.people.capitalize()} who ended it or did "
        "not come back when they would "
        "have. A closed business counts, with its reason.",
        f"count of the last three months{_churn(g)}",
        _from(target),
        "monthly",
        "billing" if "billing" in g.tools else customer_list(g),
        "For each loss: which sign came first, who saw it, what was done? Change the sign or the step, not the person.",
    )


def _churn(g: Ground) -> str:
    lost = g.count("lost_quarter")
    if lost is None or not g.customers:
        return ""
    rate = 100 * lost / 3 / g.customers
    return f"; {lost} lost beside {g.customers} active is {rate:.1f} % a month"


def _referrals(g: Ground) -> Metric:
    return _metric(
        "referrals",
        "Referrals",
        f"New enquiries that name a {g.person} who sent them.",
        "count of the last three months",
        _from(advocacy_target(g)),
        "monthly",
        customer_list(g),
        "Ask whether we asked: no question, no referral. If we did, find out what is missing.",
    )


def _revenue(g: Ground) -> Metric:
    source = "billing" if "billing" in g.tools else customer_list(g)
    if not g.company.recurring or g.company.model == "mixed":
        return _metric(
            "revenue-kept",
            "Repeat rate",
            f"{g.people.capitalize()} who bought or booked again within twelve months.",
            f"{g.people} with a second order in 12 months / {g.people} with a first one, told as n of N",
            _plain(
                g,
                "%",
                "up",
                "5 points above the baseline, at most 100 %",
                5,
                "A first step until the baseline shows what is usual here.",
            ),
            "quarterly",
            source,
            "Ask five who did not return; the first week after the sale is where most of it is decided.",
        )
    return _metric(
        "revenue-kept",
        "Revenue kept",
        f"What the {g.people} of twelve months ago pay today, with what they added and without what they cut.",
        "(start - lost - reduced + added) / start, only those present at the start",
        _plain(g, "%", "up", "95 % or more", 95, "A default: what is lost and reduced is nearly made up by what is added."),
        "quarterly",
        source,
        "Look at the three largest reductions first; agree on one step for each.",
    )


def _satisfaction(g: Ground) -> Metric:
    unit, top, now = scale(g) or "1-5", 0.0, g.facts.number("satisfaction_value")
    best, step = {"CSAT %": (100.0, 2.0), "1-5": (5.0, 0.1), "1-10": (10.0, 0.2), "NPS": (100.0, 0.0)}.get(unit, (5.0, 0.1))
    now = now if scale(g) and now is not None and -100 <= now <= best else None
    top = min(
        best, round((now if now is not None else {"CSAT %": 88, "1-5": 4.3, "1-10": 8.5, "NPS": 40}.get(unit, 4.3)) + step, 1)
    )
    why = "A small step: few answers swing widely." if step else "Held, not raised: with few answers a score moves by chance."
    numbers = _from(
        Target(
            "",
            unit if "%" in unit or unit == "NPS" else f"scale {unit}",
            "up",
            g.unknown if now is None else f"{now:g}",
            now,
            f"{top:g} or more",
            top,
            why,
        )
    )
    return _metric(
        "satisfaction",
        "Satisfaction",
        "The answer to one question after a closed request, on the scale in use.",
        _scale_formula(unit),
        numbers,
        "quarterly",
        "the survey" if "survey" in g.tools else request_log(g),
        "Call everybody who gave a low mark within two working days; read the words before the number.",
        min_n=FEWEST_ANSWERS,
    )


def _scale_formula(unit: str) -> str:
    if unit == "NPS":
        return "% of 9-10 minus % of 0-6, with the number of answers"
    return "answers in the top two boxes / all answers, n of N" if unit == "CSAT %" else "average, with the number of answers"


def _effort(g: Ground) -> Metric:
    return _metric(
        "effort",
        "Effort",
        "“It was easy to get this solved”, from 1 (not at all) to 7 (entirely).",
        "average, with the number of answers",
        _plain(g, "scale 1-7", "up", "5.5 or more", 5.5, "A default; effort says more about loyalty than delight does."),
        "quarterly",
        "the survey" if "survey" in g.tools else request_log(g),
        "Find the question that people had to ask twice and answer it in advance.",
        min_n=FEWEST_ANSWERS,
    )


MAKERS: dict[str, tuple[FamilyName, Callable[[Ground], Metric]]] = {
    "first-value": (SUCCESS, _first_value),
    "success-rate": (SUCCESS, _success_rate),
    "first-response": (QUALITY, _first_response),
    "solved-first-time": (QUALITY, _solved),
    "satisfaction": (QUALITY, _satisfaction),
    "effort": (QUALITY, _effort),
    "bau-done": (RELATIONSHIP, _bau_done),
    "advocates": (RELATIONSHIP, _advocates),
    "goal": (BUSINESS, _goal),
    "retention": (BUSINESS, _retention),
    "revenue-kept": (BUSINESS, _revenue),
    "referrals": (BUSINESS, _referrals),
}
