"""`with_raw_response` and `with_streaming_response`: the same methods, with the answer as it came."""

from __future__ import annotations

import asyncio
import gc
import inspect
import threading
from typing import Any

import pydantic
import pytest

from tests.runtime.streams import DELTA, DONE, SSE, run, sse
from tests.support.loopback import Loopback, Reply, reply
from tests.support.sample_api import AsyncClient, Client, Item
from threads_runtime.errors import (
    APIConnectionError,
    APIResponseValidationError,
    NotFoundError,
    OpenAIError,
    StreamInterruptedError,
)
from threads_runtime.pages.pages import AsyncCursorPage, SyncCursorPage
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming
from threads_runtime.responses.response import APIResponse
from threads_runtime.responses.stream import AsyncStream, Stream

pytestmark = pytest.mark.filterwarnings("error")

ITEM = {"id": "item_1", "new": None}
HEADERS = {"x-request-id": "req_1", "Content-Type": "application/json"}


class PydanticItem(pydantic.BaseModel):
    id: str


class OtherItem(pydantic.BaseModel):
    number: int


def answer(**options: Any) -> Reply:
    return reply(ITEM, headers=HEADERS, **options)


def connect(server: Loopback) -> Client:
    return Client(api_key="secret-key", base_url=server.url, max_retries=0)


def async_connect(server: Loopback) -> AsyncClient:
    return AsyncClient(api_key="secret-key", base_url=server.url, max_retries=0)


def check(response: APIResponse[Item], server: Loopback) -> None:
    assert response.status_code == 201
    assert response.headers["x-request-id"] == response.request_id == "req_1"
    assert response.http_request.headers["host"] in server.url
    assert response.http_response.status_code == 201
    assert str(response.url) == f"{server.url}/items"
    assert response.method == "POST"
    assert response.content == response.text.encode() == response.http_response.content
    assert response.json() == ITEM
    assert response.elapsed.total_seconds() > 0
    assert response.retries_taken == 0
    assert response.is_closed
    assert response.http_version == "HTTP/1.1"
    assert "secret" not in repr(response)
    assert response.parse(to=dict) == ITEM
    assert response.parse(to=str) == response.text
    assert response.parse(to=PydanticItem) == PydanticItem(id="item_1")
    with pytest.raises(APIResponseValidationError, match="does not fit"):
        response.parse(to=OtherItem)
    with pytest.raises(TypeError, match="cast_to must be a class"):
        response.parse(to=5)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    item = response.parse()
    assert item == Item.from_dict(ITEM)
    assert response.parse() is item


def test_raw(server: Loopback) -> None:
    server.add(answer(status=201))
    with connect(server) as client:
        check(client.items.with_raw_response.create("x"), server)


def test_async_raw(server: Loopback) -> None:
    async def main() -> None:
        async with async_connect(server) as client:
            check(await client.items.with_raw_response.create("x"), server)

    server.add(answer(status=201))
    asyncio.run(main())


def test_raw_counts_retries(server: Loopback) -> None:
    server.add(reply(status=503, headers={"retry-after-ms": "1"}), answer())
    with Client(api_key="k", base_url=server.url) as client:
        assert client.items.with_raw_response.create("x").retries_taken == 1


def test_raw_page_continues_with_plain_pages(server: Loopback) -> None:
    server.add(reply({"data": [{"id": "a"}], "has_more": True}), reply({"data": [{"id": "b"}], "has_more": False}))
    with connect(server) as client:
        page = client.items.with_raw_response.list(limit=1).parse()
        assert type(page) is SyncCursorPage
        assert [item.id for item in page] == ["a", "b"]
    assert [request.target for request in server.requests] == ["/items?limit=1", "/items?limit=1&after=a"]


def test_async_raw_page_continues_with_plain_pages(server: Loopback) -> None:
    async def main() -> None:
        async with async_connect(server) as client:
            page = (await client.items.with_raw_response.list(limit=1)).parse()
            assert type(page) is AsyncCursorPage
            assert [item.id async for item in page] == ["a", "b"]

    server.add(reply({"data": [{"id": "a"}], "has_more": True}), reply({"data": [{"id": "b"}], "has_more": False}))
    asyncio.run(main())
    assert [request.target for request in server.requests] == ["/items?limit=1", "/items?limit=1&after=a"]


def test_raw_stream(server: Loopback) -> None:
    server.add(reply([sse(run("queued"), DONE)], headers=SSE))
    with connect(server) as client:
        response = client.items.with_raw_response.create("x", stream=True)
        assert not response.is_closed
        for read in (lambda: response.content, lambda: response.text, response.json):
            with pytest.raises(OpenAIError, match="has not been read"):
                read()
        stream = response.parse()
        assert type(stream) is Stream
        assert response.parse() is stream
        assert [event.event for event in stream] == ["thread.run.queued"]
        assert response.is_closed


