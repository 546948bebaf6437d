"""`max_items` and `cursor` of the methods that list: how many items to fetch, and where to start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from attrs import evolve

from ..checks import check_count
from ..operation import ItemLimit, Operation, PageSize
from ..requests.query import effective_query, with_query

__all__ = ["largest_pages", "listing", "page_limit"]

T = TypeVar("T")


def listing(operation: Operation[T], max_items: int | None, cursor: str | None) -> Operation[T]:
    """The operation, limited to that many items over all pages, and starting at the cursor of an earlier page.

    Raises TypeError or ValueError if `max_items` or `cursor` is invalid.
    """
    if cursor is not None:
        from .cursor import resume  # most calls pass none

        operation = resume(operation, cursor)
    if max_items is None:
        return operation
    check_count("max_items", max_items, minimum=1)
    size = operation.page_size
    items = ItemLimit(max_items, None if size is None else effective_query(operation).get(size.parameter))
    return evolve(with_query(operation, page_limit(items, size, max_items)), items=items)


def largest_pages(operation: Operation[T]) -> Operation[T]:
    """The operation, with the largest pages that the API allows, unless it has a page size."""
    size = operation.page_size
    if size is None or size.maximum is None:
        return operation
    return evolve(operation, query={size.parameter: size.maximum, **operation.query})


def page_limit(items: ItemLimit, size: PageSize | None, wanted: int) -> Mapping[str, object]:
    """The query for the size of a page when that many items are still wanted."""
    if size is None:
        return {}
    limit = items.page_size
    if limit is None:
        return {size.parameter: wanted if size.maximum is None else min(wanted, size.maximum)}
    if isinstance(limit, str) and limit.isdecimal():
        limit = int(limit)
    # Anything but a number is for the server to refuse.
    return {size.parameter: min(limit, wanted) if type(limit) is int else limit}
