"""The root of the `coord` command, and the commands in it."""

import sys

import click

from bot.cli.checking import check
from bot.cli.demo import demo
from bot.cli.doctor import doctor
from bot.cli.listing import export, jobs, missions, runs
from bot.cli.start import start
from bot.cli.testing import test
from bot.config import SettingsWrong
from bot.core.ports import StoreUnavailable


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="coord-bot", message="coord %(version)s")
def coord() -> None:
    """Coord takes a small team through a mission that ends in a document they work from."""


for command in (demo, start, doctor, check, missions, runs, export, jobs, test):
    coord.add_command(command)


def main() -> None:
    """Runs the command. What the operator can mend ends in one line, never in a stack trace."""
    try:
        coord(prog_name="coord")
    except (SettingsWrong, StoreUnavailable) as wrong:
        click.echo(f"coord: {wrong}", err=True)
        sys.exit(2)
    except OSError as wrong:
        click.echo(f"coord: {wrong.filename or 'A port or file'} cannot be used: {wrong.strerror or wrong}.", err=True)
        sys.exit(2)
