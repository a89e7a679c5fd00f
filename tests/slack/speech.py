"""Scenes to speak about: a mission with every kind of question, played from start to end, and readers for what is shown."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from bot.core.brief import Reviewed, Written
from bot.core.document import Document, DocumentSection
from bot.core.events import (
    Answered,
    Arranged,
    Cancelled,
    ChangesAsked,
    Drafted,
    DraftFailed,
    Edited,
    Objected,
    PublishAsked,
    Published,
    Reopened,
    Scored,
    SourceRenewed,
    TextKept,
    Ticked,
)
from bot.core.facts import gather
from bot.core.forms import Form, Kind, Question
from bot.core.jobs import DraftJob, Job, ReviewJob
from bot.core.mission import Criterion, DeliverableSpec, Duration, Input, Mission, Phase, Sample
from bot.core.persona import Persona
from bot.core.ports import Showing
from bot.core.run import Mode, Run, Score, Source
from bot.core.score.values import Gate
from bot.core.versions.log import noted
from bot.core.versions.values import Difference, Turn, VersionNote
from bot.slack import messages
from bot.slack.words import Words
from bot.workspace import limits, weights
from tests.core.given import OLIVE, PRIYA, Story

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

QUESTIONS = (
    Question(id="name", label="Name", kind=Kind.TEXT, required=True, low=2, high=80, example="Harbour Books", hint="As known."),
    Question(id="about", label="About", kind=Kind.PARAGRAPH, required=True, low=20, high=800, assume="We help customers well."),
    Question(id="pricing", label="Pricing", kind=Kind.CHOICE, options=("monthly", "yearly"), required=True, assume="monthly"),
    Question(id="tone", label="Tone", kind=Kind.RADIO, options=("warm", "brisk")),
    Question(id="days", label="Days", kind=Kind.CHOICES, options=("Monday", "Tuesday"), low=1, default=("Monday",)),
    Question(id="channels", label="Channels", kind=Kind.CHOICES, options=tuple(f"channel {i}" for i in range(9)), low=1, high=4),
    Question(id="hours", label="Hours", kind=Kind.NUMBER, low=1, high=60, unit="a week"),
    Question(id="starts", label="Starts", kind=Kind.DATE),
    Question(id="opens", label="Opens", kind=Kind.TIME, default="09:00"),
    Question(id="owner", label="Owner", kind=Kind.PERSON),
    Question(id="team", label="Team", kind=Kind.PEOPLE),
    Question(id="papers", label="Papers", kind=Kind.FILE),
)

ANSWERS: dict[str, Any] = {
    "name": "Harbour Books",
    "about": "Monthly bookkeeping for small design studios.",
    "pricing": "yearly",
    "tone": "warm",
    "days": ("Monday", "Tuesday"),
    "channels": ("channel 1", "channel 8"),
    "hours": 7.5,
    "starts": "2026-11-30",
    "opens": "08:30",
    "owner": "U1",
    "team": ("U1", "U2"),
}


def mission(**change: Any) -> Mission:
    """Two phases of two deliverables, a form with every kind of question, a helpful form, personas, a sample."""
    base: dict[str, Any] = {
        "slug": "service-book",
        "title": "Service Book",
        "emoji": ":book:",
        "objective": "A book that says how we look after customers.",
        "inputs": (Input(number=1, name="Company", required=True), Input(number=2, name="Customers", required=False)),
        "phases": (
            Phase(
                position=1,
                number=1,
                name="Philosophy",
                duration=Duration(raw="45 minutes", minutes=(45, 45)),
                lead="support-management",
                support=("customer-success",),
            ),
            Phase(position=2, number=2, name="Practice", lead="stranger", support=()),
        ),
        "criteria": (Criterion(number=1, text="It is defined"), Criterion(number=2, text="It is practical " + "and more " * 20)),
        "variations": ("For a shop",),
        "document_title": "Service Book",
        "next": "service-plan-development",
        "forms": (
            Form(id="company", title="Company", input=1, intro="Rough words are fine.", questions=QUESTIONS),
            Form(id="customers", title="Customers", input=2, required=False, questions=(Question(id="count", label="Count"),)),
        ),
        "quick": ("name", "about"),
        "deliverables": (
            DeliverableSpec(key="definition", title="Definition", heading="What service means", phase=1, uses=("name",)),
            DeliverableSpec(key="principles", title="Principles", phase=1, uses=("about",)),
            DeliverableSpec(key="steps", title="Steps", phase=2),
            DeliverableSpec(key="checks", title="Checks", phase=2),
        ),
        "personas": (
            Persona(handle="support-management", name="Support Management", title="Support", icon=":compass:", brief="Calm."),
            Persona(handle="customer-success", name="Customer Success", title="Success", icon=":seedling:", brief="Curious."),
        ),
        "sample": Sample(name="Sample Books", answers={"name": "Sample Books"}),
        "sha256": "abc",
    }
    return Mission(**(base | change))


def scenes(foreign: str = "Plain words.", a_mission: Mission | None = None) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """Every message at every stage of a run; `foreign` stands wherever a person or a model can write."""
    yield from _gathering(foreign, a_mission or mission())
    yield from _needing_a_document(foreign)
    yield from _working(foreign, a_mission or mission())
    yield from _all_at_once(foreign, a_mission or mission())


def shown(story: Story, message: str, phase: int = 0, round_: int = 0, deliverable: str = "", **more: Any) -> tuple[Words, ...]:
    """One message of the story as it stands."""
    facts = gather(story.mission, story.run.answers, {})
    about = {"phase": phase, "round": round_, "deliverable": deliverable, "facts": facts}
    return messages.build(Showing(run=story.run, mission=story.mission, message=message, name=message, **about, **more))


def _gathering(foreign: str, a_mission: Mission) -> Iterator[tuple[str, tuple[Words, ...]]]:
    story = Story(a_mission)
    yield "fresh card", shown(story, "card")
    story.happen(Answered, by=PRIYA, form="customers", values={"count": foreign})
    yield "card with some answers", shown(story, "card")
    story.happen(Arranged, mode=Mode.ENGAGED, approvers=(PRIYA,), variation="For a shop")
    story.happen(Answered, form="company", values=ANSWERS | {"about": foreign, "name": foreign})
    yield "card when all is there", shown(story, "card")
    story.happen(Cancelled)
    yield "cancelled card", shown(story, "card")


def _needing_a_document(foreign: str) -> Iterator[tuple[str, tuple[Words, ...]]]:
    yield "card that asks for a document", shown(Story(mission(needs=("service-bible",), objective=foreign)), "card")


def started(a_mission: Mission, **run: Any) -> tuple[Story, tuple[Job, ...]]:
    """A story in which drafting has just begun."""
    story = Story(a_mission, **run)
    quick = {q.id: ANSWERS.get(q.id, "Something said") for f in [a_mission.quick_form()] if f for q in f.questions}
    return story, story.happen(Answered, form="quick", values=quick)


def write(story: Story, jobs: tuple[Job, ...], text: str) -> None:
    """Writes every draft that is wanted, and lets the support persona object to it."""
    out: tuple[Job, ...] = ()
    for job in jobs:
        if isinstance(job, DraftJob):
            about = {"deliverable": job.deliverable, "generation": job.generation, "markdown": text}
            out += story.happen(
                Drafted, by="", written=Written(content={"lead": text, "parts": []}, writer="built-in writer"), **about
            )
    for job in out:
        if isinstance(job, ReviewJob):
            reviewed = Reviewed(text=text, met=text)
            story.happen(Objected, by="", phase=job.phase, round=job.round, persona="customer-success", reviewed=reviewed)


def _working(foreign: str, a_mission: Mission) -> Iterator[tuple[str, tuple[Words, ...]]]:
    story, jobs = started(a_mission)
    yield "card while drafting", shown(story, "card")
    write(story, jobs, foreign)
    yield "drafts", shown(story, "drafts", 1, 1)
    yield "open review", shown(story, "review", 1, 1)
    story.happen(Edited, deliverable="definition", generation=1, markdown=foreign)
    yield "edited text", shown(story, "edited", 0, 2, "definition")
    story.happen(Answered, form="quick", values={"name": foreign, "about": "Something else entirely, said later."})
    yield "card with stale drafts", shown(story, "card")
    yield "review with remarks", shown(story, "review", 1, 1)
    story.approve(1)
    yield "decided review", shown(story, "review", 1, 1)
    for key in ("steps", "checks"):
        story.happen(DraftFailed, by="", deliverable=key, generation=1, reason=foreign)
    yield "trouble", shown(story, "trouble", 2, 1)
    yield "card in trouble", shown(story, "card")
    for key in ("steps", "checks"):
        story.happen(Edited, deliverable=key, generation=story.run.drafts[key].generation, markdown=foreign)
    yield "settled trouble", shown(story, "trouble", 2, 1)
    yield from _ending(story, foreign)


def _ending(story: Story, foreign: str) -> Iterator[tuple[str, tuple[Words, ...]]]:
    objected = {"phase": 2, "round": 1, "persona": "", "reviewed": Reviewed()}
    story.happen(Objected, by="", **objected)
    yield "review without objection", shown(story, "review", 2, 1)
    story.approve(2)
    yield "closing while it is scored", shown(story, "closing")
    red = (Gate(id="G1", ok=False, why=f"Something was left to fill in: {foreign}. Edit that text, or redraft it."),)
    asked = {"revision": story.run.revision, "points": 57.5, "of": 60}
    bad = story.run.model_copy(update={"score": Score(judged=True, red=red, **asked)})
    yield "closing with a red line", shown(Story(story.mission, **dict(bad)), "closing")
    story.happen(Scored, by="", **asked)
    yield "closing", shown(story, "closing")
    story.happen(Ticked, criteria=(1,))
    yield "closing with a tick", shown(story, "closing")
    yield "card at the end", shown(story, "card")
    story.happen(PublishAsked)
    yield "closing while publishing", shown(story, "closing")
    story.happen(Published, document="d1", version=2)
    yield "published card", shown(story, "card")
    yield "published closing", shown(story, "closing")
    yield "finished", shown(story, "finished", document=document(story.run, foreign))
    yield from _afterwards(story, foreign)


def _afterwards(story: Story, foreign: str) -> Iterator[tuple[str, tuple[Words, ...]]]:
    """What is said of versions: a newer source, the next version in the making, a new draft beside a person's text."""
    differences = tuple(Difference(section=foreign[:200], turn=turn, was=foreign[:300], now=foreign[:300]) for turn in Turn)
    source = Source(id="s2", title=foreign[:200], version=2)
    story.run = story.run.model_copy(update={"source": Source(id="s1", title=foreign[:200], version=1)})
    story.happen(SourceRenewed, by="", source=source, judged={"steps": (foreign[:500], "b", "c")})
    yield "renewed", shown(story, "renewed", 0, 2)
    yield "card of a document with a newer source", shown(story, "card")
    note = noted(VersionNote(version=2, at=NOON, by=OLIVE, why=foreign[:200]), differences)
    log = (VersionNote(version=1, at=NOON, by=OLIVE), note)
    second = document(story.run, foreign).model_copy(update={"log": log})
    yield "finished for the second time", shown(story, "finished", document=second)
    story.happen(Reopened)
    yield "renewed and taken up", shown(story, "renewed", 0, 2)
    yield "nothing in the making", shown(story, "closing", 0, 1)
    story.happen(Scored, by="", revision=story.run.revision, points=57.5, of=60)
    yield "in the making", shown(story, "closing", 0, 1, differences=differences * 6)
    yield "card of a document being changed", shown(story, "card")
    asked = {"phase": 0, "round": story.run.review_round, "reason": foreign[:1500]}
    (job,) = [j for j in story.happen(ChangesAsked, deliverables=("steps",), **asked) if isinstance(j, DraftJob)]
    written = Written(content={"lead": "x", "parts": []}, writer="fake")
    about = {"deliverable": "steps", "generation": job.generation}
    story.happen(Drafted, by="", written=written, markdown=f"{foreign} again", **about)
    yield "a new draft beside a person's text", shown(story, "proposal", 0, job.generation, "steps", differences=differences)
    story.happen(TextKept, **about)
    yield "a text that is kept", shown(story, "proposal", 0, job.generation, "steps")


