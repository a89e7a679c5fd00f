"""The second half of a Service Plan's checks: metrics, targets, hand-offs, review, schedule, and what it takes from the Bible."""

import re
from itertools import pairwise
from typing import cast

from bot.core.content.plan import Initiatives, MetricKey
from bot.core.content.plan_measures import Direction, FamilyName, Handoffs, Metric, Metrics, Review
from bot.core.content.plan_work import Bau
from bot.core.hours import hours
from bot.core.score.plan import calendar, capacity, cover, in_period, initiatives, names_bible
from bot.core.score.rows import Part, Row, Verdict, tally
from bot.core.score.shared import evidence
from bot.core.score.subject import Subject
from bot.core.score.text import plain

SURVEYS = (MetricKey.SATISFACTION, MetricKey.EFFORT)
WAYS = (("marketing", "sales"), ("sales", "service"), ("service", "marketing"))
REFERRING = 0.6
BLOCKS = 3
AGENDA = 6
ENOUGH = 8
STATED = ("definition", "formula", "unit", "target", "cadence", "source")


def _metrics(s: Subject) -> Verdict:
    found = cast(Metrics, s.contents["metrics"]).metrics
    families = {m.family for m in found}
    bare = [m.name for m in found if m.key in SURVEYS and not m.min_n]
    parts = [
        Part(len(found) >= ENOUGH, 1, f"eight metrics (there are {len(found)})"),
        Part(len(families) == len(FamilyName), 1, f"a metric for {', '.join(f for f in FamilyName if f not in families)}"),
    ]
    for field in STATED:
        lacking = [m.name for m in found if not str(getattr(m, field)).strip()]
        lacking += bare if field == "formula" else []
        lacking += _unowned(s, found) if field == "source" else []
        lacking += [m.name for m in found if not _in_range(m)] if field == "target" else []
        parts.append(Part(bool(found) and not lacking, 1, f"{field} of {', '.join(lacking)}"))
    return tally(parts, f"{len(found)} metrics in {len(families)} families: {', '.join(m.name for m in found)}.")


TOOLS = ("help desk", "CRM", "spreadsheet", "analytics", "survey", "billing")
"""Sources that are tools: a metric may come out of one only where it is in use."""


def _unowned(s: Subject, found: tuple[Metric, ...]) -> list[str]:
    """The metrics whose source is a tool that the owner does not have."""
    owned = {plain(t) for t in s.facts.lines("tools")} if s.facts.known("tools") else set()
    used = ((m, t) for m in found for t in TOOLS if re.search(rf"(?i)\b{t}\b", m.source))
    return [f"{m.name} (no {t} in use)" for m, t in used if owned and plain(t) not in owned]


def _in_range(m: Metric) -> bool:
    return m.unit == "NPS" or (m.target_value >= 0 and (not _percent(m) or m.target_value <= 100))


def _percent(m: Metric) -> bool:
    return "%" in m.unit or "per cent" in m.unit


def _targets(s: Subject) -> Verdict:
    found = cast(Metrics, s.contents["metrics"]).metrics
    wrong = [m.name for m in found if not _towards(m)]
    over = [m.name for m in found if _percent(m) and m.target_value > 100]
    kept = {m.key: m for m in found}.get(MetricKey.RETENTION)
    clash = kept is not None and _is_loss(kept) is (kept.direction is Direction.UP)
    return tally(
        (
            Part(not wrong, 2, f"targets that go the right way for {', '.join(wrong)}"),
            Part(not over, 1, f"targets of 100 % at most for {', '.join(over)}"),
            Part(not clash, 1, "one way of counting who stays and who leaves"),
        ),
        "; ".join(f"{m.name}: {m.baseline} to {m.target}" for m in found[:4]) + ".",
    )


def _towards(m: Metric) -> bool:
    if m.baseline_value is None:
        return True
    return m.target_value >= m.baseline_value if m.direction is Direction.UP else m.target_value <= m.baseline_value


def _is_loss(m: Metric) -> bool:
    return any(w in m.name.casefold() for w in ("lost", "loss", "churn", "left", "leave"))


def _handoffs(s: Subject) -> Verdict:
    found = cast(Handoffs, s.contents["handoffs"]).handoffs
    ways = {(plain(h.giver), plain(h.taker)) for h in found}
    lost = [f"{a} to {b}" for a, b in WAYS if (a, b) not in ways]
    return tally(
        (
            Part(not lost, 1, f"the hand-over from {', '.join(lost)}"),
            Part(bool(found) and all(h.packet for h in found), 1, "what is in each packet"),
            Part(
                bool(found) and all(h.within > 0 and h.kickoff_within > 0 for h in found), 1, "days for packet and first contact"
            ),
            Part(bool(found) and all(_answers(h.raci.accountable) for h in found), 1, "exactly one who answers for each"),
        ),
        "; ".join(f"{h.giver} to {h.taker} within {h.within} business days" for h in found) + ".",
    )


