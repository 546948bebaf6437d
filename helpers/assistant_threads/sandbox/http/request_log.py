"""The log of received requests, for tests to inspect."""

from __future__ import annotations

import json
import threading
from collections import deque
from typing import Any

from attrs import field, frozen

__all__ = ["ReceivedRequest", "RequestLog"]


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


class RequestLog:
    """The latest requests; thread-safe."""

    def __init__(self, max_requests: int) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=max_requests)
        self._lock = threading.Lock()

    def add(self, request: ReceivedRequest) -> None:
        with self._lock:
            self._requests.append(request)

    def copy(self) -> list[ReceivedRequest]:
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        with self._lock:
            self._requests.clear()
