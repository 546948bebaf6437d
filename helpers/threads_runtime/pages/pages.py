"""Pages that fetch the next ones, sync and async.

`prefetch` fetches pages ahead of the reader, `limit` implements `max_items`, `cursor` continues in another process.
"""

# Pages and their iterators use each other's private attributes.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import Any, Generic, Self, TypeVar, cast

from attrs import evolve

from ..checks import check_count
from ..operation import Operation
from ..pydantic_methods import attributes
from ..requests.query import effective_query, with_query
from .limit import page_limit
from .page import CursorPage, PageInfo, cursor_page, item_id
from .trail import Trail

__all__ = ["AsyncCursorPage", "AsyncPaginator", "CursorPage", "PageInfo", "SyncCursorPage", "cursor_page"]

T = TypeVar("T")
U = TypeVar("U")
P_co = TypeVar("P_co", bound=AsyncIterable[Any], covariant=True)


class _BoundPage(CursorPage[T]):
    """A page that keeps its request, and so can build the request of the next page."""

    __slots__ = ("_ended", "_operation", "_seen")

    _operation: Operation[CursorPage[T]] | None
    _seen: Trail | None
    """The pages before this one, if `get_next_page()` was called."""
    _ended: bool
    """Whether no page follows, regardless of `has_more`: the list has a single one, or the server sent it again."""

    def __attrs_pre_init__(self) -> None:
        super().__attrs_pre_init__()
        self._unbind()

    @classmethod
    def from_dict(cls, raw: Any, item: Callable[[Any], T] | None = None) -> Self:
        self = super().from_dict(raw, item)
        self._unbind()
        return self

    def _unbind(self) -> None:
        self._operation = None
        self._seen = None
        self._ended = False

    @property
    def cursor(self) -> str | None:
        """The start of the next page, for `list(..., cursor=page.cursor)` in this process or another one; None on the
        last page.

        A plain string that contains the filters, the page size and the ids of the call, but no headers and no secrets.
        It does not contain `max_items`: pass that again. Raises PaginationError if the server reports more items but
        sends no id to continue from.
        """
        changes = None if self._ended else super()._changes()
        if changes is None:
            return None
        from .cursor import make_cursor

        operation = self._required_operation()
        if operation.items is not None and operation.page_size is not None:  # the last page asks for fewer items
            changes[operation.page_size.parameter] = operation.items.page_size
        return make_cursor(operation, {**self._query(), **changes})

    def _take(self, page: CursorPage[T], operation: Operation[CursorPage[T]]) -> None:
        for name in ("_keys", "_kept", "_request_id", *attributes(CursorPage).values()):
            setattr(self, name, getattr(page, name))
        self._operation = operation
        self._ended = operation.is_single_page
        limit = operation.items
        if limit is not None and len(self.data) > limit.max_items:  # `limit` was ignored
            self.has_more = True
            if self._backward():
                self.data = self.data[-limit.max_items :]
                self.first_id = item_id(self.data[0])
            else:
                self.data = self.data[: limit.max_items]
                self.last_id = item_id(self.data[-1])

    def _query(self) -> dict[str, Any]:
        return {} if self._operation is None else effective_query(self._operation)

    def _changes(self) -> dict[str, Any] | None:
        operation = self._operation
        limit = None if operation is None else operation.items
        if self._ended or (limit is not None and limit.max_items <= len(self.data)):
            return None
        changes = super()._changes()
        if changes is None or operation is None or limit is None:
            return changes
        return {**changes, **page_limit(limit, operation.page_size, limit.max_items - len(self.data))}

    def _next_operation(self) -> Operation[CursorPage[T]] | None:
        """The request of the next page; None on the last page."""
        changes = self._changes()
        if changes is None:
            return None
        operation = with_query(self._required_operation(), changes)
        if operation.items is not None:
            wanted = operation.items.max_items - len(self.data)
            operation = evolve(operation, items=evolve(operation.items, max_items=wanted))
        return operation

    def _required_operation(self) -> Operation[CursorPage[T]]:
        if self._operation is None:
            raise RuntimeError(
                "This page was copied or unpickled without its client. To continue, list again with `after`."
            )
        return self._operation

    def _required_next(self) -> Operation[CursorPage[T]]:
        operation = self._next_operation()
        if operation is None:
            raise RuntimeError("There is no next page. Check has_next_page() first.")
        return operation

    def _follow(self, page: _BoundPage[T]) -> None:
        """Note the pages before this one, for loops that call `get_next_page()`."""
        self._seen = (page._seen or Trail()).beyond(page)
        self._ended = self._seen.new_items(self) is None


