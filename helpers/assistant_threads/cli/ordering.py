"""Order of messages."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

__all__ = ["creation_order", "creation_time", "oldest_first"]

T = TypeVar("T")


def oldest_first(items: Iterable[T], created_at: Callable[[T], Any]) -> list[T]:
    """The items of a list that was requested with `order=asc`, sorted by creation: some servers ignore `order`."""
    listed = list(items)
    return [listed[index] for index in creation_order([creation_time(created_at(item)) for item in listed])]


def creation_time(created_at: Any) -> float:
    """A value of `created_at` as a number; NaN if it is not a time."""
    is_time = isinstance(created_at, (int, float)) and abs(created_at) < 1e300
    return float(created_at) if is_time else math.nan


def creation_order(times: Sequence[float]) -> list[int]:
    """The indices that sort times, NaN where unknown.

    Items of the same second stay in the order they were listed in, or in reverse if the list was newest first. An item
    without a time stays behind the one that precedes it.
    """
    indices = list(range(len(times)))
    known = [time for time in times if not math.isnan(time)]
    if known and known[0] > known[-1]:
        indices.reverse()
    filled = array("d", times)
    for index, time in zip(indices, _fill(times[index] for index in indices), strict=True):
        filled[index] = time
    indices.sort(key=filled.__getitem__)
    return indices


def _fill(times: Iterable[float]) -> Iterator[float]:
    last = -math.inf
    for time in times:
        last = last if math.isnan(time) else time
        yield last
