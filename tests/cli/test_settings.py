"""Settings: read once, wrong ones named in one line, secrets never shown."""

import pytest

from bot.config import Settings, SettingsWrong, connection_problem, read_settings
from bot.core.cost import PUBLISHED, Cap, Prices

SECRET = "canary5f2b"


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """An empty folder and no settings."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("COORD_PORT", SECRET, "is not a whole number"),
        ("COORD_PORT", "70000", "should be less than or equal to 65535"),
        ("COORD_PACE", SECRET, "is not a number"),
        ("COORD_PACE", "-1", "should be greater than or equal to 0"),
        ("COORD_LOG", SECRET, "is none of debug, info, warning, error"),
        ("COORD_MISSIONS", f"/{SECRET}", "is not a folder"),
        (
            "COORD_DATABASE",
            f"postgresql://coord:{SECRET}@host/coord",
            "names PostgreSQL, which this version cannot use yet; give the path of a file",
        ),
        ("SLACK_API_URL", f"{SECRET}.example", "is not an address that starts with https:// or http://"),
        ("OPENAI_BASE_URL", f"http://[{SECRET}", "is not an address that starts with https:// or http://"),
        ("OPENAI_API_KEY", f"sk-{SECRET} …", "has a blank or a sign in it that no token or key has; copy it again"),
        ("SLACK_BOT_TOKEN", f"xoxb-{SECRET}\n", "has a blank or a sign in it that no token or key has; copy it again"),
    ],
)
def test_a_wrong_setting_is_one_line_that_does_not_quote_it(monkeypatch, name, value, problem):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsWrong) as wrong:
        read_settings()
    assert str(wrong.value) == f"{name} {problem}"
    assert SECRET not in f"{wrong.value!r}{wrong.value.__cause__}"


def test_two_wrong_settings_are_both_named(monkeypatch):
    monkeypatch.setenv("COORD_PORT", "x")
    monkeypatch.setenv("COORD_LOG", "loud")
    with pytest.raises(SettingsWrong) as wrong:
        read_settings()
    assert "COORD_PORT" in str(wrong.value)
    assert "COORD_LOG" in str(wrong.value)
    assert "\n" not in str(wrong.value)


def test_settings_come_from_flags_then_the_environment_then_the_file(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("COORD_MODEL=from-file\nCOORD_LOG=error\nCOORD_PORT=1\n")
    monkeypatch.setenv("COORD_LOG", "debug")
    monkeypatch.setenv("COORD_PORT", "2")
    settings = read_settings(COORD_PORT=3, COORD_DATABASE=None)
    assert (settings.model, settings.log, settings.port) == ("from-file", "debug", 3)
    assert settings.database == "coord.db"


def test_an_unreadable_file_of_settings_is_one_line(tmp_path):
    (tmp_path / ".env").write_bytes(b"COORD_LOG=\xff\xfe")
    with pytest.raises(SettingsWrong, match=r"\.env cannot be read"):
        read_settings()


def test_an_empty_setting_is_none(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "")
    settings = read_settings(SLACK_SIGNING_SECRET="", COORD_PORT=3000)
    assert not settings.has_model
    assert not settings.over_http


def test_settings_never_show_a_secret(monkeypatch):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, SECRET)
    settings = read_settings()
    assert SECRET not in f"{settings!r}{settings}{settings.model_dump()}{settings.model_dump_json()}"


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({}, "SLACK_BOT_TOKEN is missing."),
        ({"SLACK_BOT_TOKEN": f"xapp-{SECRET}"}, "SLACK_BOT_TOKEN does not look like a bot token"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN is missing."),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": f"xoxb-{SECRET}"}, "SLACK_APP_TOKEN does not look like an app token"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": SECRET}, "SLACK_SIGNING_SECRET is set, but COORD_PORT is not."),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": SECRET, "COORD_PORT": 3000}, ""),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}, ""),
    ],
)
def test_it_says_what_is_missing_to_connect(given, begins):
    problem = connection_problem(read_settings(**given))
    assert problem.startswith(begins)
    assert bool(problem) is bool(begins)
    assert SECRET not in problem


@pytest.mark.parametrize(
    ("cap", "means"),
    [
        ("none", Cap()),
        ("0.50", Cap(dollars=0.5)),
        ("$2", Cap(dollars=2)),
        ("500,000 tokens", Cap(tokens=500_000)),
    ],
)
def test_a_cap_is_money_or_tokens(cap, means):
    assert read_settings(COORD_MODEL_CAP=cap).cap == means


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"COORD_MODEL_CAP": "lots"}, "COORD_MODEL_CAP is neither an amount"),
        ({"COORD_MODEL_CAP": "-5"}, "COORD_MODEL_CAP is neither an amount"),
        ({"COORD_MODEL_PRICE": "0.1"}, "COORD_MODEL_PRICE is not three amounts"),
        ({"COORD_MODEL_PRICE": "a,b,c"}, "COORD_MODEL_PRICE is not three amounts"),
        (
            {"COORD_MODEL_CAP": "1", "COORD_MODEL": "llama", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"},
            "COORD_MODEL_CAP is in dollars, but the price of llama is not known: set COORD_MODEL_PRICE",
        ),
    ],
)
def test_what_cannot_be_counted_by_is_said_in_one_line(given, line):
    with pytest.raises(SettingsWrong) as wrong:
        read_settings(**given)
    assert str(wrong.value).startswith(line)


def test_prices_are_given_or_published_and_never_guessed():
    assert read_settings(COORD_MODEL_PRICE="0.20, 0.02, 1.25").prices == Prices(input=0.2, cached=0.02, output=1.25)
    assert read_settings(OPENAI_API_KEY="k").prices == PUBLISHED["gpt-6-luna"]
    assert read_settings(OPENAI_API_KEY="k", COORD_MODEL="gpt-9").prices is None
    assert read_settings(OPENAI_BASE_URL="http://127.0.0.1:1/v1").prices is None
