"""What every request passes: it is read within bounds, written down, met by the fault planned for it, and numbered."""

from __future__ import annotations

import json

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .errors import RefusedError
from .faults import FaultPlan
from .objects import NewId
from .requests import ReceivedRequest, RequestLog

__all__ = ["Gate"]


class Gate:
    """An ASGI middleware around the whole application."""

    def __init__(
        self, app: ASGIApp, requests: RequestLog, faults: FaultPlan, new_id: NewId, *, most_bytes: int
    ) -> None:
        self._app = app
        self._requests = requests
        self._faults = faults
        self._new_id = new_id
        self._most_bytes = most_bytes

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
        """The body, or None as soon as it is too large."""
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self._most_bytes:
                return None
            if not message.get("more_body", False):
                return bytes(body)

    async def _too_large(self, send: Send) -> None:
        refusal = RefusedError(
            f"The request is larger than {self._most_bytes} bytes, the most that the sandbox takes.",
            status=413,
            code="request_too_large",
        )
        # The rest of the body is never read: the connection can't be used again.
        headers = [(b"content-type", b"application/json"), (b"connection", b"close")]
        await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(refusal.body).encode()})


def _with_headers(send: Send, added: list[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *added]}
        await send(message)

    return sending


def _replay(body: bytes, receive: Receive) -> Receive:
    """Hands out a body that was already read, then what the connection says."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
