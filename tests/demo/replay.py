"""A loopback server that replays a cassette over real HTTP: each request must be the one that was recorded."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import yaml


@contextmanager
def replay(cassette: Path) -> Iterator[str]:
    """Serve the exchanges of a cassette in their order; gives the base URL."""
    waiting: list[dict[str, Any]] = yaml.safe_load(cassette.read_bytes())["interactions"]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            expected = waiting[0]["request"] if waiting else None
            if expected is None or _request(self.command, self.path, sent) != _recorded(expected):
                self.send_error(409, f"the recording goes on with {expected and expected['uri']}")
                return
            response = waiting.pop(0)["response"]
            body = response["body"]["string"].encode()
            self.send_response(response["status"]["code"])
            for name, values in response["headers"].items():
                for value in values:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815  # the names that the server looks for

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _request(method: str, target: str, body: bytes | str | None) -> tuple[str, str, list[tuple[str, str]], Any]:
    url = urlsplit(target)
    return method, url.path, sorted(parse_qsl(url.query)), json.loads(body) if body else None


def _recorded(request: dict[str, Any]) -> tuple[str, str, list[tuple[str, str]], Any]:
    return _request(request["method"], request["uri"], request["body"])
