"""Request middleware: size limit, request log, planned faults and request ids."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import RefusedError
from ..faults import FaultPlan
from ..model.objects import NewId
from .request_log import ReceivedRequest, RequestLog

__all__ = ["RequestMiddleware"]


class RequestMiddleware:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, requests: RequestLog, faults: FaultPlan, new_id: NewId, *, max_bytes: int) -> None:
        self._app = app
        self._requests = requests
        self._faults = faults
        self._new_id = new_id
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        send = _with_headers(
            send, [(b"openai-version", b"2020-10-01"), (b"x-request-id", self._new_id("req").encode())]
        )
        body = await self._read(receive)
        if body is None:
            return await self._too_large(send)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        self._requests.add(
            ReceivedRequest(method=scope["method"], path=scope["path"], query=query, headers=headers, body=body)
        )
        fault = self._faults.take(scope["method"], scope["path"])
        app, replay = self._app, _replay(body, receive)
        if fault is None:
            return await app(scope, replay, send)
        return await fault.respond(app, scope, replay, send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The body, or None once it exceeds the limit."""
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self._max_bytes:
                return None
            if not message.get("more_body", False):
                return bytes(body)

    async def _too_large(self, send: Send) -> None:
        refusal = RefusedError(
            f"The request is larger than {self._max_bytes} bytes, the limit of the sandbox.",
            status=413,
            code="request_too_large",
        )
        # The rest of the body is not read, so the connection cannot be reused.
        headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(refusal.body).encode()})


def _with_headers(send: Send, extra: list[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *extra]}
        await send(message)

    return sending


def _replay(body: bytes, receive: Receive) -> Receive:
    """Replays a body that was already read, then passes on the messages of the connection."""
    replayed = False

    async def replay() -> Message:
        nonlocal replayed
        if replayed:
            return await receive()
        replayed = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
