"""A sound treatment for any deliverable of any mission: what is known, what is decided, what is done next, what is open."""

import re

from bot.core.brief import Brief, PhaseBrief, Reviewed
from bot.core.content.base import Evidence, Generic, Origin, Part
from bot.core.facts import Fact, Facts
from bot.writers.offline.evidence import used
from bot.writers.offline.phrases import bare, clean, counted, joined, lowered, opened, said, sentence, text_of, trimmed

_STOP = frozenset(
    {
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "from",
        "into",
        "your",
        "their",
        "our",
        "are",
        "all",
        "each",
        "its",
        "based",
        "using",
        "clear",
        "comprehensive",
        "create",
        "develop",
        "design",
        "define",
        "establish",
        "document",
        "framework",
        "strategy",
        "plan",
        "complete",
        "including",
    }
)
_ACTIONS: tuple[tuple[str, str, str], ...] = (
    (
        r"analy[sz]e|review|assess|audit|research|examine|study|evaluate|investigate|read|gather|collect|understand",
        "Go through {object} and write down the three things that matter most",
        "the three findings stand on one page",
    ),
    (
        r"identify|find|list|select|choose|pick|prioriti[sz]e|rank|segment",
        "List candidates for {object}, choose by one stated measure, and note why the others wait",
        "the choice and its reason are written down",
    ),
    (
        r"define|settle|clarify|agree|determine|decide|set|state|say|name",
        "Agree on {object} in two or three sentences that somebody outside would understand",
        "two people explain it in the same way",
    ),
    (
        r"map|draw|outline|sketch|lay|chart|visuali[sz]e",
        "Lay out {object} from beginning to end, with one real case beside it",
        "the real case fits without a gap",
    ),
    (
        r"create|design|develop|build|draft|write|prepare|produce|generate|shape|craft|make|compose",
        "Draft a first version of {object} and try it on one real case",
        "it has been used once, and what was missing is added",
    ),
    (
        r"establish|set up|implement|introduce|launch|execute|deploy|start|run|put|install|configure",
        "Put {object} in place on a small scale, with one owner",
        "it has run twice without a reminder",
    ),
    (
        r"document|record|note|capture|write down|describe",
        "Write {object} down where everybody looks for it",
        "somebody new finds it without asking",
    ),
    (
        r"ensure|check|verify|align|balance|validate|test|confirm|make sure|integrate|connect",
        "Check {object} against what is known above, and list what does not fit yet",
        "each point that did not fit has an owner",
    ),
    (
        r"plan|schedule|organi[sz]e|arrange|sequence",
        "Put dates and names to {object}, backwards from the day it has to be ready",
        "no date is without a name",
    ),
    (
        r"measure|monitor|track|report|optimi[sz]e|improve|refine|update",
        "Choose one figure for {object}, note where it stands today, and look at it at fixed times",
        "the figure has a first value and a day for the next",
    ),
)


def generic(brief: Brief) -> Generic:
    """A lead sentence and three to four parts; everything in them comes from the answers and the mission."""
    steps, facts = _fitting(brief), _known(brief)
    title = _title(brief)
    open_questions = _open(brief, facts)
    parts = (
        Part(heading="What it is for", text=_aim(brief, title)),
        Part(heading="What we build on", text="" if facts else _nothing_yet(brief), points=tuple(_stated(f) for f in facts)),
        Part(heading="Next actions", text=_order(brief), steps=tuple(_action(s, brief.persona.name) for s in steps)),
        Part(heading="To be settled by the owner", points=open_questions),
    )
    return Generic(lead=_lead(brief, title), parts=parts, evidence=_evidence(brief, facts))


def _title(brief: Brief) -> str:
    return bare(trimmed(clean(brief.spec.heading or brief.spec.title), 120)) or "This part"


def _business(facts: Facts) -> str:
    return trimmed(said(facts.text("business_name")), 80)


def _lead(brief: Brief, title: str) -> str:
    whom = _business(brief.facts)
    share = f" for {whom}" if whom else ""
    return sentence(
        f"{opened(title)}{share}: a working version in the hands of {brief.persona.name}, made from what has been said so far"
    )


def _aim(brief: Brief, title: str) -> str:
    goal = bare(trimmed(clean(brief.phase.objective or brief.mission.objective), 260))
    if not goal:
        return sentence(f"It belongs to the phase {brief.phase.name} and is finished when people work from it")
    return text_of(
        f"It belongs to the phase “{clean(brief.phase.name)}”",
        f"Whether it is good enough is decided by one question: does it help to {_infinitive(goal)}",
    )


def _infinitive(goal: str) -> str:
    return re.sub(r"^to\s+", "", lowered(goal)) + "?"


def _order(brief: Brief) -> str:
    box = brief.phase.duration.raw if brief.phase.duration else ""
    return sentence(f"In this order; the time box of the phase is {clean(box)}") if box else "In this order, one at a time."


def _nothing_yet(brief: Brief) -> str:
    return (
        "Nothing has been answered yet that bears on it. The questions at the end come first; with their answers this part "
        "can be written anew."
    )


