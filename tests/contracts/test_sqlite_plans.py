"""How SQLite answers each statement: by an index, whatever rests in the tables."""

import re
import sqlite3
from pathlib import Path

import pytest

from bot.stores import sql
from tests.contracts.given import opened

STATEMENTS = {name: text for name, text in vars(sql).items() if name.isupper() and isinstance(text, str) and " " in text}
STATEMENTS.pop("ACTIVE")
STATEMENTS.pop("JOB")
STATEMENTS.pop("LATEST")
STATEMENTS.update({"CLAIM some": sql.claim(2, 0), "CLAIM others": sql.claim(0, 4)})
STATEMENTS.update({f"JOBS {state}": text for state, text in sql.JOBS.items()})
STATEMENTS.update(
    {
        f"runs by {', '.join(columns)}": sql.runs(columns)
        for columns in (("team",), ("team", "starter"), ("team", "channel"), ("team", "open"), ("team", "starter", "open"))
    }
)
WALKED_FROM_THE_NEWEST = {"JOBS None", "JOBS done"}


@pytest.mark.parametrize("name", STATEMENTS)
async def test_no_statement_reads_a_whole_table(file: Path, name: str):
    await (await opened(file)).close()
    connection = sqlite3.connect(file)
    parameters = dict.fromkeys(re.findall(r":(\w+)", STATEMENTS[name]), 1)
    plan = [row[3] for row in connection.execute("explain query plan " + STATEMENTS[name], parameters)]
    connection.close()
    walks = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
    assert not walks or name in WALKED_FROM_THE_NEWEST


@pytest.mark.parametrize("name", [name for name in STATEMENTS if name.startswith("runs") or name == "ALL_RUNS"])
async def test_runs_come_out_of_the_index_in_order(file: Path, name: str):
    await (await opened(file)).close()
    connection = sqlite3.connect(file)
    parameters = dict.fromkeys(re.findall(r":(\w+)", STATEMENTS[name]), 1)
    plan = " ".join(row[3] for row in connection.execute("explain query plan " + STATEMENTS[name], parameters))
    connection.close()
    assert "B-TREE" not in plan


@pytest.mark.parametrize("kinds", [1, 5])
async def test_one_kind_is_found_without_reading_the_jobs_of_others(file: Path, kinds: int):
    await (await opened(file)).close()
    connection = sqlite3.connect(file)
    statement = sql.claim(kinds, 0)
    parameters = dict.fromkeys(re.findall(r":(\w+)", statement), 1)
    plan = " ".join(row[3] for row in connection.execute("explain query plan " + statement, parameters))
    connection.close()
    assert "job_of_kind (kind=? AND run_at<?)" in plan
