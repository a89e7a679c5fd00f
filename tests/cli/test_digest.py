"""`coord digest`: what would be said, before anybody has switched it on, and what was said, with the ticks."""

import asyncio
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.root import coord
from bot.coordinator import digests
from bot.coordinator.digests import Said
from bot.core.digest.compose import digest_for
from bot.core.digest.values import Day, Mark
from bot.core.ports import Tx
from bot.stores.sqlite import SqliteStore
from bot.workspace.values import TEAM_ID
from tests.e2e.plans import CHANNEL, published

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "coord.db"


def done(file: Path, *steps) -> None:
    async def each() -> None:
        store = await SqliteStore.open(file)
        for step in steps:
            await store.run(step)
        await store.close()

    asyncio.run(each())


def digest(file: Path, *options: str) -> str:
    result = CliRunner().invoke(coord, ["digest", *options, "--database", str(file)])
    assert result.exit_code == 0, result.output
    return result.output


def switch_on(tx: Tx) -> None:
    offered = digests.offer(tx, TEAM_ID, CHANNEL)
    assert offered
    daily = digests.arrange(tx, TEAM_ID, offered, offered.settings, NOW).daily
    made = digest_for(offered.plan, daily, (), MONDAY)
    tx.add_day(Day(team=TEAM_ID, channel=CHANNEL, run="r1", digest=made, at=NOW, posted=CHANNEL, ts="1.0"))
    digests.mark(tx, TEAM_ID, Said(key="k1", home=CHANNEL, date=MONDAY, item=1, mark=Mark.DONE, by="U0SAM"), NOW)


def test_before_it_is_switched_on_it_says_what_would_be_said(file):
    done(file, published())
    told = json.loads(digest(file, "--date", "2026-11-24", "--json"))
    assert (told["date"], told["comes"], told["posted"]) == ("2026-11-24", False, None)
    assert 0 < told["minutes"] <= told["cap"]
    assert "success-reviews" in [i["key"] for i in told["groups"]["today"]]


def test_a_digest_that_went_out_comes_with_its_ticks_and_how_it_stands(file):
    done(file, published(), switch_on)
    told = json.loads(digest(file, "--date", "2026-11-23", "--json"))
    first = told["groups"]["first"][0]
    assert (told["posted"]["ts"], first["tick"]["mark"], first["tick"]["by"]) == ("1.0", "done", "U0SAM")
    assert told["digest"]["on"] is True
    assert "[x]" in digest(file, "--date", "2026-11-23", "--document", "r1")


def test_runs_show_how_the_digest_stands(file):
    done(file, published(), switch_on)
    result = CliRunner().invoke(coord, ["runs", "--json", "--database", str(file)])
    assert json.loads(result.output)[0]["digest"]["settings"]["owner"] == "U0OLIVE"


def test_without_a_plan_it_says_where_one_comes_from(file):
    done(file)
    result = CliRunner().invoke(coord, ["digest", "--database", str(file)])
    assert result.exit_code == 1
    assert "/coord service-plan-development" in result.output
