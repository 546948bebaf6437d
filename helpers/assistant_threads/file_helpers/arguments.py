"""The keyword arguments of the helpers of files, for type checkers: those of the API, and those of `settings`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypedDict

from threads_api.params.arguments import (
    CreateVectorStoreFileBatchArguments,
    RetrieveVectorStoreFileArguments,
    RetrieveVectorStoreFileBatchArguments,
)
from threads_runtime.operation import CallOptions

from ..polling.arguments import WaitArguments

if TYPE_CHECKING:
    import builtins
    import os

    from threads_api.models.file_object import FileObject
    from threads_api.models.vector_store_file import VectorStoreFile
    from threads_api.models.vector_store_file_batch import VectorStoreFileBatch
    from threads_api.params.file_params import FileExpiresAfterParam
    from threads_api.params.file_purpose import FilePurposeParam
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
    "UploadBytesArguments",
    "UploadFileArguments",
    "UploadPathArguments",
]


class _OnFailureArguments(TypedDict, total=False):
    raise_on_failure: bool


class ProcessingArguments(WaitArguments, _OnFailureArguments, total=False):
    """How to wait for a file of a vector store; `ProcessingSettings` has the texts."""

    on_update: Callable[[VectorStoreFile], object] | None


class BatchArguments(WaitArguments, _OnFailureArguments, total=False):
    """How to wait for a batch; `BatchSettings` has the texts."""

    on_update: Callable[[VectorStoreFileBatch], object] | None
    cancel_on_timeout: bool
    cancel_on_exit: bool


class DeadlineArguments(TypedDict, total=False):
    """How long the call may take; `DeadlineSettings` has the text."""

    deadline: float | None


class _FileArguments(TypedDict):
    file: FileTypes


class _FilesArguments(TypedDict):
    files: Iterable[FileTypes]


class AddFileArguments(CallOptions, total=False):
    """How a file is added to a vector store."""

    attributes: VectorStoreFileAttributesParam | Omit | None
    chunking_strategy: FileChunkingStrategyParam | Omit


class ProcessedFileArguments(CallOptions, _OnFailureArguments, total=False):
    """Of `files.wait_for_processing`."""

    on_update: Callable[[FileObject], object] | None
    poll_interval: float
    max_wait_seconds: float


class CreateAndPollFileArguments(AddFileArguments, ProcessingArguments, total=False):
    """Of `vector_stores.files.create_and_poll`."""


class PollFileArguments(RetrieveVectorStoreFileArguments, ProcessingArguments, total=False):
    """Of `vector_stores.files.poll`."""


class UploadFileArguments(_FileArguments, AddFileArguments, DeadlineArguments, total=False):
    """Of `vector_stores.files.upload`."""


class UploadAndPollFileArguments(_FileArguments, CreateAndPollFileArguments, total=False):
    """Of `vector_stores.files.upload_and_poll`."""


class CreateAndPollBatchArguments(CreateVectorStoreFileBatchArguments, BatchArguments, total=False):
    """Of `vector_stores.file_batches.create_and_poll`."""


class PollBatchArguments(RetrieveVectorStoreFileBatchArguments, BatchArguments, total=False):
    """Of `vector_stores.file_batches.poll`."""


class UploadAndPollBatchArguments(_FilesArguments, AddFileArguments, BatchArguments, total=False):
    """Of `vector_stores.file_batches.upload_and_poll`."""

    file_ids: Iterable[str]
    max_concurrency: int


class _UploadArguments(TypedDict):
    mime_type: str
    purpose: FilePurposeParam


class _ChunkArguments(_UploadArguments, CallOptions, DeadlineArguments, total=False):
    bytes: int | None
    expires_after: FileExpiresAfterParam | Omit
    part_size: int | None
    md5: str | Omit | None
    max_concurrency: int
    progress: Callable[[int, int], object] | None
    resume: UploadState | None
    cancel_on_exit: bool


class _PathArguments(TypedDict):
    file: str | os.PathLike[str]


class _BytesArguments(TypedDict):
    file: builtins.bytes
    filename: str


class UploadPathArguments(_PathArguments, _ChunkArguments, total=False):
    """Of `uploads.upload_file_chunked` with a path."""

    filename: str | None


class UploadBytesArguments(_BytesArguments, _ChunkArguments, total=False):
    """Of `uploads.upload_file_chunked` with bytes."""
