"""An exchange that succeeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import httpx

__all__ = ["Exchange"]


@frozen
class Exchange:
    """A success, its body read unless a stream was asked for, and what it took to get it."""

    response: httpx.Response
    """`response.elapsed` is the time of the last attempt, once the body has been read."""
    retries_taken: int
