"""`coord check`: what Coord understands of mission documents."""

import json
import sys
from pathlib import Path

import click

from bot.bootstrap import library
from bot.checking import as_json, as_text, exit_code
from bot.config import read_settings
from bot.library import read_mission


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json_", is_flag=True, help="Print JSON: one array over all files.")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check(files: tuple[Path, ...], as_json_: bool, strict: bool) -> None:
    """Say what was understood of mission documents, and what was assumed."""
    known = library(read_settings())
    results = [(str(file), read_mission(file, library=known)) for file in files]
    click.echo(json.dumps(as_json(results), ensure_ascii=False, indent=2) if as_json_ else as_text(results))
    sys.exit(exit_code(results, strict))
