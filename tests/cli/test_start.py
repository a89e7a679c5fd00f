"""`coord start` as a process of its own."""

import os
import sys
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen

from click.testing import CliRunner

from bot.cli.root import coord

ROOT = Path(__file__).parents[2]


def test_start_works_until_it_is_told_to_stop(tokens, tmp_path):
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("COORD_", "SLACK_", "OPENAI_"))}
    command = [sys.executable, "-c", "from bot.cli import main; main()", "start"]
    environment = quiet | tokens | {"PYTHONPATH": str(ROOT), "COORD_LOG": "debug"}
    with Popen(command, cwd=tmp_path, env=environment, stdout=PIPE, stderr=STDOUT, text=True) as bot:
        said = bot.stdout.readline()
        bot.terminate()
        said += bot.stdout.read()
    assert bot.returncode == 0
    assert said.startswith("Coord is at work in Local workspace: 3 missions.")
    assert not any(token in said for token in tokens.values() if token.startswith("x"))


def test_a_country_whose_holidays_nobody_knows_is_said_before_the_first_digest(tokens, tmp_path, monkeypatch):
    for name, value in (tokens | {"COORD_HOLIDAYS": "ATLANTIS", "COORD_DATABASE": str(tmp_path / "coord.db")}).items():
        monkeypatch.setenv(name, value)
    result = CliRunner().invoke(coord, ["start"])
    assert result.exit_code == 1
    assert "No public holidays are known for ATLANTIS" in result.output
