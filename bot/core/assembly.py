"""Assembles a finished document from an approved run: cover facts, cheat sheet, deliverables, and where it all comes from."""

from collections.abc import Callable
from datetime import datetime

from bot.core.assumptions import used_in
from bot.core.cheatsheet import cheat_sheet
from bot.core.document import Document, DocumentSection
from bot.core.drafted import ready_drafts
from bot.core.facts import Fact, Facts
from bot.core.file_sources import told_of_files
from bot.core.forms import AnswerValue
from bot.core.gathering import ASSUMED, InputState, input_states
from bot.core.headings import nested
from bot.core.mission import Mission
from bot.core.run import Run
from bot.core.values import Value


class Assembled(Value):
    """What a document is assembled from: the run and its mission, the facts, and the document they started from."""

    mission: Mission
    run: Run
    facts: Facts
    source: Document | None = None


SOMEBODY = "a member of the channel"
NOT_GIVEN = "not given yet; the text above does without it, or says what it goes by instead"
KEPT = ("Integration Points", "Implementation Schedule")
"""Sections of the mission that belong into its document as they are."""


Plain = Callable[[str], str]
"""Makes a text mean nothing but itself in Markdown."""


def assemble(scene: Assembled, at: datetime, plain: Plain) -> Document:
    """The document of a run, not yet numbered and not yet rendered: `version` is 0 and `markdown` empty."""
    mission, run, facts = scene.mission, scene.run, scene.facts
    sections = (
        _cheat_sheet(mission, run, plain),
        *_phases(mission, run, plain),
        _levers(mission, run, plain),
        *_kept(mission, run),
        _assumed(scene, plain),
        _sources(scene, plain),
    )
    return Document(
        id=run.id,
        team=run.team,
        channel=run.channel,
        kind=mission.produces or mission.slug,
        title=mission.document_title or mission.title,
        version=0,
        run=run.id,
        slug=mission.slug,
        at=at,
        by=run.ended_by or run.starter,
        markdown="",
        sections=tuple(s for s in sections if s is not None and s.markdown.strip()),
        facts=facts.facts,
        contents={s.key: d.content for s, d in ready_drafts(mission, run) if d.content and not d.edited_by},
        headings={s.key: s.name for s, _ in ready_drafts(mission, run)},
        edited={s.key: s.name for s, d in ready_drafts(mission, run) if d.edited_by},
        files=facts.files,
        set_aside=run.set_aside,
        asked=tuple(dict.fromkeys(d.request for _, d in ready_drafts(mission, run) if d.request)),
    )


def _cheat_sheet(mission: Mission, run: Run, plain: Plain) -> DocumentSection:
    lines = [f"- **{plain(line.label)}:** {plain(_one_line(line.text))}" for line in cheat_sheet(mission, run)]
    return DocumentSection(title="Cheat sheet", markdown="\n".join(lines))


def _phases(mission: Mission, run: Run, plain: Plain) -> list[DocumentSection]:
    sections = []
    for phase in mission.phases:
        mine = [(s, d) for s, d in ready_drafts(mission, run) if s.phase == phase.position]
        parts = [f"### {plain(s.name)}\n\n{nested(d.markdown.strip(), 3)}" for s, d in mine]
        lead = mission.persona(phase.lead, phase.objective).name
        edited = any(d.edited_by for _, d in mine)
        sections.append(DocumentSection(title=plain(phase.name), markdown="\n\n".join(parts), author=lead, edited=edited))
    return sections


def _levers(mission: Mission, run: Run, plain: Plain) -> DocumentSection | None:
    """The mission's levers, unless a deliverable of the document says how it acts on them."""
    told = any(s.type == "impact" for s, _ in ready_drafts(mission, run))
    if told or not mission.levers:
        return None
    parts = []
    for lever in mission.levers:
        points = [f"- **{plain(p.name)}:** {plain(p.text)}" if p.name else f"- {plain(p.text)}" for p in lever.points]
        parts.append("\n".join((f"### {plain(lever.name)}\n", *points)))
    return DocumentSection(title="What service does for the business", markdown="\n\n".join(parts))


