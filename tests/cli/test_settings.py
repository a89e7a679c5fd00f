"""Settings: read once, wrong ones named in one line, secrets never shown."""

import pytest

from bot.config import Settings, SettingsWrong, connection_problem, read_settings

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
