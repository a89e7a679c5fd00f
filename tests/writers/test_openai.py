"""The model writer against a model server with a mind of its own."""

import asyncio
import json
import logging

import httpx2
import pytest
import structlog

from bot.core.brief import Brief, PhaseBrief
from bot.core.content.base import Origin
from bot.core.content.types import CONTENT, parse
from bot.core.facts import Fact, Facts
from bot.core.mission import DeliverableSpec
from bot.core.persona import plain_persona
from bot.core.ports import WriterFailed
from bot.writers.openai import OpenAIWriter, Patience, Server, model_problem
from tests.core.given import NOON, small_mission
from tests.fakes.model_server import KEY, Dripping, ModelServer, said, wrong

LOCAL = "http://127.0.0.1:9/v1"


def prompt(name, values):
    return f"prompt {name}"


def brief(type_name="generic", **change):
    mission = small_mission()
    litres = Fact(question="litres", label="Litres", value="2", origin=Origin.ANSWERED, by="U0CANARY77")
    base = {
        "mission": mission,
        "phase": mission.phases[0],
        "spec": DeliverableSpec(key="water", title="Water", phase=1, type=type_name, uses=("litres",)),
        "persona": plain_persona("cook"),
        "facts": Facts(facts={"litres": litres}),
        "today": NOON.date(),
    }
    return Brief(**(base | change))


