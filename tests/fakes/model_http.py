"""A model server on loopback: the fake one behind a real address, which counts what it is asked and answers."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.fakes.model_server import filled, said, schema_of
from tests.fakes.openai_request import problem

TOLD = {"prompt_tokens": 5_000, "completion_tokens": 1_000, "prompt_tokens_details": {"cached_tokens": 3_000}}


class ModelHost:
    """A server for as long as the `with` lasts. `asked` are the bodies; one that OpenAI would refuse is in `refused`."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.refused: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())

    @property
    def url(self) -> str:
        """What OPENAI_BASE_URL is set to."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> "ModelHost":
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, body: dict[str, Any]) -> bytes:
        """A good answer, with what it took."""
        self.asked.append(body)
        if wrong := problem(body):
            self.refused.append(wrong)
        whole = json.loads(said(json.dumps(filled(schema_of(body)))).content)
        return json.dumps(whole | {"usage": TOLD}).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                answer = host.answer(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                return

        return Handler
