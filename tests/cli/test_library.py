"""`coord library` and `coord ask` over a database, for people and for programs."""

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.root import coord
from bot.stores.sqlite import SqliteStore
from tests.contracts.given import document

TEXT = "# Bible\n\n## Money\n\nRefunds are paid by the owner within 7 days.\n"


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "coord.db"

    async def fill() -> None:
        store = await SqliteStore.open(path)
        await store.run(lambda tx: [tx.keep(tx.number(document(n, markdown=TEXT))) for n in ("D1", "D2")])
        await store.run(lambda tx: tx.keep(tx.number(document("D3", channel="C2", brought="old.md", markdown="## X\n\nNo.\n"))))
        await store.close()

    asyncio.run(fill())
    return str(path)


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(coord, arguments)
    return done.exit_code, done.output


def test_the_library_lists_every_version(database: str):
    code, said = run("library", "--database", database)
    assert code == 0
    assert "D2  C1  Bible, version 2, 2026-03-02" in said
    assert "brought in: old.md" in said
    rows = json.loads(run("library", "--json", "--channel", "C2", "--database", database)[1])
    assert [(r["id"], r["version"], r["brought"]) for r in rows] == [("D3", 1, "old.md")]


def test_a_question_is_answered_with_its_place_or_not_covered(database: str):
    assert run("ask", "When are refunds paid?", "--database", database) == (
        0,
        "Refunds are paid by the owner within 7 days.\n    Money, in Bible, version 2\n",
    )
    assert run("ask", "Do we ship to Norway?", "--database", database) == (1, "Not covered: the documents do not say.\n")
    code, said = run("ask", "When are refunds paid?", "--channel", "C2", "--json", "--database", database)
    assert (code, json.loads(said)["covered"]) == (1, False)


def test_an_endless_question_is_refused(database: str):
    code, said = run("ask", "why " * 100, "--database", database)
    assert code == 1
    assert "at most 300 characters" in said
