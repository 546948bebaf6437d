"""The response of a successful request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import httpx

__all__ = ["Exchange"]


@frozen
class Exchange:
    """A successful response, its body read unless a stream was requested, and the number of retries."""

    response: httpx.Response
    """`response.elapsed` is the duration of the last attempt; available once the body has been read."""
    retries_taken: int
