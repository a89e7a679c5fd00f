"""Assembles a finished document from an approved run: cover facts, cheat sheet, deliverables, and where it all comes from."""

from datetime import datetime

from bot.core.cheatsheet import cheat_sheet
from bot.core.document import Document, DocumentSection
from bot.core.drafted import heading, ready_drafts
from bot.core.facts import Fact, Facts
from bot.core.forms import AnswerValue
from bot.core.mission import Mission
from bot.core.run import Run

KEPT = ("Integration Points", "Implementation Schedule")
"""Sections of the mission that belong into its document as they are."""


def assemble(mission: Mission, run: Run, facts: Facts, source: Document | None, at: datetime) -> Document:
    """The document of a run, not yet numbered and not yet rendered: `version` is 0 and `markdown` empty."""
    sections = (
        _cheat_sheet(mission, run),
        *_phases(mission, run),
        _levers(mission),
        *_kept(mission, run),
        _assumed(facts, run),
        _sources(mission, run, facts, source),
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
    )


def _cheat_sheet(mission: Mission, run: Run) -> DocumentSection:
    lines = [f"- **{line.label}:** {_one_line(line.text)}" for line in cheat_sheet(mission, run)]
    return DocumentSection(title="Cheat sheet", markdown="\n".join(lines))


def _phases(mission: Mission, run: Run) -> list[DocumentSection]:
    sections = []
    for phase in mission.phases:
        mine = [(s, d) for s, d in ready_drafts(mission, run) if s.phase == phase.position]
        parts = [f"### {heading(s)}\n\n{d.markdown.strip()}" for s, d in mine]
        lead = mission.persona(phase.lead, phase.objective).name
        edited = any(d.edited_by for _, d in mine)
        sections.append(DocumentSection(title=phase.name, markdown="\n\n".join(parts), author=lead, edited=edited))
    return sections


def _levers(mission: Mission) -> DocumentSection | None:
    if not mission.levers:
        return None
    parts = []
    for lever in mission.levers:
        points = "\n".join(f"- **{p.name}:** {p.text}" if p.name else f"- {p.text}" for p in lever.points)
        parts.append(f"### {lever.name}\n\n{points}")
    return DocumentSection(title="What service does for the business", markdown="\n\n".join(parts))


def _kept(mission: Mission, run: Run) -> list[DocumentSection]:
    dated = any(s.type == "review" for s, _ in ready_drafts(mission, run))
    titles = [t for t in KEPT if not (dated and t == "Implementation Schedule")]
    found = [s for t in titles if (s := mission.section(t))]
    return [DocumentSection(title=s.title, markdown=s.markdown) for s in found]


def _assumed(facts: Facts, run: Run) -> DocumentSection:
    rows = [f"- **{f.label}:** {_value(f.value)} ({_why(f)})" for f in facts.assumed()]
    lead = "Nobody has said these yet. They are used above as they stand; please confirm or correct them."
    text = f"{lead}\n\n" + "\n".join(rows) if rows else "Nothing is assumed: every question was answered."
    if run.sample:
        text = f"The answers are those of an invented sample company.\n\n{text}"
    return DocumentSection(title="Assumed, please confirm", markdown=text)


def _why(fact: Fact) -> str:
    return "an expert's default" if fact.origin == "default" else "assumed until you say otherwise"


def _sources(mission: Mission, run: Run, facts: Facts, source: Document | None) -> DocumentSection:
    rows = []
    for user, labels in _by_person(facts, run).items():
        rows.append(f"- **Answers by {user}:** {', '.join(labels)}")
    if source and source.version:
        rows.append(f"- **Built on:** {source.title}, version {source.version}, of {source.at:%-d %B %Y}")
    elif run.source and run.source.title:
        rows.append(f"- **Built on:** {run.source.title}, as pasted")
    writers = sorted({d.writer for _, d in ready_drafts(mission, run) if d.writer and not d.edited_by})
    editors = sorted({run.names.get(d.edited_by, "a member of the channel") for d in run.drafts.values() if d.edited_by})
    rows += [f"- **Written by:** {', '.join(writers)}"] if writers else []
    rows += [f"- **Edited by:** {', '.join(editors)}"] if editors else []
    rows.append(f"- **Mission:** {mission.title} (`{mission.slug}`, {mission.sha256[:12]})")
    return DocumentSection(title="Sources", markdown="\n".join(rows))


def _by_person(facts: Facts, run: Run) -> dict[str, list[str]]:
    people: dict[str, list[str]] = {}
    for fact in facts.facts.values():
        if fact.by and fact.origin == "answered" and not fact.source:
            people.setdefault(run.names.get(fact.by, "a member of the channel"), []).append(fact.label)
    return people


def _value(value: AnswerValue) -> str:
    return ", ".join(value) if isinstance(value, tuple) else _one_line(str(value))


def _one_line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())
