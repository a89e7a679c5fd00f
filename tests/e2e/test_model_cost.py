"""A mission with a model over real HTTP: what it takes is on the card, and the cap stops it with everything kept."""

import pytest

from bot.workspace import Driver
from tests.e2e.answers import BIBLE_QUICK
from tests.e2e.live import BotThread, settings_for
from tests.fakes.model_http import ModelHost

BIBLE = "service-bible-creation"


@pytest.fixture
def model():
    with ModelHost() as host:
        yield host


@pytest.fixture
def bot(workspace, tmp_path, monkeypatch, model):
    monkeypatch.setenv("OPENAI_BASE_URL", model.url)
    monkeypatch.setenv("COORD_MODEL", "house-model")
    monkeypatch.setenv("COORD_MODEL_PRICE", "1, 0.1, 10")
    monkeypatch.setenv("COORD_MODEL_CAP", "20000 tokens")
    bot = BotThread(settings_for(workspace, tmp_path))
    bot.start()
    yield bot
    bot.stop()


def test_the_cap_of_a_run_stops_it_cleanly_and_people_choose_how_it_goes_on(workspace, bot, model):
    slack = Driver(workspace.url)
    slack.type(f"/coord {BIBLE}", channel="service")
    slack.wait_for("Model `house-model`: about 19 calls")
    slack.wait_for("cap 20,000 tokens")
    slack.click("Quick start")
    slack.fill(BIBLE_QUICK)
    slack.wait_for("could pass the cap of 20,000 tokens")
    assert 0 < len(model.asked) < 4
    slack.click("Raise the cap once")
    slack.click("Approve")
    slack.wait_for("could pass the cap of 40,000 tokens")
    slack.click("Built-in draft")
    slack.click("Approve")
    slack.wait_for("cap 40,000 tokens")
    (run,) = bot.run(lambda tx: tx.all_runs())
    assert run.cap_raised == 1
    assert (run.spent.calls, run.spent.tokens) == (len(model.asked), 6_000 * len(model.asked))
    assert run.spent.tokens <= 40_000
    assert run.spent.dollars == pytest.approx(len(model.asked) * (2_000 * 1 + 3_000 * 0.1 + 1_000 * 10) / 1_000_000)
    assert model.refused == []
