"""One page of a list as a value: what came, and what the request of the next page asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any, Generic, Self, TypeAlias, TypeVar, cast

from attrs import define, field, frozen

from ..errors import PaginationError
from ..models import Model

__all__ = ["CursorPage", "Edges", "PageInfo", "cursor_page", "item_id"]

T = TypeVar("T")

Edges: TypeAlias = tuple[str | None, str | None]
"""The ids of the first and the last item of a page."""


@frozen
class PageInfo:
    """What the request of the next page asks for."""

    query: Mapping[str, Any]

    @property
    def params(self) -> Mapping[str, Any]:
        """The same under the name that openai-python gives it."""
        return self.query


@define(eq=False, repr=False, kw_only=True)
class CursorPage(Model, Generic[T]):
    """A part of a list. Servers leave out everything here but `data`, and some of them even that."""

    data: list[T] = field(factory=list[T])
    """Empty as well where the server sent null or nothing."""
    has_more: bool | None = None
    """Whether more items follow; None when the server doesn't say."""
    first_id: str | None = None
    last_id: str | None = None
    object: str | None = None

    @classmethod
    def from_dict(cls, raw: Any, item: Callable[[Any], T] | None = None) -> Self:
        """Build from decoded JSON; without a decoder for the items they stay plain data."""
        if not isinstance(raw, dict):
            raise TypeError(f"a page of a list is a JSON object, not {type(raw).__name__}")
        self = super().from_dict(raw)
        page = cast("dict[str, Any]", raw)
        data = page.get("data")
        items = cast("list[T]", data) if isinstance(data, list) else []
        self.data = items if item is None else [item(each) if isinstance(each, dict) else each for each in items]
        self.has_more = page.get("has_more")
        self.first_id = page.get("first_id")
        self.last_id = page.get("last_id")
        self.object = page.get("object")
        return self

    def to_dict(self, **options: Any) -> dict[str, Any]:
        result = super().to_dict(**options)
        if not self.data and not isinstance(self._raw.get("data"), list):  # reads as an empty list, but wasn't one
            if "data" in self._raw and "data" in result:
                result["data"] = self._raw["data"]
            else:
                result.pop("data", None)
        return result

    def __reduce__(self) -> tuple[Any, ...]:
        # The items travel as the models that they are: how they are decoded isn't known any more on arrival.
        return _restore, (*super().__reduce__(), self.data)

    def has_next_page(self) -> bool:
        """Whether `get_next_page()` has somewhere to go. Raises PaginationError as that does."""
        return self._changes() is not None

    def next_page_info(self) -> PageInfo | None:
        """The query of the next page's request, None after the last page."""
        changes = self._changes()
        return None if changes is None else PageInfo({**self._query(), **changes})

    def _query(self) -> dict[str, Any]:
        """What this page was asked for with."""
        return {}

    def _backward(self) -> bool:
        """Whether the list was asked for from an item toward its beginning."""
        query = self._query()
        return "before" in query and "after" not in query

    def _changes(self) -> dict[str, Any] | None:
        """What the query of the next page differs by: `after`, or `before` when going backward."""
        if not self.data or self.has_more not in (True, None):
            return None
        query, backward = self._query(), self._backward()
        name = "before" if backward else "after"
        cursor = self._edges()[0 if backward else 1]
        if cursor is None and self.has_more:
            raise PaginationError(
                "the server says that more items follow, but neither the page nor its items have an id to go on from"
            )
        # A server that doesn't know `has_more` may not know `after` either.
        if cursor is None or (not self.has_more and query.get(name) == cursor):
            return None
        return {name: cursor}

    def _edges(self) -> Edges:
        if not self.data:
            return None, None
        return _id(self.first_id) or item_id(self.data[0]), _id(self.last_id) or item_id(self.data[-1])

    def _repeats(self, seen: AbstractSet[Edges]) -> bool:
        """Whether the page is one of those that were seen; to go on would never end."""
        edges = self._edges()
        if not self.data or edges not in seen:
            return False
        if self.has_more:
            raise PaginationError(
                f"the server sent the page from {edges[0]!r} to {edges[1]!r} again and says that more items follow; "
                "it seems to ignore where the page should begin"
            )
        return True


def cursor_page(item: Callable[[Any], T]) -> Callable[[Any], CursorPage[T]]:
    """The decoder of a page, from the decoder of its items."""
    return partial(CursorPage[T].from_dict, item=item)


def item_id(item: Any) -> str | None:
    """The id of an item, model or plain JSON, if it has one."""
    return _id(cast("dict[str, Any]", item).get("id") if isinstance(item, dict) else getattr(item, "id", None))


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _restore(make: Callable[..., CursorPage[Any]], args: tuple[Any, ...], data: list[Any]) -> CursorPage[Any]:
    page = make(*args)
    page.data = data
    return page