def _known(brief: Brief) -> tuple[Fact, ...]:
    facts = [f for f in brief.facts.facts.values() if said(brief.facts.text(f.question)) and f.question != "business_name"]
    if brief.spec.uses:
        return tuple(f for f in facts if f.question in brief.spec.uses)[:8]
    own = {q.id for q in brief.mission.questions()}
    wanted = _stems(f"{brief.spec.title} {brief.phase.objective}")
    ranked = sorted(
        facts,
        key=lambda f: (
            -len(wanted & _stems(f"{f.label} {brief.facts.text(f.question)}")),
            f.question not in own,
            f.origin is Origin.ASSUMED,
        ),
    )
    return tuple(ranked[:6])


def _stated(fact: Fact) -> str:
    value = ", ".join(fact.value) if isinstance(fact.value, tuple) else str(fact.value)
    mark = {Origin.ASSUMED: " (assumed, please confirm)", Origin.DEFAULT: " (a default, please confirm)"}.get(fact.origin, "")
    lines = [said(line) for line in value.splitlines()]
    return f"{bare(clean(fact.label))}: {trimmed(bare('; '.join(bare(x) for x in lines if x)), 300)}{mark}"


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:6] for w in re.findall(r"[a-zà-ÿ]{3,}", text.casefold()) if w not in _STOP)


def _fitting(brief: Brief) -> tuple[str, ...]:
    """The steps of the phase that fit the deliverable by their words; without any, its share of the steps by place."""
    steps = brief.phase.steps
    wanted = _stems(brief.spec.title)
    scored = [s for s in steps if len(wanted & _stems(s)) >= 1]
    if scored:
        return tuple(sorted(scored, key=lambda s: -len(wanted & _stems(s)))[:4])
    mates = brief.mission.specs(brief.phase.position)
    place = next((i for i, m in enumerate(mates) if m.key == brief.spec.key), 0)
    share = steps[place * len(steps) // max(1, len(mates)) : (place + 1) * len(steps) // max(1, len(mates))]
    return tuple(share) or tuple(steps[:1]) or (f"Draft {brief.spec.title}",)


def _action(step: str, owner: str) -> str:
    """A step as something to do and to check: what it asks for, turned into an action with an observable end."""
    text = bare(clean(step))
    verb, _, rest = text.partition(" ")
    goal = ""
    if cut := re.search(r"\s+(?:to|so that|in order to|that|which|who)\s+(?=\w)", rest):
        rest, goal = rest[: cut.start()], rest[cut.start() :].strip()
    shape, done = next(
        ((a, d) for p, a, d in _ACTIONS if re.fullmatch(p, verb, re.IGNORECASE)),
        ("Take on this: {object}", "somebody can show the result"),
    )
    thing = bare(trimmed(rest, 140)) or lowered(text)
    purpose = f" ({goal})" if goal and len(goal) < 120 else ""
    return f"{shape.format(object=_object(thing) + purpose)}. Done when {done}; {owner} looks at it."


def _object(thing: str) -> str:
    if re.match(
        r"(?:the|a|an|our|your|their|all|each|every|any|\d+|one|two|three|how|what|which|where|whether|who)\b",
        thing,
        re.IGNORECASE,
    ):
        return lowered(thing)
    return f"the {lowered(thing)}" if len(thing.split()) < 8 else lowered(thing)


def _open(brief: Brief, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    title = lowered(_title(brief))
    missing = [i.name for i in brief.mission.inputs if i.required and not _touched(brief, i.number)]
    lines = [f"Who owns {_object(title)} from the day it is approved, and when is it looked at again?"]
    assumed = [f for f in facts if f.origin in (Origin.ASSUMED, Origin.DEFAULT)]
    if assumed:
        lines.append(f"Is this true: {joined(tuple(bare(lowered(clean(f.label))) for f in assumed[:3]))}? So far it is assumed.")
    if missing:
        lines.append(
            f"{opened(counted(len(missing), 'required input'))} {'is' if len(missing) == 1 else 'are'} still unanswered: "
            f"{joined(tuple(clean(m) for m in missing[:3]))}."
        )
    criterion = next((c.text for c in brief.mission.criteria if _stems(c.text) & _stems(brief.spec.title)), "")
    if criterion:
        lines.append(f"By which sign will you see that this holds: {bare(lowered(clean(criterion)))}?")
    return tuple(lines)


def _touched(brief: Brief, number: int) -> bool:
    forms = [f for f in brief.mission.forms if f.input == number]
    return any(brief.facts.known(q.id) for f in forms for q in f.questions)


def _evidence(brief: Brief, facts: tuple[Fact, ...]) -> tuple[Evidence, ...]:
    mission = Evidence(origin=Origin.FILE, ref=brief.mission.slug, quote=trimmed(clean(brief.phase.objective), 200))
    return (*used(brief.facts, *(f.question for f in facts)), mission)


def generic_review(brief: PhaseBrief) -> Reviewed:
    """Objects to the one thing that weakens a phase of any mission: what nobody answered; else nothing."""
    assumed = [
        f
        for f in brief.facts.assumed()
        if any(f.question in d.uses for d in brief.mission.specs(brief.phase.position)) or not brief.mission.deliverables
    ]
    if not brief.facts.facts:
        return Reviewed(
            text="Nothing was answered, so these drafts are about any company.",
            met="They name what has to be settled first and claim nothing beyond the mission.",
        )
    if assumed:
        names = joined(tuple(f"“{bare(clean(f.label))}”" for f in assumed[:2]))
        return Reviewed(
            text=f"This phase leans on {names}, and nobody has confirmed it.",
            met="It is marked as assumed in the drafts and stands among the questions to the owner.",
        )
    return Reviewed()
