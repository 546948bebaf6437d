"""Faults on request: what a network, a proxy or a server in trouble does to an answer.

    server.fault(Status(429, retry_after=1), method="POST", path="/v1/threads/*/runs", times=2)
    server.fault(Cut(event=3))

Each fault is a small ASGI middleware for one request.
"""

from __future__ import annotations

import asyncio
import fnmatch
import json
import threading
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from attrs import define, field, frozen
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = [
    "CRLF",
    "TRANSPORT",
    "BrokenOff",
    "Cut",
    "Drop",
    "Fault",
    "FaultPlan",
    "HTMLPage",
    "MalformedJSON",
    "Slow",
    "Stall",
    "Status",
    "WithoutDone",
]

TRANSPORT = "assistant_threads.sandbox.transport"
"""Key of the scope under which the server hands over the connection's transport."""

_Body: TypeAlias = Callable[[bytes], Awaitable[bytes]]


class Fault(Protocol):
    """One thing that goes wrong."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None: ...


@frozen
class Status:
    """An error answer instead of the operation, which isn't carried out."""

    status: int
    message: str = "The sandbox was asked for this error."
    retry_after: float | str | None = None
    """Value of the `Retry-After` header: seconds, or a date as text."""
    headers: dict[str, str] = field(factory=dict)
    code: str | None = None

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        kind = "requests" if self.status == 429 else "server_error" if self.status >= 500 else "invalid_request_error"
        error = {"message": self.message, "type": kind, "param": None, "code": self.code}
        headers = {"content-type": "application/json", **self.headers}
        if self.retry_after is not None:
            headers["retry-after"] = (
                f"{self.retry_after:g}" if isinstance(self.retry_after, float) else str(self.retry_after)
            )
        await _answer(send, self.status, headers, json.dumps({"error": error}).encode())


@frozen
class HTMLPage:
    """A page as proxies send it, instead of the operation."""

    status: int = 502
    content_type: str = "text/html"
    """Try `text/event-stream` with status 200: some proxies leave it."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        page = f"<html><head><title>{self.status}</title></head><body><h1>{self.status}</h1></body></html>\n"
        await _answer(send, self.status, {"content-type": self.content_type}, page.encode())


@frozen
class Drop:
    """The connection ends without an answer: before the request took effect, or after."""

    after: bool = False

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def nowhere(_: Message) -> None:
            pass

        if self.after:
            await app(scope, receive, nowhere)
        scope[TRANSPORT].abort()


@frozen
class _Place:
    """After so many events, or so many bytes of the body."""

    event: int | None = None
    byte: int | None = None

    def __attrs_post_init__(self) -> None:
        if (self.event is None) == (self.byte is None):
            raise ValueError("say after which event or after which byte: one of the two")

    def split(self, seen: bytes, chunk: bytes) -> int | None:
        """How much of the chunk belongs before the place; None when all of it does."""
        if self.byte is not None:
            before = self.byte - len(seen)
        else:
            ends = (seen + chunk).split(b"\n\n")
            if len(ends) <= (self.event or 0):
                return None
            before = len(b"\n\n".join(ends[: self.event]) + b"\n\n" * bool(self.event)) - len(seen)
        return max(before, 0) if before <= len(chunk) else None


@frozen
class Cut(_Place):
    """The connection breaks off in the answer, after so many events or bytes."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def at_place() -> bytes | None:
            await asyncio.sleep(0)  # what was sent is on its way before the connection ends
            scope[TRANSPORT].close()
            return None

        await _until(self, at_place, app, scope, receive, send)


@frozen
class Stall(_Place):
    """Nothing more comes after so many events or bytes, and the connection stays open; until `released`, if given."""

    released: threading.Event | None = None

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def at_place() -> bytes | None:
            while self.released is None or not self.released.is_set():
                if scope[TRANSPORT].is_closing():
                    break
                await asyncio.sleep(0.01)
            return None

        await _until(self, at_place, app, scope, receive, send)


@frozen
class BrokenOff(_Place):
    """A stream ends with an `error` event, after so many events or bytes."""

    message: str = "The server had an error while processing your request."
    code: str = "server_error"

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def at_place() -> bytes | None:
            error = {"message": self.message, "type": "server_error", "param": None, "code": self.code}
            return f"event: error\ndata: {json.dumps(error)}\n\nevent: done\ndata: [DONE]\n\n".encode()

        await _until(self, at_place, app, scope, receive, send)


@frozen
class Slow:
    """The body comes in small pieces with pauses between."""

    bytes: int = 1
    seconds: float = 0.0

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def slowly(message: Message) -> None:
            if message["type"] != "http.response.body":
                return await send(message)
            body = message.get("body", b"")
            for at in range(0, len(body), self.bytes):
                await send({**message, "body": body[at : at + self.bytes], "more_body": True})
                await asyncio.sleep(self.seconds)
            return await send({**message, "body": b""})

        await app(scope, receive, slowly)


@frozen
class CRLF:
    """Lines of the body end with CR LF."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await _changed(lambda body: body.replace(b"\n", b"\r\n"), app, scope, receive, send)


@frozen
class WithoutDone:
    """A stream ends without its `done` event."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        await _changed(lambda body: b"" if body.startswith(b"event: done\n") else body, app, scope, receive, send)


@frozen
class MalformedJSON:
    """The last brace is missing: of an answer, or of every event of a stream."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        def broken(body: bytes) -> bytes:
            head, brace, tail = body.rpartition(b"}")
            return head + tail if brace else body

        await _changed(broken, app, scope, receive, send)


@define
class _Planned:
    fault: Fault
    method: str
    path: str
    left: int


class FaultPlan:
    """The faults to come, set from any thread."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault, *, method: str, path: str, times: int) -> None:
        if times < 1:
            raise ValueError(f"a fault happens once or more, not {times} times")
        with self._lock:
            self._planned.append(_Planned(fault, method.upper(), path, times))

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for a request, if one is planned: the first that fits."""
        with self._lock:
            for planned in self._planned:
                if fnmatch.fnmatchcase(method, planned.method) and fnmatch.fnmatchcase(path, planned.path):
                    planned.left -= 1
                    if not planned.left:
                        self._planned.remove(planned)
                    return planned.fault
        return None


async def _answer(send: Send, status: int, headers: dict[str, str], body: bytes) -> None:
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    pairs.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": body})


async def _until(
    place: _Place,
    at_place: Callable[[], Awaitable[bytes | None]],
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """The answer as far as a place in its body, then something else happens, which may send another end instead."""
    seen = b""
    over = False

    async def watched(message: Message) -> None:
        nonlocal seen, over
        if over:
            return
        if message["type"] == "http.response.body":
            body = message.get("body", b"")
            before = place.split(seen, body)
            if before is not None:
                over = True
                await send({**message, "body": body[:before], "more_body": True})
                end = await at_place()
                if end is not None:
                    await send({"type": "http.response.body", "body": end})
                    return
                over = scope[TRANSPORT].is_closing()
                message = {**message, "body": body[before:]}
            seen += body
        if not over:
            await send(message)

    await app(scope, receive, watched)


async def _changed(change: Callable[[bytes], bytes], app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """The answer with its body changed, chunk by chunk; an event is a chunk."""

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            # The length isn't known any more: sent in chunks.
            kept = [(name, value) for name, value in message["headers"] if name.lower() != b"content-length"]
            message = {**message, "headers": kept}
        elif message.get("body"):
            message = {**message, "body": change(message["body"])}
        await send(message)

    await app(scope, receive, changed)
