"""Files in requests: every form a file may have, read for each attempt, never held in memory as a whole."""

from __future__ import annotations

import email
import email.policy
import io
import os
import threading
import tracemalloc
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import Cut, Loopback, Request, reply
from tests.support.sync_and_async import FakeClock, Side
from threads_runtime.errors import APIConnectionError
from threads_runtime.files import FileTypes, multipart_body, named_file
from threads_runtime.omit import omit
from threads_runtime.operation import Operation, RequestOptions
from threads_runtime.requests.multipart import CHUNK_BYTES, MultipartStream


def upload(file: Any, fields: dict[str, object] | None = None, **options: Any) -> Operation[Any]:
    body = multipart_body({**(fields or {}), "file": file}, files=("file",))
    return Operation(
        name="files.create", method="POST", path="/files", body=body, decode=dict,
        options=RequestOptions(**options),
    )  # fmt: skip


def parts(request: Request) -> list[EmailMessage]:
    """The parts of a form, by the standard library's reader."""
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    message = email.message_from_bytes(head + request.body, policy=email.policy.HTTP)
    assert message.is_multipart()
    return list(message.iter_parts())  # type: ignore[attr-defined]


def described(part: EmailMessage) -> tuple[str | None, str | None, str, bytes]:
    name = part.get_param("name", header="content-disposition")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert name is None or isinstance(name, str)
    return name, part.get_filename(), part.get_content_type(), content


class Pipe(io.RawIOBase):
    """Can be read once, and not sought in."""

    def __init__(self, content: bytes) -> None:
        self.rest = content

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def opened_behind_its_start(path: Path) -> io.BufferedReader:
    file = path.open("rb")
    file.read(2)
    return file


