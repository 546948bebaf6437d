"""A small API of the kind that is generated: a resource with an overload for streams, and its raw twins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Self, overload

from attrs import define

from threads_runtime.client import AsyncAPIClient, SyncAPIClient
from threads_runtime.models import Model, union_decoder
from threads_runtime.omit import NOT_GIVEN, NotGiven
from threads_runtime.operation import Lazy, Operation, RequestOptions, Timeout
from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, CursorPage, SyncCursorPage, cursor_page
from threads_runtime.resource import AsyncResource, SyncResource
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming
from threads_runtime.responses.stream import AsyncStream, Stream


@define(eq=False, repr=False, kw_only=True)
class Item(Model):
    id: str | None = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        self = super().from_dict(raw)
        self.id = raw.get("id")
        return self


@define(eq=False, repr=False, kw_only=True)
class Event(Model):
    event: str
    data: Any

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        self = super().from_dict(raw)
        self.event, self.data = raw["event"], raw["data"]
        return self


NAMES = ("created", "in_progress", "completed", "requires_action", "failed", "queued", "cancelled", "expired", "delta")
decode_event: Callable[[Any], Event] = union_decoder(
    "event",
    {f"thread.{kind}.{name}": Event.from_dict for kind in ("run", "run.step", "message") for name in NAMES},
)

ITEM: Lazy[Item] = Lazy(f"{__name__}:Item.from_dict")
EVENT: Lazy[Event] = Lazy(f"{__name__}:decode_event")
ITEMS = cursor_page(ITEM)


def _create(name: str, stream: bool, timeout: Timeout | NotGiven) -> Operation[Item]:
    if not name:
        raise ValueError("name is empty")
    body = {"name": name, **({"stream": True} if stream else {})}
    options = RequestOptions(timeout=timeout)
    return Operation(name="items.create", method="POST", path="/items", decode=ITEM, body=body, options=options)


def _list(limit: int | None) -> Operation[CursorPage[Item]]:
    return Operation(name="items.list", method="GET", path="/items", decode=ITEMS, query={"limit": limit})


class Items(SyncResource):
    @overload
    def create(self, name: str, *, stream: Literal[False] = False, timeout: Timeout | NotGiven = NOT_GIVEN) -> Item: ...
    @overload
    def create(self, name: str, *, stream: Literal[True], timeout: Timeout | NotGiven = NOT_GIVEN) -> Stream[Event]: ...
    def create(
        self, name: str, *, stream: bool = False, timeout: Timeout | NotGiven = NOT_GIVEN
    ) -> Item | Stream[Event]:
        """Make an item."""
        operation = _create(name, stream, timeout)
        return self._client.stream(operation, EVENT) if stream else self._client.send(operation)

    def list(self, limit: int | None = None) -> SyncCursorPage[Item]:
        """List items."""
        return self._client.page(_list(limit))

    @property
    def with_raw_response(self) -> ItemsWithRawResponse:
        return ItemsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> ItemsWithStreamingResponse:
        return ItemsWithStreamingResponse(self)


class AsyncItems(AsyncResource):
    @overload
    async def create(
        self, name: str, *, stream: Literal[False] = False, timeout: Timeout | NotGiven = NOT_GIVEN
    ) -> Item: ...
    @overload
    async def create(
        self, name: str, *, stream: Literal[True], timeout: Timeout | NotGiven = NOT_GIVEN
    ) -> AsyncStream[Event]: ...
    async def create(
        self, name: str, *, stream: bool = False, timeout: Timeout | NotGiven = NOT_GIVEN
    ) -> Item | AsyncStream[Event]:
        """Make an item."""
        operation = _create(name, stream, timeout)
        return await (self._client.stream(operation, EVENT) if stream else self._client.send(operation))

    def list(self, limit: int | None = None) -> AsyncPaginator[Item, AsyncCursorPage[Item]]:
        """List items."""
        return self._client.page(_list(limit))

    @property
    def with_raw_response(self) -> AsyncItemsWithRawResponse:
        return AsyncItemsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncItemsWithStreamingResponse:
        return AsyncItemsWithStreamingResponse(self)


class ItemsWithRawResponse:
    def __init__(self, items: Items) -> None:
        self.create = raw(items.create)
        self.list = raw(items.list)


class AsyncItemsWithRawResponse:
    def __init__(self, items: AsyncItems) -> None:
        self.create = async_raw(items.create)
        self.list = async_raw(items.list)


class ItemsWithStreamingResponse:
    def __init__(self, items: Items) -> None:
        self.create = streaming(items.create)
        self.list = streaming(items.list)


class AsyncItemsWithStreamingResponse:
    def __init__(self, items: AsyncItems) -> None:
        self.create = async_streaming(items.create)
        self.list = async_streaming(items.list)


def is_settled_run(data: Any) -> bool:
    settled = {"completed", "failed", "cancelled", "expired", "incomplete", "requires_action"}
    status = data.get("status") if isinstance(data, dict) and data.get("object") == "thread.run" else None
    return isinstance(status, str) and status in settled


class Client(SyncAPIClient):
    default_base_url = "http://127.0.0.1/v1"
    is_final_event = staticmethod(is_settled_run)

    @property
    def items(self) -> Items:
        return Items(self)


class AsyncClient(AsyncAPIClient):
    default_base_url = "http://127.0.0.1/v1"
    is_final_event = staticmethod(is_settled_run)

    @property
    def items(self) -> AsyncItems:
        return AsyncItems(self)
