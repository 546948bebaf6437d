"""When a failed attempt is made again, after how long, and when not because it might act twice."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from .clock import Clock
    from .errors import APIError

__all__ = ["Attempt", "RetryPolicy", "is_retried_status", "is_unanswered_status", "retry_after"]

_RETRIED = frozenset({408, 409, 429})
# A gateway gave up on the service behind it, which may go on with the request.
_UNANSWERED = frozenset({502, 504, 520, 524})


@frozen
class Attempt:
    """One attempt of an operation, as it ended."""

    number: int
    """Counts from 1."""
    operation: str
    """Where the method stands on the client, `beta.threads.messages.create`."""
    status: int | None
    """The status of the answer; None when none came, or only a part of it."""
    error: APIError | None
    """None for a success."""
    delay: float | None
    """Seconds until the next attempt; None when this was the last one."""
    elapsed: float
    """Seconds that the attempt took."""


@frozen(kw_only=True)
class RetryPolicy:
    """How often and when a failed request is sent again. Times are in seconds.

    Raises TypeError or ValueError for settings that can't be meant.
    """

    max_retries: float = 2
    """Attempts after the first; `math.inf` for no limit."""
    initial_delay: float = 0.5
    """Before the first retry; doubled for each further one. Up to a quarter less, at random."""
    max_delay: float = 8.0
    max_retry_after: float = 120.0
    """A server that asks for a longer wait isn't asked again."""
    retry_ambiguous: bool = False
    """Send again, too, when the answer was lost and the request may have taken effect: it may then do so twice."""
    on_attempt: Callable[[Attempt], object] | None = None
    """Called as each attempt ends; what it raises ends the call."""
    random: Callable[[], float] = random.random
    """Numbers in [0, 1)."""

    def __attrs_post_init__(self) -> None:
        for name in ("max_retries", "initial_delay", "max_delay", "max_retry_after"):
            value: object = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise TypeError(f"{name} must be a number, not {type(value).__name__}")
            if not value >= 0:
                raise ValueError(f"{name} must not be negative or NaN, but is {value}")
        if not math.isinf(self.max_retries) and self.max_retries != int(self.max_retries):
            raise ValueError(f"max_retries must be a whole number or math.inf, but is {self.max_retries}")
        if self.on_attempt is not None and not callable(self.on_attempt):
            raise TypeError(f"on_attempt must be callable, not {type(self.on_attempt).__name__}")

    def backoff(self, retries: int) -> float:
        """Seconds to wait after a failure that `retries` retries came before, when the server names no time."""
        # 2**1024 overflows a float, and much sooner max_delay has been reached.
        delay = min(self.initial_delay * 2.0 ** min(retries, 64), self.max_delay)
        return delay * (1 - 0.25 * self.random())


def is_retried_status(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer of this status invites another attempt; the server has the last word."""
    said = headers.get("x-should-retry")
    if said in {"true", "false"}:
        return said == "true"
    return status in _RETRIED or status >= 500


def is_unanswered_status(status: int, headers: Mapping[str, str]) -> bool:
    """Whether the status leaves open if the request reached the service, and took effect there."""
    return status in _UNANSWERED and headers.get("x-should-retry") != "true"


def retry_after(headers: Mapping[str, str], clock: Clock) -> float | None:
    """Seconds that the server asks to wait; None when it names no time in the future.

    `retry-after-ms` is precise and therefore goes first. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
    """
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        seconds: float | None = milliseconds / 1000
    else:
        text = headers.get("retry-after")
        seconds = _number(text)
        if seconds is None and text is not None:
            seconds = _until(text, clock)
    return seconds if seconds is not None and seconds > 0 else None


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _until(text: str, clock: Clock) -> float | None:
    from email.utils import mktime_tz, parsedate_tz

    date = parsedate_tz(text)
    if date is None:
        return None
    try:
        return mktime_tz(date) - clock.time()
    except (ValueError, OverflowError):
        return None
