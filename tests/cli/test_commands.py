"""The commands that look: what they print, and how they end."""

import json
from datetime import UTC, datetime

import pytest

from bot.cli.doctor import NEEDED
from bot.cli.root import COMMANDS
from bot.core.cost import Usage
from bot.core.document import Document
from bot.stores.sqlite import SqliteStore
from bot.workspace import Workspace
from tests.core.given import new_run, small_mission

GOOD = "# Mission: Tea\n\n## Mission Phases\n\n### Phase 1: Boil\n\n**Lead**: @cook\n\n**Deliverables**:\n- Hot water\n"
SECRET = "canary5f2b"


@pytest.fixture
async def kept(tmp_path):
    """A database with one published run."""
    store = await SqliteStore.open(tmp_path / "coord.db")
    mission, at = small_mission(), datetime(2026, 11, 23, tzinfo=UTC)
    spent = Usage(calls=3, prompt=900, cached=100, written=90, dollars=0.01)
    run = new_run(mission, document="d1", document_version=1, spent=spent)
    document = Document(
        id="d1",
        team="T1",
        channel="C1",
        kind="tea",
        title="Tea",
        version=1,
        run="r1",
        slug="tea",
        at=at,
        by="U1",
        markdown="# Tea",
    )
    newer = {"id": "d2", "version": 2, "run": "r0", "markdown": "# Tea, again", "at": at.replace(year=2027)}
    other = document.model_copy(update=newer)
    await store.run(lambda tx: (tx.pin(mission), tx.add_run(run), tx.keep(document), tx.keep(other)))
    await store.close()


def test_missions_are_listed(coord):
    ended = coord("missions", "--json")
    found = json.loads(ended.out)
    assert {row["slug"] for row in found["missions"]} >= {"service-bible-creation", "service-plan-development"}
    assert found["problems"] == []
    assert "/coord service-bible-creation" in coord("missions").out


def test_a_folder_of_ones_own_comes_first(coord, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "tea.md").write_text(GOOD)
    (tmp_path / "mine" / "letter.md").write_text("# Dear all\n\nHello.\n")
    found = json.loads(coord("missions", "--json", COORD_MISSIONS="mine").out)
    assert found["missions"][0]["slug"] == "tea"


def test_check_says_what_was_understood(coord, tmp_path):
    (tmp_path / "tea.md").write_text(GOOD)
    ended = coord("check", "tea.md", "--json")
    (tea,) = json.loads(ended.out)
    assert (ended.code, tea["slug"], tea["phases"][0]["deliverables"]) == (0, "tea", ["Hot water"])
    assert coord("check", "tea.md", "--strict").code == 1


def test_check_refuses_what_is_no_mission(coord, tmp_path):
    (tmp_path / "letter.md").write_text("# Dear all\n\nHello.\n")
    ended = coord("check", "letter.md", "nowhere.md", "--json")
    assert ended.code == 1
    assert [bool(each["refused"]) for each in json.loads(ended.out)] == [True, True]


@pytest.mark.parametrize("command", ["runs", "jobs"])
def test_a_database_that_is_not_there_is_one_line(coord, command, tmp_path):
    ended = coord(command, "--json")
    assert (ended.code, ended.out) == (2, "")
    assert ended.lines == [f"coord: {tmp_path / 'coord.db'} does not exist yet: start the bot once."]
    assert not (tmp_path / "coord.db").exists()


@pytest.mark.parametrize("command", ["runs", "jobs"])
def test_a_database_of_something_else_is_one_line(coord, command, tmp_path):
    (tmp_path / "coord.db").write_text("a shopping list" * 100)
    ended = coord(command)
    assert (ended.code, len(ended.lines)) == (2, 1)
    assert (tmp_path / "coord.db").read_text().startswith("a shopping list")


async def _made(path):
    await (await SqliteStore.open(path)).close()


@pytest.fixture
async def empty(tmp_path):
    """A database without any run."""
    await _made(tmp_path / "coord.db")


def test_a_new_database_has_no_runs_and_no_jobs(empty, coord):
    for command, words in (("runs", "No runs yet."), ("jobs", "No jobs.")):
        assert json.loads(coord(command, "--json").out) == []
        assert coord(command).out == f"{words}\n"


def test_runs_are_listed_for_programs(kept, coord):
    (row,) = json.loads(coord("runs", "--json").out)
    assert (row["id"], row["mission"], row["mission_sha256"], row["document"]) == ("r1", "tea", "abc", "d1")
    assert row["stage"]
    taken = {"calls": 3, "prompt": 900, "cached": 100, "written": 90, "dollars": 0.01, "estimated": False}
    assert row["model"] == taken
    assert "tea" in coord("runs", "--database", "coord.db").out


