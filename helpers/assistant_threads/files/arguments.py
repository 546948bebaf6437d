"""The keyword arguments of the helpers of files, for type checkers: those of the API, and those of `settings`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Generic, Required, TypedDict, TypeVar

from threads_api.params.arguments import (
    CreateVectorStoreFileBatchArguments,
    RetrieveVectorStoreFileArguments,
    RetrieveVectorStoreFileBatchArguments,
)
from threads_runtime.operation import CallOptions

from ..polling.arguments import WaitArguments

if TYPE_CHECKING:
    from threads_api.params.file_params import FileExpiresAfterParam
    from threads_api.params.tool_resources import FileChunkingStrategyParam
    from threads_api.params.vector_store_file import VectorStoreFileAttributesParam
    from threads_runtime.files import FileTypes
    from threads_runtime.omit import Omit

    from .settings import UploadState

__all__ = [
    "AddFileArguments",
    "CreateAndPollBatchArguments",
    "CreateAndPollFileArguments",
    "PollBatchArguments",
    "PollFileArguments",
    "ProcessedFileArguments",
    "UploadAndPollBatchArguments",
    "UploadAndPollFileArguments",
    "UploadChunkedArguments",
    "UploadFileArguments",
]

T = TypeVar("T")


class ProcessingArguments(TypedDict, Generic[T], total=False):
    """What to do while files are processed; `ProcessingSettings` has the texts."""

    on_update: Callable[[T], object] | None
    raise_on_failure: bool


class BatchArguments(WaitArguments, ProcessingArguments["VectorStoreFileBatch"], total=False):
    """How to wait for a batch; `BatchSettings` has the texts."""

    cancel_on_timeout: bool
    cancel_on_exit: bool


class DeadlineArguments(TypedDict, total=False):
    """How long the call may take; `DeadlineSettings` has the text."""

    deadline: float | None


class AddFileArguments(CallOptions, total=False):
    """How a file is added to a vector store."""

    attributes: VectorStoreFileAttributesParam | Omit | None
    chunking_strategy: FileChunkingStrategyParam | Omit


class ProcessedFileArguments(CallOptions, ProcessingArguments["FileObject"], total=False):
    """Of `files.wait_for_processing`."""

    poll_interval: float
    max_wait_seconds: float


class CreateAndPollFileArguments(AddFileArguments, WaitArguments, ProcessingArguments["VectorStoreFile"], total=False):
    """Of `vector_stores.files.create_and_poll`."""


class PollFileArguments(
    RetrieveVectorStoreFileArguments, WaitArguments, ProcessingArguments["VectorStoreFile"], total=False
):
    """Of `vector_stores.files.poll`."""


class UploadFileArguments(AddFileArguments, DeadlineArguments, total=False):
    """Of `vector_stores.files.upload`."""

    file: Required[FileTypes]


class UploadAndPollFileArguments(CreateAndPollFileArguments, total=False):
    """Of `vector_stores.files.upload_and_poll`."""

    file: Required[FileTypes]


class CreateAndPollBatchArguments(CreateVectorStoreFileBatchArguments, BatchArguments, total=False):
    """Of `vector_stores.file_batches.create_and_poll`."""


class PollBatchArguments(RetrieveVectorStoreFileBatchArguments, BatchArguments, total=False):
    """Of `vector_stores.file_batches.poll`."""


class UploadAndPollBatchArguments(AddFileArguments, BatchArguments, total=False):
    """Of `vector_stores.file_batches.upload_and_poll`."""

    files: Required[Iterable[FileTypes]]
    file_ids: Iterable[str]
    max_concurrency: int


class UploadChunkedArguments(CallOptions, DeadlineArguments, total=False):
    """Of `uploads.upload_file_chunked`."""

    expires_after: FileExpiresAfterParam | Omit
    part_size: int | None
    md5: str | Omit | None
    max_concurrency: int
    progress: Callable[[int, int], object] | None
    resume: UploadState | None
    cancel_on_exit: bool
