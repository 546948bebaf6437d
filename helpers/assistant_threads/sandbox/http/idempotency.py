"""Idempotency keys: a repeated request gets the first response and has no further effect."""

from __future__ import annotations

import hashlib
from collections import OrderedDict

from attrs import field, frozen
from starlette.requests import Request

from ..errors import RefusedError
from ..model.event_log import EventLog
from ..model.store import Store

__all__ = ["IDEMPOTENCY_KEY", "Idempotency", "RequestKey"]

IDEMPOTENCY_KEY = "idempotency-key"
"""The header, which the response repeats."""

_MAX_LOGS = 100


@frozen
class RequestKey:
    """The `Idempotency-Key` of a request, and a digest that tells whether two requests are the same."""

    key: str
    digest: str

    @classmethod
    def of(cls, request: Request, body: bytes) -> RequestKey | None:
        """None for a request without a key, and for methods other than POST. `body` is the body or its digest."""
        key = request.headers.get(IDEMPOTENCY_KEY, "") if request.method == "POST" else ""
        if not key:
            return None
        parts = [request.url.path.encode(), request.url.query.encode(), body]
        return cls(key, hashlib.sha256(b"\0".join(parts)).hexdigest())


@frozen
class Idempotency:
    """The responses to requests with a key. Bodies are in the store, event logs in memory."""

    _store: Store
    _logs: OrderedDict[str, EventLog] = field(factory=OrderedDict[str, EventLog], init=False)

    def find(self, request: RequestKey, *, stream: bool) -> str | EventLog | None:
        """The first response. Raises RefusedError for a key of another request, or if its events are gone."""
        stored = self._store.response(request.key)
        if stored is None:
            return None
        digest, text = stored
        if digest != request.digest:
            raise RefusedError(
                "This Idempotency-Key was already used for another request.",
                type="idempotency_error",
                code="idempotency_key_in_use",
            )
        if not stream:
            return text
        if request.key not in self._logs:
            raise RefusedError(
                "The request with this Idempotency-Key took effect, but its events are no longer available.",
                status=409,
                type="idempotency_error",
                code="events_gone",
            )
        return self._logs[request.key]

    def save(self, request: RequestKey, response: str | EventLog) -> None:
        """Store a response; call it in the transaction that has the request's effect."""
        if isinstance(response, str):
            self._store.save_response(request.key, request.digest, response)
            return
        self._store.save_response(request.key, request.digest, "")
        self._logs[request.key] = response
        while len(self._logs) > _MAX_LOGS:
            self._logs.popitem(last=False)
