"""How long to wait between two looks, and until when altogether."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import define

from threads_runtime.checks import check_number, check_seconds
from threads_runtime.omit import Omit

from ..driver import Flow, pause

if TYPE_CHECKING:
    from threads_runtime.clock import Clock

__all__ = ["PATIENCE", "Pace"]

PATIENCE = 600.0
"""Seconds that a status may last which this version doesn't know, and so can't tell from an end."""

_DEFAULT_MS = 1000.0
# What a server may ask for at most: it mustn't put the client to sleep for good.
_LONGEST_MS = 60_000.0


@define
class Pace:
    """The waiting of one helper."""

    clock: Clock
    interval_ms: float | None
    deadline: float | None
    """In seconds, as the user gave it."""
    until: float | None
    """The moment of the deadline, by the clock."""
    _odd_since: float | None = None

    @classmethod
    def start(cls, clock: Clock, interval_ms: object, deadline: object) -> Pace:
        """Raises TypeError or ValueError for what is no length of time."""
        interval: Any = None if isinstance(interval_ms, Omit) else interval_ms
        if interval is not None:
            check_number("poll_interval_ms", interval, of="milliseconds", finite=True)
        seconds: Any = check_seconds("deadline", None if isinstance(deadline, Omit) else deadline)
        if seconds is None or math.isinf(seconds):
            return cls(clock, interval, None, None)
        return cls(clock, interval, seconds, clock.monotonic() + seconds)

    def restart(self) -> None:
        """The time of the deadline begins to run now."""
        self.until = None if self.deadline is None else self.clock.monotonic() + self.deadline

    @property
    def is_over(self) -> bool:
        """Whether the deadline has passed."""
        return self.until is not None and self.clock.monotonic() >= self.until

    def wait(self, headers: Mapping[str, str], *, expected: bool) -> Flow[bool]:
        """Pause before the next look; whether there is time left for it.

        What was seen last is `expected` if it is bound to change; else it isn't watched for longer than PATIENCE.
        """
        if expected:
            self._odd_since = None
        elif self._odd_since is None:
            self._odd_since = self.clock.monotonic()
        seconds = (self.interval_ms if self.interval_ms is not None else _asked_ms(headers)) / 1000
        yield from pause(max(min(seconds, self._left()), 0.0))
        return self._left() > 0

    def spent(self) -> str:
        """The time that has run out, for people."""
        patience = self.until is None or (self._left() <= 0 and self.clock.monotonic() < self.until)
        return f"{PATIENCE if patience else self.deadline:g} s"

    def earlier(self, moment: float | None) -> float | None:
        """The deadline or that moment, whichever comes first."""
        return min((each for each in (self.until, moment) if each is not None), default=None)

    def _left(self) -> float:
        limit = self.earlier(None if self._odd_since is None else self._odd_since + PATIENCE)
        return math.inf if limit is None else limit - self.clock.monotonic()


def _asked_ms(headers: Mapping[str, str]) -> float:
    try:
        asked = float(headers.get("openai-poll-after-ms", ""))
    except ValueError:
        return _DEFAULT_MS
    return min(asked, _LONGEST_MS) if math.isfinite(asked) and asked > 0 else _DEFAULT_MS
