"""Whole missions with a model over real HTTP: objections met by a revision, the next phase ahead, a spine in Auto mode."""

import json
import re

import pytest

from bot.workspace import Driver
from bot.workspace.line import DriverError
from tests.e2e.answers import BIBLE_QUICK
from tests.e2e.live import BotThread, settings_for
from tests.fakes.model_http import ModelHost
from tests.fakes.model_server import said

BIBLE = "service-bible-creation"
DOUBT = "Who does this when nobody is there?"
KEYS = re.compile(r"^Drafted in this phase:\n\w+ begin\n(\S+):$", re.M)


class Critic(ModelHost):
    """Objects to the first draft of every phase."""

    def answer(self, body):
        good = super().answer(body)
        drafts = KEYS.findall(body["messages"][1]["content"])
        if "revise" not in body["response_format"]["json_schema"]["schema"]["properties"]:
            return good
        return said(json.dumps({"objection": DOUBT, "revise": drafts[:1]})).content


@pytest.fixture
def model():
    with Critic() as host:
        yield host


@pytest.fixture
def bot(workspace, tmp_path, monkeypatch, model):
    monkeypatch.setenv("OPENAI_BASE_URL", model.url)
    bot = BotThread(settings_for(workspace, tmp_path))
    bot.start()
    yield bot
    bot.stop()


@pytest.mark.parametrize(("mode", "approvals", "calls"), [("", 3, 18), (" auto", 1, 19)])
def test_a_model_takes_a_mission_to_its_score_and_the_red_lines_hold_for_it_too(workspace, bot, model, mode, approvals, calls):
    slack = Driver(workspace.url)
    slack.type(f"/coord {BIBLE}{mode}", channel="service")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    slack.wait_for(DOUBT)
    slack.wait_for("How it was met:")
    for _ in range(approvals):
        slack.click("Approve")
    slack.wait_for("It can be published when this is put right")
    (run,) = bot.run(lambda tx: tx.all_runs())
    assert len(model.asked) == run.spent.calls == calls
    assert all(p.objection.text == DOUBT and p.objection.met for p in run.phases)
    assert (run.spine is not None) is bool(mode)
    assert run.score.red
    with pytest.raises(DriverError, match=r"no \[Publish\]"):
        slack.click("Publish")
    assert model.refused == []
