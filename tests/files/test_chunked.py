"""`uploads.upload_file_chunked`: parts in parallel, sent again after a failure, resumed by a later call."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant_threads import (
    APIConnectionError,
    AsyncOpenAI,
    BadRequestError,
    InternalServerError,
    OpenAI,
    PollTimeoutError,
)
from assistant_threads.file_helpers.chunks import FilePart, UploadSource
from tests.files.service import FilesService
from tests.support.sync_and_async import KEY, FakeClock, Side, sides

CONTENT = bytes(range(256)) * 40  # 10,240 bytes
ARGUMENTS: dict[str, Any] = {"mime_type": "text/plain", "purpose": "assistants", "part_size": 1000}


@pytest.fixture
def service() -> Iterator[FilesService]:
    with FilesService() as running:
        yield running


@pytest.fixture(params=sides, ids=repr)
def side(request: pytest.FixtureRequest) -> Side:
    return request.param


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_bytes(CONTENT)
    return path


def upload(side: Side, service: FilesService, clock: FakeClock | None = None, **arguments: Any) -> Any:
    kind = AsyncOpenAI if side.is_async else OpenAI
    client = kind(api_key=KEY, base_url=service.url, clock=clock or FakeClock(), max_retries=1)
    return side.run(lambda c: c.uploads.upload_file_chunked(**{**ARGUMENTS, **arguments}), client=client)


def test_a_path_in_parts(side: Side, service: FilesService, path: Path) -> None:
    done = upload(side, service, file=path, md5=hashlib.md5(CONTENT).hexdigest())
    assert (done.status, done.file.id) == ("completed", "file-up")
    assert service.files["file-up"] == CONTENT
    assert service.counts == {"POST uploads": 1, "POST parts": 11, "POST complete": 1}
    created = service.requests[0][2]
    assert created == {
        "bytes": 10_240,
        "filename": "notes.txt",
        "mime_type": "text/plain",
        "purpose": "assistants",
    }
    assert service.requests[-1][2]["md5"] == hashlib.md5(CONTENT).hexdigest()


@pytest.mark.parametrize("size", [0, 1, 999, 1000, 1001, 2000])
def test_bytes_of_any_size(side: Side, service: FilesService, size: int) -> None:
    upload(side, service, file=CONTENT[:size], filename="a", bytes=size)
    assert service.files["file-up"] == CONTENT[:size]
    assert service.counts["POST parts"] == -(-size // 1000)
    assert "md5" not in service.requests[-1][2]


@pytest.mark.parametrize("limit", [1, 3])
def test_parts_are_sent_at_the_same_time(side: Side, service: FilesService, path: Path, limit: int) -> None:
    service.together = {"POST parts": limit}
    upload(side, service, file=path, max_concurrency=limit)
    assert service.most_at_once == limit
    assert service.files["file-up"] == CONTENT


def test_lost_and_refused_parts_are_sent_again(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST parts": [503, "cut", 500, "cut"]}
    upload(side, service, file=path, max_concurrency=2)
    assert service.files["file-up"] == CONTENT
    assert service.counts["POST complete"] == 1


def test_parts_whose_responses_are_all_lost(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST parts": ["cut", "cut", "cut"]}
    with pytest.raises(APIConnectionError) as caught:
        upload(side, service, file=path, max_concurrency=1)
    assert caught.value.ambiguous
    assert service.counts["POST parts"] == 3
    service.failures = {"POST parts": ["cut", "cut", 0] * 10}
    upload(side, service, file=path, max_concurrency=1, resume=caught.value.upload_state)  # type: ignore[attr-defined]
    assert service.files["file-up"] == CONTENT


def test_an_interrupted_upload_is_resumed(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST parts": [0] * 4 + [400]}
    with pytest.raises(BadRequestError, match="planned") as caught:
        upload(side, service, file=path, max_concurrency=1)
    state = json.loads(json.dumps(caught.value.upload_state))  # type: ignore[attr-defined]
    assert state["upload_id"] == "upload_1"
    assert [part_id is not None for part_id in state["part_ids"]] == [True] * 4 + [False] * 7
    service.requests.clear()
    upload(side, service, file=path, resume=state)
    assert service.counts == {"POST parts": 7, "POST complete": 1}
    assert service.files["file-up"] == CONTENT


def test_a_lost_completion_can_be_resumed(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST complete": ["cut"]}
    with pytest.raises(APIConnectionError) as caught:
        upload(side, service, file=path)
    assert caught.value.ambiguous
    assert None not in caught.value.upload_state["part_ids"]  # type: ignore[attr-defined]


def test_cancel_on_exit(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST complete": [500, 500]}
    with pytest.raises(InternalServerError) as caught:
        upload(side, service, file=path, cancel_on_exit=True)
    assert service.counts["POST cancel"] == 1
    assert not hasattr(caught.value, "upload_state")
    assert caught.value.upload_id == "upload_1"  # type: ignore[attr-defined]


def test_a_failed_cancellation_is_noted(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST complete": [400], "POST cancel": [400]}
    with pytest.raises(BadRequestError) as caught:
        upload(side, service, file=path, cancel_on_exit=True)
    assert "Cancelling upload upload_1 failed: BadRequestError" in caught.value.__notes__[0]


def test_an_upload_that_was_not_created_has_no_state(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST uploads": [400]}
    with pytest.raises(Exception, match="planned") as caught:
        upload(side, service, file=path, cancel_on_exit=True)
    assert not hasattr(caught.value, "upload_state")
    assert service.counts == {"POST uploads": 1}


def test_the_deadline(side: Side, service: FilesService, path: Path) -> None:
    service.failures = {"POST parts": [429] * 20}
    service.poll_headers = {"retry-after": "30"}
    with pytest.raises(PollTimeoutError, match="wasn't uploaded within 10 s") as caught:
        upload(side, service, FakeClock(), file=path, deadline=10)
    assert caught.value.upload_state["upload_id"] == "upload_1"  # type: ignore[attr-defined]


def test_progress(side: Side, service: FilesService, path: Path) -> None:
    calls: list[tuple[int, int]] = []

    async def note(done: int, total: int) -> None:
        calls.append((done, total))

    upload(side, service, file=path, progress=note if side.is_async else lambda *now: calls.append(now))
    assert calls == sorted(calls)
    assert len(calls) == 11
    assert calls[-1] == (10_240, 10_240)


def test_what_progress_raises_ends_the_upload(side: Side, service: FilesService, path: Path) -> None:
    def fail(done: int, total: int) -> None:
        raise LookupError("enough")

    with pytest.raises(LookupError, match="enough") as caught:
        upload(side, service, file=path, progress=fail, max_concurrency=1)
    assert service.counts["POST parts"] == 1
    assert caught.value.upload_state["part_ids"][0] == "part_0"  # type: ignore[attr-defined]


def test_an_interruption_keeps_the_state(side: Side, service: FilesService, path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        upload(side, service, file=path, progress=interrupt, max_concurrency=1)
    assert caught.value.upload_state["upload_id"] == "upload_1"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "kind", "message"),
    [
        ({"file": b"x"}, TypeError, "filename is required"),
        ({"file": b"x", "filename": "a", "bytes": 3}, ValueError, "bytes must be the size of the file, 1, but is 3"),
        ({"file": io.BytesIO(b"x"), "filename": "a"}, TypeError, "file must be a path or bytes, not BytesIO"),
        ({"file": "/no/such/file"}, FileNotFoundError, "/no/such/file"),
        ({"file": "/"}, IsADirectoryError, ""),
        ({"file": b"x", "filename": "a", "part_size": 0}, ValueError, "part_size"),
        ({"file": b"x", "filename": "a", "max_concurrency": 0}, ValueError, "max_concurrency"),
        ({"file": b"x", "filename": "a", "progress": 3}, TypeError, "progress must be callable"),
        ({"file": b"x", "filename": "a", "deadline": -1}, ValueError, "deadline"),
        (
            {"file": b"x", "filename": "a", "resume": {"upload_id": "u", "size": 3, "part_size": 1, "part_ids": []}},
            ValueError,
            "resume is of a file of 3 bytes",
        ),
        ({"filename": "a"}, TypeError, "upload_file_chunked() missing 1 required keyword-only argument: 'file'"),
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_sent(
    side: Side, service: FilesService, arguments: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as caught:
        upload(side, service, **arguments)
    assert message in str(caught.value)
    assert not service.requests


def test_a_part_of_a_file_reads_as_that_range(path: Path) -> None:
    with UploadSource(path).part(1000, 50) as part:
        assert isinstance(part, FilePart)
        assert part.seekable()
        assert part.seek(0, io.SEEK_END) == 50
        assert part.read() == b""
        part.seek(10)
        part.seek(5, io.SEEK_CUR)
        assert (part.tell(), part.read(3), part.read()) == (15, CONTENT[1015:1018], CONTENT[1018:1050])
    assert UploadSource(path).part(10_000, 1000).read() == CONTENT[10_000:]
