"""A model server on loopback: answers every call after the same delay, fills any schema, objects to one draft of every phase."""

import asyncio
import json
import re
import time
from typing import Any

from aiohttp import web

KEYS = re.compile(r"^Drafted in this phase:\n\w+ begin\n(\S+):$", re.M)
WORDS = "We answer in plain words, say what happens next, and keep what we promise."


class ModelServer:
    """Answers after `delay` seconds. `calls` are the prompts in order, `starts` and `ends` when they came and went."""

    def __init__(self, delay: float) -> None:
        self.delay = delay
        self.calls: list[str] = []
        self.starts: list[float] = []
        self.ends: list[float] = []
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Listens; the base address."""
        app = web.Application(client_max_size=10_000_000)
        app.router.add_post("/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"

    async def close(self) -> None:
        """Listens no more."""
        if self._runner:
            await self._runner.cleanup()

    def forget(self) -> None:
        """Begins to count anew."""
        self.calls, self.starts, self.ends = [], [], []

    async def _answer(self, request: web.Request) -> web.Response:
        self.starts.append(time.perf_counter())
        body = await request.json()
        prompt = "\n".join(f"{m['role']}\n{m['content']}" for m in body["messages"])
        self.calls.append(prompt)
        await asyncio.sleep(self.delay)
        schema = body["response_format"]["json_schema"]["schema"]
        said = filled(schema, schema)
        if "revise" in schema["properties"]:
            said = {"objection": "Who does this when nobody is there?", "revise": KEYS.findall(prompt)[:1]}
        self.ends.append(time.perf_counter())
        return web.json_response(_completion(body["model"], json.dumps(said)))


def filled(schema: dict[str, Any], root: dict[str, Any]) -> Any:
    """The plainest value that fits a strict schema."""
    if "$ref" in schema:
        return filled(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    if "anyOf" in schema:
        return filled(schema["anyOf"][0], root)
    match schema["type"]:
        case "object":
            return {name: filled(part, root) for name, part in schema["properties"].items()}
        case "array":
            return [filled(schema["items"], root)]
        case "string":
            return schema.get("enum", [WORDS])[0]
        case kind:
            return {"integer": 1, "number": 1.5, "boolean": True, "null": None}[kind]


def _completion(model: str, content: str) -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content, "refusal": None}}
    return {"id": "x", "object": "chat.completion", "created": 1, "model": model, "choices": [choice]}


def shared(calls: list[str], letters: int = 4, step: int = 128, least: int = 1024) -> float:
    """The share of prompt tokens that a server with a memory for beginnings has read before, in its steps.

    A token is taken for four letters; a beginning counts from 1,024 tokens, in whole steps of 128, as OpenAI's memory does.
    """
    remembered = 0
    for number, call in enumerate(calls):
        tokens = max((_alike(call, other) for other in calls[:number]), default=0) // letters
        remembered += tokens // step * step if tokens >= least else 0
    return remembered / max(1, sum(len(call) // letters for call in calls))


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
