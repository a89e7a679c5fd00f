"""The model writer: drafts each deliverable with one call to a server that speaks OpenAI's Chat Completions.

It sends only what is in the brief, and no names or ids of people. Every fault ends in one plain sentence within the deadline.
"""

import asyncio
import hashlib
import hmac
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import structlog

from bot.core.brief import Brief, PhaseBrief, Reviewed, SpineBrief, Written, WrittenSpine
from bot.core.content.base import Content
from bot.core.content.types import CONTENT, GENERIC
from bot.core.cost import Account, Forecast, Usage, at_openai
from bot.core.mission import Mission
from bot.core.ports import Writer, WriterFailed
from bot.core.score.passages import Passages
from bot.core.spine import Spine
from bot.writers.citations import checked, declared
from bot.writers.forecast import forecast
from bot.writers.frames import Filling, is_said, numbered, texts_in, words_of
from bot.writers.pseudonyms import Pseudonyms
from bot.writers.purse import Purse, Tab
from bot.writers.replies import Unfit, Wanted, answered, fitting, repair, words_in
from bot.writers.settled import open_fields
from bot.writers.shapes import CITED, HOW_MET, Objection, SpineShape, cited, revised, schema_text

if TYPE_CHECKING:
    from httpx2 import AsyncBaseTransport
    from openai import AsyncOpenAI

log = structlog.get_logger("coord.writer")

Prompt = Callable[[str, dict[str, Any]], str]
Messages = list[dict[str, str]]


OPENAI = "https://api.openai.com/v1"
TRIES = 3
REVISED = 2
"""Drafts that a reviewer may have revised."""
LONGEST_PAUSE = 30.0
"""Seconds. A server that wants to be left alone for longer is given up for now."""


@dataclass(frozen=True)
class Server:
    """A model server: its key (None when it wants none), its base address (None: OpenAI's own), and the model to ask."""

    key: str | None = field(repr=False)
    base_url: str | None
    model: str

    @property
    def is_openai(self) -> bool:
        """True for OpenAI's own hosts, which alone understand some arguments."""
        return at_openai(self.base_url)


@dataclass(frozen=True)
class Patience:
    """The seconds that a draft may take, all tries together, and how to wait between two tries."""

    seconds: float = 100.0
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep


SCHEMA, OBJECT, PLAIN = "schema", "object", "plain"


@dataclass(frozen=True)
class Form:
    """What a server understands: answers by a strict schema, as any JSON object, or as mere text; and `store`."""

    kind: str = SCHEMA
    says_store: bool = True


