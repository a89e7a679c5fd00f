"""A sound treatment for any deliverable of any mission: what it is good for, what is settled, what is done next, what to ask."""

import re

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Evidence, Generic, Origin, Part
from bot.core.facts import Fact, Facts
from bot.core.mission import Criterion, DeliverableSpec, Input
from bot.writers.offline.actions import Action, action, imperative, plain
from bot.writers.offline.evidence import used
from bot.writers.offline.kinds import OTHER, head, kind
from bot.writers.offline.phrases import bare, clean, joined, lowered, opened, said, text_of, trimmed

_STOP = frozenset({
    "the", "and", "for", "with", "that", "this", "from", "into", "your", "their", "our", "are", "all", "each", "its", "based",
    "using", "clear", "comprehensive", "create", "develop", "design", "define", "establish", "document", "framework",
    "strategy", "complete", "customer", "customers", "business", "service", "services", "what", "who", "they", "how", "when",
})  # fmt: skip
_UNSAID = "nothing was given yet"
"""How the assumption begins that stands for an input nobody answered."""


def generic(brief: Brief) -> Generic:
    """A lead and up to four parts. Everything in them comes from the answers and the mission; what is missing is asked for."""
    facts = _known(brief)
    found = tuple(action(s) for s in _steps(brief)) or (_own(brief.spec),)
    parts = (
        _ground(brief, facts),
        Part(heading="To decide", points=tuple(_decision(a) for a in found if a.decides)),
        Part(
            heading="Next actions", text=_box(brief), steps=_tasks(tuple(a for a in found if not a.decides), brief.persona.name)
        ),
        Part(heading="Questions for you", points=_questions(brief, facts)),
    )
    shown = tuple(p for p in parts if p.points or p.steps)
    return Generic(lead=_lead(brief), parts=shown, evidence=_evidence(brief, facts))


def _title(spec: DeliverableSpec) -> str:
    return bare(trimmed(clean(spec.name), 120)) or "This part"


def _lead(brief: Brief) -> str:
    title, business = _title(brief.spec), trimmed(said(brief.facts.text("business_name")), 80)
    unnamed = imperative(title) or len(title.split()) < 2 or not _NAMING.match(title)
    start = "Once this is done" if unnamed else f"With {_named(title)}"
    return text_of(f"{start}, {business or 'we'} can {_lets(brief, title)}", _aim(brief), _enough(brief))


def _lets(brief: Brief, title: str) -> str:
    every, place, mine = brief.mission.deliverables, _place(brief), kind(title)
    if mine is not OTHER:
        return mine.lets[sum(kind(_title(d)) is mine for d in every[:place]) % 3]
    after = every[place + 1] if place + 1 < len(every) else None
    return f"go on to “{_title(after)}”" if after else "call the mission done"


_NAMING = re.compile(r"(?!what\b|how\b|who\b|why\b|when\b|where\b)\w", re.I)
_LOOKS = re.compile(r"(?:analy[sz]e|review|read|gather|collect|research|study|assess|examine)\b", re.I)
_DETERMINED = re.compile(r"(?:the|an?|our|your|their|all|each|every|any|\d+|one|two|three|four|five|six|seven|ten)\b", re.I)


def _named(title: str) -> str:
    name = lowered(plain(head(title)))
    return name if _DETERMINED.match(name) else f"the {name}"


def _place(brief: Brief) -> int:
    return next((i for i, d in enumerate(brief.mission.deliverables) if d.key == brief.spec.key), 0)


def _aim(brief: Brief) -> str:
    """The aim of the phase, said with its first deliverable."""
    goal = re.sub(r"^to ", "", lowered(bare(trimmed(plain(brief.phase.objective), 260))))
    return f"The aim of this phase: {goal}" if goal and _first(brief) and goal != lowered(_title(brief.spec)) else ""


def _enough(brief: Brief) -> str:
    found = [c for c in brief.mission.criteria if _best(brief, c) == brief.spec.key]
    return f"It is good enough when this holds: {lowered(bare(trimmed(plain(found[0].text), 160)))}" if found else ""


def _first(brief: Brief) -> bool:
    mates = brief.mission.specs(brief.phase.position)
    return not mates or mates[0].key == brief.spec.key


def _last(brief: Brief) -> bool:
    return not brief.mission.deliverables or brief.mission.deliverables[-1].key == brief.spec.key


def _best(brief: Brief, criterion: Criterion) -> str:
    """The key of the deliverable that a criterion speaks of, by shared words; empty when there is none."""
    shared = {d.key: len(_stems(criterion.text) & _stems(d.title)) for d in brief.mission.deliverables}
    best = max(shared, key=lambda k: shared[k], default="")
    return best if best and shared[best] else ""


def _box(brief: Brief) -> str:
    box = clean(brief.phase.duration.raw) if brief.phase.duration else ""
    return f"Time box of this phase: {box}." if box and _first(brief) else ""


def _ground(brief: Brief, facts: tuple[Fact, ...]) -> Part:
    """Everything said, in the first deliverable of all; elsewhere only what speaks of this one."""
    if _place(brief) == 0:
        return Part(heading="What we build on", points=tuple(_stated(f, _lines(f)) for f in facts))
    wanted = _stems(_title(brief.spec))
    earlier = _stems(" ".join(_title(d) for d in brief.mission.deliverables[: _place(brief)]))
    rows = [(f, tuple(line for line in _lines(f) if (mine := _stems(line) & wanted) and not mine <= earlier)) for f in facts]
    return Part(heading="From your answers", points=tuple(_stated(f, lines) for f, lines in rows if lines)[:3])


