"""The root of the `coord` command, and the commands in it."""

import gc
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

COMMANDS = {
    "demo": "bot.cli.demo",
    "start": "bot.cli.start",
    "doctor": "bot.cli.doctor",
    "check": "bot.cli.checking",
    "missions": "bot.cli.listing",
    "runs": "bot.cli.listing",
    "documents": "bot.cli.listing",
    "export": "bot.cli.exporting",
    "library": "bot.cli.lookup",
    "ask": "bot.cli.lookup",
    "score": "bot.cli.scoring",
    "origins": "bot.cli.origins",
    "schedule": "bot.cli.scheduling",
    "digest": "bot.cli.digesting",
    "metrics": "bot.cli.measuring",
    "jobs": "bot.cli.listing",
    "test": "bot.cli.testing",
}
"""Command -> the module that has a function of this name, loaded when asked for: the bot need not wait for the workspace."""


class Commands(click.Group):
    """The group that loads a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        with uncollected():
            return getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector, which would walk all that is imported again and again and find nothing."""
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def release() -> str:
    """The version: of the installed package, or of the checkout."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("coord-bot")
    except PackageNotFoundError:
        project = Path(__file__).parents[2] / "pyproject.toml"
        return tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


def _print_release(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"coord {release()}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_release, help="Show the version.")
def coord() -> None:
    """Coord takes a small team through a mission that ends in a document they work from."""


def main() -> None:
    """Runs the command. What the operator can mend ends in one line, never in a stack trace."""
    with uncollected():
        from bot.config import SettingsWrong
        from bot.core.ports import StoreUnavailable
    try:
        coord(prog_name="coord")
    except (SettingsWrong, StoreUnavailable) as wrong:
        click.echo(f"coord: {wrong}", err=True)
        sys.exit(2)
    except OSError as wrong:
        click.echo(f"coord: {wrong.filename or 'A port or file'} cannot be used: {wrong.strerror or wrong}.", err=True)
        sys.exit(2)
