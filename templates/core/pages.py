"""Cursor pages: one page as a value, what the next request is, and the two ways to fetch it."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Generator, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Self, TypeAlias, TypeVar, cast

from attrs import define, evolve, field, frozen

from .errors import PaginationError
from .model import Model
from .omit import Omit
from .operation import Operation

if TYPE_CHECKING:
    from .resource import AsyncSender, SyncSender

__all__ = ["AsyncCursorPage", "AsyncPaginator", "CursorPage", "PageInfo", "SyncCursorPage", "cursor_page"]

T = TypeVar("T")
U = TypeVar("U")
P_co = TypeVar("P_co", bound=AsyncIterable[Any], covariant=True)

Edges: TypeAlias = "tuple[str | None, str | None]"


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

    def to_dict(self) -> dict[str, Any]:
        result = super().to_dict()
        if not self.data and not isinstance(self._raw.get("data"), list):  # reads as an empty list, but wasn't one
            if "data" in self._raw:
                result["data"] = self._raw["data"]
            else:
                del result["data"]
        return result

    def __reduce__(self) -> tuple[Any, ...]:
        # The items travel as the models that they are: how they are decoded isn't known any more on arrival.
        return _restore, (*super().__reduce__(), self.data)

    def has_next_page(self) -> bool:
        """Whether `get_next_page()` has somewhere to go. Raises PaginationError as that does."""
        return self._next_cursor() is not None

    def next_page_info(self) -> PageInfo | None:
        """The query of the next page's request, None after the last page."""
        cursor = self._next_cursor()
        return None if cursor is None else PageInfo({**self._query(), **dict([cursor])})

    def _query(self) -> dict[str, Any]:
        """What this page was asked for with."""
        return {}

    def _next_cursor(self) -> tuple[str, str] | None:
        """What the next page differs by: `after`, or `before` where the list was asked for backward."""
        if not self.data or self.has_more not in (True, None):
            return None
        query = self._query()
        backward = "before" in query and "after" not in query
        name = "before" if backward else "after"
        cursor = self._edges()[0 if backward else 1]
        if cursor is None and self.has_more:
            raise PaginationError(
                "the server says that more items follow, but neither the page nor its items have an id to go on from"
            )
        # A server that doesn't know `has_more` may not know `after` either.
        if cursor is None or (not self.has_more and query.get(name) == cursor):
            return None
        return name, cursor

    def _edges(self) -> Edges:
        if not self.data:
            return None, None
        return _id(self.first_id) or _item_id(self.data[0]), _id(self.last_id) or _item_id(self.data[-1])

    def _repeats(self, seen: set[Edges]) -> bool:
        """Whether the page is one of those that were seen; to go on would never end."""
        edges = self._edges()
        if not self.data or edges not in seen:
            seen.add(edges)
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


class _BoundPage(CursorPage[T]):
    """A page that knows where it came from, and so what comes next."""

    __slots__ = ("_operation",)

    _operation: Operation[CursorPage[T]] | None

    @classmethod
    def from_dict(cls, raw: Any, item: Callable[[Any], T] | None = None) -> Self:
        self = super().from_dict(raw, item)
        self._operation = None
        return self

    def _take(self, page: CursorPage[T], operation: Operation[CursorPage[T]]) -> None:
        self.data = page.data
        self._request_id = page._request_id
        self._operation = operation

    def _query(self) -> dict[str, Any]:
        if self._operation is None:
            return {}
        query = {**self._operation.query, **(self._operation.options.extra_query or {})}
        return {name: value for name, value in query.items() if value is not None and not isinstance(value, Omit)}

    def _next_operation(self) -> Operation[CursorPage[T]] | None:
        """The same request with another cursor; None after the last page."""
        cursor = self._next_cursor()
        if cursor is None:
            return None
        operation = self._operation
        if operation is None:
            raise RuntimeError("this page was copied or unpickled without its client; list again with `after` to go on")
        name, _ = cursor
        options = operation.options
        if options.extra_query and name in options.extra_query:  # where the old cursor would win over the new one
            extras = {key: value for key, value in options.extra_query.items() if key != name}
            options = evolve(options, extra_query=extras)
        return evolve(operation, query={**operation.query, **dict([cursor])}, options=options)

    def _required_next(self) -> Operation[CursorPage[T]]:
        operation = self._next_operation()
        if operation is None:
            raise RuntimeError("there is no next page; ask has_next_page() first")
        return operation


