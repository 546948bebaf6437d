"""The retry policy: which failures are retried, and after how long."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from .checks import check_callable, check_number

if TYPE_CHECKING:
    from .clock import Clock
    from .errors import APIError

__all__ = ["Attempt", "RetryPolicy", "is_retried_status", "may_have_acted", "retry_after"]

_RETRIED_STATUSES = frozenset({408, 409, 429})


@frozen
class Attempt:
    """One attempt of an operation and its result."""

    number: int
    """Counts from 1."""
    operation: str
    """Path of the method on the client, such as `beta.threads.messages.create`."""
    status: int | None
    """Status of the response; None if there was none, or it broke off."""
    error: APIError | None
    """None for a success."""
    delay: float | None
    """Seconds until the next attempt; None if this was the last one."""
    elapsed: float
    """Duration of the attempt in seconds."""


@frozen(kw_only=True)
class RetryPolicy:
    """How often and when a failed request is retried. Times are in seconds.

    Raises TypeError or ValueError for invalid settings.
    """

    max_retries: float = 2
    """Maximum number of attempts after the first; `math.inf` for no limit."""
    initial_delay: float = 0.5
    """Delay before the first retry; doubled for each further one, and shortened by up to a quarter at random."""
    max_delay: float = 8.0
    max_retry_after: float = 120.0
    """If the server asks for a longer wait, the request is not retried."""
    retry_ambiguous: bool = False
    """Also retry a request that may have taken effect although its response was lost: it may then take effect twice."""
    idempotency: Literal["auto", "trust", "off"] = "auto"
    """Whether requests that create something carry an `Idempotency-Key`, the same in each attempt. With `auto`, a
    request whose response was lost is retried if the server has returned such a key before; with `trust`, always: the
    server is known to act once. With `off` no key is sent."""
    on_attempt: Callable[[Attempt], object] | None = None
    """Called after each attempt; an exception that it raises ends the call."""
    random: Callable[[], float] = random.random
    """Numbers in [0, 1)."""

    def __attrs_post_init__(self) -> None:
        for name in ("max_retries", "initial_delay", "max_delay", "max_retry_after"):
            check_number(name, getattr(self, name))
        if not math.isinf(self.max_retries) and self.max_retries != int(self.max_retries):
            raise ValueError(f"max_retries must be a whole number or math.inf, but is {self.max_retries}")
        if self.idempotency not in ("auto", "trust", "off"):
            raise ValueError(f"idempotency must be 'auto', 'trust' or 'off', but is {self.idempotency!r}")
        check_callable("on_attempt", self.on_attempt)

    def backoff(self, retries: int) -> float:
        """Seconds to wait after a failure and `retries` retries, if the server sent no `retry-after`."""
        # 2**1024 would overflow a float; max_delay is reached much sooner.
        delay = min(self.initial_delay * 2.0 ** min(retries, 64), self.max_delay)
        return delay * (1 - 0.25 * self.random())


def is_retried_status(status: int, headers: Mapping[str, str]) -> bool:
    """Whether a response with this status is retried; `x-should-retry` overrides the status."""
    override = headers.get("x-should-retry")
    if override in {"true", "false"}:
        return override == "true"
    return status in _RETRIED_STATUSES or status >= 500


def may_have_acted(status: int, headers: Mapping[str, str], *, is_api_error: bool) -> bool:
    """Whether a request that got this error status may have taken effect.

    Not if the server says that it may be repeated, or itself reports that it failed, is overloaded or full. Anything
    else may come from a gateway that gave up on the server behind it.
    """
    if headers.get("x-should-retry") == "true" or (status < 500 and status != 408):
        return False
    if status == 503 and ("retry-after" in headers or "retry-after-ms" in headers):
        return False
    return not (status in {500, 503, 507} and is_api_error)


def retry_after(headers: Mapping[str, str], clock: Clock) -> float | None:
    """Seconds that the server asks to wait; None if it names no time in the future.

    `retry-after-ms` is more precise and takes precedence. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
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
