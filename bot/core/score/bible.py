"""The checks of a Service Bible: sixty points, a row each. It reads typed contents and never a line of free text twice."""

import re
from itertools import pairwise
from typing import cast

from bot.core.content.bible_foundation import Principle, Principles, Purpose
from bot.core.content.bible_process import CoachingPlan, Indicator, Journey, Proactive, Requests
from bot.core.content.bible_words import Quality
from bot.core.score.echoes import once, said_twice
from bot.core.score.rows import Part, Row, Verdict, tally
from bot.core.score.shared import FIRST, doubled, evidence, has_owner, has_version
from bot.core.score.subject import Subject
from bot.core.score.templates import judge_templates
from bot.core.score.text import overlap, plain, stems

STAGES = ["onboarding", "usage", "success", "expansion", "advocacy"]
DELIVERABLES = 12
MOST_ALIKE = 0.6
ASKED = "asked"
"""The source of an indicator that is asked for in a talk, which anybody can."""


def _structure(s: Subject) -> Verdict:
    titles = [b.title for b in s.blocks if b.level == 2]
    parts = [b.title for b in s.blocks if b.level == 3]
    text = s.document.markdown.casefold()
    twice, again = doubled(s), said_twice(s)
    return tally(
        (
            Part(titles[:1] == [FIRST], 1, "the cheat sheet as the first section"),
            Part(len(parts) >= DELIVERABLES, 1, f"parts of the Bible ({len(parts)} of {DELIVERABLES} are there)"),
            Part("with marketing" in text and "with sales" in text, 1, "the points where marketing and sales come in"),
            Part(not (twice or again), 1, once(twice, again)),
            Part(has_version(s), 1, "version and date on the cover"),
            Part(has_owner(s), 1, "an owner on the cover"),
        ),
        f"Cheat sheet first, {len(titles)} sections, {len(parts)} parts, each with a heading of its own.",
    )


def _principles(s: Subject) -> Verdict:
    found = cast(Principles, s.contents["principles"]).principles
    if len(found) != 5:
        return Verdict(0, f"There are {len(found)} principles instead of five.")
    parts = [Part(not (lack := _lacks(p, found)), 1, f"in principle {p.n} ({p.name}): {lack}") for p in found]
    return tally(parts, f"Five, each with do, don't and example: {', '.join(p.name for p in found)}.")


def _lacks(p: Principle, all_: tuple[Principle, ...]) -> str:
    if not (p.we_do and p.we_dont and p.example.strip() and p.statement.strip()):
        return "do, don't or example"
    earlier = (o for o in all_ if o.n < p.n)
    return next((f"a choice that number {o.n} does not make already" for o in earlier if _alike(p, o) >= MOST_ALIKE), "")


def _alike(one: Principle, other: Principle) -> float:
    return overlap(*(" ".join((p.statement, *p.we_do, *p.we_dont)) for p in (one, other)))


def _purpose(s: Subject) -> Verdict:
    c = cast(Purpose, s.contents["purpose"])
    parts = [*_pointed(s, c.purpose, 250, "the purpose"), *_pointed(s, c.one_line, 120, "the one line")]
    return tally(parts, f"“{c.one_line}”")


def _pointed(s: Subject, text: str, most: int, name: str) -> list[Part]:
    """A statement is worth two points: whom it is about and what they get, at most so long."""
    ours = stems(" ".join(s.facts.text(q) for q in ("business_name", "offer", "serve", "segments")))
    theirs = stems(f"{s.facts.text('success')} {s.facts.text('vision')}")
    said = stems(text)
    return [
        Part(bool(said & ours) and len(text) <= most, 1, f"{name} naming business or customers in {most} characters"),
        Part(bool(said & theirs) and len(text) <= most, 1, f"{name} naming what a customer gets, in {most} characters"),
    ]


