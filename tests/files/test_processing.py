"""Helpers that upload files, add them to a vector store, and wait until they are processed."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant_threads import (
    AsyncOpenAI,
    BadRequestError,
    FileProcessingError,
    InternalServerError,
    OpenAI,
    PollTimeoutError,
)
from tests.files.service import FilesService
from tests.support.sync_and_async import KEY, FakeClock, Side, sides

IN_PROGRESS: dict[str, Any] = {"status": "in_progress"}
FAILED: dict[str, Any] = {"status": "failed", "last_error": {"code": "invalid_file", "message": "It is empty."}}
IDS = {"vector_store_id": "vs_1", "file_id": "file-0"}


@pytest.fixture
def service() -> Iterator[FilesService]:
    with FilesService() as running:
        yield running


@pytest.fixture(params=sides, ids=repr)
def side(request: pytest.FixtureRequest) -> Side:
    return request.param


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def run(side: Side, service: FilesService, clock: FakeClock) -> Callable[[Callable[[Any], Any]], Any]:
    def perform(action: Callable[[Any], Any]) -> Any:
        kind = AsyncOpenAI if side.is_async else OpenAI
        client = kind(api_key=KEY, base_url=service.url, clock=clock, max_retries=0)
        return side.run(action, client=client)

    return perform


Perform = Callable[[Callable[[Any], Any]], Any]


class TestAFileOfAVectorStore:
    def test_is_polled_until_it_is_processed(self, run: Perform, service: FilesService, clock: FakeClock) -> None:
        service.polls = [IN_PROGRESS, IN_PROGRESS]
        done = run(
            lambda c: c.vector_stores.files.create_and_poll("file-0", vector_store_id="vs_1", attributes={"a": 1})
        )
        assert (done.status, done.id, done.vector_store_id) == ("completed", "file-0", "vs_1")
        assert service.counts == {"POST files": 1, "GET files": 3}
        assert service.requests[0] == (
            "POST",
            "/vector_stores/vs_1/files",
            {"file_id": "file-0", "attributes": {"a": 1}},
        )
        assert clock.sleeps == [1.0] * 3

    def test_is_polled_as_often_as_asked(self, run: Perform, service: FilesService, clock: FakeClock) -> None:
        service.polls, service.poll_headers = [IN_PROGRESS], {"openai-poll-after-ms": "70"}
        run(lambda c: c.vector_stores.files.poll("file-0", vector_store_id="vs_1"))
        assert clock.sleeps == [0.07]
        service.polls = [IN_PROGRESS]
        run(lambda c: c.vector_stores.files.poll("vs_1", "file-0", poll_interval_ms=200))
        assert clock.sleeps == [0.07, 0.2]

    @pytest.mark.parametrize("helper", ["upload", "upload_and_poll"])
    def test_is_uploaded(self, run: Perform, service: FilesService, tmp_path: Path, helper: str) -> None:
        (tmp_path / "a.txt").write_bytes(b"hello")
        done = run(lambda c: getattr(c.vector_stores.files, helper)(vector_store_id="vs_1", file=tmp_path / "a.txt"))
        assert service.files == {"file-0": b"hello"}
        assert done.status == ("in_progress" if helper == "upload" else "completed")
        assert service.requests[0][2]["purpose"] == b"assistants"
        assert service.requests[1] == ("POST", "/vector_stores/vs_1/files", {"file_id": "file-0"})

    def test_fails(self, run: Perform, service: FilesService) -> None:
        service.polls = [FAILED, FAILED]
        failed = run(lambda c: c.vector_stores.files.poll(**IDS))
        assert failed.last_error.message == "It is empty."
        with pytest.raises(FileProcessingError, match="file-0 ended as failed: invalid_file, It is empty") as caught:
            run(lambda c: c.vector_stores.files.poll(**IDS, raise_on_failure=True))
        assert caught.value.seen.last_error == failed.last_error
        assert (caught.value.file_id, caught.value.vector_store_id) == ("file-0", "vs_1")  # type: ignore[attr-defined]

    def test_has_a_deadline(self, run: Perform, service: FilesService, clock: FakeClock) -> None:
        service.polls = [IN_PROGRESS] * 5
        with pytest.raises(
            PollTimeoutError, match=r"file-0 wasn't processed within 2\.5 s\. It is 'in_progress'"
        ) as caught:
            run(lambda c: c.vector_stores.files.poll(**IDS, deadline=2.5))
        assert clock.sleeps == [1.0, 1.0, 0.5]
        assert caught.value.seen.status == "in_progress"
        assert caught.value.run is None
        assert isinstance(caught.value, RuntimeError)

    def test_may_have_an_unknown_status_for_10_minutes(
        self, run: Perform, service: FilesService, clock: FakeClock
    ) -> None:
        service.polls = [{"status": "paused"}] * 30
        with pytest.raises(PollTimeoutError, match="'paused', a status that this version doesn't know"):
            run(lambda c: c.vector_stores.files.poll(**IDS, poll_interval_ms=60_000))
        assert sum(clock.sleeps) == 600

    def test_without_a_status_is_not_waited_for(self, run: Perform, service: FilesService) -> None:
        service.polls = [{}]
        assert run(lambda c: c.vector_stores.files.poll(**IDS, raise_on_failure=True)).status is None

    def test_reports_each_change(self, run: Perform, service: FilesService) -> None:
        seen: list[str] = []
        service.polls = [IN_PROGRESS, IN_PROGRESS]
        run(lambda c: c.vector_stores.files.poll(**IDS, on_update=lambda file: seen.append(file.status)))
        assert seen == ["in_progress", "completed"]

    def test_keeps_the_id_of_a_file_that_was_uploaded(self, run: Perform, service: FilesService) -> None:
        service.failures = {"POST files": [0, 400]}
        with pytest.raises(BadRequestError) as caught:
            run(lambda c: c.vector_stores.files.upload_and_poll("vs_1", file=b"x"))
        assert caught.value.file_id == "file-0"  # type: ignore[attr-defined]


class TestABatch:
    def test_is_polled(self, run: Perform, service: FilesService) -> None:
        counts = {"in_progress": 1, "completed": 1, "failed": 0, "cancelled": 0, "total": 2}
        service.polls = [
            {**IN_PROGRESS, "file_counts": counts},
            {**IN_PROGRESS, "file_counts": counts},
            {**IN_PROGRESS, "file_counts": {**counts, "in_progress": 0, "completed": 2}},
        ]
        seen: list[Any] = []
        done = run(
            lambda c: c.beta.vector_stores.file_batches.create_and_poll(
                "vs_1", file_ids=["file-0"], on_update=lambda batch: seen.append(batch.status)
            )
        )
        assert done.status == "completed"
        assert seen == ["in_progress", "in_progress", "in_progress", "completed"]
        assert service.requests[0] == ("POST", "/vector_stores/vs_1/file_batches", {"file_ids": ["file-0"]})

    def test_without_a_status_is_polled_until_no_file_is_left(self, run: Perform, service: FilesService) -> None:
        service.polls = [{"file_counts": {"in_progress": 1}}, {"file_counts": {"in_progress": 0, "completed": 1}}]
        done = run(lambda c: c.vector_stores.file_batches.poll("b", vector_store_id="v"))
        assert done.file_counts.completed == 1
        assert service.counts["GET file_batches"] == 2

    def test_uploads_files_at_the_same_time(self, run: Perform, service: FilesService, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"0")
        files = [tmp_path / "a.txt", b"1", io.BytesIO(b"2"), ("b.txt", b"3"), ("c.txt", io.BytesIO(b"4"), "text/plain")]
        service.together = {"POST files": 3}
        run(
            lambda c: c.vector_stores.file_batches.upload_and_poll(
                "vs_1", files=files, file_ids=["file-x"], max_concurrency=3, chunking_strategy={"type": "auto"}
            )
        )
        assert service.most_at_once == 3
        added = next(body for method, path, body in service.requests if path.endswith("file_batches"))
        assert added["chunking_strategy"] == {"type": "auto"}
        first, *others = added["file_ids"]
        assert first == "file-x"
        assert [service.files[each] for each in others] == [b"0", b"1", b"2", b"3", b"4"]

    def test_tells_which_files_were_uploaded(self, run: Perform, service: FilesService) -> None:
        service.failures = {"POST files": [0, 0, 500]}
        with pytest.raises(InternalServerError) as caught:
            run(lambda c: c.vector_stores.file_batches.upload_and_poll("vs_1", files=[b"1"] * 9, max_concurrency=1))
        assert caught.value.uploaded_file_ids == ["file-0", "file-1"]  # type: ignore[attr-defined]
        assert service.counts == {"POST files": 3}

    def test_is_cancelled_at_the_deadline(self, run: Perform, service: FilesService) -> None:
        service.polls = [IN_PROGRESS] * 9
        with pytest.raises(PollTimeoutError, match="File batch vsfb_1 wasn't processed within 2 s") as caught:
            run(
                lambda c: c.vector_stores.file_batches.create_and_poll(
                    "vs_1", file_ids=["f"], deadline=2, cancel_on_timeout=True
                )
            )
        assert service.requests[-1][1] == "/vector_stores/vs_1/file_batches/vsfb_1/cancel"
        assert caught.value.seen.status == "cancelled"
        assert caught.value.batch_id == "vsfb_1"  # type: ignore[attr-defined]

    def test_a_failed_cancellation_is_noted(self, run: Perform, service: FilesService) -> None:
        service.polls, service.failures = [IN_PROGRESS] * 9, {"POST cancel": [400]}
        with pytest.raises(PollTimeoutError) as caught:
            run(
                lambda c: c.vector_stores.file_batches.create_and_poll(
                    "vs_1", file_ids=["f"], deadline=2, cancel_on_timeout=True
                )
            )
        assert caught.value.seen.status == "in_progress"
        assert "Cancelling file batch vsfb_1 failed: BadRequestError" in caught.value.__notes__[0]

    @pytest.mark.parametrize("cancel", [True, False])
    def test_is_cancelled_on_exit(self, run: Perform, service: FilesService, cancel: bool) -> None:
        def interrupt(_: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt) as caught:
            run(
                lambda c: c.vector_stores.file_batches.create_and_poll(
                    "vs_1", file_ids=["f"], on_update=interrupt, cancel_on_exit=cancel
                )
            )
        assert service.counts["POST cancel"] == cancel
        assert caught.value.batch_id == "vsfb_1"  # type: ignore[attr-defined]

    def test_with_failed_files(self, run: Perform, service: FilesService) -> None:
        counts = {"in_progress": 0, "completed": 1, "failed": 2, "cancelled": 0, "total": 3}
        service.polls = [{"status": "completed", "file_counts": counts}] * 2
        assert run(lambda c: c.vector_stores.file_batches.poll("b", vector_store_id="v")).file_counts.failed == 2
        with pytest.raises(FileProcessingError, match="2 failed and 0 cancelled files of 3"):
            run(lambda c: c.vector_stores.file_batches.poll("b", vector_store_id="v", raise_on_failure=True))

    @pytest.mark.parametrize(
        ("arguments", "kind", "message"),
        [
            ({"files": []}, ValueError, "files must not be empty"),
            ({"files": "a.txt"}, TypeError, "files must be a list"),
            ({"files": [b"x", "a.txt"]}, TypeError, "file must be a path"),
            ({"files": [b"x", Path("/no/such")]}, FileNotFoundError, "/no/such"),
            ({"files": [b"x"], "max_concurrency": 0}, ValueError, "max_concurrency"),
            ({}, TypeError, "upload_and_poll() missing 1 required keyword-only argument: 'files'"),
        ],
    )
    def test_wrong_arguments(
        self, run: Perform, service: FilesService, arguments: Any, kind: type[Exception], message: str
    ) -> None:
        with pytest.raises(kind) as caught:
            run(lambda c: c.vector_stores.file_batches.upload_and_poll("vs_1", **arguments))
        assert message in str(caught.value)
        assert not service.requests


def test_retrieve_content_is_deprecated(run: Perform, service: FilesService, side: Side) -> None:
    service.files = {"file-0": "für".encode()}
    with pytest.warns(DeprecationWarning, match="use content") as caught:
        assert run(lambda c: c.files.retrieve_content("file-0")) == "für"
    assert side.is_async or caught[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="use content"):
        assert run(lambda c: c.files.with_raw_response.retrieve_content("file-0")).parse() == "für"


class TestWaitForProcessing:
    def test_polls_until_processed(self, run: Perform, service: FilesService, clock: FakeClock) -> None:
        service.polls = [{"status": "uploaded"}] * 2
        assert run(lambda c: c.files.wait_for_processing("file-0")).status == "processed"
        assert clock.sleeps == [5.0, 5.0]

    def test_gives_up(self, run: Perform, service: FilesService, clock: FakeClock) -> None:
        service.polls = [{"status": "uploaded"}] * 20
        with pytest.raises(PollTimeoutError, match="wasn't processed within 12 s"):
            run(lambda c: c.files.wait_for_processing(id="file-0", poll_interval=3, max_wait_seconds=12))
        assert sum(clock.sleeps) == 12

    def test_returns_a_file_that_cannot_be_used(self, run: Perform, service: FilesService) -> None:
        service.polls = [{"status": "error", "status_details": "empty"}] * 2
        assert run(lambda c: c.files.wait_for_processing("file-0")).status == "error"
        with pytest.raises(FileProcessingError, match="ended as error: empty"):
            run(lambda c: c.files.wait_for_processing("file-0", raise_on_failure=True))


def test_errors_are_pickled_with_what_they_have_seen() -> None:
    from threads_api.models.vector_store_file import VectorStoreFile

    file = VectorStoreFile.from_dict({"id": "file-0", "status": "failed"})
    for error in (FileProcessingError("bad", file), PollTimeoutError("late", seen=file)):
        error.file_id = "file-0"  # type: ignore[attr-defined]
        same = pickle.loads(pickle.dumps(error))
        assert (str(same), same.file_id, same.seen.to_dict()) == (str(error), "file-0", file.to_dict())
