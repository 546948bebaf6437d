"""The content of files: read in every form, written at once or not at all, large ones kept out of memory."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.sync_and_async import FakeClock, Side
from threads_runtime.errors import APIConnectionError, NotFoundError
from threads_runtime.operation import Operation, RequestOptions
from threads_runtime.responses.binary import HttpxBinaryResponseContent
from threads_runtime.responses.raw import (
    async_raw,
    async_streaming,
    async_streaming_bytes,
    raw,
    streaming,
    streaming_bytes,
)


def content(**options: Any) -> Operation[HttpxBinaryResponseContent]:
    return Operation(
        name="files.content", method="GET", path="/files/file_1/content",
        returns="file", decode=HttpxBinaryResponseContent, options=RequestOptions(**options),
    )  # fmt: skip


TEXT = "größe\r\nzwei\n\nvier"


def test_every_form_and_in_any_order(side: Side, server: Loopback, tmp_path: Path) -> None:
    server.add(reply(TEXT, headers={"content-type": "text/plain; charset=utf-8", "x-request-id": "req_1"}))
    file: HttpxBinaryResponseContent = side.run(lambda c: c.send(content()), base_url=server.url)
    for _ in range(2):
        assert file.text == TEXT
        assert file.read() == file.content == TEXT.encode()
        assert b"".join(file.iter_bytes(3)) == TEXT.encode()
        assert [len(chunk) for chunk in file.iter_bytes(7)][:-1] == [7] * (len(TEXT.encode()) // 7)
        assert "".join(file.iter_text(1)) == TEXT
        assert list(file.iter_lines()) == ["größe", "zwei", "", "vier"]
        assert b"".join(file.iter_raw()) == TEXT.encode()
    assert file.response.headers["x-request-id"] == "req_1"
    assert (file.encoding, file.charset_encoding) == ("utf-8", "utf-8")
    one, two = file.iter_bytes(4), file.iter_bytes(4)
    assert [next(one), next(two), next(one)] == [TEXT.encode()[:4], TEXT.encode()[:4], TEXT.encode()[4:8]]
    file.write_to_file(tmp_path / "a.txt")
    file.stream_to_file(str(tmp_path / "b.txt"))
    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes() == TEXT.encode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    assert "HttpxBinaryResponseContent [200" in repr(file)


def test_the_async_forms(side: Side, server: Loopback, tmp_path: Path) -> None:
    async def gather(items: AsyncIterator[Any]) -> list[Any]:
        return [item async for item in items]

    async def read(client: Any) -> None:
        file: HttpxBinaryResponseContent = await client.send(content())
        assert await file.aread() == TEXT.encode()
        assert b"".join(await gather(file.aiter_bytes(3))) == TEXT.encode()
        assert b"".join(await gather(file.aiter_raw())) == TEXT.encode()
        assert "".join(await gather(file.aiter_text(1))) == TEXT
        assert await gather(file.aiter_lines()) == ["größe", "zwei", "", "vier"]
        # as openai's methods have to be called
        assert b"".join(await gather(await file.aiter_bytes(3))) == TEXT.encode()
        assert "".join(await gather(await file.aiter_text())) == TEXT
        assert await gather(await file.aiter_lines()) == ["größe", "zwei", "", "vier"]
        await file.awrite_to_file(tmp_path / "a.txt")
        await file.astream_to_file(tmp_path / "b.txt")
        assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes() == TEXT.encode()
        await file.aclose()
        with pytest.raises(ValueError, match="closed"):
            file.read()

    if not side.is_async:
        pytest.skip("the sync client has the sync forms")
    server.add(reply(TEXT))
    side.run(read, base_url=server.url)


@pytest.mark.parametrize(
    ("body", "media_type", "text"),
    [
        (b"\xe9", "text/plain; charset=latin-1", "é"), (b"\xe9", "text/plain", "\ufffd"),
        (b"a", "text/plain; charset=unheard-of", "a"), (b"", "application/octet-stream", ""),
    ],
)  # fmt: skip
def test_text_in_any_encoding(server: Loopback, body: bytes, media_type: str, text: str) -> None:
    server.add(reply(body, headers={"content-type": media_type}))
    file: HttpxBinaryResponseContent = Side("sync").run(lambda c: c.send(content()), base_url=server.url)
    assert file.text == "".join(file.iter_text()) == text


def test_json(side: Side, server: Loopback) -> None:
    server.add(reply({"a": [1]}), reply(b"no json"))
    assert side.run(lambda c: c.send(content()), base_url=server.url).json() == {"a": [1]}
    with pytest.raises(ValueError, match=r"."):
        side.run(lambda c: c.send(content()), base_url=server.url).json()


def test_a_body_that_breaks_off_is_fetched_again(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(reply([b"half"], end="close"), reply(b"whole"))
    assert side.run(lambda c: c.send(content()), base_url=server.url, clock=clock).read() == b"whole"
    server.add(reply([b"half"], end="reset"))
    with pytest.raises(APIConnectionError):
        side.run(lambda c: c.send(content()), base_url=server.url, max_retries=0)


def test_an_error_is_an_error(side: Side, server: Loopback) -> None:
    server.add(reply({"error": {"message": "No such file"}}, 404))
    with pytest.raises(NotFoundError, match="No such file"):
        side.run(lambda c: c.send(content()), base_url=server.url)


def test_a_large_body_is_never_in_memory(side: Side, server: Loopback, tmp_path: Path) -> None:
    chunk, number = b"x" * 1024 * 1024, 48
    server.add(reply([chunk] * number))
    tracemalloc.start()
    try:
        file: HttpxBinaryResponseContent = side.run(lambda c: c.send(content()), base_url=server.url)
        file.write_to_file(tmp_path / "large")
        assert sum(map(len, file.iter_bytes())) == number * len(chunk)
        assert tracemalloc.get_traced_memory()[1] < 24 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert (tmp_path / "large").stat().st_size == number * len(chunk)


def test_writing_replaces_a_file_only_when_all_is_written(server: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def download(client: Any) -> None:
        with streaming(client.get)("files/file_1/content") as response:
            response.stream_to_file(path)

    server.add(reply([b"half"], end="close"))
    with pytest.raises(APIConnectionError):
        Side("sync").run(download, base_url=server.url)
    assert path.read_bytes() == b"old"
    server.add(reply(b"new"))
    Side("sync").run(download, base_url=server.url)
    assert path.read_bytes() == b"new"
    with pytest.raises(FileNotFoundError):
        HttpxBinaryResponseContent(_response(b"x")).write_to_file(tmp_path / "no" / "folder")
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_writing_through_a_link_and_to_a_device(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    HttpxBinaryResponseContent(_response(b"new")).write_to_file(link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    HttpxBinaryResponseContent(_response(b"new")).write_to_file("/dev/null")
    assert not Path("/dev/null").is_file()


def _response(body: bytes) -> Any:
    import httpx

    return httpx.Response(200, content=body, request=httpx.Request("GET", "http://h/"))


def test_through_the_raw_and_the_streaming_view(side: Side, server: Loopback, tmp_path: Path) -> None:
    class Image(HttpxBinaryResponseContent):
        pass

    server.add(*[reply(b"\x89PNG")] * 3)

    async def asynchronous(client: Any) -> None:
        response = await async_raw(client.get)("x", cast_to=Image)
        assert response.content == response.parse().read() == b"\x89PNG"
        assert type(response.parse()) is Image
        async with async_streaming(client.get)("x", cast_to=Image) as streamed:
            await streamed.stream_to_file(tmp_path / "x")
        async with async_streaming_bytes(client.get)("x", cast_to=Image) as streamed:
            assert await streamed.parse() == b"\x89PNG"
            assert type(await streamed.parse(to=Image)) is Image

    def synchronous(client: Any) -> None:
        response = raw(client.get)("x", cast_to=Image)
        assert response.content == response.parse().read() == b"\x89PNG"
        assert type(response.parse()) is Image
        with streaming(client.get)("x", cast_to=Image) as streamed:
            streamed.stream_to_file(tmp_path / "x")
        with streaming_bytes(client.get)("x", cast_to=Image) as streamed:
            assert streamed.parse() == b"\x89PNG"
            assert type(streamed.parse(to=Image)) is Image

    side.run(asynchronous if side.is_async else synchronous, base_url=server.url)
    assert (tmp_path / "x").read_bytes() == b"\x89PNG"


def test_half_a_file_is_never_a_whole_one(side: Side, server: Loopback) -> None:
    """A server that compresses where it may, and a network that ends in the middle, in whatever way."""
    data = bytes(range(256)) * 100

    def half(request: Request) -> Reply:
        encodings = (request.header("accept-encoding") or "").split(", ")
        if "gzip" in encodings:  # whose end nothing tells
            return reply(gzip.compress(data)[:200], headers={"content-encoding": "gzip"})
        return reply(data[:200], headers={"content-length": str(len(data))}, end="close")

    server.default = half
    with pytest.raises(APIConnectionError):
        side.run(lambda c: c.send(content()), base_url=server.url, max_retries=0)


def test_the_caller_may_ask_for_a_compressed_file(side: Side, server: Loopback) -> None:
    server.add(reply(gzip.compress(TEXT.encode()), headers={"content-encoding": "gzip"}))
    file = side.run(lambda c: c.send(content(extra_headers={"Accept-Encoding": "gzip"})), base_url=server.url)
    assert file.content == TEXT.encode()
    assert server.requests[0].header("accept-encoding") == "gzip"
