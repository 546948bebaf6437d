"""Pages that fetch the next ones, sync and async.

Getting ahead of the reader is in `prefetch`, what a list is asked for in `listing`, going on in another process in
`resume`.
"""

# Pages and their iterators, in the same file, know each other.
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from attrs import evolve

from ..operation import Operation
from .limit import asking, page_limit, whole_query
from .page import CursorPage, Edges, PageInfo, cursor_page, item_id

if TYPE_CHECKING:
    from ..resource import AsyncSender, SyncSender

__all__ = ["AsyncCursorPage", "AsyncPaginator", "CursorPage", "PageInfo", "SyncCursorPage", "cursor_page"]

T = TypeVar("T")
U = TypeVar("U")
P_co = TypeVar("P_co", bound=AsyncIterable[Any], covariant=True)


class _BoundPage(CursorPage[T]):
    """A page that knows where it came from, and so what comes next."""

    __slots__ = ("_ended", "_operation", "_seen")

    _operation: Operation[CursorPage[T]] | None
    _seen: frozenset[Edges]
    """The pages before this one, where each was asked for by `get_next_page()`."""
    _ended: bool
    """Whether the service sent this page again instead of the next one."""

    @classmethod
    def from_dict(cls, raw: Any, item: Callable[[Any], T] | None = None) -> Self:
        self = super().from_dict(raw, item)
        self._operation = None
        self._seen = frozenset()
        self._ended = False
        return self

    @property
    def cursor(self) -> str | None:
        """Where the next page begins, for `list(..., cursor=page.cursor)` in this process or another one; None after
        the last page.

        A plain string with the filters, the size of the pages and the ids of the call, but no header and no secret.
        How many items `max_items` had left isn't in it: give that anew. Raises PaginationError where the service says
        that it goes on, but names nothing to go on from.
        """
        changes = None if self._ended else super()._changes()
        if changes is None:
            return None
        from .cursor import make_cursor

        operation = self._required_operation()
        if operation.bound is not None:  # the page may have been the last one, and have asked for fewer
            changes["limit"] = operation.bound.limit
        return make_cursor(operation, {**self._query(), **changes})

    def _take(self, page: CursorPage[T], operation: Operation[CursorPage[T]]) -> None:
        self.data = page.data
        self._request_id = page._request_id
        self._operation = operation
        bound = operation.bound
        if bound is not None and len(self.data) > bound.max_items:  # `limit` was ignored
            self.has_more = True
            if self._backward():
                self.data = self.data[-bound.max_items :]
                self.first_id = item_id(self.data[0])
            else:
                self.data = self.data[: bound.max_items]
                self.last_id = item_id(self.data[-1])

    def _query(self) -> dict[str, Any]:
        return {} if self._operation is None else whole_query(self._operation)

    def _changes(self) -> dict[str, Any] | None:
        bound = None if self._operation is None else self._operation.bound
        if self._ended or (bound is not None and bound.max_items <= len(self.data)):
            return None
        changes = super()._changes()
        if changes is None or bound is None:
            return changes
        return {**changes, **page_limit(bound, bound.max_items - len(self.data))}

    def _next_operation(self) -> Operation[CursorPage[T]] | None:
        """The same request with another cursor; None after the last page."""
        changes = self._changes()
        if changes is None:
            return None
        operation = asking(self._required_operation(), changes)
        if operation.bound is not None:
            wanted = operation.bound.max_items - len(self.data)
            operation = evolve(operation, bound=evolve(operation.bound, max_items=wanted))
        return operation

    def _required_operation(self) -> Operation[CursorPage[T]]:
        if self._operation is None:
            raise RuntimeError("this page was copied or unpickled without its client; list again with `after` to go on")
        return self._operation

    def _required_next(self) -> Operation[CursorPage[T]]:
        operation = self._next_operation()
        if operation is None:
            raise RuntimeError("there is no next page; ask has_next_page() first")
        return operation

    def _follow(self, page: _BoundPage[T]) -> None:
        """Remember the pages before this one, for loops that call `get_next_page()`."""
        self._seen = page._seen | {page._edges()}
        self._ended = self._repeats(self._seen)

    def _is_new(self, seen: set[Edges]) -> bool:
        """Whether the page isn't one of those that were seen; now it is."""
        repeated = self._repeats(seen)
        seen.add(self._edges())
        if repeated:
            self._ended = True
        return not repeated

    def _new_items(self, given: set[str]) -> Iterator[T]:
        """The items whose ids weren't given before; now they are."""
        ids = list(map(item_id, self.data))
        items = [item for item, known in zip(self.data, ids, strict=True) if known not in given]
        given.update(filter(None, ids))
        return iter(items)