def _kept(mission: Mission, run: Run) -> list[DocumentSection]:
    dated = any(s.type == "review" for s, _ in ready_drafts(mission, run))
    titles = [t for t in KEPT if not (dated and t == "Implementation Schedule")]
    found = [s for t in titles if (s := mission.section(t))]
    return [DocumentSection(title=s.title, markdown=nested(_inert(s.markdown), 2)) for s in found]


def _inert(markdown: str) -> str:
    """Markdown of a mission's author without what a reader's program would act on: HTML, mentions, images."""
    return markdown.replace("<", "&lt;").replace("![", "!\\[")


def _assumed(scene: Assembled, plain: Plain) -> DocumentSection:
    rows = [
        f"- **{plain(f.label)}:** {plain(_value(f.value))} ({_why(f)}){plain(_place(scene, f))}" for f in scene.facts.assumed()
    ]
    rows = [f"- **{plain(name)}:** {NOT_GIVEN}" for name in not_given(scene.mission, scene.run, scene.facts)] + rows
    lead = "Nobody has said these yet. They are used above as they stand; please confirm or correct them."
    text = f"{lead}\n\n" + "\n".join(rows) if rows else "Nothing was assumed."
    if scene.run.sample:
        text = f"The answers are those of an invented sample company.\n\n{text}"
    return DocumentSection(title="Assumed, please confirm", markdown=text)


def _place(scene: Assembled, fact: Fact) -> str:
    """Where an assumption shows, and which form asks for it."""
    used = used_in(scene.mission, scene.run, fact.question)
    form = next((f.title for f in scene.mission.forms if f.question(fact.question)), fact.source)
    shows = f" Shows in: {'; '.join(used)}." if used else " No text shows it."
    return f"{shows} Asked in: {form}." if form else shows


def not_given(mission: Mission, run: Run, facts: Facts) -> tuple[str, ...]:
    """What was required, left for later, and has not even a default: whole inputs by name, else single questions by label."""
    later = [s for s in input_states(mission, run) if s.required and s.state == ASSUMED]
    return tuple(name for state in later for name in _unknown(mission, state, facts))


def _unknown(mission: Mission, state: InputState, facts: Facts) -> list[str]:
    questions = [q for f in mission.forms if f.input == state.number for q in f.questions]
    document = bool(mission.needs) and state.number == mission.inputs[0].number
    if document or not any(q.id in facts.facts for q in questions):
        return [state.name]
    return [q.label for q in questions if q.required and q.id not in facts.facts]


def _why(fact: Fact) -> str:
    return "an expert's default" if fact.origin == "default" else "assumed until you say otherwise"


def _sources(scene: Assembled, plain: Plain) -> DocumentSection:
    mission, run, source = scene.mission, scene.run, scene.source
    rows = [(f"Answers by {user}", "; ".join(labels)) for user, labels in _by_person(scene.facts, run).items()]
    if source:
        rows.append(("Built on", _told(source)))
    rows += told_of_files(mission, run, scene.facts)
    drafts = [d for _, d in ready_drafts(mission, run)]
    rows.append(("Written by", ", ".join(sorted({d.writer for d in drafts if d.writer and not d.edited_by}))))
    rows.append(("Edited by", ", ".join(sorted({run.names.get(d.edited_by, SOMEBODY) for d in drafts if d.edited_by}))))
    lines = [f"- **{plain(label)}:** {plain(text)}" for label, text in rows if text]
    lines.append(f"- **Mission:** {plain(mission.title)} (`{mission.slug}`, {mission.sha256[:12]})")
    return DocumentSection(title="Sources", markdown="\n".join(lines))


def _told(source: Document) -> str:
    if not source.version:
        return f"{source.title}, as pasted"
    return f"{source.title}, version {source.version}, of {source.at:%-d %B %Y}"


def _by_person(facts: Facts, run: Run) -> dict[str, list[str]]:
    people: dict[str, list[str]] = {}
    for fact in facts.facts.values():
        if fact.by and fact.origin == "answered" and not fact.source:
            people.setdefault(run.names.get(fact.by, SOMEBODY), []).append(fact.label)
    return people


def _value(value: AnswerValue) -> str:
    return ", ".join(value) if isinstance(value, tuple) else _one_line(str(value))


def _one_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "; ".join([*(line.rstrip(".;") for line in lines[:-1]), *lines[-1:]])
