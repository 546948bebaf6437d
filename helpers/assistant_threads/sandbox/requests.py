"""What came in, for tests to look at."""

from __future__ import annotations

import json
import threading
from collections import deque
from typing import Any

from attrs import field, frozen

__all__ = ["ReceivedRequest", "RequestLog"]


@frozen(kw_only=True)
class ReceivedRequest:
    """A request as it came in."""

    method: str
    path: str
    """Percent-encoding undone, without the query."""
    query: str
    """As sent."""
    headers: dict[str, str] = field(repr=False)
    """Names in lower case. Not shown: they carry the key."""
    body: bytes = b""

    def json(self) -> Any:
        """The body as JSON. Raises ValueError when it isn't."""
        return json.loads(self.body)


class RequestLog:
    """The last requests, filled by the server and read from any thread."""

    def __init__(self, most: int) -> None:
        self._requests: deque[ReceivedRequest] = deque(maxlen=most)
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
