"""Timeouts of requests, as users give them and as httpx takes them."""

from __future__ import annotations

import httpx

from ..checks import check_seconds
from ..operation import Timeout

__all__ = ["cap_timeout", "check_timeout"]


def check_timeout(timeout: Timeout) -> httpx.Timeout:
    """The timeout, in seconds, as httpx takes it. Raises TypeError or ValueError for anything but a length of time."""
    return timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(check_seconds("timeout", timeout))


def cap_timeout(timeout: httpx.Timeout, seconds: float) -> httpx.Timeout:
    """The timeout with each of its waits limited to that."""
    waits = {name: seconds if wait is None else min(wait, seconds) for name, wait in timeout.as_dict().items()}
    return httpx.Timeout(**waits)