class OpenAIWriter:
    """A writer at a model server. `prompt` renders a template of `templates/prompts/`; `transport` replaces the network."""

    def __init__(
        self,
        server: Server,
        prompt: Prompt,
        patience: Patience = Patience(),
        transport: "AsyncBaseTransport | None" = None,
        purse: Purse | None = None,
        built_in: Writer | None = None,
    ) -> None:
        self.name, self._built_in = server.model, built_in or _rules()
        self._purse = purse or Purse()
        self._server, self._prompt, self._patience, self._transport = server, prompt, patience, transport
        self._client: asyncio.Task[AsyncOpenAI] | None = None
        self._secret = secrets.token_bytes(16)
        self._form = Form()

    async def draft(self, brief: Brief) -> Written:
        """Writes one deliverable. Raises WriterFailed."""
        people, kind = Pseudonyms(brief.mission, brief.facts), CONTENT.get(brief.spec.type, CONTENT[GENERIC])
        frame = await self._frame(brief)
        if not open_fields(kind):  # Nothing but computed figures: there is nothing to ask a model for.
            return Written(content=frame, writer=self._built_in.name)
        shown = numbered(kind, frame, wording=brief.spec.key not in brief.beside)
        messages = self._messages("draft", brief, people, frame=shown)
        asked = revised(cited(words_of(kind))) if brief.objection else cited(words_of(kind))
        filled, usage = await self._ask(messages, asked, brief.account)
        words = people.show(filled.model_dump(mode="json"))
        met = _lines(words.pop(HOW_MET, ""), 1) or ("The draft was revised." if brief.objection else "")
        rests = (*checked(words.pop(CITED), brief.facts), *declared(brief.spec, brief.facts))
        content, kept = _framed(brief, kind, frame, words)
        grounds = [each.model_dump(mode="json") for each in rests]
        content["evidence"] = list({json.dumps(g): g for g in (*grounds, *frame["evidence"])}.values())
        return Written(content=content, writer=f"{self.name}{_beside(kept)}", met=met, usage=usage)

    async def _frame(self, brief: Brief) -> dict[str, Any]:
        """The deliverable as the built-in writer makes it. What was asked for, and no rule can do, stands in its additions."""
        return dict((await self._built_in.draft(brief)).content)

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """Reads a phase's drafts in one call. Raises WriterFailed."""
        people = Pseudonyms(brief.mission, brief.facts)
        said, usage = await self._ask(self._messages("review", brief, people), Objection, brief.account)
        return Reviewed(text=_lines(people.show(said.objection), 2), deliverables=said.revise[:REVISED], usage=usage)

    async def spine(self, brief: SpineBrief) -> WrittenSpine:
        """Settles in one short call what all drafts share. Raises WriterFailed."""
        people = Pseudonyms(brief.mission, brief.facts)
        said, usage = await self._ask(self._messages("spine", brief, people), SpineShape, brief.account)
        return WrittenSpine(spine=Spine.model_validate(people.show(said.model_dump(mode="json"))).cut(), usage=usage)

    def forecast(self, mission: Mission) -> Forecast | None:
        """What a run of this mission should take."""
        return forecast(mission, self.name, self._purse)

    async def ready(self) -> None:
        """Loads the client, so that the first draft need not wait for it."""
        await self._connected()

    async def close(self) -> None:
        """Lets go of the connections."""
        if self._client is not None:
            await (await self._client).close()

    def _messages(self, name: str, brief: Brief | PhaseBrief | SpineBrief, people: Pseudonyms, **more: object) -> Messages:
        """What never changes comes first, so that servers which remember the beginning of a prompt can use it again."""
        values = {"brief": brief, "mission": brief.mission, "facts": brief.facts, "mark": self._mark(brief), **more}
        return [
            {"role": "system", "content": self._prompt("system", {})},
            {"role": "user", "content": people.hide(self._prompt(name, values))},
        ]

    def _mark(self, brief: Brief | PhaseBrief | SpineBrief) -> str:
        """What fences material: the same for all drafts from the same facts, unknown to whoever wrote them, and not in them."""
        about, material = f"{brief.mission.sha256}{brief.facts.model_dump_json()}", brief.model_dump_json()
        for n in range(100):
            mark = hmac.new(self._secret, f"{n}{about}".encode(), hashlib.sha256).hexdigest()[:12]
            if mark not in material:
                return mark
        return secrets.token_hex(32)

    async def ask(self, messages: Messages, wanted: type[Wanted], account: Account) -> Wanted:
        """What the model fills in when it is told this. Raises WriterFailed."""
        return (await self._ask(messages, wanted, account))[0]

    async def _ask(self, messages: Messages, wanted: type[Wanted], account: Account) -> tuple[Wanted, Usage]:
        """What the model filled in, and what that took. Raises WriterFailed, which says what it took all the same."""
        tab = self._purse.tab(account)
        try:
            async with asyncio.timeout(self._patience.seconds):
                return await self._persist(messages, wanted, tab), tab.usage
        except TimeoutError:
            raise WriterFailed("The model did not answer in time.", tab.usage) from None
        except WriterFailed as failed:
            raise WriterFailed(str(failed), tab.usage, failed.capped) from None

    async def _persist(self, messages: Messages, wanted: type[Wanted], tab: Tab) -> Wanted:
        """Asks again after passing faults, repairs once, and asks in a plainer form where the server knows no other."""
        await self._connected()
        from bot.writers import faults

        repaired, attempt = False, 1
        while True:
            form = self._form
            try:
                return await self._once(messages, wanted, form, tab)
            except Unfit as unfit:
                if repaired or attempt == TRIES:
                    raise WriterFailed("The model answered twice in a form that could not be read.") from None
                repaired, messages = True, [*messages, {"role": "user", "content": repair(unfit)}]
            except faults.ModelFault as fault:
                if plainer := _plainer(form, faults.refused(fault)):
                    self._form = plainer
                    continue
                pause = faults.busy_for(fault, attempt)
                if attempt == TRIES or not faults.may_pass(fault) or pause > LONGEST_PAUSE:
                    log.warning("the model gave no draft", kind=type(fault).__name__, status=faults.status(fault))
                    raise WriterFailed(faults.plainly(fault)) from None
                await self._patience.wait(pause)
            attempt += 1

    async def _once(self, messages: Messages, wanted: type[Wanted], form: Form, tab: Tab) -> Wanted:
        completions = (await self._connected()).chat.completions.with_raw_response
        given: dict[str, Any] = {"model": self._server.model, "messages": messages} | self._extras(messages, form)
        letters = sum(len(m["content"]) for m in messages) + len(schema_text(wanted))
        with tab.call(letters):
            if form.kind == SCHEMA:
                reply = await completions.parse(**given, response_format=wanted)
            else:
                given["messages"] = [*messages, {"role": "user", "content": schema_text(wanted)}]
                bare: dict[str, Any] = {} if form.kind == PLAIN else {"response_format": {"type": "json_object"}}
                reply = await completions.create(**given, **bare)
        answer = answered(reply.http_response.content)
        tab.answered(answer.usage, letters, answer.text)
        return fitting(words_in(answer), wanted)

    def _extras(self, messages: Messages, form: Form) -> dict[str, Any]:
        """Nothing is to be kept at the server. The rest only OpenAI's own servers understand; others answer 400."""
        kept = {"store": False} if form.says_store else {}
        if not self._server.is_openai:
            return kept
        begins = hashlib.sha256(messages[1]["content"][:2000].encode()).hexdigest()[:16]
        return kept | {"reasoning_effort": "low", "prompt_cache_key": f"coord-{begins}"}

    async def _connected(self) -> "AsyncOpenAI":
        """The one client; the library is imported in a thread, since that takes a second."""
        if self._client is None:
            self._client = asyncio.ensure_future(asyncio.to_thread(_client, self._server, self._transport))
        return await asyncio.shield(self._client)


