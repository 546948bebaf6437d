"""Limits of a project: requests per minute, and requests in progress."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Generator

from ..errors import RefusedError

__all__ = ["ProjectLimits"]

_MINUTE = 60


class ProjectLimits:
    """Counts the requests of one project. The allowance of a minute refills continuously."""

    def __init__(self, *, per_minute: int | None, concurrent: int, clock: Callable[[], float]) -> None:
        self._per_minute = per_minute
        self._concurrent = concurrent
        self._clock = clock
        self._allowance = float(per_minute or 0)
        self._updated = clock()
        self._open = 0

    @contextlib.contextmanager
    def request(self) -> Generator[None]:
        """Around a request. Raises RefusedError, with `retry_after`, if it exceeds a limit."""
        if self._open >= self._concurrent:
            raise _exceeded(f"at most {self._concurrent} requests at once", 1)
        self._take()
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    def _take(self) -> None:
        if self._per_minute is None:
            return
        now = self._clock()
        refilled = self._allowance + (now - self._updated) * self._per_minute / _MINUTE
        self._allowance = min(refilled, float(self._per_minute))
        self._updated = now
        if self._allowance < 1:
            wait = math.ceil((1 - self._allowance) * _MINUTE / self._per_minute)
            raise _exceeded(f"{self._per_minute} requests per minute", max(wait, 1))
        self._allowance -= 1


def _exceeded(limit: str, retry_after: int) -> RefusedError:
    return RefusedError(
        f"Rate limit reached: {limit} for this API key. Please try again in {retry_after} s.",
        status=429,
        type="requests",
        code="rate_limit_exceeded",
        retry_after=retry_after,
    )
