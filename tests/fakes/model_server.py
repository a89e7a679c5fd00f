"""A model server out of thin air: plays a list of answers, remembers what it was asked, and fills any schema."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2

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


def filled(schema: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """The plainest value that fits a strict schema."""
    root = root or schema
    if "$ref" in schema:
        return filled(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return filled(schema["anyOf"][0], root)
    if "enum" in schema:
        return schema["enum"][0]
    match schema["type"]:
        case "object":
            return {name: filled(part, root) for name, part in schema["properties"].items()}
        case "array":
            return [filled(schema["items"], root)]
        case "string":
            return "2026-11-23" if schema.get("format") == "date" else "Tea is hot."
        case kind:
            return {"integer": 3, "number": 1.5, "boolean": True, "null": None}[kind]


class ModelServer(httpx2.AsyncBaseTransport):
    """Answers with what is in `script`, then with good answers. `asked` are the bodies, `requests` what came in.

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
        if len(self.requests) >= self._together:
            self._all_there.set()
        await self._all_there.wait()
        answer = self.script.pop(0) if self.script else self.good(json.loads(request.content))
        if isinstance(answer, Exception):
            raise answer
        return answer

    def good(self, body: dict[str, Any]) -> httpx2.Response:
        """An answer that fits."""
        form = body["response_format"]
        schema = form["json_schema"]["schema"] if form["type"] == "json_schema" else _told(body)
        return said(json.dumps(filled(schema)))


def _told(body: dict[str, Any]) -> dict[str, Any]:
    return json.loads(body["messages"][-1]["content"].partition("\n")[2])
