"""Mission documents by other hands: dropped into a folder they run to a posted document, by rules alone."""

import shutil
from pathlib import Path

import pytest

from bot.workspace import Driver

DIALECTS = Path(__file__).parents[1] / "library" / "missions"


@pytest.fixture
def missions(tmp_path: Path) -> Path:
    folder = tmp_path / "missions"
    shutil.copytree(DIALECTS, folder)
    return folder


COMPANY = "Fern & Moss, garden plans for small city yards"


def run_through(slack: Driver, slug: str) -> str:
    slack.type(f"/coord {slug} auto", channel="service")
    card = slack.wait_for(lambda message: "Cancel" in message.buttons)
    if "Quick start" in card.buttons:
        slack.click("Quick start")
        slack.fill({}, submit=False)
        assert slack.fill({q.label: COMPANY for q in slack.modal().questions if not q.optional}) == {}
    else:
        slack.click("Start drafting")
    slack.click("Approve")
    slack.click("Publish")
    return slack.document(channel="service", name=slug)


@pytest.mark.parametrize("slug", sorted(p.stem for p in DIALECTS.glob("*.md")))
def test_a_dropped_in_mission_ends_in_a_posted_document(slack, slug):
    document = run_through(slack, slug)
    assert document.startswith("# ")
    assert "{{" not in document
    assert "[placeholder]" not in document
