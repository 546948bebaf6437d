"""Order of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

__all__ = ["oldest_first"]

T = TypeVar("T")


def oldest_first(items: Iterable[T], created_at: Callable[[T], Any]) -> list[T]:
    """The items of a list that was requested with `order=asc`; reversed if the server ignored the order."""
    result = list(items)
    if len(result) > 1:
        first, last = created_at(result[0]), created_at(result[-1])
        if isinstance(first, (int, float)) and isinstance(last, (int, float)) and first > last:
            result.reverse()
    return result