def _answers(who: str) -> bool:
    return bool(who.strip()) and not re.search(r",|/|\band\b", who)


def _review(s: Subject) -> Verdict:
    c = cast(Review, s.contents["review"])
    total = sum(a.minutes for a in c.agenda)
    return tally(
        (
            Part(len(c.agenda) >= AGENDA, 1, f"six topics (there are {len(c.agenda)})"),
            Part(bool(c.agenda) and total == c.minutes, 1, f"minutes that add up ({total}, not {c.minutes})"),
            Part(bool(c.inputs), 1, "what it starts from"),
            Part(bool(c.dates) and all(in_period(s, d) for d in c.dates), 1, "a date inside the period"),
        ),
        f"{len(c.agenda)} topics in {c.minutes} minutes on {', '.join(map(str, c.dates))}.",
    )


def _schedule(s: Subject) -> Verdict:
    c = cast(Review, s.contents["review"])
    items = [i for b in c.blocks for i in b.items]
    known = {i.n: i for i in items}
    late = [i.what for b in c.blocks for i in b.items if not (b.begins <= i.due <= b.ends)]
    loops = [i.what for i in items if i.after is not None and not (i.after in known and i.after < i.n)]
    early = [i.what for i in items if i.after in known and known[i.after].due > i.due]
    gaps = [b.name for a, b in pairwise(c.blocks) if b.begins <= a.ends]
    return tally(
        (
            Part(len(c.blocks) == BLOCKS and all(b.items for b in c.blocks), 1, "tasks in weeks 1-2, month 1 and quarter 1"),
            Part(bool(items) and not late and not gaps, 1, f"days inside their stretch for {'; '.join(late + gaps)}"),
            Part(bool(items) and all(i.owner_role and i.done_when for i in items), 1, "owner and end of every task"),
            Part(not loops and not early, 1, f"an order that can be followed for {'; '.join(loops + early)}"),
        ),
        f"{len(items)} tasks in {len(c.blocks)} stretches, each with a day, an owner and an end.",
    )


def _links(s: Subject) -> Verdict:
    plan, bau = cast(Initiatives, s.contents["initiatives"]), cast(Bau, s.contents["bau"])
    if "Built on" not in s.block("Sources"):
        said = Part(names_bible(s), 4, "the Bible, or a word that there is none")
        return tally((said,), "No Bible was given, and the plan says so; nothing can be linked.")
    loose = [str(i.n) for i in plan.initiatives if not i.principle]
    share = sum(bool(a.bible_ref) for a in bau.activities) / max(1, len(bau.activities))
    other = _other_promises(s)
    return tally(
        (
            Part(not loose, 1, f"the principle behind initiative {', '.join(loose)}"),
            Part(share >= REFERRING, 1, f"the Bible in most activities (only {round(share * 100)} % refer to it)"),
            Part(not other, 2, f"the Bible's own promise where the plan says “{other}”"),
        ),
        f"Every initiative rests on a principle, {round(share * 100)} % of the activities refer to the Bible, promises agree.",
    )


_PROMISED = re.compile(
    r"\b(urgent|ordinary)\b[^.,;:|\n]{0,30}?(within (\d+|an?|one) (?:service |business )?(hour|day)s?|the same service day)"
)


def _other_promises(s: Subject) -> str:
    """A promise in the plan that is shorter than the Bible's, or that the plan itself gives otherwise; empty when they agree."""
    here, first = hours(s.facts), dict[str, str]()
    wanted = {k: here.minutes(s.facts.text(f"{k}_promise", otherwise)) for k, otherwise in DEFAULTS.items()}
    for found in (m for block in s.own for m in _PROMISED.finditer(block.text)):
        minutes = _minutes(found, here.length)
        if minutes < wanted[found[1]] or first.setdefault(found[1], found[2]) != found[2]:
            return found[0]
    return ""


def _minutes(found: re.Match[str], day: int) -> int:
    count = int(found[3]) if found[3] and found[3].isdigit() else 1
    return count * (60 if found[4] == "hour" else day)


DEFAULTS = {"urgent": "2 hours", "ordinary": "1 business day"}

PLAN_CHECKS: tuple[Row, ...] = (
    Row("cover", 4, ("initiatives", "review"), cover),
    Row("initiatives", 8, ("initiatives",), initiatives),
    Row("calendar", 10, ("bau", "capacity", "initiatives"), calendar),
    Row("capacity", 8, ("capacity", "bau"), capacity),
    Row("metrics", 8, ("metrics",), _metrics),
    Row("targets", 4, ("metrics",), _targets),
    Row("hand-offs", 4, ("handoffs",), _handoffs),
    Row("review", 4, ("review", "initiatives"), _review),
    Row("schedule", 4, ("review",), _schedule),
    Row("links", 4, ("initiatives", "bau"), _links),
    Row("evidence", 2, (), evidence),
)
"""Sixty points. A check is a row."""
