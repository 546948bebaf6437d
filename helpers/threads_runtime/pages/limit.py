"""What a list is asked for beside its filters: at most so many items, and to go on where an earlier page ended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import evolve

from ..omit import Omit
from ..operation import Bound, Operation
from ..requests.query import merge_queries

__all__ = ["asking", "listing", "page_limit", "whole_query"]

T = TypeVar("T")

# The most that the service puts on a page.
_LARGEST_PAGE = 100


def listing(operation: Operation[T], max_items: int | None, cursor: str | None) -> Operation[T]:
    """The operation, made to give no more than so many items and to go on from a cursor.

    Raises TypeError or ValueError for a number or a cursor that can't be meant.
    """
    if cursor is not None:
        from .cursor import resume  # most calls need none

        operation = resume(operation, cursor)
    if max_items is None:
        return operation
    if isinstance(max_items, bool) or not isinstance(max_items, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"max_items must be a whole number, or None for all items, not {type(max_items).__name__}")
    if max_items < 1:
        raise ValueError(f"max_items must be at least 1, or None for all items, but is {max_items}")
    bound = Bound(max_items, whole_query(operation).get("limit"))
    return evolve(asking(operation, page_limit(bound, max_items)), bound=bound)


def page_limit(bound: Bound, wanted: int) -> Mapping[str, object]:
    """The `limit` of a page when so many items are still wanted."""
    limit = bound.limit
    if limit is None:
        return {"limit": min(wanted, _LARGEST_PAGE)}
    if isinstance(limit, str) and limit.isdecimal():
        limit = int(limit)
    # What is no number is for the service to refuse.
    return {"limit": min(limit, wanted) if type(limit) is int else limit}


def whole_query(operation: Operation[Any]) -> dict[str, object]:
    """The query with the extras; without what isn't sent."""
    query = merge_queries(operation.query, operation.options.extra_query)
    return {name: value for name, value in query.items() if value is not None and not isinstance(value, Omit)}


def asking(operation: Operation[T], query: Mapping[str, object]) -> Operation[T]:
    """The operation with other values in its query, where the extras don't win over them."""
    options = operation.options
    if options.extra_query and not options.extra_query.keys().isdisjoint(query):
        extras = {name: value for name, value in options.extra_query.items() if name not in query}
        options = evolve(options, extra_query=extras)
    return evolve(operation, query={**operation.query, **query}, options=options)
