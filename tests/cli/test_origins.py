"""`coord origins`: where every statement of a run comes from, by rules and by a model."""

import json

import pytest

from bot.core.run import Draft, DraftState
from bot.stores.sqlite import SqliteStore
from bot.writers.offline import OfflineWriter
from bot.writers.openai import OpenAIWriter, Server
from tests.core.documents import RENDERER
from tests.core.given import NOON, new_run
from tests.fakes.model_server import ModelServer, filled, said, schema_of
from tests.writers import planned

PLAN = "service-plan-development"
MORE = "Somebody, on some day or other, writes down plainly"


class Quoting(ModelServer):
    """Says what the owner does not do any more, and quotes it, beside what nobody said."""

    def good(self, body):
        schema = schema_of(body)
        quotes = ({"source": "key_dates", "quote": DATES}, {"source": "key_dates", "quote": "Never on a Monday"})
        return said(json.dumps(filled(schema, f"{MORE} {DATES}") | {"evidence": list(quotes)}))


RAW = planned.company("sample")[1]
DATES = str(RAW["key_dates"]).splitlines()[0].rstrip(".")


async def kept(tmp_path, writer):
    """A database with a run whose budget and calendar this writer drafted."""
    mission, answers = planned.mission(PLAN), planned.answers(RAW)
    made = {}
    for key in ("bau", "capacity"):
        written = await writer.draft(planned.brief(mission, key, planned.facts_of(RAW), None))
        made[key] = Draft(deliverable=key, state=DraftState.READY, content=written.content, writer=written.writer)
    run = new_run(mission, answers=answers, drafts=made, names={"U1": "Olive"}, started=NOON.replace(day=20), ended_at=NOON)
    store = await SqliteStore.open(tmp_path / "coord.db")
    await store.run(lambda tx: (tx.pin(mission), tx.add_run(run)))
    await store.close()


@pytest.fixture
async def by_rules(tmp_path):
    await kept(tmp_path, OfflineWriter())


@pytest.fixture
async def by_a_model(tmp_path):
    await kept(
        tmp_path, OpenAIWriter(Server(key="k", base_url="http://127.0.0.1:9/v1", model="m"), RENDERER.prompt, transport=Quoting())
    )


def test_what_is_derived_says_how_and_from_what(by_rules, coord):
    lines = coord("origins", "r1").lines
    (line,) = (each for each in lines if "<-  hours x 60 x 0.8; " in each)
    assert line.split()[:2] == ["derived", "384"]
    assert "from Hours a week for service (answered, Olive)" in line


def test_the_figures_beside_a_models_words_are_explained_like_any_others(by_a_model, coord):
    found = [s for s in json.loads(coord("origins", "r1", "--json").out) if s["deliverable"] == "bau"]
    weeks = [s for s in found if s["place"].endswith(".week")]
    assert weeks
    assert {s["sources"][0] for s in weeks if s["origin"] == "derived"} == {"minutes each x times a week"}
    assert not [s for s in found if s["origin"] == "unproven" and any(c.isdigit() for c in s["text"]) and MORE not in s["text"]]


def test_the_words_of_a_model_rest_on_what_it_quoted_and_nothing_else_is_told(by_a_model, coord):
    told = coord("origins", "r1", "--json").out
    quoted = [s for s in json.loads(told) if MORE in s["text"]]
    assert quoted
    assert {s["origin"] for s in quoted} == {"answered"}
    assert "Never on a Monday" not in told


def test_a_run_that_is_not_there_is_one_line(by_rules, coord):
    ended = coord("origins", "r9")
    assert ended.code == 1
    assert ended.lines == ["Error: No run or document called r9. `coord runs` lists what there is."]
