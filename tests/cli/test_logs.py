"""What the operator's log says of a failure: its kind and its place, nothing that people wrote."""

import structlog

from bot.cli.start import log_to_stderr
from bot.config import read_settings


def quoting(secret: str) -> None:
    held = f"an answer: {secret}"
    raise ValueError(held)


def test_a_failure_is_one_line_with_its_place_and_without_its_words(capsys):
    log_to_stderr(read_settings(COORD_LOG="debug"))
    try:
        quoting("canary7f3a")
    except ValueError:
        structlog.get_logger("test").exception("job failed", job="j1")
    finally:
        structlog.reset_defaults()
    printed = capsys.readouterr().err
    assert len(printed.splitlines()) == 1
    assert "ValueError" in printed
    assert "test_logs.py" in printed
    assert "canary7f3a" not in printed
