"""One page of a list as a value: its items, and the query of the next page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, Self, TypeVar, cast

from attrs import field, frozen

from ..checks import as_id
from ..errors import PaginationError
from ..models import Model, model, new

__all__ = ["CursorPage", "PageInfo", "cursor_page", "item_id"]

T = TypeVar("T")


@frozen
class PageInfo:
    """The query of the next page."""

    query: Mapping[str, Any]

    @property
    def params(self) -> Mapping[str, Any]:
        """`query` under the name that openai-python uses."""
        return self.query


@model
class CursorPage(Model, Generic[T]):
    """One page of a list. Some servers send nothing but `data`, and some not even that."""

    _undeclared = frozenset({"first_id", "last_id", "object"})

    data: list[T] = field(factory=list[T])
    """Empty if the server sent null or nothing."""
    has_more: bool | None = None
    """Whether more items follow; None if the server sent no `has_more`."""
    first_id: str | None = None
    last_id: str | None = None
    object: str | None = None

    @classmethod
    def from_dict(cls, raw: Any, item: Callable[[Any], T] | None = None) -> Self:
        """Build from decoded JSON; without a decoder for the items they stay plain data."""
        if not isinstance(raw, dict):
            raise TypeError(f"a page of a list is a JSON object, not {type(raw).__name__}")
        page = cast("dict[str, Any]", raw)
        data = page.get("data")
        is_list = isinstance(data, list)
        items = cast("list[T]", data) if is_list else []
        self = new(cls)
        self._request_id = None
        self._keys = tuple(page)
        # The items are not kept twice.
        self._kept = {key: value for key, value in page.items() if key != "data" or not is_list}
        self.data = items if item is None else [item(each) if isinstance(each, dict) else each for each in items]
        self.has_more = page.get("has_more")
        self.first_id = page.get("first_id")
        self.last_id = page.get("last_id")
        self.object = page.get("object")
        return self

    def to_dict(self, **options: Any) -> dict[str, Any]:
        result = super().to_dict(**options)
        if not self.data and "data" in self._kept:  # reads as an empty list, but wasn't one
            if "data" in result:
                result["data"] = self._kept["data"]
        elif not self.data and "data" not in self._keys:
            result.pop("data", None)
        return result

    def keys(self) -> list[str]:
        """The names of the fields, so that `dict(page)` is a dict of them although iterating means items."""
        return [*vars(self), *self.model_extra]

    def __getitem__(self, name: str) -> Any:
        if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError("A page is not a sequence. Use page.data[...] for the items of this page.")
        if name not in self.keys():
            raise KeyError(name)
        return getattr(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        # The items are pickled as models, since their decoder is not part of the page.
        return _restore, (*super().__reduce__(), self.data)

    def has_next_page(self) -> bool:
        """Whether there is a next page. Raises PaginationError as `get_next_page()` does."""
        return self._changes() is not None

    def next_page_info(self) -> PageInfo | None:
        """The query of the next page; None on the last page."""
        changes = self._changes()
        return None if changes is None else PageInfo({**self._query(), **changes})

    def _query(self) -> dict[str, Any]:
        """The query of this page."""
        return {}

    def _backward(self) -> bool:
        """Whether the list is read from an item toward its beginning."""
        query = self._query()
        return "before" in query and "after" not in query

    def _changes(self) -> dict[str, Any] | None:
        """The part of the next page's query that differs: `after`, or `before` when reading backward."""
        query, backward = self._query(), self._backward()
        if not self.data and self.has_more is True and backward:
            raise PaginationError(
                "The server reports more items before this page but sends none, so there is no id to continue from."
            )
        if not self.data or self.has_more not in (True, None):
            return None
        name = "before" if backward else "after"
        cursor = self._edges()[0 if backward else 1]
        if cursor is None and self.has_more:
            raise PaginationError(
                "The server reports more items, but neither the page nor its items have a valid id to continue from."
            )
        # A server that does not send `has_more` may ignore `after`, too.
        if cursor is None or (not self.has_more and query.get(name) == cursor):
            return None
        return {name: cursor}

    def _edges(self) -> tuple[str | None, str | None]:
        """The ids of the first and the last item of a page that has items."""
        return as_id(self.first_id) or item_id(self.data[0]), as_id(self.last_id) or item_id(self.data[-1])


def cursor_page(item: Callable[[Any], T]) -> Callable[[Any], CursorPage[T]]:
    """The decoder of a page whose items have that decoder."""
    return partial(CursorPage[T].from_dict, item=item)


def item_id(item: Any) -> str | None:
    """The id of an item, model or plain JSON, if it has one."""
    return as_id(cast("dict[str, Any]", item).get("id") if isinstance(item, dict) else getattr(item, "id", None))


def _restore(make: Callable[..., CursorPage[Any]], args: tuple[Any, ...], data: list[Any]) -> CursorPage[Any]:
    page = make(*args)
    page.data = data
    return page
