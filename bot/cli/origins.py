"""`coord origins`: every statement of a document, or of a run's drafts as they stand, with where it comes from."""

import asyncio
import json

import click

from bot.bootstrap import utc_now
from bot.cli.listing import as_json, database, read
from bot.coordinator.briefs import draft_brief
from bot.coordinator.effects import rests
from bot.coordinator.scene import Scene, load_scene
from bot.core.brief import Brief
from bot.core.content.base import Origin
from bot.core.drafted import ready_drafts
from bot.core.ports import Tx
from bot.core.run import Draft
from bot.core.statements import Seen, Statement, Watched, evidence_of, leaves, statements
from bot.writers.offline import OfflineWriter

WIDE = 100


@click.command()
@click.argument("run_or_document")
@as_json
@database
def origins(run_or_document: str, as_json_: bool, database: str | None) -> None:
    """Where each statement comes from: answered, file, derived, default, assumed, edited, or unproven."""
    scene = read(database, lambda tx: _scene(tx, run_or_document))
    if scene is None:
        raise click.ClickException(f"No run or document called {run_or_document}. `coord runs` lists what there is.")
    found = statements(scene.mission, scene.run, scene.facts, asyncio.run(_watched(scene)))
    if not found:
        raise click.ClickException(f"Nothing has been drafted in {run_or_document} yet.")
    click.echo(json.dumps([s.model_dump() for s in found], ensure_ascii=False, indent=2) if as_json_ else _listed(scene, found))


def _scene(tx: Tx, name: str) -> Scene | None:
    """The run with what it is about; a document leads to the run that made it."""
    document = tx.document(name)
    run = tx.run(document.run if document else name)
    return load_scene(tx, run.id) if run else None


async def _watched(scene: Scene) -> Watched:
    """What each text rests on, as far as it is by rules: the built-in writer makes it again, and once without each answer.

    A model's text holds what code settled. There the built-in writer's own places are those that say the same.
    """
    writer, today = OfflineWriter(), scene.today(scene.run.ended_at or utc_now())
    drafts = [d for _, d in ready_drafts(scene.mission, scene.run) if d.content and not d.edited_by]
    return {d.deliverable: await _seen(writer, d, draft_brief(scene, d, today)) for d in drafts}


async def _seen(writer: OfflineWriter, draft: Draft, brief: Brief) -> Seen:
    stands, made = dict(leaves(draft.content)), (await writer.draft(brief)).content
    again = stands if draft.writer == writer.name else dict(leaves(made))
    own = frozenset(place for place, value in stands.items() if again.get(place) == value)
    return Seen(own=own, used=await rests(writer, brief, frozenset(Origin)), rows=evidence_of(made))


def _listed(scene: Scene, found: tuple[Statement, ...]) -> str:
    lines = list[str]()
    for spec in scene.mission.deliverables:
        mine = [s for s in found if s.deliverable == spec.key]
        lines += [f"\n{spec.name}", *(_line(s) for s in mine)] if mine else []
    return "\n".join(lines).strip()


def _line(statement: Statement) -> str:
    text = " ".join(statement.text.split())
    short = text if len(text) <= WIDE else f"{text[: WIDE - 1]}…"
    return f"  {statement.origin:9} {short}  <-  {'; '.join(statement.sources) or 'nothing that was said'}"
