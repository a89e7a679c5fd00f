"""A sound treatment for any deliverable of any mission: what is known, what is done next, what has to be settled and by whom."""

import re

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Evidence, Generic, Origin, Part
from bot.core.facts import Fact, Facts
from bot.core.mission import Criterion, DeliverableSpec
from bot.writers.offline.actions import action, thing
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import bare, clean, joined, lowered, opened, said, text_of, trimmed

_STOP = frozenset({
    "the", "and", "for", "with", "that", "this", "from", "into", "your", "their", "our", "are", "all", "each", "its", "based",
    "using", "clear", "comprehensive", "create", "develop", "design", "define", "establish", "document", "framework",
    "strategy", "complete",
})  # fmt: skip
_UNSAID = "nothing was given yet"
"""How the assumption begins that stands for an input nobody answered."""


def generic(brief: Brief) -> Generic:
    """A lead and up to four parts. Everything in them comes from the answers and the mission; what is missing is asked for."""
    facts = _known(brief)
    parts = (
        Part(heading="What it is for", text=_aim(brief)),
        Part(
            heading="What we build on",
            text="" if facts else _nothing_yet(brief),
            points=tuple(p for f in facts for p in _stated(f)),
        ),
        Part(heading="Next actions", text=_order(brief), steps=tuple(action(s, brief.persona.name) for s in _steps(brief))),
        Part(heading="To be settled by the owner", points=_open(brief, facts)),
    )
    return Generic(lead=_lead(brief), parts=parts, evidence=_evidence(brief, facts))


def _title(spec: DeliverableSpec) -> str:
    return bare(trimmed(clean(spec.heading or spec.title), 120)) or "This part"


def _lead(brief: Brief) -> str:
    business = trimmed(said(brief.facts.text("business_name")), 80)
    whom = f" for {business}" if business else ""
    return text_of(
        f"{opened(_title(brief.spec))}{whom}, as a first working version",
        f"{brief.persona.name} has put together what is known, what to do next and what only you can decide",
    )


def _aim(brief: Brief) -> str:
    before = _before(brief)
    if before:
        return text_of(f"It goes on from “{_title(before)}” and serves the same aim", _of_use(brief))
    goal = bare(trimmed(clean(brief.phase.objective or brief.mission.objective), 260))
    if not goal:
        return text_of(f"It belongs to the phase “{clean(brief.phase.name)}”", _of_use(brief))
    return text_of(f"The phase “{clean(brief.phase.name)}” has one aim: {re.sub(r'^to ', '', lowered(goal))}", _of_use(brief))


def _of_use(brief: Brief) -> str:
    found = [c for c in brief.mission.criteria if _best(brief, c) == brief.spec.key]
    if not found:
        return "It is good enough once somebody else has worked from it without asking"
    return f"It is good enough when this holds: {bare(lowered(trimmed(clean(found[0].text), 160)))}"


def _before(brief: Brief) -> DeliverableSpec | None:
    mates = brief.mission.specs(brief.phase.position)
    place = next((i for i, m in enumerate(mates) if m.key == brief.spec.key), 0)
    return mates[place - 1] if place else None


def _best(brief: Brief, criterion: Criterion) -> str:
    """The key of the deliverable that a criterion speaks of, by shared words; empty when there is none."""
    shared = {d.key: len(_stems(criterion.text) & _stems(d.title)) for d in brief.mission.deliverables}
    best = max(shared, key=lambda k: shared[k], default="")
    return best if best and shared[best] else ""


def _order(brief: Brief) -> str:
    box = clean(brief.phase.duration.raw) if brief.phase.duration else ""
    return f"In this order. The phase has a time box of {box}." if box else "In this order, one at a time."


def _nothing_yet(brief: Brief) -> str:
    names = [clean(i.name) for i in brief.mission.inputs][:3]
    asked = f" What would help most: {joined(names)}." if names else ""
    return f"Nothing has been said yet that bears on it.{asked} With an answer this part can be written anew."