FORMS: dict[str, tuple[Any, str | None, str, bytes]] = {
    "path": (lambda path: path, "notes.txt", "text/plain", b"a\r\n--b\0\xff"),
    "bytes": (lambda path: b"ab", "upload", "application/octet-stream", b"ab"),
    "bytearray": (lambda path: bytearray(b"ab"), "upload", "application/octet-stream", b"ab"),
    "empty": (lambda path: b"", "upload", "application/octet-stream", b""),
    "file object": (lambda path: path.open("rb"), "notes.txt", "text/plain", b"a\r\n--b\0\xff"),
    "from its position": (opened_behind_its_start, "notes.txt", "text/plain", b"\n--b\0\xff"),
    "BytesIO": (lambda path: io.BytesIO(b"ab"), "upload", "application/octet-stream", b"ab"),
    "pipe": (lambda path: Pipe(b"ab" * 9_999), "upload", "application/octet-stream", b"ab" * 9_999),
    "name": (lambda path: ("x.json", b"{}"), "x.json", "application/json", b"{}"),
    "name and path": (lambda path: ("x.json", path), "x.json", "application/json", b"a\r\n--b\0\xff"),
    "name and text": (lambda path: ("x.md", "größe"), "x.md", "text/markdown", "größe".encode()),
    "no name": (lambda path: (None, b"{}"), None, "application/octet-stream", b"{}"),
    "name and type": (lambda path: ("x", b"{}", "text/csv"), "x", "text/csv", b"{}"),
    "no type": (lambda path: ("x.md", b"{}", None), "x.md", "text/markdown", b"{}"),
    "with headers": (lambda path: ("x", b"{}", "text/csv", {"X-A": "1"}), "x", "text/csv", b"{}"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_file(side: Side, server: Loopback, clock: FakeClock, tmp_path: Path, form: str) -> None:
    """Sent twice, since the first response is lost: the second attempt reads the file again."""
    make, filename, media_type, content = FORMS[form]
    path = tmp_path / "notes.txt"
    path.write_bytes(b"a\r\n--b\0\xff")
    server.add(Cut(), reply({"id": "file_1"}))
    file = make(path)
    operation = upload(file, {"purpose": "assistants"})
    assert side.run(lambda c: c.send(operation), base_url=server.url, clock=clock) == {"id": "file_1"}
    first, second = server.requests
    assert first.body == second.body
    field, sent = map(described, parts(second))
    assert field == ("purpose", None, "text/plain", b"assistants")
    assert sent == ("file", filename, media_type, content)
    if form == "with headers":
        assert parts(second)[1]["X-A"] == "1"
    if hasattr(file, "close"):
        assert not file.closed, "the caller's file is the caller's to close"
        file.close()


def test_fields_of_every_kind(side: Side, server: Loopback) -> None:
    server.add(reply({}))
    fields = {
        "purpose": "größe", "expires_after": {"anchor": "created_at", "seconds": 3600}, "ids": ["a", "b"],
        "flag": True, "left_out": omit, "none": None,
    }  # fmt: skip
    operation = upload(b"x", fields, extra_body={"purpose": "vision", "extra": 1})
    side.run(lambda c: c.send(operation), base_url=server.url)
    sent = [(name, content) for name, _, _, content in map(described, parts(server.requests[0]))]
    assert sent == [
        ("purpose", b"vision"), ("expires_after[anchor]", b"created_at"), ("expires_after[seconds]", b"3600"),
        ("ids[]", b"a"), ("ids[]", b"b"), ("flag", b"true"), ("extra", b"1"), ("file", b"x"),
    ]  # fmt: skip


def test_a_content_type_without_the_boundary_is_replaced(side: Side, server: Loopback) -> None:
    server.add(reply({}))
    operation = upload(b"x", extra_headers={"Content-Type": "multipart/form-data"})
    side.run(lambda c: c.send(operation), base_url=server.url)
    assert len(parts(server.requests[0])) == 1


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_sends_the_file_again(side: Side, server: Loopback, tmp_path: Path, status: int) -> None:
    (tmp_path / "x.txt").write_bytes(b"content")
    server.add(reply(status=status, headers={"location": "/moved"}), reply({}))
    side.run(lambda c: c.send(upload(tmp_path / "x.txt")), base_url=server.url)
    assert [request.target for request in server.requests] == ["/files", "/moved"]
    assert [described(parts(request)[0])[3] for request in server.requests] == [b"content", b"content"]


def test_progress_counts_to_the_total_and_a_retry_starts_over(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(reply(status=503), reply({}))
    seen: list[tuple[int, int]] = []
    operation = upload(b"x" * (2 * CHUNK_BYTES + 5), progress=lambda sent, total: seen.append((sent, total)))
    side.run(lambda c: c.send(operation), base_url=server.url, clock=clock)
    size = len(server.requests[1].body)
    assert {total for _, total in seen} == {size}
    one = seen[: len(seen) // 2]
    assert seen == one + one
    assert [sent for sent, _ in one] == sorted({sent for sent, _ in one})
    assert one[-1] == (size, size)


def test_a_large_file_is_never_in_memory(tmp_path: Path) -> None:
    size = 64 * 1024 * 1024
    path = tmp_path / "large.bin"
    with path.open("wb") as file:
        file.truncate(size)  # takes no space on the disk

    async def asynchronous(stream: MultipartStream) -> int:
        return sum([len(chunk) async for chunk in stream])

    tracemalloc.start()
    try:
        for form in (path, path.open("rb")):
            body = multipart_body({"file": form}, files=("file",))
            stream = MultipartStream(body)
            assert sum(map(len, stream)) == stream.length
            assert anyio.run(asynchronous, stream) == stream.length > size
            if not isinstance(form, Path):
                form.close()
        assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_file_that_becomes_shorter_is_an_error(side: Side, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"content")
    operation = upload(path)
    path.write_bytes(b"")
    with Loopback() as server:
        with pytest.raises((ValueError, APIConnectionError), match="became shorter"):
            side.run(lambda c: c.send(operation), base_url=server.url, max_retries=0)
        assert not server.requests


@pytest.mark.parametrize(
    ("read", "error", "words"),
    [
        (lambda size: b"x" * (size + 1), ValueError, "returned 8 bytes when it was asked for 7"),
        (lambda size: "text", TypeError, "must return bytes when it is read, not str"),
        (lambda size: None, TypeError, "must return bytes when it is read, not NoneType"),
        (lambda size: b"", ValueError, "became shorter"),
    ],
)
def test_a_file_object_that_reads_oddly_is_an_error(
    side: Side, read: Callable[[int], Any], error: type[Exception], words: str
) -> None:
    class Odd(io.BytesIO):
        def read(self, size: int | None = -1) -> Any:
            return read(size or 0)

    with Loopback() as server:
        with pytest.raises(error, match=words):
            side.run(lambda c: c.send(upload(Odd(b"content"))), base_url=server.url, max_retries=0)
        assert not server.requests


@pytest.mark.parametrize(
    ("file", "error", "words"),
    [
        ("notes.txt", TypeError, r"file must be a path.*not str; wrap a path in pathlib\.Path"),
        (None, TypeError, "file must be a path, bytes, a file object"),
        (io.StringIO("x"), TypeError, r"file must be opened in binary mode: open\(…, 'rb'\)"),
        (("x",), TypeError, "a tuple of filename, file, media type and headers"),
        ((1, b"x"), TypeError, "the filename of file must be a string or None, not int"),
        (
            ("x", b"x", "text/plain\r\nX-More: 1"),
            ValueError,
            "the header Content-Type of file must not contain line breaks",
        ),
        (
            ("x", b"x", "text/plain", {"X-A": "1\r\n\r\nbody"}),
            ValueError,
            "the header X-A of file must not contain line",
        ),
        (
            ("x", b"x", "text/plain", {"X-A\n": "1"}),
            ValueError,
            r"the header name 'X-A\\n' of file must not contain line",
        ),
        (("x", b"x", "text/plain", {"X-A": 1}), TypeError, "the header X-A of file must be a string, not int"),
        (("x", b"x", 5), TypeError, "the header Content-Type of file must be a string, not int"),
        (Path("/nowhere/at/all"), FileNotFoundError, "nowhere"),
        (Path(os.sep), IsADirectoryError, "directory"),
    ],
)
def test_what_is_not_a_file_is_refused_before_anything_is_sent(file: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        upload(file)


@given(st.text(), st.binary(max_size=50), st.text(min_size=1))
def test_no_name_or_content_breaks_the_form(filename: str, content: bytes, field: str) -> None:
    file: FileTypes = (filename, content, "text/plain")
    stream = MultipartStream(multipart_body({"field": field.encode(errors="replace").decode(), "file": file}, ["file"]))
    data = b"".join(stream)
    assert len(data) == stream.length
    request = Request("POST", "/", (("content-type", stream.content_type),), data, 0)
    boundary = stream.content_type.partition("boundary=")[2].encode()
    assert request.body.count(b"--" + boundary) == 3
    assert content in request.body
    head = request.body.partition(b"filename=")[2].partition(b"\r\n")[0]
    assert head.startswith(b'"')
    assert head.endswith(b'"')
    assert b'"' not in head[1:-1]


def test_names_of_files_that_have_none() -> None:
    file = io.BytesIO(b"x")
    file.name = 3  # type: ignore[attr-defined]  # as temporary files have
    assert named_file("file", file).filename == "upload"
    assert "2 bytes" in repr(named_file("file", ("a", b"xy")))


def test_a_slow_disk_does_not_block_other_tasks(server: Loopback) -> None:
    released = threading.Event()

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            assert released.wait(5)
            return super().read(size)

    async def main() -> None:
        stream = MultipartStream(multipart_body({"file": Slow(b"abc")}, files=("file",)))

        async def read() -> None:
            assert b"abc" in b"".join([chunk async for chunk in stream])

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read)
            await anyio.sleep(0)
            released.set()

    anyio.run(main)