class SyncCursorPage(_BoundPage[T]):
    """A page; iterating over it goes through the items of all further pages, too.

    A list that was asked for with `before` alone goes backward: the next page is the one before this one. Within a
    page, items keep the order of the list.

    What holds while others change the list: each page begins where the one before it ended, by the id of an item. An
    item that is deleted before its page comes is left out, and no other is skipped or repeated for that; one that is
    added comes if its place is still ahead. Iteration gives no id twice. Only if the very item that the next page
    should follow has been deleted, the service decides: it may go on all the same, refuse with an error, which is
    raised, or send an earlier page, which ends the iteration or raises PaginationError. To go on after an error, list
    again with `after` and the id of an item that is still there.
    """

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
        page._follow(self)
        return page

    def iter_pages(self, *, prefetch: int = 0) -> Iterator[SyncCursorPage[T]]:
        """This page, then all further ones. Raises PaginationError where the server doesn't go on.

        With `prefetch`, a thread asks for up to so many pages while earlier ones are read. Errors come where their
        page would have come. When the iteration ends early, a request may be under way; its answer is thrown away.
        """
        pages = self._pages()
        if not _checked(prefetch):
            return pages
        from .prefetch import prefetched

        return prefetched(pages, prefetch)

    def _pages(self) -> Iterator[SyncCursorPage[T]]:
        page, seen = self, set[Edges]()
        while page._is_new(seen):
            yield page
            operation = page._next_operation()
            if operation is None:
                return
            page = page._client.page(operation)

    def __iter__(self) -> Iterator[T]:
        given = set[str]()
        for page in self.iter_pages():
            yield from page._new_items(given)


class AsyncCursorPage(_BoundPage[T]):
    """A page; iterating over it with `async for` goes through the items of all further pages, too.

    What `SyncCursorPage` says of going backward, and of items that are deleted or added meanwhile, holds here, too.
    """

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
        page._follow(self)
        return page

    def iter_pages(self, *, prefetch: int = 0) -> AsyncIterator[AsyncCursorPage[T]]:
        """This page, then all further ones. Raises PaginationError where the server doesn't go on.

        With `prefetch`, a task asks for up to so many pages while earlier ones are read. Errors come where their page
        would have come. When the iteration ends early or is cancelled, the task is cancelled.
        """
        return _async_pages(self._itself, prefetch)

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(_AsyncPages(self._itself))

    async def _itself(self) -> AsyncCursorPage[T]:
        return self


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

    def iter_pages(self, *, prefetch: int = 0) -> AsyncIterator[P_co]:
        """All pages, from the first one on; see `AsyncCursorPage.iter_pages`."""
        return cast("AsyncIterator[P_co]", _async_pages(self._page, prefetch))

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(_AsyncPages(self._page))

    async def _page(self) -> AsyncCursorPage[T]:
        return AsyncCursorPage.bind(await self._client.send(self._operation), self._client, self._operation)


# Classes rather than async generators, so that an iteration may be left at any place: trio warns of a generator that is
# dropped before its end, and what it would clean up waits for the event loop.
class _AsyncPages(AsyncIterator[AsyncCursorPage[T]]):
    def __init__(self, first: Callable[[], Awaitable[AsyncCursorPage[T]]]) -> None:
        self._first = first
        self._page: AsyncCursorPage[T] | None = None
        self._seen = set[Edges]()

    async def __anext__(self) -> AsyncCursorPage[T]:
        if self._page is None:
            page = await self._first()
        else:
            operation = self._page._next_operation()
            if operation is None:
                raise StopAsyncIteration
            page = await self._page._client.page(operation)
        is_new = page._is_new(self._seen)
        self._page = page
        if not is_new:
            raise StopAsyncIteration
        return page

    async def aclose(self) -> None:
        """For those who close every iterator; there is nothing to close."""


class _AsyncItems(AsyncIterator[T]):
    def __init__(self, pages: _AsyncPages[T]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())
        self._given = set[str]()

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = (await anext(self._pages))._new_items(self._given)

    async def aclose(self) -> None:
        """For those who close every iterator; there is nothing to close."""


def _async_pages(
    first: Callable[[], Awaitable[AsyncCursorPage[T]]], prefetch: int
) -> AsyncIterator[AsyncCursorPage[T]]:
    pages = _AsyncPages(first)
    if not _checked(prefetch):
        return pages
    from .prefetch import PrefetchedPages

    return PrefetchedPages(pages, prefetch)


def _checked(prefetch: int) -> int:
    if isinstance(prefetch, bool) or not isinstance(prefetch, int):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"prefetch must be a number of pages, not {type(prefetch).__name__}")
    if prefetch < 0:
        raise ValueError(f"prefetch must be a number of pages, at least 0, but is {prefetch}")
    return prefetch
