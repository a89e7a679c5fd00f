"""Phase 1 of the Plan by rules: the three initiatives, from the stated problems, inside the calendar's minutes."""

from bot.core.brief import Brief
from bot.core.content.base import Evidence
from bot.core.content.plan import Initiative, InitiativeActivity, Initiatives, Objective, Theme
from bot.writers.offline import evidence
from bot.writers.offline.phrases import bare, joined, opened, text_of, trimmed
from bot.writers.offline.plan.ground import Ground, focus, ground, high_names
from bot.writers.offline.plan.initiative_texts import (
    budget,
    lever_how,
    milestones,
    reasons,
    risks,
    stop_rule,
)
from bot.writers.offline.plan.targets import Target, advocacy_target, enablement_target, relationship_target
from bot.writers.offline.plan.themes import (
    ADVOCACY,
    ENABLEMENT,
    LEVER_OF,
    RELATIONSHIPS,
    THEMES,
    Guide,
    activities,
    guide_of,
    metric_of,
    priority_of,
)
from bot.writers.offline.plan.worked import initiative_rows

NAMES = {ENABLEMENT: "Success enablement", RELATIONSHIPS: "Proactive relationships", ADVOCACY: "Advocacy"}
_PLAIN = {
    ENABLEMENT: "every {person} reaches a first useful result",
    RELATIONSHIPS: "we speak first",
    ADVOCACY: "results become stories and referrals",
}
TARGET_OF = {ENABLEMENT: enablement_target, RELATIONSHIPS: relationship_target, ADVOCACY: advocacy_target}


def initiatives(brief: Brief) -> Initiatives:
    """Exactly three initiatives, with what is not done for their sake."""
    g = ground(brief)
    made = made_initiatives(g)
    extra = ("customer_count", "stuck_points", "why_left", "lost_quarter", "referrals_quarter", "success", "hours_week")
    return Initiatives(
        opening=_opening(g),
        goal=g.goal,
        period_start=g.period.start,
        period_end=g.period.end,
        initiatives=made,
        not_doing=_not_doing(g),
        evidence=(*g.used(*extra), *g.source(), *initiative_rows(g, made), _rules()),
    )


def made_initiatives(g: Ground) -> tuple[Initiative, ...]:
    """The three initiatives; other parts of the Plan refer to the same ones."""
    priorities, guides = priority_of(g), guide_of(g)
    return tuple(_initiative(g, n, theme, priorities[theme], guides[theme]) for n, theme in enumerate(THEMES, 1))


def theme_words(g: Ground) -> dict[str, str]:
    """The words for the sentences of the themes: short names for what `initiatives` quotes in full, once."""
    outcome = "their result" if g.company.outcomes else "the result they came for"
    first = "first value" if g.company.first_value else "a first useful result"
    return {
        "person": g.person,
        "people": g.people,
        "outcome": outcome,
        "first_value": outcome if first_result(g) == result(g) else first,
        "signs": joined(signs(g)[:3], "or"),
        "focus": focus(g)[0],
    }


def result(g: Ground) -> str:
    """What success is in the customers' words, in quotation marks: the first outcome that is more than the first value."""
    c = g.company
    later = [o for o in c.outcomes if o != c.first_value] or list(c.outcomes)
    return f"“{c.low(bare(later[0]))}”" if later else "the result they came for"


def first_result(g: Ground) -> str:
    """What first value is in the customers' words, in quotation marks."""
    c = g.company
    return f"“{c.low(bare(c.first_value))}”" if c.first_value else "a first useful result"


def signs(g: Ground) -> tuple[str, ...]:
    """Early signs: changes in what the owner can see, else the Bible's warnings, else what everybody can see."""
    seen = g.choices("signals")
    if seen:
        return (f"a change in {joined(seen[:4], 'or')}",)
    return (
        ("the early warnings in the Bible",) if g.bible.warnings else ("silence", "a request that came twice", "an unpaid bill")
    )


def hours_of(g: Ground, work: tuple[InitiativeActivity, ...]) -> float:
    """Hours in the whole period."""
    return round(sum(a.week for a in work) * g.period.weeks / 60, 1)


def _initiative(g: Ground, n: int, theme: Theme, own: tuple[str, ...], guide: Guide) -> Initiative:
    words, target = theme_words(g), TARGET_OF[theme](g)
    work = activities(g, theme, words)
    segment, count = _target(g, theme)
    return Initiative(
        n=n,
        theme=theme,
        name=trimmed(f"{NAMES[theme]}: {g.company.low(bare(own[0])) if own else _PLAIN[theme].format(**words)}", 140),
        why=reasons(g, theme, own),
        target_segment=segment,
        target_count=count,
        objective=_objective(g, theme, target),
        activities=work,
        milestones=milestones(g, theme, target),
        hours=hours_of(g, work),
        budget=budget(g, theme),
        risks=risks(g, theme),
        stop_rule=stop_rule(g, theme),
        chassis_lever=LEVER_OF[theme],
        lever_how=lever_how(theme, words),
        principle=bare(guide.name) if g.bible.principles else text_of(f"{bare(guide.name)}: {guide.statement}"),
        bible_ref=guide.ref,
    )


def _objective(g: Ground, theme: Theme, target: Target) -> Objective:
    return Objective(
        metric=metric_of(g, theme),
        measure=target.measure,
        baseline=target.baseline,
        target=target.target,
        by=g.period.on(g.period.end),
    )


def _target(g: Ground, theme: Theme) -> tuple[str, int | None]:
    if theme == RELATIONSHIPS:
        who, count = focus(g)
        return high_names(g) or who, count
    early = [g.stages[s] for s in ("onboarding", "using")]
    if theme == ENABLEMENT:
        return f"{g.people} on the way to {theme_words(g)['outcome']}", _sum(early)
    ready = [g.stages[s] for s in ("succeeding", "expanding", "advocates")]
    return f"{g.people} who have had their result", _sum(ready)


def _sum(counts: list[int | None]) -> int | None:
    return sum(c or 0 for c in counts) if any(c is not None for c in counts) else None


def _opening(g: Ground) -> str:
    return text_of(_goal(g), _bible(g), _terms(g))


def _terms(g: Ground) -> str:
    """The customers' words, quoted once; everywhere else they go by their short names."""
    first = f"“first value” is {first_result(g)}" if g.company.first_value and first_result(g) != result(g) else ""
    outcome = f"“their result” is {result(g)}" if g.company.outcomes else ""
    return f"In this plan {joined([outcome, first])}" if outcome or first else ""


def _goal(g: Ground) -> str:
    if g.goal and g.facts.known("period_goal"):
        return f"Your goal for {g.period.says}: “{g.goal}”"
    if g.goal:
        return f"The period runs {g.period.says}. No goal was given; until you correct it, this one holds: “{g.goal}”"
    return f"The period runs {g.period.says}; it has no stated goal yet"


def _bible(g: Ground) -> str:
    if not g.bible.known:
        return "There is no Service Bible yet; defaults of the field, marked as such, stand in for its principles"
    if not g.bible.principles:
        return f"It starts from your text “{g.bible.says}”; single principles could not be read from it, so defaults stand in"
    return f"Built on the {g.bible.says}"


def _not_doing(g: Ground) -> tuple[str, ...]:
    dropped = [c.name.lower() for c in g.fit.changes if c.now == "dropped"]
    rows = [f"{opened(joined(dropped))}, for lack of time"] if dropped else []
    return (*rows, "A fourth initiative before the quarterly review", "Discounts to keep somebody")


def _rules() -> Evidence:
    return evidence.default("targets", "One loss in five caught in time; referrals up by an eighth and at least one.")
