"""What an iteration remembers of the pages that it has read, to notice a server that does not advance."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from ..errors import PaginationError
from ..models import Model
from .page import CursorPage, item_id

__all__ = ["Trail"]

T = TypeVar("T")

_REMEMBERED = 5_000


class Trail:
    """Where each page ended, and what the last pages contained: at least 5,000 items, and at most twice as many.

    A list may have any number of items. A server that repeats them all is still noticed: no page may end where an
    earlier one did.
    """

    __slots__ = ("_ends", "_older", "_recent")

    def __init__(self, ends: Iterable[str] = ()) -> None:
        self._ends = set(ends)
        self._recent = set[str]()
        self._older = set[str]()

    def new_items(self, page: CursorPage[T]) -> list[T] | None:
        """The items of the page that came in none before; None if it does not advance, and is the last one.

        Raises PaginationError if it does not advance although more items follow.
        """
        marks, ends = _marks(page), _ends(page)
        known = self._recent.intersection(marks) | self._older.intersection(marks)
        # Some servers send a new `last_id` although the items are the same.
        if page.data and (known.issuperset(marks) or not self._ends.isdisjoint(ends)):
            if page.has_more:
                raise PaginationError(
                    f"The server sent items up to {page._edges()[1]!r} again and says that more items follow. "
                    "It seems to ignore `after` and `before`."
                )
            return None
        self._ends |= ends
        if len(self._recent) > _REMEMBERED:
            self._older, self._recent = self._recent, set[str]()
        self._recent.update(marks)
        return [
            item
            for item, mark in zip(page.data, marks, strict=True)
            if mark not in known or item_id(item) is None  # two items without an id may be equal
        ]

    def beyond(self, page: CursorPage[Any]) -> Trail:
        """The trail of the page that follows that one, which itself follows this trail."""
        trail = Trail(self._ends | _ends(page))
        trail._recent.update(_marks(page))
        return trail


def _marks(page: CursorPage[Any]) -> list[str]:
    """What tells the items from others: their ids, or the whole item if it has none."""
    return [item_id(item) or f"item {item.to_dict() if isinstance(item, Model) else item!r}" for item in page.data]


def _ends(page: CursorPage[Any]) -> set[str]:
    """The id that the next page continues from, and that of the item there."""
    if not page.data:
        return set()
    edge = 0 if page._backward() else -1
    return set(filter(None, (page._edges()[edge], item_id(page.data[edge]))))
