"""What type checkers see of results, pages, streams and raw responses. Checked by mypy and pyright, never run."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Any, assert_type

from tests.support.sample_api import AsyncClient, Client, Event, Item
from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming
from threads_runtime.responses.response import APIResponse, AsyncStreamedResponse, StreamedResponse
from threads_runtime.responses.stream import AsyncStream, Stream


def results(client: Client) -> None:
    assert_type(client.items.create("x"), Item)
    assert_type(client.items.create("x", stream=True), Stream[Event])
    page = client.items.list(limit=1)
    assert_type(page, SyncCursorPage[Item])
    assert_type(page.data, list[Item])
    assert_type(page.get_next_page(), SyncCursorPage[Item])
    for item in page:
        assert_type(item, Item)
    for each in page.iter_pages():
        assert_type(each, SyncCursorPage[Item])
    for event in client.items.create("x", stream=True):
        assert_type(event, Event)


async def async_results(client: AsyncClient) -> None:
    assert_type(await client.items.create("x"), Item)
    assert_type(await client.items.create("x", stream=True), AsyncStream[Event])
    paginator = client.items.list(limit=1)
    assert_type(paginator, AsyncPaginator[Item, AsyncCursorPage[Item]])
    page = await paginator
    assert_type(page, AsyncCursorPage[Item])
    assert_type(await page.get_next_page(), AsyncCursorPage[Item])
    async for item in paginator:
        assert_type(item, Item)
    async for item in page:
        assert_type(item, Item)
    async for each in page.iter_pages():
        assert_type(each, AsyncCursorPage[Item])
    async for event in await client.items.create("x", stream=True):
        assert_type(event, Event)


def raw_responses(client: Client) -> None:
    items = client.items.with_raw_response
    assert_type(items.create("x"), APIResponse[Item])
    assert_type(items.create("x").parse(), Item)
    assert_type(items.create("x", stream=True).parse(), Stream[Event])
    assert_type(items.list(limit=1).parse(), SyncCursorPage[Item])
    items.create(1)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    items.list(size=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def async_raw_responses(client: AsyncClient) -> None:
    items = client.items.with_raw_response
    assert_type(await items.create("x"), APIResponse[Item])
    assert_type((await items.create("x")).parse(), Item)
    assert_type((await items.create("x", stream=True)).parse(), AsyncStream[Event])
    assert_type((await items.list(limit=1)).parse(), AsyncCursorPage[Item])
    await items.create(1)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]


def streamed_responses(client: Client) -> None:
    items = client.items.with_streaming_response
    assert_type(items.create("x"), AbstractContextManager[StreamedResponse[Item]])
    with items.create("x") as response:
        assert_type(response, StreamedResponse[Item])
        assert_type(response.parse(), Item)
    with items.create("x", stream=True) as streamed:
        assert_type(streamed.parse(), Stream[Event])
    with items.list() as listed:
        assert_type(listed.parse(), SyncCursorPage[Item])


async def async_streamed_responses(client: AsyncClient) -> None:
    items = client.items.with_streaming_response
    assert_type(items.create("x"), AbstractAsyncContextManager[AsyncStreamedResponse[Item]])
    async with items.create("x") as response:
        assert_type(response, AsyncStreamedResponse[Item])
        assert_type(await response.parse(), Item)
    async with items.create("x", stream=True) as streamed:
        assert_type(await streamed.parse(), AsyncStream[Event])
    async with items.list() as listed:
        assert_type(await listed.parse(), AsyncCursorPage[Item])


def methods_of_the_client(client: Client) -> None:
    assert_type(raw(client.get)("/x", cast_to=Item), APIResponse[Item])
    assert_type(raw(client.get)("/x"), APIResponse[Any])
    assert_type(streaming(client.post)("/x", cast_to=Item), AbstractContextManager[StreamedResponse[Item]])


async def methods_of_the_async_client(client: AsyncClient) -> None:
    assert_type(await async_raw(client.get)("/x", cast_to=Item), APIResponse[Item])
    async with async_streaming(client.delete)("/x", cast_to=Item) as response:
        assert_type(await response.parse(), Item)