def _client(server: Server, transport: "AsyncBaseTransport | None" = None) -> "AsyncOpenAI":
    """A client that retries nothing by itself and follows no redirect, which would carry the prompt elsewhere."""
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient

    http = DefaultAsyncHttpxClient(transport=transport, follow_redirects=False, timeout=Patience.seconds)
    return AsyncOpenAI(api_key=server.key or "none", base_url=server.base_url or OPENAI, max_retries=0, http_client=http)


def _plainer(form: Form, refused: str) -> Form | None:
    """The form to ask in when a server refuses this part of the request; None when there is none plainer."""
    if refused == "store" and form.says_store:
        return replace(form, says_store=False)
    if refused == "response_format" and form.kind != PLAIN:
        return replace(form, kind=OBJECT if form.kind == SCHEMA else PLAIN)
    return None


def _framed(brief: Brief, kind: type[Content], frame: dict[str, Any], words: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """The frame with the model's words in it, and in how many places the frame kept its own."""
    said, settled = texts_in(words), texts_in({n: v for n, v in frame.items() if n != "evidence"})
    passages = Passages(brief, frame, tuple(settled))
    passages.read(said)
    filling = Filling(passages, (*said, *settled))
    content = filling.value(kind, frame, words)
    told = " ".join(texts_in({n: v for n, v in content.items() if n not in Content.model_fields}))
    content["additions"] = [a for a in frame["additions"] if not is_said(a, told)]
    return content, filling.kept


def _lines(text: str, most: int) -> str:
    """At most so many lines of what a model said, and no more letters than fit into them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "\n".join(lines[:most])[: most * 200]


def _beside(kept: int) -> str:
    """Who else wrote: said on the draft."""
    return f" ({kept} passage{'' if kept == 1 else 's'} by the built-in writer)" if kept else ""


def _rules() -> Writer:
    from bot.writers.offline import OfflineWriter

    return OfflineWriter()


async def model_problem(server: Server, transport: "AsyncBaseTransport | None" = None, seconds: float = 15.0) -> str:
    """Why the model cannot be asked, in one sentence; empty when it answers."""
    client = _client(server, transport)
    from bot.writers import faults

    try:
        async with asyncio.timeout(seconds):
            found = await client.models.with_raw_response.retrieve(server.model)
        return "" if _is_object(found.http_response) else faults.NO_SERVER
    except TimeoutError:
        return "The model did not answer in time."
    except faults.ModelFault as fault:
        return faults.plainly(fault)
    finally:
        await client.close()


def _is_object(response: Any) -> bool:
    try:
        return isinstance(response.json(), dict)
    except ValueError:
        return False
