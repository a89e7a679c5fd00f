"""`coord library` and `coord ask`: what is in the documents, for the operator, who may see all of them."""

import json
from typing import Any

import click

from bot.cli.listing import as_json, database, read
from bot.coordinator import lookups
from bot.core.lookup.answering import LONGEST_QUESTION, Cited, answer
from bot.core.lookup.values import Entry
from bot.core.ports import Tx

EVERY, READ = 1000, 20
in_channel = click.option("--channel", help="Only documents of this channel, by its id.")


@click.command()
@in_channel
@as_json
@database
def library(channel: str | None, as_json_: bool, database: str | None) -> None:
    """Every document with its versions, newest first."""
    rows = [e.model_dump(mode="json") for e in read(database, lambda tx: _entries(tx, channel))]
    if as_json_:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        brought = f"  (brought in: {row['brought']})" if row["brought"] else ""
        click.echo(f"{row['id']}  {row['channel']}  {row['title']}, version {row['version']}, {row['at'][:10]}{brought}")
    if not rows:
        click.echo("No documents yet.")


@click.command()
@click.argument("question")
@in_channel
@as_json
@database
def ask(question: str, channel: str | None, as_json_: bool, database: str | None) -> None:
    """What the documents say to a question, in their own sentences; 1 when they do not say."""
    if len(question) > LONGEST_QUESTION:
        raise click.ClickException(f"Please ask in at most {LONGEST_QUESTION} characters.")
    cited = read(database, lambda tx: _answer(tx, question, channel))
    if as_json_:
        found = {"question": question, "covered": bool(cited), "sentences": _told(cited)}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for each in cited:
            click.echo(f"{each.text}\n    {each.section}, in {each.title}, version {each.version}")
        if not cited:
            click.echo("Not covered: the documents do not say.")
    raise SystemExit(0 if cited else 1)


def _answer(tx: Tx, question: str, channel: str | None) -> tuple[Cited, ...]:
    newest = lookups.heads(_entries(tx, channel))[:READ]
    return answer(question, (d for e in newest if (d := tx.document(e.id))))


def _entries(tx: Tx, channel: str | None) -> tuple[Entry, ...]:
    found = (d for d in tx.all_documents(EVERY) if channel in (None, d.channel))
    return tuple(Entry(**{name: getattr(d, name) for name in Entry.model_fields}) for d in found)


def _told(cited: tuple[Cited, ...]) -> list[dict[str, Any]]:
    return [each.model_dump() for each in cited]