class SyncCursorPage(_BoundPage[T]):
    """A page; iterating over it goes through the items of all further pages, too."""

    __slots__ = ("_client",)

    _client: SyncSender

    @staticmethod
    def bind(page: CursorPage[U], client: SyncSender, operation: Operation[CursorPage[U]]) -> SyncCursorPage[U]:
        """The page together with the client and the request that it came from."""
        self = SyncCursorPage[U].from_dict(page._raw)
        self._take(page, operation)
        self._client = client
        return self

    def get_next_page(self) -> SyncCursorPage[T]:
        """Fetch the next page with the filters and options of this one.

        Raises RuntimeError after the last page and PaginationError where the server doesn't go on.
        """
        operation = self._required_next()
        page = self._client.page(operation)
        page._repeats({self._edges()})
        return page

    def iter_pages(self) -> Iterator[SyncCursorPage[T]]:
        """This page, then all further ones. Raises PaginationError where the server doesn't go on."""
        page, seen = self, {self._edges()}
        yield page
        while (operation := page._next_operation()) is not None:
            page = page._client.page(operation)
            if page._repeats(seen):
                return
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.data


class AsyncCursorPage(_BoundPage[T]):
    """A page; iterating over it with `async for` goes through the items of all further pages, too."""

    __slots__ = ("_client",)

    _client: AsyncSender

    @staticmethod
    def bind(page: CursorPage[U], client: AsyncSender, operation: Operation[CursorPage[U]]) -> AsyncCursorPage[U]:
        """The page together with the client and the request that it came from."""
        self = AsyncCursorPage[U].from_dict(page._raw)
        self._take(page, operation)
        self._client = client
        return self

    async def get_next_page(self) -> AsyncCursorPage[T]:
        """Fetch the next page with the filters and options of this one.

        Raises RuntimeError after the last page and PaginationError where the server doesn't go on.
        """
        operation = self._required_next()
        page = await self._client.page(operation)
        page._repeats({self._edges()})
        return page

    async def iter_pages(self) -> AsyncIterator[AsyncCursorPage[T]]:
        """This page, then all further ones. Raises PaginationError where the server doesn't go on."""
        page, seen = self, {self._edges()}
        yield page
        while (operation := page._next_operation()) is not None:
            page = await page._client.page(operation)
            if page._repeats(seen):
                return
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.data:
                yield item


class AsyncPaginator(Awaitable[P_co], Generic[T, P_co]):
    """A list that was asked for: `await` it for one page, or go through all items with `async for`.

    Nothing is sent before that.
    """

    __slots__ = ("_client", "_operation")

    def __init__(self, client: AsyncSender, operation: Operation[CursorPage[T]]) -> None:
        self._client = client
        self._operation = operation

    def __await__(self) -> Generator[Any, Any, P_co]:
        # The page's type is a parameter for the sake of annotations that users write; there is only one.
        return cast("Generator[Any, Any, P_co]", self._page().__await__())

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self._page():
            yield item

    async def _page(self) -> AsyncCursorPage[T]:
        return AsyncCursorPage.bind(await self._client.send(self._operation), self._client, self._operation)


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _item_id(item: Any) -> str | None:
    return _id(cast("dict[str, Any]", item).get("id") if isinstance(item, dict) else getattr(item, "id", None))


def _restore(make: Callable[..., CursorPage[Any]], args: tuple[Any, ...], data: list[Any]) -> CursorPage[Any]:
    page = make(*args)
    page.data = data
    return page