def test_async_raw_stream(server: Loopback) -> None:
    async def main() -> None:
        async with async_connect(server) as client:
            response = await client.items.with_raw_response.create("x", stream=True)
            with pytest.raises(OpenAIError, match="has not been read"):
                response.content  # noqa: B018
            stream = response.parse()
            assert type(stream) is AsyncStream
            assert [event.event async for event in stream] == ["thread.run.queued"]

    server.add(reply([sse(run("queued"), DONE)], headers=SSE))
    asyncio.run(main())


def test_a_forgotten_raw_stream_closes_its_connection(server: Loopback) -> None:
    server.add(reply([sse(run("queued")), threading.Event()], headers=SSE))
    with connect(server) as client:
        client.items.with_raw_response.create("x", stream=True)
        assert server.wait_closed()


def test_errors_are_typed_with_their_body(server: Loopback) -> None:
    refusal = reply({"error": {"message": "no such thing"}}, status=404)
    server.add(refusal, refusal)
    with connect(server) as client:
        with pytest.raises(NotFoundError, match="no such thing"):
            client.items.with_raw_response.create("x")
        with (
            pytest.raises(NotFoundError, match="no such thing") as caught,
            client.items.with_streaming_response.create("x"),
        ):
            pytest.fail("entered")
    assert caught.value.body == {"message": "no such thing"}


def test_async_errors_are_typed_with_their_body(server: Loopback) -> None:
    async def main() -> None:
        async with async_connect(server) as client:
            with pytest.raises(NotFoundError, match="no such thing"):
                await client.items.with_raw_response.create("x")
            with pytest.raises(NotFoundError, match="no such thing") as caught:
                async with client.items.with_streaming_response.create("x"):
                    pytest.fail("entered")
            assert caught.value.body == {"message": "no such thing"}

    refusal = reply({"error": {"message": "no such thing"}}, status=404)
    server.add(refusal, refusal)
    asyncio.run(main())


def test_parse_raises_for_an_invalid_response(server: Loopback) -> None:
    server.add(reply("<html>", headers=HEADERS), reply("<html>", headers=HEADERS))
    with connect(server) as client:
        response = client.items.with_raw_response.create("x")
        assert response.text == "<html>"
        for _ in range(2):
            with pytest.raises(APIResponseValidationError):
                response.parse()
        with client.items.with_streaming_response.create("x") as streamed, pytest.raises(APIResponseValidationError):
            streamed.parse()


def test_streaming_sends_when_entered_and_leaves_the_body_unread(server: Loopback) -> None:
    released = threading.Event()
    server.add(reply([b'{"id": ', released, b'"item_1"}'], headers=HEADERS))
    with connect(server) as client:
        manager = client.items.with_streaming_response.create("x")
        client.items.with_streaming_response.create("")  # neither sent nor refused before it is entered
        assert not server.requests
        with manager as response:
            assert (response.status_code, response.request_id, response.method) == (200, "req_1", "POST")
            assert not response.is_closed
            chunks = response.iter_bytes()
            assert next(chunks) == b'{"id": '
            released.set()
            assert b"".join(chunks) == b'"item_1"}'
        assert response.is_closed
        with pytest.raises(ValueError, match="empty"), client.items.with_streaming_response.create(""):
            pytest.fail("entered")


def test_streamed_body_in_every_form(server: Loopback) -> None:
    text = '{"id": "é",\r\n "new": null}'
    server.default = reply(text, headers=HEADERS)
    with connect(server) as client:
        create = client.items.with_streaming_response.create
        with create("x") as response:
            assert response.read() == text.encode()
            assert response.text() == text
            assert response.json() == {"id": "é", "new": None}
            assert response.parse().id == "é"
            assert response.parse() is response.parse()
        with create("x") as response:
            assert b"".join(response.iter_bytes(5)) == text.encode()
        with create("x") as response:
            assert "".join(response.iter_text(5)) == text
        with create("x") as response:
            assert list(response.iter_lines()) == text.split("\r\n")
            with pytest.raises(OpenAIError, match="already been iterated"):
                response.parse()
        with create("x") as response:
            response.close()
            with pytest.raises(OpenAIError, match="closed"):
                response.read()


def test_async_streamed_body_in_every_form(server: Loopback) -> None:
    text = '{"id": "é",\r\n "new": null}'
    server.default = reply(text, headers=HEADERS)

    async def main() -> None:
        async with async_connect(server) as client:
            create = client.items.with_streaming_response.create
            create("")
            async with create("x") as response:
                assert not response.is_closed
                assert await response.read() == text.encode()
                assert await response.text() == text
                assert await response.json() == {"id": "é", "new": None}
                assert (await response.parse()).id == "é"
                assert await response.parse() is await response.parse()
            async with create("x") as response:
                assert b"".join([chunk async for chunk in response.iter_bytes(5)]) == text.encode()
            async with create("x") as response:
                assert "".join([chunk async for chunk in response.iter_text(5)]) == text
            async with create("x") as response:
                assert [line async for line in response.iter_lines()] == text.split("\r\n")
                with pytest.raises(OpenAIError, match="already been iterated"):
                    await response.parse()
            async with create("x") as response:
                await response.close()
                assert response.is_closed
                with pytest.raises(OpenAIError, match="closed"):
                    await response.read()
            with pytest.raises(ValueError, match="empty"):
                async with create(""):
                    pytest.fail("entered")

    asyncio.run(main())
    assert len(server.requests) == 5


