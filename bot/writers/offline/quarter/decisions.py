"""What the review changes, and the time after: the proposals with their decisions, the hours, the next Plan and its first day."""

from datetime import date, timedelta

from bot.core.brief import Brief
from bot.core.content.base import Evidence
from bot.core.content.plan_measures import Review
from bot.core.content.plan_work import Bau, CapacityBudget
from bot.core.content.quarter import Commitment, DecisionLine, QuarterDecisions, QuarterNext
from bot.core.dates import iso, said_date
from bot.core.facts import Facts
from bot.core.quarter.deciding import tasks, wishes
from bot.core.quarter.renewing import accepted, moved_by, next_review, soon
from bot.core.quarter.values import Decision, Proposal, Quarter
from bot.core.wishes import OWNER
from bot.writers.offline import evidence
from bot.writers.offline.phrases import bare, counted, pieces, said, text_of, trimmed
from bot.writers.offline.quarter.work import grounds, quarter_of

NEED = (("requests_week", "requests a week"), ("request_minutes", "minutes a request"), ("hours_week", "hours a week"))
FAR = 0.2
"""How far a number may be from the planned one before the hours have to be shared out anew."""
_LINES = 5


def decisions(brief: Brief) -> QuarterDecisions:
    """Every proposal with what was decided, and whether the hours still fit."""
    q = quarter_of(brief)
    bau, capacity = planned(brief)
    made = accepted(bau, capacity, wishes(q, brief.decisions)) if bau and capacity else None
    return QuarterDecisions(
        opening=_opening(q, brief.decisions),
        rows=tuple(_row(p, brief.decisions.get(p.key)) for p in q.proposals),
        keep=_points(brief.facts, "worked"),
        stop=_points(brief.facts, "to_stop"),
        start=_points(brief.facts, "to_begin"),
        capacity=(*_need(brief), *(_fits(made.capacity) if made else ())),
        not_possible=made.problems if made else (),
        evidence=(
            *grounds(q),
            _told(q, brief.decisions),
            evidence.derived("proposals and decisions, counted", "", "opening"),
            evidence.derived("counts of the quarter against the Plan", "", "rows"),
            evidence.derived("the Plan's hours and requests beside those of now; minutes refitted by its rules", "", "capacity"),
            *evidence.used(brief.facts, "worked", "to_stop", "to_begin", *(k for k, _ in NEED)),
        ),
    )


def following(brief: Brief) -> QuarterNext:
    """The next version of the Plan: its first day, what changes, who does what by when, and the next review."""
    q = quarter_of(brief)
    start = first_day(brief)
    bau, capacity = planned(brief)
    made = accepted(bau, capacity, wishes(q, brief.decisions)) if bau and capacity else None
    held = _next_review(brief, start)
    return QuarterNext(
        opening=_begins(q, start, bool(made and made.lines)),
        start=start,
        plan=f"{q.title}, version {q.version + 1}",
        changes=made.lines if made else (),
        commitments=_commitments(brief, q, start, held),
        carried=_carried(q),
        next_review=held,
        evidence=(
            *grounds(q),
            evidence.derived("version of the Plan + 1", "", "plan"),
            evidence.derived("minutes refitted by the rules of the Plan, with what was decided", "", "changes"),
            *evidence.used(brief.facts, "next_start", "to_begin"),
        ),
    )


def planned(brief: Brief) -> tuple[Bau | None, CapacityBudget | None]:
    """The calendar and the budget of the Plan that is reviewed; None where a person wrote them."""
    held = brief.source.contents if brief.source else {}
    if "bau" not in held or "capacity" not in held:
        return None, None
    return Bau.model_validate(held["bau"]), CapacityBudget.model_validate(held["capacity"])


def first_day(brief: Brief) -> date:
    """The day that was answered; else the Monday after today."""
    return iso(brief.facts.text("next_start")) or brief.today + timedelta(days=7 - brief.today.weekday())


