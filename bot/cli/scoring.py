"""`coord score`: the score card of a document, of a run's document as it stands, or of a Markdown file."""

import json
import sys
from pathlib import Path

import click

from bot.bootstrap import content, utc_now
from bot.cli.listing import as_json, database, read
from bot.coordinator.scene import load_scene, preview
from bot.core.document import Document
from bot.core.ports import Tx
from bot.core.run import PhaseStatus
from bot.core.score.card import score as judge
from bot.core.score.card import score_text
from bot.core.score.values import Check, Gate, ScoreCard
from bot.render import TemplateRenderer


@click.command()
@click.argument("document_or_run")
@as_json
@database
def score(document_or_run: str, as_json_: bool, database: str | None) -> None:
    """Score a document, by its id, a run's id or a file. Exit code 1 when a red line is crossed."""
    file = Path(document_or_run)
    card = score_text(file.name, _text(file)) if file.is_file() else _stored(document_or_run, database)
    click.echo(json.dumps(card.model_dump(mode="json"), ensure_ascii=False, indent=2) if as_json_ else as_table(card))
    sys.exit(0 if card.clear else 1)


def as_table(card: ScoreCard) -> str:
    """The card for people: the sum, a line per gate, a line per check."""
    head = f"{card.document}: {card.points:g} of {card.of:g}, {'all red lines clear' if card.clear else 'red lines crossed'}"
    return "\n".join((head, "", *map(_gate, card.gates), "", *map(_check, card.checks)))


def _gate(gate: Gate) -> str:
    return f"{gate.id:13} {'ok' if gate.ok else 'RED':>9}  {gate.why}"


def _check(check: Check) -> str:
    points = f"{check.points:g} of {check.of:g}" if check.of else "-"
    return f"{check.id:13} {points:>9}  {check.why}"


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise click.ClickException(f"{file} is no UTF-8 text.") from wrong


def _stored(name: str, path: str | None) -> ScoreCard:
    document = read(path, lambda tx: _document(tx, name))
    if document is None:
        raise click.ClickException(f"No document, run with drafts, or file called {name}. `coord runs` lists what there is.")
    return judge(document)


def _document(tx: Tx, name: str) -> Document | None:
    """The stored document; for a run that is not published yet, the document that it would make now."""
    run = tx.run(name)
    if run is None or run.document:
        return tx.document(run.document if run and run.document else name)
    if not any(p.status in (PhaseStatus.REVIEW, PhaseStatus.APPROVED) for p in run.phases):
        return None
    return preview(load_scene(tx, name), utc_now(), TemplateRenderer(content("templates")))