def _known(brief: Brief) -> tuple[Fact, ...]:
    facts = [f for f in brief.facts.facts.values() if _says(brief.facts, f) and f.question != "business_name"]
    if brief.spec.uses:
        return tuple(f for f in facts if f.question in brief.spec.uses)[:8]
    wanted = _stems(f"{brief.spec.title} {brief.phase.objective}")
    own = {q.id for q in brief.mission.questions()}
    return tuple(sorted(facts, key=lambda f: (f.question not in own, -len(wanted & _stems(_words(brief.facts, f)))))[:6])


def _says(facts: Facts, fact: Fact) -> bool:
    text = said(facts.text(fact.question))
    return bool(text) and not text.casefold().startswith(_UNSAID)


def _words(facts: Facts, fact: Fact) -> str:
    return f"{fact.label} {facts.text(fact.question)}"


def _stated(fact: Fact) -> tuple[str, ...]:
    raw = fact.value if isinstance(fact.value, tuple) else str(fact.value).splitlines()
    lines = [trimmed(bare(x), 240) for r in raw if (x := said(r))][:6]
    mark = {Origin.ASSUMED: " (assumed, please confirm)", Origin.DEFAULT: " (a default, please confirm)"}.get(fact.origin, "")
    return tuple(f"{bare(clean(fact.label))}: {line}{mark}" for line in lines)


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-zà-ÿ]{3,}", text.casefold()) if w not in _STOP)


def _steps(brief: Brief) -> tuple[str, ...]:
    """The steps of the phase that belong to this deliverable: by shared words, else by place; never none."""
    mates = brief.mission.specs(brief.phase.position) or (brief.spec,)
    mine = [s for i, s in enumerate(brief.phase.steps) if _home(s, i, len(brief.phase.steps), mates) == brief.spec.key]
    return tuple(mine[:5]) or (f"Create {lowered(_title(brief.spec))}",)


def _home(step: str, place: int, count: int, mates: tuple[DeliverableSpec, ...]) -> str:
    by_place = mates[place * len(mates) // count].key
    shared = {m.key: len(_stems(step) & _stems(m.title)) for m in mates}
    return max(mates, key=lambda m: (shared[m.key], m.key == by_place)).key


def _open(brief: Brief, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    lines = [f"Who owns {thing(lowered(_title(brief.spec)))} from the day it is approved, and when is it looked at again?"]
    assumed = [bare(lowered(clean(f.label))) for f in facts if f.origin in (Origin.ASSUMED, Origin.DEFAULT)]
    if assumed:
        lines.append(f"Is it true what we assume about {joined(assumed[:3])}?")
    untold = [clean(i.name) for i in brief.mission.inputs if not _touched(brief, i.number)]
    if untold and _before(brief) is None:
        lines.append(f"Nobody has said anything yet about {joined(untold[:3])}. What do you know about it?")
    return tuple(lines)


def _touched(brief: Brief, number: int) -> bool:
    forms = [f for f in brief.mission.forms if f.input == number]
    return any(brief.facts.known(q.id) for f in forms for q in f.questions)


def _evidence(brief: Brief, facts: tuple[Fact, ...]) -> tuple[Evidence, ...]:
    mission = Evidence(origin=Origin.FILE, ref=brief.mission.slug, quote=trimmed(clean(brief.phase.objective), 200))
    return (*used(brief.facts, *(f.question for f in facts)), mission)


def generic_review(brief: PhaseBrief) -> Reviewed:
    """Objects to the one thing that weakens a phase of any mission: what nobody said; else nothing."""
    open_ = [f for f in brief.facts.assumed() if brief.mission.question(f.question)]
    if open_:
        names = joined([f"“{bare(clean(f.label))}”" for f in open_[:2]])
        return Reviewed(
            text=f"Nobody has said anything certain about {names}, and this phase leans on it.",
            met="The drafts claim nothing about it; it stands among the questions to the owner.",
        )
    return Reviewed()