def test_a_document_is_exported_by_its_own_or_its_run_s_id(kept, coord, tmp_path):
    assert coord("export", "r1").out == "# Tea\n"
    assert coord("export", "d1").out == "# Tea\n"
    assert coord("export", "r1", "--out", "tea.md").code == 0
    assert (tmp_path / "tea.md").read_text() == "# Tea"


def test_every_version_of_a_document_is_listed_and_can_be_exported(kept, coord):
    rows = json.loads(coord("documents", "--json").out)
    assert [(r["id"], r["title"], r["version"], r["run"], r["restored_from"]) for r in rows] == [
        ("d2", "Tea", 2, "r0", None),
        ("d1", "Tea", 1, "r1", None),
    ]
    assert coord("documents").lines[0].startswith("d2  Tea  2  C1")
    assert coord("export", "r1", "--version", "2").out == "# Tea, again\n"


def test_a_format_that_is_named_becomes_a_file_of_its_own_name(kept, coord, tmp_path):
    ended = coord("export", "r1", "--format", "html")
    assert (ended.code, ended.out) == (0, "Tea, version 1: tea-v1.html\n")
    assert "<!doctype html>" in (tmp_path / "tea-v1.html").read_text()
    (tmp_path / "out").mkdir()
    coord("export", "r1", "--format", "docx", "--out", "out")
    assert (tmp_path / "out" / "tea-v1.docx").read_bytes().startswith(b"PK")
    coord("export", "r1", "--out", "mine.pdf")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_a_template_in_the_operator_s_folder_is_a_format(kept, coord, tmp_path):
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "document.txt.j2").write_text("{{ texts | join('\\n') }}\n")
    assert coord("export", "r1", "--format", "txt", "--out", "-", COORD_EXPORTS="exports").out.startswith("Tea\n")


def test_a_logo_that_is_gone_is_said_and_the_document_comes_without(kept, coord, tmp_path):
    ended = coord("export", "r1", "--format", "html", COORD_BRAND_LOGO="gone.png")
    assert ended.code == 0
    assert ended.err.startswith("The logo gone.png cannot be read")
    assert (tmp_path / "tea-v1.html").exists()
    (finding,) = [f for f in json.loads(coord("doctor", "--json", COORD_BRAND_LOGO="gone.png").out) if f["what"] == "Exports"]
    assert finding["ok"] is False
    assert "gone.png" in finding["says"]


def test_a_colour_that_is_none_is_one_line(kept, coord):
    ended = coord("export", "r1", COORD_BRAND_COLOUR="reddish")
    assert (ended.code, ended.lines) == (2, ["coord: COORD_BRAND_COLOUR is not a colour such as #1f5f5b"])


def test_what_cannot_be_exported_is_one_line(kept, coord):
    odd = coord("export", "r1", "--format", "odt")
    assert (odd.code, odd.lines) == (1, ["Error: There is no format 'odt'; there are md, html, pdf, docx."])
    unknown = coord("export", "r77")
    assert (unknown.code, unknown.lines) == (1, ["Error: No document for r77. `coord documents` lists what there is."])
    older = coord("export", "r1", "--version", "7")
    assert (older.code, older.lines) == (1, ["Error: No version 7 for r1. `coord documents` lists what there is."])
    nowhere = coord("export", "r1", "--out", "no/such/folder/tea.md")
    assert (nowhere.code, len(nowhere.lines)) == (2, 1)


def test_the_doctor_names_the_next_step_without_tokens(coord):
    ended = coord("doctor")
    assert ended.code == 1
    assert ended.out.splitlines()[:2] == [
        "!!  Slack settings: SLACK_BOT_TOKEN is missing",
        "    Next: Install the app in your workspace and copy its bot token (xoxb-...).",
    ]
    assert "ok  Missions: 3 can be started" in ended.out


def test_the_doctor_is_content_with_a_local_workspace(coord, tokens):
    ended = coord("doctor", "--json", **tokens)
    findings = json.loads(ended.out)
    assert ended.code == 0, findings
    assert {finding["what"] for finding in findings} >= {"Bot token", "App token", "Scopes", "Database", "Missions", "Writer"}


def test_the_doctor_names_scopes_that_are_missing(coord):
    with Workspace(scopes=NEEDED[:-1]) as slack:
        ended = coord("doctor", SLACK_BOT_TOKEN=slack.bot_token, SLACK_APP_TOKEN=slack.app_token, SLACK_API_URL=slack.api_url)
    assert ended.code == 1
    assert f"Next: Add {NEEDED[-1]} to the app" in ended.out


