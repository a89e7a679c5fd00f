"""A model server out of thin air: plays a list of answers, remembers what it was asked, and fills any schema."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from tests.fakes.openai_request import problem

KEY = "sk-canary-key-5f2b"


class Dripping(httpx2.AsyncByteStream):
    """An answer that sends a blank now and then, for ever."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.005)


def said(content: str | None, finish: str | None = "stop", **message: Any) -> httpx2.Response:
    """An answer with this content."""
    message = {"role": "assistant", "content": content} | message
    body = {"id": "x", "object": "chat.completion", "created": 1, "model": "m"}
    return httpx2.Response(200, json=body | {"choices": [{"index": 0, "finish_reason": finish, "message": message}]})


def wrong(status: int, code: str = "", message: str = f"no, {KEY} is wrong", **headers: str) -> httpx2.Response:
    """A refusal that quotes the key, as some servers do."""
    return httpx2.Response(status, json={"error": {"message": message, "code": code}}, headers=headers)


def filled(schema: dict[str, Any], text: str = "Tea is hot.", root: dict[str, Any] | None = None) -> Any:
    """The plainest value that fits a strict schema, with this text wherever there is one; every list has one row, the first."""
    root = root or schema
    if "$ref" in schema:
        return filled(root["$defs"][schema["$ref"].rpartition("/")[2]], text, root)
    if "anyOf" in schema:
        return filled(schema["anyOf"][0], text, root)
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object":
            return {name: filled(part, text, root) for name, part in schema["properties"].items()}
        case "array":
            return [filled(schema["items"], text, root)]
        case "string":
            return text
        case kind:
            return {"integer": 1, "number": 1.5, "boolean": True, "null": None}[kind]


class ModelServer(httpx2.AsyncBaseTransport):
    """Answers with what is in `script`, then with good answers. `asked` are the bodies, `requests` what came in.

    A body that OpenAI's own servers would refuse fails the test, whatever becomes of the answer.

    Nobody gets an answer before `together` requests are there.
    """

    def __init__(self, *script: httpx2.Response | Exception, together: int = 1) -> None:
        self.script = list(script)
        self.requests: list[httpx2.Request] = []
        self._together, self._all_there = together, asyncio.Event()

    @property
    def asked(self) -> list[dict[str, Any]]:
        return [json.loads(request.content) for request in self.requests]

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await request.aread()
        self.requests.append(request)
        if request.content and (wrong_with := problem(json.loads(request.content))):
            pytest.fail(f"OpenAI would refuse this request: {wrong_with}")
        if len(self.requests) >= self._together:
            self._all_there.set()
        await self._all_there.wait()
        answer = self.script.pop(0) if self.script else self.good(json.loads(request.content))
        if isinstance(answer, Exception):
            raise answer
        return answer

    def good(self, body: dict[str, Any]) -> httpx2.Response:
        """An answer that fits."""
        return said(json.dumps(filled(schema_of(body))))


def schema_of(body: dict[str, Any]) -> dict[str, Any]:
    """The schema that was asked for, wherever it stands."""
    form = body.get("response_format", {})
    return form["json_schema"]["schema"] if form.get("type") == "json_schema" else _told(body)


def _told(body: dict[str, Any]) -> dict[str, Any]:
    return json.loads(body["messages"][-1]["content"].partition("\n")[2])
