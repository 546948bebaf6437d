"""The base of the resource classes, and the methods of a client that they use."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any, Protocol, TypeVar

from .operation import Lazy, Operation
from .pages.pages import AsyncCursorPage, AsyncPaginator, CursorPage, SyncCursorPage
from .responses.stream import AsyncStream, Stream

__all__ = ["AsyncResource", "AsyncSender", "SyncResource", "SyncSender"]

T = TypeVar("T")
E = TypeVar("E")


class SyncSender(Protocol):
    """Performs operations: a client, or a view of one that returns raw responses."""

    def send(self, operation: Operation[T]) -> T: ...
    def page(self, operation: Operation[CursorPage[T]]) -> SyncCursorPage[T]: ...
    def stream(self, operation: Operation[Any], events: Lazy[E]) -> Stream[E]: ...


class AsyncSender(Protocol):
    """Performs operations: a client, or a view of one that returns raw responses."""

    def send(self, operation: Operation[T]) -> Awaitable[T]: ...
    def page(self, operation: Operation[CursorPage[T]]) -> AsyncPaginator[T, AsyncCursorPage[T]]: ...
    def stream(self, operation: Operation[Any], events: Lazy[E]) -> Awaitable[AsyncStream[E]]: ...


class SyncResource:
    """A group of operations, bound to the client that performs them."""

    def __init__(self, client: SyncSender) -> None:
        self._client = client


class AsyncResource:
    """A group of operations, bound to the client that performs them."""

    def __init__(self, client: AsyncSender) -> None:
        self._client = client
