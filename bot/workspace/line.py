"""The wire between a driver and a workspace: the page's own HTTP interface, spoken with the standard library.

Synchronous. Never leaves loopback because the workspace does not.
"""

import http.client
import json
import mimetypes
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit


class DriverError(Exception):
    """What could not be done, and what was visible instead."""


class Line:
    """One workspace at the other end. `url` is its page address with the token."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.netloc
        self._cookie = f"workspace_{parts.port}={parse_qs(parts.query)['token'][0]}"

    def get(self, path: str, **query: Any) -> dict[str, Any]:
        """A JSON answer."""
        return json.loads(self.raw(f"{path}?{urlencode(query)}"))

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        """A JSON answer to a JSON body. Raises DriverError with the workspace's reason."""
        answer = json.loads(self._ask("POST", path, json.dumps(body).encode(), "application/json"))
        if not answer.get("ok"):
            raise DriverError(answer.get("error", "The workspace did not say why."))
        return answer

    def raw(self, path: str) -> bytes:
        """The bytes at an address."""
        return self._ask("GET", path, None, "")

    def upload(self, who: str, path: Path) -> str:
        """Bring a file in. Returns its id."""
        edge = secrets.token_hex(16)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        head = (
            f'--{edge}\r\nContent-Disposition: form-data; name="as"\r\n\r\n{who}\r\n'
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{path.name}"\r\nContent-Type: {kind}\r\n\r\n'
        )
        body = head.encode() + path.read_bytes() + f"\r\n--{edge}--\r\n".encode()
        return json.loads(self._ask("POST", "/person/upload", body, f"multipart/form-data; boundary={edge}"))["file"]

    def _ask(self, verb: str, path: str, body: bytes | None, kind: str) -> bytes:
        headers = {"Cookie": self._cookie, "Origin": f"http://{self._host}"}
        if kind:
            headers["Content-Type"] = kind
        connection = http.client.HTTPConnection(self._host, timeout=60)
        try:
            connection.request(verb, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        except OSError as error:
            raise DriverError(f"The workspace at {self._host} does not answer: {error}") from error
        finally:
            connection.close()
        if response.status >= 400 and not content.startswith(b"{"):
            raise DriverError(f"{verb} {path} was refused with {response.status}: {content.decode(errors='replace')}")
        return content