def _journey(s: Subject) -> Verdict:
    stages = cast(Journey, s.contents["journey"]).stages
    names = [str(x.stage) for x in stages]
    parts = [Part(names == STAGES, 1, f"the five stages in order ({', '.join(names)})")]
    for name in STAGES:
        stage = next((x for x in stages if x.stage == name), None)
        whole = stage is not None and all((stage.entry, stage.exit, stage.metric, stage.touchpoints))
        met = whole and all(t.owner and t.minutes > 0 and t.when for t in stage.touchpoints) if stage else False
        parts.append(Part(met, 1, f"entry, exit, a touch with owner, minutes and time, or a measure in {name}"))
    touches = sum(len(x.touchpoints) for x in stages)
    return tally(parts, f"Five stages in order with {touches} touchpoints, each with owner, minutes and time.")


def _health(s: Subject) -> Verdict:
    c = cast(Proactive, s.contents["proactive"])
    seen = {plain(line) for line in s.facts.lines("signals")}
    blind = [i.name for i in c.indicators if i.source != ASKED and seen and plain(i.signal) not in seen]
    weight = sum(i.weight for i in c.indicators)
    uneven = [i.name for i in c.indicators if not _in_order(i)]
    return tally(
        (
            Part(3 <= len(c.indicators) <= 7, 1, f"three to seven indicators (there are {len(c.indicators)})"),
            Part(weight == 100, 1, f"weights that add up to 100 (they make {weight})"),
            Part(not uneven, 1, f"good, fair and poor in order for {', '.join(uneven)}"),
            Part(_covers(c), 1, "four bands from 0 to 100 without a gap"),
            Part(all(b.action for b in c.bands), 1, "an action for every band"),
            Part(all(b.within_days > 0 for b in c.bands), 1, "days for every band"),
            Part(not blind, 1, f"signs that can be seen here (not {', '.join(blind)})"),
        ),
        f"{len(c.indicators)} indicators with weights of 100 in all, {len(c.bands)} bands with action and days.",
    )


def _in_order(i: Indicator) -> bool:
    return i.good > i.ok > i.bad if i.higher_is_better else i.good < i.ok < i.bad


def _covers(c: Proactive) -> bool:
    bands = sorted(c.bands, key=lambda b: b.low)
    joined = all(a.high + 1 == b.low for a, b in pairwise(bands))
    return len(bands) == 4 and joined and (bands[0].low, bands[-1].high) == (0, 100)


def _warnings(s: Subject) -> Verdict:
    found = cast(Proactive, s.contents["proactive"]).warnings
    whole = [w for w in found if w.window_days > 0 and re.search(r"\d|once|twice|two|three", w.threshold) and w.do and w.diagnose]
    points = min(5, len(whole))
    short = [w.signal for w in found if w not in whole]
    why = f"{len(whole)} early warnings have a number, a window and a play"
    return Verdict(
        points, f"{why}; not: {', '.join(short)}." if short else f"{why}." if points == 5 else f"{why}; five are needed."
    )


def _triage(s: Subject) -> Verdict:
    c = cast(Requests, s.contents["requests"])
    first = [x.first_response_minutes for x in c.levels]
    watched = {plain(line) for line in s.facts.lines("channels")}
    deaf = "".join(f"; not watched: {x.channel}" for x in c.levels if watched and plain(x.channel) not in watched)
    return tally(
        (
            Part(
                len(c.levels) >= 3 and not deaf,
                1,
                f"three levels on channels that somebody watches ({len(c.levels)} levels{deaf})",
            ),
            Part(bool(first) and first == sorted(first) and first[0] > 0, 1, "first answers that take no less time further down"),
            Part(all(x.clock for x in c.levels) and bool(c.acknowledgement), 1, "a clock, and what counts as an answer"),
            Part(all((c.hours.days, c.hours.start, c.hours.end, c.hours.timezone)), 1, "service hours with a time zone"),
            Part(bool(c.hours.outside.strip()), 1, "what happens outside the hours"),
            Part(all(x.resolution for x in c.levels), 1, "a time to solve for every level"),
        ),
        "; ".join(f"{x.name}: first answer {x.first_response}, {x.resolution}" for x in c.levels) + ".",
    )


