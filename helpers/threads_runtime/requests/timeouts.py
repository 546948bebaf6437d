"""Timeouts of requests, as users give them and as httpx takes them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..checks import check_seconds
from ..operation import Timeout

if TYPE_CHECKING:
    import httpx

__all__ = ["cap_timeout", "check_timeout", "default_timeout", "http_timeout"]


@cache
def default_timeout() -> httpx.Timeout:
    """The timeout of a client that is given none."""
    import httpx

    return httpx.Timeout(600.0, connect=5.0)


def check_timeout(timeout: Timeout) -> None:
    """Raise TypeError or ValueError for anything but a length of time."""
    if timeout is not None and not isinstance(timeout, (int, float)):
        import httpx  # which has been imported, if it is one of its timeouts

        if isinstance(timeout, httpx.Timeout):  # pyright: ignore[reportUnnecessaryIsInstance]
            return
    check_seconds("timeout", timeout)


def http_timeout(timeout: Timeout) -> httpx.Timeout:
    """The timeout, in seconds, as httpx takes it. Raises TypeError or ValueError for anything but a length of time."""
    import httpx

    check_timeout(timeout)
    return timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout)


def cap_timeout(timeout: httpx.Timeout, seconds: float) -> httpx.Timeout:
    """The timeout with each of its waits limited to that."""
    import httpx

    waits = {name: seconds if wait is None else min(wait, seconds) for name, wait in timeout.as_dict().items()}
    return httpx.Timeout(**waits)
