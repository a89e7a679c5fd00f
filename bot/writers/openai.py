"""The model writer: drafts each deliverable with one call to a server that speaks OpenAI's Chat Completions.

It sends only what is in the brief, and no names or ids of people. Every fault ends in one plain sentence within the deadline.
"""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import structlog
from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from bot.core.brief import Brief, PhaseBrief, Reviewed, Written
from bot.core.content.base import Content, Evidence
from bot.core.content.types import CONTENT
from bot.core.facts import Facts
from bot.core.mission import DeliverableSpec
from bot.core.ports import WriterFailed

if TYPE_CHECKING:
    from openai import AsyncOpenAI

log = structlog.get_logger("coord.writer")

Prompt = Callable[[str, dict[str, Any]], str]
Messages = list[dict[str, str]]
Shape = TypeVar("Shape", bound=BaseModel)

SECONDS = 100.0
"""The deadline of a draft, all tries together."""
TRIES = 3
OURS = frozenset(Content.model_fields)
"""Fields that code fills in, never the model."""


class Strict(BaseModel):
    """A shape that a model is asked to fill: closed, everything required, no defaults in its schema."""

    model_config = ConfigDict(extra="forbid")

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The schema without defaults, which strict servers refuse."""
        return _without_defaults(super().model_json_schema(*args, **kwargs))


class Objection(Strict):
    """What the support persona says: one objection and how the drafts met it; both empty when there is none."""

    objection: str
    met: str


def _without_defaults(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {k: _without_defaults(v) for k, v in schema.items() if k != "default"}
    return [_without_defaults(each) for each in schema] if isinstance(schema, list) else schema


@cache
def shape(type_name: str) -> type[Strict]:
    """What the model is asked to fill for a deliverable of this type; an unknown type is generic."""
    content = CONTENT.get(type_name, CONTENT["generic"])
    fields: dict[str, Any] = {name: (field.annotation, ...) for name, field in content.model_fields.items() if name not in OURS}
    return create_model(content.__name__, __base__=Strict, __doc__=content.__doc__, **fields)


class OpenAIWriter:
    """A writer at `base_url` (None: OpenAI's own). `prompt` renders a template of `templates/prompts/` with values."""

    def __init__(self, key: str | None, base_url: str | None, model: str, prompt: Prompt, seconds: float = SECONDS) -> None:
        self.name = model
        self._key, self._base_url, self._prompt, self._seconds = key, base_url, prompt, seconds
        self._client: asyncio.Future[AsyncOpenAI] | None = None

    async def draft(self, brief: Brief) -> Written:
        """Writes one deliverable. Raises WriterFailed."""
        fence = secrets.token_hex(6)
        messages = [
            {"role": "system", "content": self._prompt("system", {"mission": brief.mission, "fence": fence})},
            {"role": "user", "content": self._prompt("draft", {"brief": brief, "facts": brief.facts, "fence": fence})},
        ]
        filled = await self._ask(messages, shape(brief.spec.type))
        content = filled.model_dump(mode="json") | {
            "evidence": [e.model_dump(mode="json") for e in evidence(brief.spec, brief.facts)]
        }
        return Written(content=content, writer=self.name)

    async def review(self, brief: PhaseBrief) -> Reviewed:
        """Reads a phase's drafts in one call. Raises WriterFailed."""
        fence = secrets.token_hex(6)
        messages = [
            {"role": "system", "content": self._prompt("system", {"mission": brief.mission, "fence": fence})},
            {"role": "user", "content": self._prompt("review", {"brief": brief, "facts": brief.facts, "fence": fence})},
        ]
        said = await self._ask(messages, Objection)
        return Reviewed(text=said.objection[:400], met=said.met[:400])

    async def close(self) -> None:
        """Lets go of the connections."""
        if self._client is not None:
            await (await self._client).close()

    async def _ask(self, messages: Messages, wanted: type[Shape]) -> Shape:
        try:
            async with asyncio.timeout(self._seconds):
                return await self._persist(messages, wanted)
        except TimeoutError:
            raise WriterFailed("The model did not answer in time.") from None

    async def _persist(self, messages: Messages, wanted: type[Shape]) -> Shape:
        """Asks again after passing faults, repairs once, and falls back to plain JSON where schemas are refused."""
        import openai

        ask: Callable[[Messages, type[Shape]], Awaitable[Shape]] = self._parsed
        repaired = False
        for attempt in range(1, TRIES + 1):
            try:
                return await ask(messages, wanted)
            except ValidationError as wrong:
                if repaired:
                    raise WriterFailed("The model answered twice in a form that could not be read.") from None
                repaired, messages = True, [*messages, {"role": "user", "content": _repair(wrong)}]
            except openai.BadRequestError as refused:
                if ask == self._as_json or "response_format" not in str(refused):
                    raise WriterFailed("The model server refused the request.") from None
                ask, messages = self._as_json, [*messages, {"role": "user", "content": _schema(wanted)}]
            except (openai.APIConnectionError, openai.InternalServerError, openai.RateLimitError) as fault:
                if attempt == TRIES or _quota(fault):
                    raise WriterFailed(plainly(fault)) from None
                await asyncio.sleep(_pause(fault, attempt))
            except (openai.OpenAIError, json.JSONDecodeError) as fault:
                raise WriterFailed(plainly(fault)) from None
        raise WriterFailed("The model answered in a form that could not be read.")

    async def _parsed(self, messages: Messages, wanted: type[Shape]) -> Shape:
        client = await self._connected()
        answer = await client.chat.completions.parse(
            model=self.name,
            messages=messages,  # type: ignore[arg-type]
            response_format=wanted,
            **self._extras(),
        )
        choice = _only_choice(answer)
        if choice.message.refusal or choice.message.parsed is None:
            raise WriterFailed("The model refused to write this. Change the answers, or write it yourself.")
        return choice.message.parsed

    async def _as_json(self, messages: Messages, wanted: type[Shape]) -> Shape:
        client = await self._connected()
        answer = await client.chat.completions.create(
            model=self.name,
            messages=messages,  # type: ignore[arg-type]
            response_format={"type": "json_object"},
            **self._extras(),
        )
        return wanted.model_validate_json(_only_choice(answer).message.content or "")

    def _extras(self) -> dict[str, Any]:
        """What only OpenAI's own servers understand; others answer 400."""
        host = urlsplit(self._base_url).hostname if self._base_url else "api.openai.com"
        own = host == "api.openai.com" or (host or "").endswith(".api.openai.com")
        return {"store": False, "reasoning_effort": "low", "prompt_cache_key": "coord"} if own else {}

    async def _connected(self) -> "AsyncOpenAI":
        """The one client; the library is imported in a thread, since that takes a second."""
        if self._client is None:
            self._client = asyncio.ensure_future(asyncio.to_thread(_client, self._key, self._base_url))
        return await asyncio.shield(self._client)


def _client(key: str | None, base_url: str | None) -> "AsyncOpenAI":
    from openai import AsyncOpenAI

    return AsyncOpenAI(api_key=key or "none", base_url=base_url, max_retries=0, timeout=SECONDS)


def _only_choice(answer: Any) -> Any:
    if not getattr(answer, "choices", None):
        raise WriterFailed("The model sent an empty answer.")
    choice = answer.choices[0]
    if choice.finish_reason == "length":
        raise WriterFailed("The model's answer was too long and broke off.")
    if choice.finish_reason == "content_filter":
        raise WriterFailed("The model's filter stopped this text. Change the answers, or write it yourself.")
    if choice.finish_reason is None:
        raise WriterFailed("The model's answer broke off.")
    return choice


def evidence(spec: DeliverableSpec, facts: Facts) -> tuple[Evidence, ...]:
    """Where a deliverable comes from: the facts that its specification names."""
    known = [f for q in spec.uses if (f := facts.get(q))]
    return tuple(Evidence(origin=f.origin, ref=f.question, quote=facts.text(f.question)[:200]) for f in known)


def plainly(fault: Exception) -> str:
    """One sentence about a fault of the model server, without its own words and without any key."""
    import openai

    for kind, sentence in (
        (openai.AuthenticationError, "The model server does not accept the key in OPENAI_API_KEY."),
        (openai.PermissionDeniedError, "The key in OPENAI_API_KEY may not use this model."),
        (openai.NotFoundError, "The model server does not know the model named in COORD_MODEL."),
        (openai.LengthFinishReasonError, "The model's answer was too long and broke off."),
        (
            openai.ContentFilterFinishReasonError,
            "The model's filter stopped this text. Change the answers, or write it yourself.",
        ),
        (openai.APITimeoutError, "The model did not answer in time."),
        (openai.APIConnectionError, "The model server cannot be reached."),
        (openai.InternalServerError, "The model server has a fault of its own."),
        (json.JSONDecodeError, "The address in OPENAI_BASE_URL does not answer like a model server."),
    ):
        if isinstance(fault, kind):
            return sentence
    if isinstance(fault, openai.RateLimitError):
        return "The model's quota is used up." if _quota(fault) else "The model server is too busy."
    return "The model server answered in an unexpected way."


def _quota(fault: Exception) -> bool:
    return getattr(fault, "code", None) == "insufficient_quota"


def _pause(fault: Exception, attempt: int) -> float:
    headers = getattr(getattr(fault, "response", None), "headers", {})
    try:
        return min(30.0, max(0.0, float(headers.get("retry-after", ""))))
    except ValueError:
        return float(2 ** (attempt - 1))


def _repair(wrong: ValidationError) -> str:
    places = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in wrong.errors(include_input=False)[:10])
    return f"Your last answer did not fit the schema ({places}). Answer again, in full, as JSON that fits it."


def _schema(wanted: type[BaseModel]) -> str:
    return f"Answer with one JSON object that fits this schema:\n{json.dumps(wanted.model_json_schema())}"


async def model_problem(key: str | None, base_url: str | None, model: str) -> str:
    """Why the model cannot be asked, in one sentence; empty when it answers."""
    import openai

    client = _client(key, base_url)
    try:
        async with asyncio.timeout(15):
            await client.models.retrieve(model)
    except TimeoutError:
        return "no answer within 15 seconds."
    except (openai.OpenAIError, json.JSONDecodeError) as fault:
        return plainly(fault)
    finally:
        await client.close()
    return ""