def _escalation(s: Subject) -> Verdict:
    c = cast(Quality, s.contents["quality"])
    enough = len(c.escalations) >= 3
    limit = s.facts.number("remedy_limit")
    kept = bool(c.remedy.rule) and c.remedy.limit == limit
    return tally(
        (
            Part(enough and all(e.trigger and e.who for e in c.escalations), 1, "three levels with trigger and person"),
            Part(
                enough and all(e.wait_minutes > 0 or "once" in e.wait for e in c.escalations),
                1,
                "the longest wait for each level",
            ),
            Part(enough and all(e.tell_customer for e in c.escalations), 1, "what the customer hears at each level"),
            Part(kept, 1, "the limit for making it right, as it was answered"),
        ),
        f"{len(c.escalations)} levels, each with trigger, person, wait and word to the customer; {_remedy(c)}.",
    )


def _remedy(c: Quality) -> str:
    return (
        "no remedy limit was named" if c.remedy.limit is None else f"remedy up to {c.remedy.currency} {c.remedy.limit:g}".strip()
    )


def _coaching(s: Subject) -> Verdict:
    p = cast(CoachingPlan, s.contents["coaching"]).protocol
    grow = p.agenda
    return tally(
        (
            Part(all((grow.goal, grow.reality, grow.options, grow.will)), 1, "goal, reality, options and will as questions"),
            Part(p.minutes > 0, 1, "how long the talk takes"),
            Part(p.follow_up_days > 0, 1, "when it is followed up"),
        ),
        f"Goal, reality, options and will in {p.minutes} minutes, followed up after {p.follow_up_days} days.",
    )


def _integration(s: Subject) -> Verdict:
    points = cast(Journey, s.contents["journey"]).integrations
    counts = {p: sum(i.partner == p for i in points) for p in ("marketing", "sales")}
    return tally(
        (
            Part(counts["marketing"] >= 2, 1, "two points with marketing"),
            Part(counts["sales"] >= 2, 1, "two points with sales"),
            Part(bool(points) and all(i.trigger for i in points), 1, "what sets each point off"),
        ),
        f"{counts['marketing']} points with marketing and {counts['sales']} with sales, each with a trigger.",
    )


def _promises(s: Subject) -> Verdict:
    given = [line for line in s.facts.lines("promises") if len(plain(line).split()) > 1]
    checked = " ".join(plain(p.promise) for p in cast(Journey, s.contents["journey"]).promises)
    lost = [line for line in given if not _told(line, checked)]
    points = 3 * (len(given) - len(lost)) / len(given) if given else 3
    return Verdict(points, f"Neither kept nor refused: {'; '.join(lost)}." if lost else f"All {len(given)} promises are judged.")


def _told(promise: str, checked: str) -> bool:
    """A line may hold several promises, which are then judged one by one."""
    pieces = [plain(p) for p in re.split(r"[;.]\s|[;.]$", promise) if plain(p)]
    return all(p in checked for p in pieces) or overlap(promise, checked) >= REWORDED


REWORDED = 0.9

BIBLE_CHECKS: tuple[Row, ...] = (
    Row("structure", 6, (), _structure),
    Row("principles", 5, ("principles",), _principles),
    Row("purpose", 4, ("purpose",), _purpose),
    Row("journey", 6, ("journey",), _journey),
    Row("health", 7, ("proactive",), _health),
    Row("warnings", 5, ("proactive",), _warnings),
    Row("triage", 6, ("requests",), _triage),
    Row("templates", 6, ("templates", "responses", "checkins"), judge_templates),
    Row("escalation", 4, ("quality",), _escalation),
    Row("coaching", 3, ("coaching",), _coaching),
    Row("integration", 3, ("journey",), _integration),
    Row("promises", 3, ("journey",), _promises),
    Row("evidence", 2, (), evidence),
)
"""Sixty points. A check is a row."""
