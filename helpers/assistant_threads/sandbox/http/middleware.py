"""Request middleware: size limits, request log, planned faults and request ids."""

from __future__ import annotations

import json
import tempfile
from typing import IO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import RefusedError, storage_error
from ..faults import FaultPlan
from ..model.objects import NewId
from .request_log import ReceivedRequest, RequestLog

__all__ = ["RequestMiddleware"]

_MEMORY = 1024 * 1024
_LOGGED_OF_UPLOADS = 64 * 1024
_FORM_OVERHEAD = 1024 * 1024


class RequestMiddleware:
    """ASGI middleware around the whole application. Large bodies are spooled to disk."""

    def __init__(
        self,
        app: ASGIApp,
        requests: RequestLog,
        faults: FaultPlan,
        new_id: NewId,
        *,
        max_bytes: int,
        max_file_bytes: int,
    ) -> None:
        self._app = app
        self._requests = requests
        self._faults = faults
        self._new_id = new_id
        self._max_bytes = max_bytes
        self._max_upload_bytes = max_file_bytes + _FORM_OVERHEAD

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        send = _with_headers(
            send, [(b"openai-version", b"2020-10-01"), (b"x-request-id", self._new_id("req").encode())]
        )
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        upload = headers.get("content-type", "").startswith("multipart/")
        limit = self._max_upload_bytes if upload else self._max_bytes
        with tempfile.SpooledTemporaryFile(_MEMORY) as body:
            try:
                complete = await _read(receive, body, limit)
            except OSError as error:  # the disk is full
                return await _refuse(send, storage_error(error))
            if not complete:
                return await _refuse(send, _too_large(limit))
            body.seek(0)
            request = ReceivedRequest(
                method=scope["method"],
                path=scope["path"],
                query=scope["query_string"].decode("latin-1"),
                headers=headers,
                body=body.read(_LOGGED_OF_UPLOADS if upload else -1),
            )
            self._requests.add(request)
            body.seek(0)
            replay = _replay(body, receive)
            fault = self._faults.take(scope["method"], scope["path"])
            if fault is None:
                return await self._app(scope, replay, send)
            return await fault.respond(self._app, scope, replay, send)


async def _read(receive: Receive, body: IO[bytes], limit: int) -> bool:
    """Copy the body; False once it exceeds the limit."""
    size = 0
    while True:
        message = await receive()
        block = message.get("body", b"")
        size += len(block)
        if size > limit:
            return False
        body.write(block)
        if not message.get("more_body", False):
            return True


def _too_large(limit: int) -> RefusedError:
    return RefusedError(
        f"The request is larger than {limit} bytes, the limit of the sandbox.",
        status=413,
        code="request_too_large",
    )


async def _refuse(send: Send, refusal: RefusedError) -> None:
    # The rest of the body is not read, so the connection cannot be reused.
    headers = [(b"content-type", b"application/json"), (b"connection", b"close"), (b"x-should-retry", b"false")]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(refusal.body).encode()})


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
