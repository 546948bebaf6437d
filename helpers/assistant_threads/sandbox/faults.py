"""Faults on request: what networks, proxies and failing servers do to a response.

    server.fault(Status(429, retry_after=1), method="POST", path="/v1/threads/*/runs", times=2)
    server.fault(Cut(event=3))

Each fault is a small ASGI middleware for one request.
"""

from __future__ import annotations

import asyncio
import fnmatch
import json
import threading
from abc import ABC, abstractmethod
from typing import Protocol

from attrs import evolve, field, frozen
from starlette.responses import Response
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
    "PlannedFault",
    "Slow",
    "Stall",
    "Status",
    "WithoutDone",
]

TRANSPORT = "assistant_threads.sandbox.transport"
"""The key of the connection's transport in the ASGI scope."""


class Fault(Protocol):
    """A fault; handles one request instead of, or around, the application."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None: ...


@frozen
class Status:
    """An error response; the operation is not performed."""

    status: int
    message: str = "This error was requested from the sandbox."
    retry_after: float | str | None = None
    """The `Retry-After` header: seconds, or a date."""
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
        await Response(json.dumps({"error": error}), self.status, headers)(scope, receive, send)


@frozen
class HTMLPage:
    """An HTML page as sent by proxies; the operation is not performed."""

    status: int = 502
    content_type: str = "text/html"
    """Some proxies send a page as `text/event-stream` with status 200."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        page = f"<html><head><title>{self.status}</title></head><body><h1>{self.status}</h1></body></html>\n"
        await Response(page, self.status, {"content-type": self.content_type})(scope, receive, send)


@frozen
class Drop:
    """The connection ends without a response: before the operation, or `after` it took effect."""

    after: bool = False

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def discard(_: Message) -> None:
            pass

        if self.after:
            await app(scope, receive, discard)
        scope[TRANSPORT].abort()


@frozen
class _AtPosition(ABC):
    """A fault at a position in a response body: after a number of events, or of bytes."""

    event: int | None = None
    byte: int | None = None

    def __attrs_post_init__(self) -> None:
        if (self.event is None) == (self.byte is None):
            raise ValueError("pass either event or byte")

    def split(self, seen: bytes, chunk: bytes) -> int | None:
        """The number of bytes of `chunk`, which follows `seen`, before the position; None if it isn't reached."""
        offset = self.byte if self.byte is not None else _end_of_event(seen + chunk, self.event or 0)
        if offset is None or offset > len(seen) + len(chunk):
            return None
        return max(offset - len(seen), 0)

    @abstractmethod
    async def at_position(self, transport: asyncio.Transport) -> bytes | None:
        """What happens at the position; may return another end of the body."""

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        seen = b""
        over = False

        async def watched(message: Message) -> None:
            nonlocal seen, over
            if over:
                return
            if message["type"] == "http.response.body":
                body = message.get("body", b"")
                before = self.split(seen, body)
                if before is not None:
                    over = True
                    await send({**message, "body": body[:before], "more_body": True})
                    end = await self.at_position(scope[TRANSPORT])
                    if end is not None:
                        await send({"type": "http.response.body", "body": end})
                        return
                    over = scope[TRANSPORT].is_closing()
                    message = {**message, "body": body[before:]}
                seen += body
            if not over:
                await send(message)

        await app(scope, receive, watched)


@frozen
class Cut(_AtPosition):
    """The connection is closed after a number of events or bytes."""

    async def at_position(self, transport: asyncio.Transport) -> None:
        await asyncio.sleep(0)  # flush what was sent before closing
        transport.close()


@frozen
class Stall(_AtPosition):
    """The response stalls after a number of events or bytes, with an open connection; until `released`, if given."""

    released: threading.Event | None = None

    async def at_position(self, transport: asyncio.Transport) -> None:
        while not transport.is_closing() and (self.released is None or not self.released.is_set()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@frozen
class BrokenOff(_AtPosition):
    """A stream ends with an `error` event after a number of events or bytes."""

    message: str = "The server had an error while processing your request."
    code: str = "server_error"

    async def at_position(self, transport: asyncio.Transport) -> bytes:
        error = {"message": self.message, "type": "server_error", "param": None, "code": self.code}
        return f"event: error\ndata: {json.dumps(error)}\n\nevent: done\ndata: [DONE]\n\n".encode()


@frozen
class Slow:
    """The body is sent in pieces of `bytes` bytes, with pauses of `seconds`."""

    bytes: int = 1
    seconds: float = 0.0

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def slowly(message: Message) -> None:
            if message["type"] != "http.response.body":
                return await send(message)
            body = message.get("body", b"")
            for start in range(0, len(body), self.bytes):
                await send({**message, "body": body[start : start + self.bytes], "more_body": True})
                await asyncio.sleep(self.seconds)
            return await send({**message, "body": b""})

        await app(scope, receive, slowly)


@frozen
class _ChangedBody(ABC):
    """A response with a changed body. Each chunk is changed by itself; an event is one chunk."""

    @abstractmethod
    def change(self, body: bytes) -> bytes: ...

    async def respond(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                # The new length is unknown, so the body is sent in chunks.
                kept = [(name, value) for name, value in message["headers"] if name.lower() != b"content-length"]
                message = {**message, "headers": kept}
            elif message.get("body"):
                message = {**message, "body": self.change(message["body"])}
            await send(message)

        await app(scope, receive, changed)


@frozen
class CRLF(_ChangedBody):
    """Lines of the body end with CR LF."""

    def change(self, body: bytes) -> bytes:
        return body.replace(b"\n", b"\r\n")


@frozen
class WithoutDone(_ChangedBody):
    """A stream ends without its `done` event."""

    def change(self, body: bytes) -> bytes:
        return b"" if body.startswith(b"event: done\n") else body


@frozen
class MalformedJSON(_ChangedBody):
    """The last brace is missing: of the body, or of every event of a stream."""

    def change(self, body: bytes) -> bytes:
        head, brace, tail = body.rpartition(b"}")
        return head + tail if brace else body


@frozen
class PlannedFault:
    """A fault, and the next requests that it is for."""

    fault: Fault
    method: str = "*"
    path: str = "*"
    times: int = 1

    def __attrs_post_init__(self) -> None:
        if self.times < 1:
            raise ValueError(f"times must be at least 1, not {self.times}")


class FaultPlan:
    """The planned faults; thread-safe."""

    def __init__(self) -> None:
        self._planned: list[PlannedFault] = []
        self._lock = threading.Lock()

    def add(self, planned: PlannedFault) -> None:
        with self._lock:
            self._planned.append(planned)

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """Remove and return the first planned fault that matches a request."""
        with self._lock:
            for index, planned in enumerate(self._planned):
                if fnmatch.fnmatchcase(method, planned.method.upper()) and fnmatch.fnmatchcase(path, planned.path):
                    left = [evolve(planned, times=planned.times - 1)] if planned.times > 1 else []
                    self._planned[index : index + 1] = left
                    return planned.fault
        return None


def _end_of_event(body: bytes, count: int) -> int | None:
    """The offset after the `count`-th event; None if the body has fewer."""
    offset = 0
    for _ in range(count):
        found = body.find(b"\n\n", offset)
        if found == -1:
            return None
        offset = found + 2
    return offset
