"""What a model takes: counted, priced where the price is known, and stopped at the cap with nothing lost."""

import asyncio
import json

import httpx2
import pytest

from bot.core.cost import NO_CAP, NOTHING, PUBLISHED, Account, Cap, Prices, Usage, at_openai
from bot.core.ports import WriterFailed
from bot.writers.openai import OpenAIWriter, Patience, Server
from bot.writers.purse import Purse
from tests.core.given import small_mission
from tests.fakes.model_server import KEY, Dripping, ModelServer, said, wrong
from tests.writers.test_openai import LOCAL, Waits, brief, prompt

PRICES = Prices(input=2, cached=0.5, output=10)
COUNTED = {"prompt_tokens": 1000, "completion_tokens": 200, "prompt_tokens_details": {"cached_tokens": 400}}
GOOD = json.dumps({"lead": "Tea is hot.", "parts": []})


def writer(server, prices=PRICES, cap=NO_CAP, seconds=5.0):
    at = Server(key=KEY, base_url=LOCAL, model="m")
    return OpenAIWriter(at, prompt, Patience(seconds=seconds, wait=Waits()), transport=server, purse=Purse(prices, cap))


def answer(usage=None, content=GOOD):
    reply = said(content)
    body = json.loads(reply.content)
    return type(reply)(200, json=body | ({"usage": usage} if usage is not None else {}))


async def test_a_draft_says_what_the_server_counted():
    written = await writer(ModelServer(answer(COUNTED))).draft(brief())
    dollars = (600 * 2 + 400 * 0.5 + 200 * 10) / 1_000_000
    assert written.usage == Usage(calls=1, prompt=1000, cached=400, written=200, dollars=dollars)


@pytest.mark.parametrize("usage", [None, "many", {"prompt_tokens": -5, "completion_tokens": 1}, {"prompt_tokens": "abc"}])
async def test_what_no_server_counted_is_estimated_and_says_so(usage):
    written = await writer(ModelServer(answer(usage))).draft(brief())
    assert written.usage.estimated
    assert written.usage.prompt > 100
    assert written.usage.written == -(-len(GOOD) // 4)


async def test_a_price_that_nobody_knows_is_not_made_up():
    written = await writer(ModelServer(answer(COUNTED)), prices=None).draft(brief())
    assert written.usage.dollars is None
    assert written.usage.tokens == 1200


async def test_a_repair_is_counted_too():
    written = await writer(ModelServer(answer(COUNTED, "hello"), answer(COUNTED))).draft(brief())
    assert (written.usage.calls, written.usage.prompt) == (2, 2000)


@pytest.mark.parametrize(
    ("script", "calls"),
    [
        ([answer(COUNTED, "hello"), answer(COUNTED, "hello")], 2),
        ([wrong(401)], 0),
        ([wrong(503), wrong(503), wrong(503)], 0),
    ],
)
async def test_what_failed_says_what_it_took_all_the_same(script, calls):
    with pytest.raises(WriterFailed) as failed:
        await writer(ModelServer(*script)).draft(brief())
    assert failed.value.usage.calls == calls
    assert not failed.value.capped


async def test_a_call_that_was_cut_off_counts_its_prompt():
    dripping = httpx2.Response(200, stream=Dripping(), headers={"content-type": "application/json"})
    with pytest.raises(WriterFailed) as failed:
        await writer(ModelServer(dripping), seconds=0.2).draft(brief())
    assert failed.value.usage.calls == 1
    assert failed.value.usage.estimated


async def test_the_cap_stops_before_the_call_that_could_pass_it():
    server = ModelServer()
    account = Account(run="R1", spent=Usage(calls=9, prompt=90_000, written=9_000, dollars=0.27))
    with pytest.raises(WriterFailed, match=r"pass the cap of 100,000 tokens; 99,000 tokens, \$0.27 are used") as failed:
        await writer(server, cap=Cap(tokens=100_000)).draft(brief(account=account))
    assert failed.value.capped
    assert server.requests == []


async def test_raising_the_cap_once_lets_the_run_take_as_much_again():
    account = Account(run="R1", spent=Usage(calls=9, prompt=90_000, written=9_000, dollars=0.27))
    capped = writer(ModelServer(), cap=Cap(dollars=0.28))
    with pytest.raises(WriterFailed, match="cap"):
        await capped.draft(brief(account=account))
    assert (await capped.draft(brief(account=account.model_copy(update={"raised": 1})))).usage.calls == 1


async def test_calls_side_by_side_do_not_pass_the_cap_together():
    server = ModelServer(together=2)
    capped = writer(server, cap=Cap(tokens=5_500))
    drafts = (capped.draft(brief(account=Account(run="R1"))) for _ in range(4))
    results = await asyncio.gather(*drafts, return_exceptions=True)
    assert len(server.requests) == 2
    assert [r.capped for r in results if isinstance(r, WriterFailed)] == [True, True]


async def test_what_was_spent_before_anybody_stored_it_counts_for_the_next_call():
    capped = writer(ModelServer(answer({"prompt_tokens": 8_000, "completion_tokens": 500})), cap=Cap(tokens=9_000))
    await capped.draft(brief(account=Account(run="R1")))
    with pytest.raises(WriterFailed, match="cap"):
        await capped.draft(brief(account=Account(run="R1")))
    assert (await capped.draft(brief(account=Account(run="R2")))).usage.calls == 1


async def test_a_repair_that_could_pass_the_cap_is_not_asked_for():
    server = ModelServer(answer(COUNTED | {"prompt_tokens": 7_000}, "hello"))
    with pytest.raises(WriterFailed) as failed:
        await writer(server, cap=Cap(tokens=9_000)).draft(brief(account=Account(run="R1")))
    assert (failed.value.capped, failed.value.usage.calls, len(server.requests)) == (True, 1, 1)


def test_the_forecast_counts_every_call_and_shows_no_price_that_is_not_known():
    forecast = writer(ModelServer()).forecast(small_mission())
    assert forecast is not None
    assert forecast.usage.calls > len(small_mission().deliverables)
    assert forecast.usage.dollars
    unknown = writer(ModelServer(), prices=None).forecast(small_mission())
    assert unknown is not None
    assert unknown.usage.dollars is None
    assert unknown.usage.tokens == forecast.usage.tokens


def test_sums_know_their_price_only_when_every_part_does():
    one, free = Usage(calls=1, prompt=10, dollars=0.1), Usage(calls=1, prompt=5, dollars=None, estimated=True)
    assert one.plus(one).dollars == pytest.approx(0.2)
    assert one.plus(free) == Usage(calls=2, prompt=15, dollars=None, estimated=True)
    assert NOTHING.plus(one) == one


@pytest.mark.parametrize(
    ("url", "theirs"), [(None, True), ("https://eu.api.openai.com/v1", True), ("https://api.openai.com.evil.example", False)]
)
def test_published_prices_hold_at_openai_alone(url, theirs):
    assert at_openai(url) is theirs
    assert "gpt-6-luna" in PUBLISHED
