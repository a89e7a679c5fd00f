"""`coord export`: a finished document as a file."""

import sys
from pathlib import Path

import click

from bot.bootstrap import exporter
from bot.cli.listing import database, read
from bot.config import read_settings
from bot.core.document import Document
from bot.core.ports import Tx
from bot.export.exporter import Exported, ExtraMissing, FormatUnknown
from bot.export.work import ExportFailed

STANDARD_OUTPUT = Path("-")


@click.command()
@click.argument("run_or_document")
@click.option("--format", "format_", metavar="FORMAT", help="md, html, pdf, docx, or one that has a template.")
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file or folder; - is standard output.")
@click.option("--version", "version", type=int, help="This version of the document; the newest of the run without it.")
@database
def export(run_or_document: str, format_: str | None, out: Path | None, version: int | None, database: str | None) -> None:
    """The document of a run as a file; with no option, as Markdown on standard output."""
    document = read(database, lambda tx: _version(tx, _document(tx, run_or_document), version))
    if document is None:
        which = f"version {version} for" if version else "document for"
        raise click.ClickException(f"No {which} {run_or_document}. `coord documents` lists what there is.")
    exported = _exported(document, format_ or _format_of(out))
    for remark in exported.remarks:
        click.echo(remark, err=True)
    _deliver(document, exported, _place(out, format_, exported))


def _document(tx: Tx, name: str) -> Document | None:
    run = tx.run(name)
    return tx.document(run.document if run and run.document else name)


def _version(tx: Tx, document: Document | None, version: int | None) -> Document | None:
    """The version with this number of the same document."""
    if document is None or version is None:
        return document
    known = tx.documents(document.team, document.channel, document.kind)
    return next((d for d in known if d.version == version), None)


def _exported(document: Document, format_: str) -> Exported:
    try:
        return exporter(read_settings()).export(document, format_)
    except (FormatUnknown, ExtraMissing, ExportFailed) as wrong:
        raise click.ClickException(str(wrong)) from None


def _format_of(out: Path | None) -> str:
    """The format that a file's name asks for; Markdown when it asks for none."""
    return out.suffix[1:].lower() if out and out.suffix and not out.is_dir() else "md"


def _place(out: Path | None, format_: str | None, exported: Exported) -> Path:
    """Where the file goes: where it was asked to; else, when a format was named, beside the reader, under its own name."""
    if out is None:
        return Path(exported.name) if format_ else STANDARD_OUTPUT
    return out / exported.name if out.is_dir() else out


def _deliver(document: Document, exported: Exported, place: Path) -> None:
    if place == STANDARD_OUTPUT:
        sys.stdout.buffer.write(exported.content + (b"\n" if exported.name.endswith(".md") else b""))
        sys.stdout.buffer.flush()
        return
    place.write_bytes(exported.content)
    click.echo(f"{document.title}, version {document.version}: {place}")
