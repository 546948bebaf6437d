"""What type checkers see of the helpers of files. Checked by mypy and pyright, never run."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

from assistant_threads import AsyncOpenAI, FileProcessingError, OpenAI
from threads_api.models import FileObject, Upload, VectorStoreFile, VectorStoreFileBatch


def show(file: VectorStoreFile) -> None:
    print(file.status)


async def note(done: int, total: int) -> None: ...


def helpers(client: OpenAI) -> None:
    stores = client.vector_stores
    assert_type(client.files.wait_for_processing("f", max_wait_seconds=3), FileObject)
    assert_type(
        stores.files.create_and_poll("f", vector_store_id="v", attributes={"a": 1}, deadline=3), VectorStoreFile
    )
    assert_type(stores.files.poll("f", vector_store_id="v", on_update=show), VectorStoreFile)
    assert_type(stores.files.poll("v", "f"), VectorStoreFile)
    assert_type(stores.files.upload(vector_store_id="v", file=Path("a"), timeout=3), VectorStoreFile)
    assert_type(stores.files.upload_and_poll("v", file=("a", b"x"), raise_on_failure=True), VectorStoreFile)
    batches = client.beta.vector_stores.file_batches
    assert_type(batches.create_and_poll("v", file_ids=["f"], cancel_on_timeout=True), VectorStoreFileBatch)
    assert_type(batches.poll("b", vector_store_id="v"), VectorStoreFileBatch)
    assert_type(batches.upload_and_poll("v", files=[b"x", Path("a")], max_concurrency=2), VectorStoreFileBatch)
    assert_type(
        client.uploads.upload_file_chunked(file="a", mime_type="text/plain", purpose="assistants", part_size=None),
        Upload,
    )
    client.uploads.upload_file_chunked(file=b"a", filename="a", bytes=1, mime_type="text/plain", purpose="user_data")


async def async_helpers(client: AsyncOpenAI) -> None:
    assert_type(await client.files.wait_for_processing(id="f", poll_interval=1), FileObject)
    assert_type(await client.vector_stores.files.poll("f", vector_store_id="v"), VectorStoreFile)
    assert_type(await client.vector_stores.file_batches.upload_and_poll("v", files=[b"x"]), VectorStoreFileBatch)
    upload = client.uploads.upload_file_chunked(file=Path("a"), mime_type="x", purpose="vision", progress=note)
    assert_type(await upload, Upload)


def errors(failed: FileProcessingError) -> None:
    assert_type(failed.seen, FileObject | VectorStoreFile | VectorStoreFileBatch | None)


def wrong_calls(client: OpenAI) -> None:
    files = client.vector_stores.files
    files.create_and_poll("f")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    files.create_and_poll("f", vector_store_id="v", cancel_on_exit=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    files.upload("v")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.uploads.upload_file_chunked(file=b"x", mime_type="a", purpose="vision")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
