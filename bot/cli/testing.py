"""`coord test`: the tests, in the environment that they need."""

import subprocess
import sys

import click

from bot.environment import CHECKOUT


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Run the tests, all of them side by side on every core; arguments go to pytest instead."""
    if not (CHECKOUT.folder / "tests").is_dir():
        raise click.ClickException("The tests are in the checkout: clone the repository and run `python3 -m bot test` there.")
    how = arguments or ("-n", "auto", "--dist", "loadfile")
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *how], cwd=CHECKOUT.folder, check=False).returncode)
