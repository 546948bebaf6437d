"""The keyword arguments that the helpers of files add to those of the API, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypedDict

from attrs import frozen

from threads_runtime.checks import check_callable, check_count, check_seconds

from ..parameters.settings import Settings

if TYPE_CHECKING:
    import builtins
    import os

    from threads_runtime.files import FileTypes
    from threads_runtime.omit import Omit

__all__ = [
    "BatchSettings",
    "BatchUploadSettings",
    "ChunkSettings",
    "FileUploadSettings",
    "ProcessedFileSettings",
    "ProcessingSettings",
    "UploadState",
]


class UploadState(TypedDict):
    """How much of a file has been uploaded. It can be kept as JSON."""

    upload_id: str
    size: int
    """Of the file, in bytes."""
    part_size: int
    part_ids: list[str | None]
    """In the order of the file; None for a part that has not been uploaded."""


@frozen(kw_only=True)
class ProcessingSettings(Settings):
    """What to do while files are processed.

    Args:
        on_update: Called with the file or the batch when it is first seen, and whenever its status or, of a batch, the
            number of files by status has changed; may be async with an async client.
        raise_on_failure: Raise FileProcessingError if a file was not processed. Default false.

    Raises:
        PollTimeoutError: The deadline passed, or the status was unknown for 10 minutes; `seen` is the file or the batch
            as last seen.
        FileProcessingError: A file was not processed, and `raise_on_failure` is set.
    """

    on_update: Callable[..., object] | None = None
    raise_on_failure: bool = False

    def __attrs_post_init__(self) -> None:
        check_callable("on_update", self.on_update)


@frozen(kw_only=True)
class BatchSettings(ProcessingSettings):
    """What to do while a batch of files is processed.

    Args:
        cancel_on_timeout: Cancel the batch when the deadline passes. Default false.
        cancel_on_exit: Cancel the batch when any exception leaves the helper: Ctrl-C, a cancelled task, an error.
            Default false.
    """

    cancel_on_timeout: bool = False
    cancel_on_exit: bool = False


@frozen(kw_only=True)
class FileUploadSettings(Settings):
    """A file to upload.

    Args:
        file: The file: a path, bytes, a file object opened in binary mode, or `(name, content, type)`.
    """

    file: FileTypes


@frozen(kw_only=True)
class BatchUploadSettings(Settings):
    """Files to upload.

    Args:
        files: The files, each a path, bytes, a file object opened in binary mode, or `(name, content, type)`.
        file_ids: Identifiers of files that were uploaded before.
        max_concurrency: Maximum number of files that are uploaded at the same time. Default 5.
    """

    files: Iterable[FileTypes]
    file_ids: Iterable[str] = ()
    max_concurrency: int = 5

    def __attrs_post_init__(self) -> None:
        check_count("max_concurrency", self.max_concurrency, minimum=1)


@frozen(kw_only=True)
class ChunkSettings(Settings):
    """How to upload a file in parts.

    Args:
        file: The file: a path, or bytes.
        filename: Name of the file. Required with bytes; default: that of the path.
        bytes: Size of the file in bytes. Default: as found.
        part_size: Size of a part in bytes. Default: 64 MB, the most that the service accepts.
        md5: MD5 digest of the file in hexadecimal; the upload fails if the parts have another one.
        max_concurrency: Maximum number of parts that are uploaded at the same time. Default 4.
        progress: Called after each part with the number of bytes uploaded and their total; may be async with an async
            client.
        resume: The `upload_state` of the exception that an earlier call ended with: continues that upload.
        cancel_on_exit: Cancel the upload when any exception leaves the helper, so that it cannot be resumed. Default
            false.

    Raises:
        PollTimeoutError: The deadline passed.
        OSError: The file cannot be read.
    """

    file: str | os.PathLike[str] | builtins.bytes
    filename: str | None = None
    bytes: int | None = None
    part_size: int | None = None
    md5: str | Omit | None = None
    max_concurrency: int = 4
    progress: Callable[[int, int], object] | None = None
    resume: UploadState | None = None
    cancel_on_exit: bool = False

    def __attrs_post_init__(self) -> None:
        if self.part_size is not None:
            check_count("part_size", self.part_size, minimum=1)
        check_count("max_concurrency", self.max_concurrency, minimum=1)
        check_callable("progress", self.progress)


@frozen(kw_only=True)
class ProcessedFileSettings(Settings):
    """How to wait for a file.

    Args:
        poll_interval: Seconds between polls. Default 5.
        max_wait_seconds: Seconds until the helper gives up. Default 1800.
    """

    poll_interval: float = 5.0
    max_wait_seconds: float = 30 * 60.0

    def __attrs_post_init__(self) -> None:
        check_seconds("max_wait_seconds", self.max_wait_seconds)
