"""A raw-socket server in front of a sandbox. It relays requests, does harm to those of one kind, and notes what the
sandbox did: the sandbox is the API as it works, the relay the network and the gateways before it.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import threading
from collections.abc import Callable
from typing import Any, Self, TypeAlias

import httpx
from attrs import frozen

from tests.support.loopback import Loopback, Reply, Request, Scripted

__all__ = ["Effect", "Harm", "Relay", "Trickle", "Upstream"]


@frozen
class Upstream:
    """What the sandbox responded."""

    status: int
    content_type: str
    body: bytes

    def reply(self, **headers: str) -> Reply:
        """The response as it is; a stream in one chunk for each event."""
        pairs = (("Content-Type", self.content_type), *headers.items())
        if self.content_type.startswith("text/event-stream"):
            return Reply(status=self.status, headers=pairs, body=self.blocks())
        return Reply(status=self.status, headers=pairs, body=self.body)

    def blocks(self) -> tuple[bytes, ...]:
        return tuple(block + b"\n\n" for block in self.body.split(b"\n\n") if block)

    def raw(self) -> bytes:
        head = f"HTTP/1.1 {self.status} OK\r\nContent-Type: {self.content_type}\r\nContent-Length: {len(self.body)}"
        return f"{head}\r\nConnection: close\r\n\r\n".encode() + self.body


Harm: TypeAlias = Callable[[Request, Callable[[], Upstream]], Scripted]
"""What is done to a request. It is passed the request and the function that has the sandbox perform it."""


@frozen
class Effect:
    """A request that the sandbox has performed with success."""

    method: str
    path: str
    id: str | None
    """Of the object in the response; of the run, if that was a stream."""


@frozen(kw_only=True)
class Trickle(Reply):
    """A response that never ends: pieces of it every few milliseconds, so that no single wait is long."""

    head: bytes
    piece: bytes


class Relay(Loopback):
    """`effects` lists what the sandbox has done for the requests of the client."""

    def __init__(self, upstream: str) -> None:
        super().__init__()
        self.effects: list[Effect] = []
        self.harmed = 0
        self._upstream = httpx.Client(base_url=upstream.removesuffix("/v1"), timeout=30)
        self._harm: Harm | None = None
        self._target: tuple[str, re.Pattern[str]] = ("", re.compile(""))
        self._times = 0.0

    def harm(self, harm: Harm, method: str, path: str, times: float) -> None:
        """Do harm to the next requests of a method whose target matches a pattern."""
        self._harm, self._target, self._times = harm, (method, re.compile(path)), times

    def heal(self) -> None:
        self._harm = None

    def down(self) -> None:
        """Refuse connections, and end those that are open."""
        # Closing alone would leave the listener to the thread that waits for connections. The clients are last to know.
        self._shut(self._listener)
        self._accepting.join(5)
        self._listener.close()
        for sock in self._sockets:
            self._shut(sock)

    @staticmethod
    def _shut(sock: socket.socket) -> None:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    def up(self) -> None:
        """Accept connections again, at the same port."""
        if self._listener.fileno() < 0:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self._spawn(self._accept)
            self._accepting = self._threads[-1]

    def __enter__(self) -> Self:
        super().__enter__()
        self._accepting = self._threads[-1]
        return self

    def close(self) -> None:
        super().close()
        self._upstream.close()

    def _fallback(self, request: Request) -> Scripted:
        method, path = self._target
        if self._harm is not None and self._times > 0 and request.method == method and path.search(request.target):
            self._times -= 1
            self.harmed += 1
            return self._harm(request, lambda: self._act(request))
        return self._act(request).reply()

    def _act(self, request: Request) -> Upstream:
        """Have the sandbox perform a request. It isn't shown the idempotency key: few servers know it."""
        skipped = {"host", "connection", "content-length", "accept-encoding", "idempotency-key"}
        headers = [(name, value) for name, value in request.headers if name.lower() not in skipped]
        response = self._upstream.request(request.method, request.target, headers=headers, content=request.body)
        upstream = Upstream(response.status_code, response.headers.get("content-type", ""), response.content)
        if response.is_success:
            made = _object(upstream)
            self.effects.append(Effect(request.method, request.target.partition("?")[0], made.get("id")))
            if request.method == "POST" and made.get("object") == "thread.run":
                self._settle(made, dict(headers))
        return upstream

    def _settle(self, run: dict[str, Any], headers: dict[str, str]) -> None:
        """Wait for a run: the clock of a client in a test passes faster than the sandbox works."""
        waiting = threading.Event()
        for _ in range(2_000):
            shown = self._upstream.get(f"/v1/threads/{run['thread_id']}/runs/{run['id']}", headers=headers).json()
            if shown.get("status") not in {"queued", "in_progress"}:
                return
            waiting.wait(0.002)

    def _send(self, sock: socket.socket, request: Request, answer: Reply) -> bool:
        if not isinstance(answer, Trickle):
            return super()._send(sock, request, answer)
        sock.sendall(answer.head)
        for _ in range(1_000):
            if self._stopping.wait(0.02):
                break
            sock.sendall(answer.piece)
        return False


def _object(upstream: Upstream) -> dict[str, Any]:
    """The object of a response; the run of a stream."""
    texts = [upstream.body]
    if upstream.content_type.startswith("text/event-stream"):
        texts = [block.partition(b"data: ")[2] for block in upstream.blocks() if b"thread.run." in block]
    with contextlib.suppress(ValueError, IndexError):
        decoded = json.loads(texts[0])
        return decoded if isinstance(decoded, dict) else {}
    return {}