class Waits:
    """Waits for nothing, and remembers for how long."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def writer(server, waits=None, base_url=LOCAL, seconds=5.0):
    at = Server(key=KEY, base_url=base_url, model="canary-model")
    return OpenAIWriter(at, prompt, Patience(seconds=seconds, wait=waits or Waits()), transport=server)


async def failure(*script, **how):
    """The sentence that the draft fails with, and the number of requests."""
    server = ModelServer(*script)
    with pytest.raises(WriterFailed) as failed:
        await writer(server, **how).draft(brief())
    assert KEY not in repr(failed.value)
    assert failed.value.__cause__ is None
    return str(failed.value), len(server.requests)


@pytest.mark.parametrize("name", CONTENT)
async def test_it_drafts_every_type_of_deliverable(name):
    server = ModelServer()
    written = await writer(server).draft(brief(name))
    content = parse(name, written.content)
    assert type(content) is CONTENT[name]
    assert content.evidence[0].ref == "litres"
    assert written.writer.startswith("built-in writer" if name == "capacity" else "canary-model")
    if name == "capacity":
        return
    form = server.asked[0]["response_format"]["json_schema"]
    assert form["strict"] is True
    assert form["schema"]["additionalProperties"] is False


async def test_the_support_persona_says_one_thing_in_two_lines_and_has_at_most_two_drafts_revised():
    said_review = {"objection": "Too hot?\n\nReally.\nAnd more.", "revise": ["water", "heat", "serve"]}
    server = ModelServer(said(json.dumps(said_review)))
    mission = small_mission()
    phase = PhaseBrief(mission=mission, phase=mission.phases[0], support=plain_persona("taster"), facts=Facts(), drafts={})
    reviewed = await writer(server).review(phase)
    assert (reviewed.text, reviewed.met) == ("Too hot?\nReally.", "")
    assert reviewed.deliverables == ("water", "heat")


async def test_drafts_go_side_by_side_over_one_client():
    server = ModelServer(together=4)
    model = writer(server)
    drafts = await asyncio.gather(*(model.draft(brief()) for _ in range(4)))
    assert len(drafts) == 4
    await model.close()


async def test_a_writer_that_never_wrote_can_be_closed():
    await writer(ModelServer()).close()


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (wrong(401, "invalid_api_key"), "The model server does not accept the key in OPENAI_API_KEY."),
        (wrong(403), "The key in OPENAI_API_KEY may not use this model."),
        (wrong(404, "model_not_found"), "The model server does not know the model named in COORD_MODEL."),
        (wrong(429, "insufficient_quota"), "The model's quota is used up."),
        (wrong(400, "context_length_exceeded"), "The model server refused the request."),
        (wrong(422), "The model server refused the request."),
        (wrong(418), "The model server answered in an unexpected way."),
        (wrong(429, **{"retry-after": "3600"}), "The model server is too busy."),
        (
            httpx2.Response(307, headers={"location": "http://elsewhere.example/v1"}),
            "The address in OPENAI_BASE_URL does not answer like a model server.",
        ),
        (httpx2.Response(200, html="<h1>Log in</h1>"), "The address in OPENAI_BASE_URL does not answer like a model server."),
        (httpx2.Response(200, content=b""), "The address in OPENAI_BASE_URL does not answer like a model server."),
        (httpx2.Response(200, json=[1]), "The address in OPENAI_BASE_URL does not answer like a model server."),
        (httpx2.Response(200, json={"error": "no"}), "The model sent an empty answer."),
        (httpx2.Response(200, json={"choices": []}), "The model sent an empty answer."),
        (said('{"lead": "half', "length"), "The model's answer was too long and broke off."),
        (said('{"lead": "half', None), "The model's answer broke off."),
        (said("", "content_filter"), "The model's filter stopped this text. Change the answers, or write it yourself."),
        (said(None, refusal="I cannot"), "The model refused to write this. Change the answers, or write it yourself."),
    ],
)
async def test_what_does_not_pass_ends_after_one_request(answer, sentence):
    assert await failure(answer) == (sentence, 1)


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (lambda: wrong(503), "The model server has a fault of its own."),
        (lambda: wrong(429), "The model server is too busy."),
        (lambda: httpx2.ConnectError("refused"), "The model server cannot be reached."),
        (lambda: httpx2.ReadTimeout("slow"), "The model did not answer in time."),
    ],
)
async def test_what_may_pass_is_tried_three_times(answer, sentence):
    waits = Waits()
    assert await failure(answer(), answer(), answer(), waits=waits) == (sentence, 3)
    assert waits.seconds == [1.0, 2.0]


@pytest.mark.parametrize(("said_by_server", "waited"), [("7", 7.0), ("abc", 1.0), ("-5", 1.0), ("nan", 1.0), ("0.5", 0.5)])
async def test_it_waits_as_long_as_the_server_says_and_goes_on(said_by_server, waited):
    waits, server = Waits(), ModelServer(wrong(429, **{"retry-after": said_by_server}))
    await writer(server, waits).draft(brief())
    assert waits.seconds == [waited]
    assert len(server.requests) == 2


async def test_the_deadline_holds_against_an_answer_that_drips():
    dripping = httpx2.Response(200, stream=Dripping(), headers={"content-type": "application/json"})
    assert await failure(dripping, seconds=0.2) == ("The model did not answer in time.", 1)


async def test_a_server_that_is_not_there_is_said_to_be_out_of_reach():
    at = OpenAIWriter(Server(key=None, base_url=LOCAL, model="m"), prompt, Patience(wait=Waits()))
    with pytest.raises(WriterFailed, match="cannot be reached"):
        await at.draft(brief())


@pytest.mark.parametrize(
    "unfit",
    [
        "",
        "Here is your text: hello",
        "{}",
        '{"lead": "a", "parts": [], "score": 5}',
        '{"lead": "a", "lead": "b", "parts": []}',
        '{"lead": 5, "parts": []}',
        "[" * 5000,
        '{"lead": "\\ud800", "parts": []}',
    ],
)
async def test_what_does_not_fit_is_repaired_once(unfit):
    server = ModelServer(said(unfit))
    written = await writer(server).draft(brief())
    assert written.content["lead"] == "Tea is hot."
    assert "did not fit the schema" in server.asked[1]["messages"][-1]["content"]
    assert await failure(said(unfit), said(unfit)) == ("The model answered twice in a form that could not be read.", 2)


async def test_an_answer_in_a_code_block_is_read():
    server = ModelServer(said('```json\n{"lead": "Hot.", "parts": []}\n```'))
    assert (await writer(server).draft(brief())).content["lead"] == "Hot."


@pytest.mark.parametrize(
    "words", ["Invalid parameter: 'response_format'", "This model does not support response format `json_schema`."]
)
async def test_a_server_without_schemas_is_asked_for_plain_json_from_then_on(words):
    server = ModelServer(wrong(400, message=words))
    model = writer(server)
    for _ in range(2):
        assert (await model.draft(brief())).content["lead"] == "Tea is hot."
    assert [body["response_format"]["type"] for body in server.asked] == ["json_schema", "json_object", "json_object"]
    assert '"additionalProperties": false' in server.asked[1]["messages"][-1]["content"]


async def test_a_server_that_takes_no_json_mode_either_is_asked_in_plain_words():
    refusals = (wrong(400, message="response_format?"), wrong(422, message="no json_object here"))
    server = ModelServer(*refusals, said("Certainly! Here is your text."))
    model = writer(server)
    for _ in range(2):
        assert (await model.draft(brief())).content["lead"] == "Tea is hot."
    forms = [body.get("response_format", {}).get("type") for body in server.asked]
    assert forms == ["json_schema", "json_object", None, None, None]
    assert "did not fit the schema" in server.asked[3]["messages"][-2]["content"]


async def test_a_server_that_refuses_even_that_is_given_up():
    refusals = (wrong(400, message="response_format?") for _ in range(3))
    assert await failure(*refusals) == ("The model server refused the request.", 3)


async def test_nothing_is_kept_at_the_server_unless_it_does_not_know_the_word():
    server = ModelServer(wrong(422, message="Extra inputs are not permitted: store"))
    model = writer(server)
    for _ in range(2):
        await model.draft(brief())
    assert [body.get("store") for body in server.asked] == [False, None, None]


@pytest.mark.parametrize(
    ("base_url", "is_openai"),
    [
        (None, True),
        ("https://eu.api.openai.com/v1", True),
        (LOCAL, False),
        ("https://api.openai.com.evil.example/v1", False),
        ("https://proxy.example/api.openai.com", False),
    ],
)
async def test_extras_go_to_openai_alone(base_url, is_openai):
    server = ModelServer()
    await writer(server, base_url=base_url).draft(brief())
    assert (set(server.asked[0]) & {"reasoning_effort", "prompt_cache_key"} != set()) is is_openai
    assert server.asked[0]["store"] is False
    assert "temperature" not in server.asked[0]


async def test_the_environment_of_the_openai_library_changes_nothing(monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "https://elsewhere.example/v1")
    server = ModelServer()
    await writer(server, base_url=None).draft(brief())
    assert server.requests[0].url.host == "api.openai.com"


async def test_keys_stay_out_of_every_log(caplog):
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as lines:
        for answer in (wrong(401), wrong(418), httpx2.Response(200, html=KEY), said(KEY, "length")):
            await failure(answer)
    assert lines
    assert KEY not in f"{lines}{caplog.text}"
    assert KEY not in repr(Server(key=KEY, base_url=None, model="m"))


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (httpx2.Response(200, json={"id": "m", "object": "model", "created": 1, "owned_by": "x"}), ""),
        (wrong(401), "The model server does not accept the key in OPENAI_API_KEY."),
        (wrong(404), "The model server does not know the model named in COORD_MODEL."),
        (httpx2.Response(200, html="hello"), "The address in OPENAI_BASE_URL does not answer like a model server."),
        (httpx2.ConnectError("refused"), "The model server cannot be reached."),
    ],
)
async def test_the_doctor_is_told_what_is_wrong_with_the_model(answer, problem):
    server = Server(key=KEY, base_url=LOCAL, model="m")
    assert await model_problem(server, ModelServer(answer)) == problem


async def test_the_doctor_does_not_wait_for_ever():
    dripping = httpx2.Response(200, stream=Dripping(), headers={"content-type": "application/json"})
    server = Server(key=KEY, base_url=LOCAL, model="m")
    assert await model_problem(server, ModelServer(dripping), seconds=0.1) == "The model did not answer in time."