def _opening(q: Quarter, made: dict[str, Decision]) -> str:
    if not q.proposals:
        return "The quarter suggests no change: nothing was skipped or missed often enough."
    taken = [d for d in made.values() if d.choice]
    open_ = len(q.proposals) - len(made)
    waits = f"{open_} not decided: there the Plan stays as it is" if open_ else ""
    return text_of(f"{counted(len(q.proposals), 'proposal')}, {len(taken)} accepted, {len(made) - len(taken)} refused", waits)


def _told(q: Quarter, made: dict[str, Decision]) -> Evidence:
    taken = sum(bool(d.choice) for d in made.values())
    open_ = len(q.proposals) - len(made)
    said = f"{len(q.proposals)} proposals: {taken} accepted, {len(made) - taken} refused, {open_} open"
    return evidence.derived("decisions of the owner", said)


def _row(proposal: Proposal, decision: Decision | None) -> DecisionLine:
    choice = proposal.choice(decision.choice) if decision and decision.choice else None
    told = choice.label if choice else "stays as it is" if decision else "not decided, stays as it is"
    return DecisionLine(proposal=proposal.title, decided=told, difference=choice.says if choice else "")


def _points(facts: Facts, question: str) -> tuple[str, ...]:
    if not facts.known(question):
        return ()
    return tuple(trimmed(bare(p), 200) for text in pieces(facts.text(question)) if (p := said(text)))[:_LINES]


def _need(brief: Brief) -> tuple[str, ...]:
    """What was asked of the hours then and now, and what to do when a number is far off."""
    then = Facts(facts=brief.source.facts) if brief.source else Facts()
    lines, far = [], False
    for question, name in NEED:
        was, now = then.number(question), brief.facts.number(question)
        if was and now is not None and was != now:
            lines.append(f"{now:g} {name}; the Plan counted on {was:g}.")
            far = far or abs(now - was) > FAR * was
    if far:
        lines.append("That is more than a fifth away: share the hours out anew in the mission that makes the Plan.")
    return tuple(lines or ["Requests and hours are what the Plan counted on."])


def _fits(capacity: CapacityBudget) -> tuple[str, ...]:
    return (
        f"With what is decided, {capacity.planned_total:,} of {capacity.available:,} minutes a week are planned;"
        f" {capacity.share_reached} % of them proactive.",
    )


def _begins(q: Quarter, start: date, changes: bool) -> str:
    what = "with the changes below" if changes else "with the same activities"
    told = f"The next version of the Plan begins on {said_date(start)}, {what}"
    return text_of(told, "Until then the version of now runs the day")


def _next_review(brief: Brief, start: date) -> date:
    """The Plan's own review dates, moved with its first day."""
    held = brief.source.contents.get("review") if brief.source else None
    began = iso(Facts(facts=brief.source.facts).text("period_start")) if brief.source else None
    if not held or not began:
        return next_review((), start)
    review = Review.model_validate(held)
    return next_review([d + moved_by(start, began) for d in (*review.dates, review.next_date)], start)


def _commitments(brief: Brief, q: Quarter, start: date, held: date) -> tuple[Commitment, ...]:
    wanted = (*tasks(q, brief.decisions), *_points(brief.facts, "to_begin")[:1])
    rows = [Commitment(what=bare(t), owner_role=OWNER, due=soon(start)) for t in wanted]
    return (
        *rows,
        Commitment(what="Prepare the next review: numbers, skips, losses", owner_role=OWNER, due=held - timedelta(weeks=1)),
    )


def _carried(q: Quarter) -> tuple[str, ...]:
    rest = q.milestones - len(q.reached)
    left = f"{counted(rest, 'milestone')} not reached yet {'move' if rest > 1 else 'moves'} with them." if rest > 0 else ""
    return tuple(line for line in ("The initiatives go on; their dates move by whole weeks.", left) if line)