def test_the_doctor_tells_a_wrong_app_token_from_a_wrong_bot_token(coord, tokens):
    ended = coord("doctor", **(tokens | {"SLACK_APP_TOKEN": f"xapp-{SECRET}"}))
    assert "!!  App token: Slack says invalid_auth" in ended.out
    ended = coord("doctor", **(tokens | {"SLACK_BOT_TOKEN": f"xoxb-{SECRET}"}))
    assert "!!  Bot token: Slack says invalid_auth" in ended.out
    assert SECRET not in ended.out


def test_the_doctor_looks_at_database_missions_and_model(coord, tokens, tmp_path):
    (tmp_path / "coord.db").write_text("a shopping list" * 100)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "tea.md").write_text("# Mission: Tea\n\nNo phases.\n")
    model = {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_API_KEY": SECRET}
    ended = coord("doctor", "--json", COORD_MISSIONS="mine", **model, **tokens)
    wrong = {finding["what"]: finding for finding in json.loads(ended.out) if not finding["ok"]}
    assert set(wrong) == {"Database", "Missions", "Model"}
    assert all(finding["next"] for finding in wrong.values())
    assert "cannot be reached" in wrong["Model"]["says"]
    assert SECRET not in ended.out


def test_the_doctor_says_when_slack_does_not_answer(coord):
    ended = coord("doctor", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", SLACK_API_URL="http://127.0.0.1:9/api/")
    assert (ended.code, "no answer from http://127.0.0.1:9/api/" in ended.out) == (1, True)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({}, "Error: SLACK_BOT_TOKEN is missing. Install the app in your workspace and copy its bot token (xoxb-...)."),
        ({"COORD_PORT": SECRET}, "coord: COORD_PORT is not a whole number"),
        ({"SLACK_BOT_TOKEN": f"xoxb-{SECRET}", "SLACK_APP_TOKEN": "xapp-1", "COORD_DATABASE": "no/folder/coord.db"}, "coord: "),
        (
            {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": f"xapp-{SECRET}", "SLACK_API_URL": "http://127.0.0.1:9/api/"},
            "Error: Slack cannot be reached at http://127.0.0.1:9/api/.",
        ),
    ],
)
def test_start_with_wrong_settings_is_one_line(coord, settings, line):
    ended = coord("start", **settings)
    assert ended.code in (1, 2)
    assert len(ended.lines) == 1
    assert ended.lines[0].startswith(line)
    assert SECRET not in ended.lines[0]


@pytest.mark.parametrize("wrong", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
def test_start_with_a_token_that_slack_refuses_is_one_line(coord, tokens, wrong):
    prefix = "xoxb" if wrong == "SLACK_BOT_TOKEN" else "xapp"
    ended = coord("start", **(tokens | {wrong: f"{prefix}-{SECRET}"}))
    assert (ended.code, ended.lines) == (
        1,
        ["Error: Slack refuses these settings (invalid_auth). `coord doctor` says which one."],
    )


def test_start_on_a_taken_port_is_one_line(coord, tokens, workspace):
    http = {"SLACK_SIGNING_SECRET": SECRET, "COORD_PORT": str(workspace.port)}
    ended = coord("start", **(tokens | http))
    assert ended.code in (1, 2)
    assert len(ended.lines) == 1
    assert "cannot be used" in ended.lines[0]


def test_a_checkout_knows_its_version(coord):
    assert coord("--version").out.startswith("coord 0.")


def test_help_names_every_command(coord):
    printed = coord("--help").out
    assert all(f"\n  {name} " in printed for name in COMMANDS)


def test_an_unknown_command_is_one_question_and_no_trace(coord):
    ended = coord("strat")
    assert ended.code == 2
    assert "No such command" in ended.err


def test_a_document_and_its_run_are_scored_alike(kept, coord):
    by_run, by_document = (json.loads(coord("score", name, "--json").out) for name in ("r1", "d1"))
    assert by_run == by_document
    assert set(by_run) == {"document", "points", "of", "gates", "checks"}
    assert [set(g) for g in by_run["gates"]] == [{"id", "ok", "why"}] * 6
    assert all(set(c) == {"id", "points", "of", "why"} for c in by_run["checks"])


def test_a_file_is_scored_and_a_crossed_red_line_is_an_exit_code(coord, tmp_path):
    (tmp_path / "good.md").write_text("# Tea\n\n## Water\n\nBoil it.\n\n## Leaves\n\nCount them.\n")
    (tmp_path / "bad.md").write_text("# Tea\n\n## Water\n\nTBD\n")
    assert coord("score", "good.md").code == 0
    ended = coord("score", "bad.md")
    assert ended.code == 1
    assert "RED" in ended.out
    assert "TBD" in ended.out


def test_what_is_not_there_cannot_be_scored(kept, coord):
    ended = coord("score", "nothing")
    assert ended.code == 1
    assert "coord runs" in ended.err