def _known(brief: Brief) -> tuple[Fact, ...]:
    facts = [f for f in brief.facts.facts.values() if _says(brief.facts, f) and f.question != "business_name"]
    if brief.spec.uses:
        return tuple(f for f in facts if f.question in brief.spec.uses)[:8]
    own = {q.id for q in brief.mission.questions()}
    return tuple(sorted(facts, key=lambda f: f.question not in own)[:10])


def _says(facts: Facts, fact: Fact) -> bool:
    text = said(facts.text(fact.question))
    return bool(text) and not text.casefold().startswith(_UNSAID)


def _lines(fact: Fact) -> tuple[str, ...]:
    raw = fact.value if isinstance(fact.value, tuple) else str(fact.value).splitlines()
    return tuple(trimmed(bare(x), 240) for r in raw if (x := said(r)))[:6]


def _stated(fact: Fact, lines: tuple[str, ...]) -> str:
    mark = {Origin.ASSUMED: " (assumed, please confirm)", Origin.DEFAULT: " (a default, please confirm)"}.get(fact.origin, "")
    return f"{_label(fact.label)}: {'; '.join(lines)}{mark}"


def _label(text: str) -> str:
    return bare(clean(text)).rstrip("?").strip()


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-zà-ÿ]{3,}", text.casefold()) if w not in _STOP)


def _steps(brief: Brief) -> tuple[str, ...]:
    """The steps of the phase that belong to this deliverable: by shared words, else by place."""
    mates, steps = brief.mission.specs(brief.phase.position) or (brief.spec,), brief.phase.steps
    return tuple(s for i, s in enumerate(steps) if _home(s, i * len(mates) // len(steps), mates) == brief.spec.key)[:6]


def _home(step: str, place: int, mates: tuple[DeliverableSpec, ...]) -> str:
    if place == 0 and _LOOKS.match(step):
        return mates[0].key
    mine = kind(step.partition(" ")[2])
    return max(mates, key=lambda m: (_shared(step, m), kind(_title(m)) is mine, m.key == mates[place].key)).key


def _shared(step: str, spec: DeliverableSpec) -> int:
    return len(_stems(step) & _stems(spec.title))


def _own(spec: DeliverableSpec) -> Action:
    """What to do with a deliverable for which the mission has no step."""
    do, done = kind(_title(spec)).first
    return Action(opened(_title(spec)), do, done)


def _decision(a: Action) -> str:
    return f"{a.what}: {a.do}. Decided when {a.done}."


def _tasks(found: tuple[Action, ...], owner: str) -> tuple[str, ...]:
    """The actions with owner and end; what is done like the one before says so instead of repeating it."""
    rows = []
    for before, a in zip((None, *found), found, strict=False):
        same = before is not None and before.do and before.do == a.do
        how = ": in the same way" if same else f": {a.do}" if a.do else ""
        rows.append(f"{a.what}{how}. Owner: {owner}." + ("" if same else f" Done when {a.done}."))
    return tuple(rows)


def _questions(brief: Brief, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """What the kind of deliverable asks of its owner; with the first of all what nobody said, with the last who keeps it."""
    lines = [_kind_asks(brief)] if _kind_asks(brief) else []
    if _place(brief) == 0:
        untold = [_asked(i) for i in brief.mission.inputs if not _touched(brief, i.number)][:6]
        lines += [f"Nobody has said anything yet about {joined(untold)}. Three rough lines on each are enough."] if untold else []
        assumed = [f for f in facts if f.origin in (Origin.ASSUMED, Origin.DEFAULT)]
        lines += [f"{_label(f.label)}: is this right, “{trimmed('; '.join(_lines(f)), 120)}”?" for f in assumed][:4]
    if _last(brief):
        lines.append("Who looks after this document, and on which day is it read again?")
    return tuple(lines)


def _kind_asks(brief: Brief) -> str:
    mine = kind(_title(brief.spec))
    before = brief.mission.deliverables[: _place(brief)]
    return "" if any(kind(_title(d)) is mine for d in before) else mine.ask


def _asked(one: Input) -> str:
    text = bare(trimmed(clean(one.text), 120)).rstrip("?")
    return f"{_label(one.name)} ({lowered(text)})" if text else _label(one.name)


def _touched(brief: Brief, number: int) -> bool:
    forms = [f for f in brief.mission.forms if f.input == number]
    return any(brief.facts.known(q.id) for f in forms for q in f.questions)


def _evidence(brief: Brief, facts: tuple[Fact, ...]) -> tuple[Evidence, ...]:
    """An entry for each fact, and one for each sentence of the mission that the text takes up."""
    told = (Evidence(origin=Origin.FILE, ref=brief.mission.slug, quote=trimmed(clean(t), 200)) for t in _taken_up(brief) if t)
    return (*used(brief.facts, *(f.question for f in facts)), *told)


def _taken_up(brief: Brief) -> tuple[str, ...]:
    every, place, phase = brief.mission.deliverables, _place(brief), brief.phase
    titles = (_title(d) for d in every[place : place + 2])
    criteria = (c.text for c in brief.mission.criteria if _best(brief, c) == brief.spec.key)
    inputs = (f"{i.name}: {i.text}" for i in brief.mission.inputs if place == 0)
    return (phase.objective, phase.duration.raw if phase.duration else "", *titles, *criteria, *_steps(brief), *inputs)


def generic_review(brief: PhaseBrief) -> Reviewed:
    """Objects to the one thing that weakens a phase of any mission: what nobody said; else nothing."""
    open_ = [f for f in brief.facts.assumed() if brief.mission.question(f.question)]
    if open_:
        names = joined([f"“{_label(f.label)}”" for f in open_[:2]])
        return Reviewed(
            text=f"Nobody has said anything certain about {names}, and this phase leans on it.",
            met="The drafts claim nothing about it; the first part asks you for it.",
        )
    return Reviewed()