def test_streamed_pages_and_streams(server: Loopback) -> None:
    server.add(
        reply({"data": [{"id": "a"}], "has_more": True}),
        reply({"data": [{"id": "b"}], "has_more": False}),
        reply([sse(run("queued"), DELTA, DONE)], headers=SSE),
        reply([sse(run("queued"))], headers=SSE),
    )
    with connect(server) as client:
        with client.items.with_streaming_response.list() as response:
            assert [item.id for item in response.parse()] == ["a", "b"]
        with client.items.with_streaming_response.create("x", stream=True) as streamed:
            assert len(list(streamed.parse())) == 2
        with client.items.with_streaming_response.create("x", stream=True) as streamed:
            with pytest.raises(StreamInterruptedError):
                list(streamed.parse())
            assert list(streamed.parse()) == []


def test_async_streamed_pages_and_streams(server: Loopback) -> None:
    async def main() -> None:
        async with async_connect(server) as client:
            async with client.items.with_streaming_response.list() as response:
                assert [item.id async for item in await response.parse()] == ["a", "b"]
            async with client.items.with_streaming_response.create("x", stream=True) as streamed:
                assert len([event async for event in await streamed.parse()]) == 2

    server.add(
        reply({"data": [{"id": "a"}], "has_more": True}),
        reply({"data": [{"id": "b"}], "has_more": False}),
        reply([sse(run("queued"), DELTA, DONE)], headers=SSE),
    )
    asyncio.run(main())


@pytest.mark.parametrize("form", ["read", "text", "json", "parse", "iter_bytes", "iter_text", "iter_lines"])
def test_a_body_that_breaks_is_a_typed_error(server: Loopback, form: str) -> None:
    server.add(*[reply([b'{"id": '], headers=HEADERS, end="close") for _ in range(2)])

    async def main() -> None:
        async with async_connect(server) as client:
            with pytest.raises(APIConnectionError):
                async with client.items.with_streaming_response.create("x") as response:
                    result = getattr(response, form)()
                    if inspect.isawaitable(result):
                        await result
                    else:
                        [each async for each in result]

    with (
        connect(server) as client,
        pytest.raises(APIConnectionError),
        client.items.with_streaming_response.create("x") as response,
    ):
        list(getattr(response, form)())
    asyncio.run(main())


def test_leaving_by_an_error_closes_the_connection(server: Loopback) -> None:
    server.add(*[reply([b"{", threading.Event()], headers=HEADERS) for _ in range(2)])
    with connect(server) as client:
        with pytest.raises(LookupError), client.items.with_streaming_response.create("x"):
            raise LookupError
        assert server.wait_closed()

    async def main() -> None:
        async with async_connect(server) as client:
            with pytest.raises(LookupError):
                async with client.items.with_streaming_response.create("x"):
                    raise LookupError
            assert await asyncio.to_thread(server.wait_closed)

    asyncio.run(main())
    gc.collect()


def test_a_response_outlives_its_forgotten_client(server: Loopback) -> None:
    released = threading.Event()
    server.add(reply([b'{"id": ', released, b'"item_1"}'], headers=HEADERS))
    with connect(server).items.with_streaming_response.create("x") as response:
        gc.collect()
        released.set()
        assert response.parse().id == "item_1"


def test_methods_of_the_client(server: Loopback) -> None:
    server.default = answer()
    with connect(server) as client:
        assert raw(client.get)("/items").json() == ITEM
        assert raw(client.get)("/items").parse() == ITEM
        assert raw(client.post)("/items", cast_to=Item, body={"name": "x"}).parse() == Item.from_dict(ITEM)
        assert raw(client.delete)("/items").method == "DELETE"
        with streaming(client.get)("/items") as response:
            assert response.json() == ITEM
        assert client.get("/items") == ITEM

    async def main() -> None:
        async with async_connect(server) as client:
            assert (await async_raw(client.get)("/items")).json() == ITEM
            assert (await async_raw(client.post)("/items", cast_to=Item)).parse() == Item.from_dict(ITEM)
            async with async_streaming(client.delete)("/items") as response:
                assert await response.parse() == ITEM
            assert await client.get("/items") == ITEM

    asyncio.run(main())


def test_derived_methods_look_like_the_original() -> None:
    with Client(api_key="k") as client:
        for derived in (client.items.with_raw_response, client.items.with_streaming_response):
            assert derived.create.__name__ == "create"
            assert derived.create.__doc__ == "Make an item."
            assert inspect.signature(derived.create) == inspect.signature(client.items.create)