def _all_at_once(foreign: str, a_mission: Mission) -> Iterator[tuple[str, tuple[Words, ...]]]:
    story, jobs = started(a_mission, mode=Mode.AUTO, approvers=(PRIYA,))
    write(story, jobs, foreign)
    yield "review of all", shown(story, "review", 0, story.run.review_round)
    round_ = story.run.review_round
    story.approve(0, by=PRIYA)
    yield "decided review of all", shown(story, "review", 0, round_)


def document(run: Run, foreign: str) -> Document:
    """A published document in which everything that can be foreign is."""
    sections = (DocumentSection(title=foreign[:200], markdown=foreign), DocumentSection(title="Steps", markdown=f"- {foreign}"))
    facts = gather(mission(), run.answers, {}).facts
    return Document(
        id="d1",
        team=run.team,
        channel=run.channel,
        kind="service-bible",
        title="Service Book",
        version=2,
        run=run.id,
        slug=run.slug,
        at=NOON,
        by=OLIVE,
        markdown=foreign,
        sections=sections,
        facts=facts,
    )


def complaints(words: Words) -> list[str]:
    """What Slack would say about a message: each block, and all of them together."""
    blocks = list(words.blocks)
    heavy = weights.weight_error(blocks)
    return limits.check(blocks, limits.MESSAGE) + ([heavy] if heavy else [])


def elements(value: Any, kind: str) -> list[dict[str, Any]]:
    """Every part of this type, however deep."""
    if isinstance(value, list | tuple):
        return [found for each in value for found in elements(each, kind)]
    if isinstance(value, dict):
        own = [value] if value.get("type") == kind else []
        return own + [found for each in value.values() for found in elements(each, kind)]
    return []


def primaries(words: Words) -> list[str]:
    """The labels of the primary buttons."""
    return [b["text"]["text"] for b in elements(words.blocks, "button") if b.get("style") == "primary"]


def labels(words: Words) -> list[str]:
    """The labels of all buttons, in order."""
    return [b["text"]["text"] for b in elements(words.blocks, "button")]


def visible(words: Words) -> str:
    """All text that is shown."""
    return "\n".join(_strings(words.blocks))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name in ("text", "title") and isinstance(each, str):
                yield each
            elif name not in ("value", "block_id", "action_id"):
                yield from _strings(each)
