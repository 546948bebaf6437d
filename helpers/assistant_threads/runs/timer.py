"""How long to wait between polls, and until when in all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import define, evolve

from threads_runtime.checks import check_number, check_seconds
from threads_runtime.omit import Omit
from threads_runtime.retry import RetryPolicy

from .performer import Flow, sleep

if TYPE_CHECKING:
    from threads_runtime.clock import Clock
    from threads_runtime.operation import RequestOptions

__all__ = ["UNKNOWN_STATUS_TIMEOUT", "PollTimer"]

UNKNOWN_STATUS_TIMEOUT = 600.0
"""Seconds after which a status that this version doesn't know is no longer polled: it may be a final one."""

_DEFAULT_INTERVAL_MS = 1000.0
# The longest interval that a server may ask for: it mustn't put the client to sleep for good.
_MAX_INTERVAL_MS = 60_000.0


@define
class PollTimer:
    """The waiting of one helper."""

    clock: Clock
    interval_ms: float | None
    deadline: float | None
    """In seconds, as the user passed it."""
    until: float | None
    """The moment of the deadline, by the clock."""
    _unknown_status_since: float | None = None

    @classmethod
    def start(cls, clock: Clock, interval_ms: object, deadline: object) -> PollTimer:
        """Raises TypeError or ValueError unless both are lengths of time."""
        interval: Any = None if isinstance(interval_ms, Omit) else interval_ms
        if interval is not None:
            check_number("poll_interval_ms", interval, of="milliseconds", finite=True)
        seconds: Any = check_seconds("deadline", None if isinstance(deadline, Omit) else deadline)
        if seconds is None or math.isinf(seconds):
            return cls(clock, interval, None, None)
        return cls(clock, interval, seconds, clock.monotonic() + seconds)

    def restart(self) -> None:
        """Start the time of the deadline now."""
        self.until = None if self.deadline is None else self.clock.monotonic() + self.deadline

    @property
    def deadline_passed(self) -> bool:
        return self.until is not None and self.clock.monotonic() >= self.until

    def seconds_left(self) -> float:
        """Until the deadline; infinity without one."""
        return math.inf if self.until is None else self.until - self.clock.monotonic()

    def limit(self, options: RequestOptions, *, once: bool = False) -> RequestOptions:
        """The options of a request that ends at the deadline.

        It is retried until then, at the pauses of its policy: a server may restart. With `once` it is a request that
        may only take effect once, and is retried as often as the policy says.
        """
        if not once and self.until is not None and isinstance(options.retry, RetryPolicy):
            options = evolve(options, retry=evolve(options.retry, max_retries=math.inf))
        return evolve(options, deadline=self.until)

    def wait(self, headers: Mapping[str, str], *, expected: bool) -> Flow[bool]:
        """Pause before the next poll; whether there is time left for it.

        `expected` is whether the status is one that changes by itself; any other is polled for
        UNKNOWN_STATUS_TIMEOUT at most.
        """
        if expected:
            self._unknown_status_since = None
        elif self._unknown_status_since is None:
            self._unknown_status_since = self.clock.monotonic()
        seconds = (self.interval_ms if self.interval_ms is not None else _interval_asked_for(headers)) / 1000
        yield from sleep(max(min(seconds, self._left()), 0.0))
        return self._left() > 0

    def time_limit_text(self) -> str:
        """The limit that was reached, for people."""
        by_status = self.until is None or (self._left() <= 0 and self.clock.monotonic() < self.until)
        return f"{UNKNOWN_STATUS_TIMEOUT if by_status else self.deadline:g} s"

    def earlier(self, moment: float | None) -> float | None:
        """The deadline or that moment, whichever comes first."""
        return min((each for each in (self.until, moment) if each is not None), default=None)

    def _left(self) -> float:
        since = self._unknown_status_since
        limit = self.earlier(None if since is None else since + UNKNOWN_STATUS_TIMEOUT)
        return math.inf if limit is None else limit - self.clock.monotonic()


def _interval_asked_for(headers: Mapping[str, str]) -> float:
    try:
        asked = float(headers.get("openai-poll-after-ms", ""))
    except ValueError:
        return _DEFAULT_INTERVAL_MS
    return min(asked, _MAX_INTERVAL_MS) if math.isfinite(asked) and asked > 0 else _DEFAULT_INTERVAL_MS
