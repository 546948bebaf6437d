"""Request middleware: size limits, request log, planned faults and request ids."""

from __future__ import annotations

import json
import tempfile
from collections import deque
from typing import IO, Any

from attrs import field, frozen
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import RefusedError, storage_error
from ..faults import FaultPlan
from ..model.objects import NewId

__all__ = ["ReceivedRequest", "RequestMiddleware"]

_MEMORY = 1024 * 1024
_LOGGED_OF_UPLOADS = 64 * 1024
_FORM_OVERHEAD = 1024 * 1024


@frozen(kw_only=True)
class ReceivedRequest:
    """A request as it was received."""

    method: str
    path: str
    """Percent-decoded, without the query."""
    query: str
    """As sent, without decoding."""
    headers: dict[str, str] = field(repr=False)
    """Names in lower case. Left out of the repr, since they contain the API key."""
    body: bytes = b""
    """Of an upload, at most the first 64 KiB."""

    def json(self) -> Any:
        """The body as JSON. Raises ValueError if it isn't JSON."""
        return json.loads(self.body)


@frozen
class RequestMiddleware:
    """ASGI middleware around the whole application. Large bodies are spooled to disk."""

    _app: ASGIApp
    _requests: deque[ReceivedRequest]
    _faults: FaultPlan
    _new_id: NewId
    max_bytes: int = field(kw_only=True)
    max_file_bytes: int = field(kw_only=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        send = _with_headers(
            send, [(b"openai-version", b"2020-10-01"), (b"x-request-id", self._new_id("req").encode())]
        )
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        upload = headers.get("content-type", "").startswith("multipart/")
        limit = self.max_file_bytes + _FORM_OVERHEAD if upload else self.max_bytes
        with tempfile.SpooledTemporaryFile(_MEMORY) as body:
            try:
                await _read(receive, body, limit)
            except RefusedError as refusal:
                # The rest of the body is not read, so the connection cannot be reused.
                response = refusal.response({"connection": "close", "x-should-retry": "false"})
                return await response(scope, receive, send)
            except ClientDisconnect:  # what was not sent completely has no effect
                return None
            body.seek(0)
            request = ReceivedRequest(
                method=scope["method"],
                path=scope["path"],
                query=scope["query_string"].decode("latin-1"),
                headers=headers,
                body=body.read(_LOGGED_OF_UPLOADS if upload else -1),
            )
            self._requests.append(request)
            body.seek(0)
            replay = _replay(body, receive)
            fault = self._faults.take(scope["method"], scope["path"])
            if fault is None:
                return await self._app(scope, replay, send)
            return await fault.respond(self._app, scope, replay, send)


async def _read(receive: Receive, body: IO[bytes], limit: int) -> None:
    """Copy the body. Raises RefusedError if it exceeds the limit or the disk, and ClientDisconnect."""
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        block = message.get("body", b"")
        size += len(block)
        if size > limit:
            raise RefusedError(
                f"The request is larger than {limit} bytes, the limit of the sandbox.",
                status=413,
                code="request_too_large",
            )
        try:
            body.write(block)
        except OSError as error:
            raise storage_error(error) from None
        if not message.get("more_body", False):
            return


def _with_headers(send: Send, extra: list[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *extra]}
        await send(message)

    return sending


def _replay(body: IO[bytes], receive: Receive) -> Receive:
    """Replays a body that was already read, then passes on the messages of the connection."""
    replayed = False

    async def replay() -> Message:
        nonlocal replayed
        if replayed:
            return await receive()
        block = body.read(_MEMORY)
        replayed = len(block) < _MEMORY
        return {"type": "http.request", "body": block, "more_body": not replayed}

    return replay