class SyncCursorPage(_BoundPage[T]):
    """A page. Iterating over it yields the items of this page and of all further pages.

    A list that was requested with `before` and without `after` is read backward: the next page is the one before this
    one. Within a page, items keep the order of the list.

    If others change the list meanwhile: each page starts at the id of the item where the previous page ended. An item
    deleted before its page is fetched is missing, and no other item is skipped or repeated; an added item appears if
    its position is still ahead. Iteration yields no id twice unless 5,000 other items are between. If the item that the
    next page should follow has been deleted, it depends on the server: it may continue, return an error, which is
    raised, or send an earlier page, which ends the iteration or raises PaginationError. To continue after an error,
    list again with `after` and the id of an item that still exists.
    """

    __slots__ = ("_fetch",)

    _fetch: Callable[[Operation[CursorPage[T]]], SyncCursorPage[T]]

    @staticmethod
    def bind(
        page: CursorPage[U],
        fetch: Callable[[Operation[CursorPage[U]]], SyncCursorPage[U]],
        operation: Operation[CursorPage[U]],
    ) -> SyncCursorPage[U]:
        """The page together with its request and the function that fetches the next page."""
        self = SyncCursorPage[U].from_dict({})
        self._take(page, operation)
        self._fetch = fetch
        return self

    def get_next_page(self) -> SyncCursorPage[T]:
        """Fetch the next page with the filters and options of this one.

        Raises RuntimeError on the last page, and PaginationError if the server does not advance.
        """
        operation = self._required_next()
        page = self._fetch(operation)
        page._follow(self)
        return page

    def iter_pages(self, *, prefetch: int = 0) -> Iterator[SyncCursorPage[T]]:
        """This page, then all further ones. Raises PaginationError if the server does not advance.

        With `prefetch`, a thread fetches up to that many pages while earlier ones are read. An error is raised in
        place of its page. If iteration ends early, the response to a request in progress is discarded.
        """
        pages = (page for page, _ in self._walk())
        if not check_count("prefetch", prefetch, of="pages"):
            return pages
        from .prefetch import prefetched

        return prefetched(pages, prefetch)

    def _walk(self) -> Iterator[tuple[SyncCursorPage[T], list[T]]]:
        """This page and all further ones, each with the items that came in none before."""
        page, trail = self, Trail()
        while (items := trail.new_items(page)) is not None:
            yield page, items
            operation = page._next_operation()
            if operation is None:
                return
            page = page._fetch(operation)

    def __iter__(self) -> Iterator[T]:
        for _, items in self._walk():
            yield from items


class AsyncCursorPage(_BoundPage[T]):
    """A page. Iterating over it with `async for` yields the items of this page and of all further pages.

    See `SyncCursorPage` for reading backward, and for items that are deleted or added meanwhile.
    """

    __slots__ = ("_fetch",)

    _fetch: Callable[[Operation[CursorPage[T]]], Awaitable[AsyncCursorPage[T]]]

    @staticmethod
    def bind(
        page: CursorPage[U],
        fetch: Callable[[Operation[CursorPage[U]]], Awaitable[AsyncCursorPage[U]]],
        operation: Operation[CursorPage[U]],
    ) -> AsyncCursorPage[U]:
        """The page together with its request and the function that fetches the next page."""
        self = AsyncCursorPage[U].from_dict({})
        self._take(page, operation)
        self._fetch = fetch
        return self

    async def get_next_page(self) -> AsyncCursorPage[T]:
        """Fetch the next page with the filters and options of this one.

        Raises RuntimeError on the last page, and PaginationError if the server does not advance.
        """
        operation = self._required_next()
        page = await self._fetch(operation)
        page._follow(self)
        return page

    def iter_pages(self, *, prefetch: int = 0) -> AsyncIterator[AsyncCursorPage[T]]:
        """This page, then all further ones. Raises PaginationError if the server does not advance.

        With `prefetch`, a task fetches up to that many pages while earlier ones are read. An error is raised in place
        of its page. If iteration ends early or is cancelled, the task is cancelled.
        """
        return _async_pages(self._itself, prefetch)

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(_AsyncPages(self._itself))

    async def _itself(self) -> AsyncCursorPage[T]:
        return self


class AsyncPaginator(Awaitable[P_co], Generic[T, P_co]):
    """A list that has not been requested yet: `await` it for one page, or iterate over all items with `async for`."""

    __slots__ = ("_fetch", "_operation")

    def __init__(
        self,
        fetch: Callable[[Operation[CursorPage[T]]], Awaitable[AsyncCursorPage[T]]],
        operation: Operation[CursorPage[T]],
    ) -> None:
        self._fetch = fetch
        self._operation = operation

    def __await__(self) -> Generator[Any, Any, P_co]:
        # The type of the page is a parameter only so that annotations written for openai-python are valid.
        return cast("Generator[Any, Any, P_co]", self._page().__await__())

    def iter_pages(self, *, prefetch: int = 0) -> AsyncIterator[P_co]:
        """All pages, starting with the first; see `AsyncCursorPage.iter_pages`."""
        return cast("AsyncIterator[P_co]", _async_pages(self._page, prefetch))

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(_AsyncPages(self._page))

    async def _page(self) -> AsyncCursorPage[T]:
        return await self._fetch(self._operation)


# Classes rather than async generators, so that an iteration may be left anywhere: trio warns of a generator that is
# dropped before its end, and its clean-up would wait for the event loop.
class _AsyncPages(AsyncIterator[AsyncCursorPage[T]]):
    def __init__(self, first: Callable[[], Awaitable[AsyncCursorPage[T]]]) -> None:
        self._first = first
        self._page: AsyncCursorPage[T] | None = None
        self._trail = Trail()
        self.new_items: list[T] = []
        """The items of the last page that came in none before."""

    async def __anext__(self) -> AsyncCursorPage[T]:
        if self._page is None:
            page = await self._first()
        else:
            operation = self._page._next_operation()
            if operation is None:
                raise StopAsyncIteration
            page = await self._page._fetch(operation)
        items = self._trail.new_items(page)
        self._page = page
        if items is None:
            page._ended = True
            raise StopAsyncIteration
        self.new_items = items
        return page

    async def aclose(self) -> None:
        """Does nothing; for code that closes every iterator."""


class _AsyncItems(AsyncIterator[T]):
    def __init__(self, pages: _AsyncPages[T]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            await anext(self._pages)
            self._items = iter(self._pages.new_items)

    async def aclose(self) -> None:
        """Does nothing; for code that closes every iterator."""


def _async_pages(
    first: Callable[[], Awaitable[AsyncCursorPage[T]]], prefetch: int
) -> AsyncIterator[AsyncCursorPage[T]]:
    pages = _AsyncPages(first)
    if not check_count("prefetch", prefetch, of="pages"):
        return pages
    from .prefetch import PrefetchedPages

    return PrefetchedPages(pages, prefetch)
