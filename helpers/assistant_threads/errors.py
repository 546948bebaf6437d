"""What helpers raise in addition to the errors of the client, and the ids that they attach to any exception.

OpenAIError
├── PollTimeoutError     a run didn't settle, or files weren't processed, before the deadline: run, seen
├── RunFailedError       a run ended without completing: run, last_error
├── FileProcessingError  a file, or a file of a batch, wasn't processed: seen
└── ToolArgumentsError   the model called an unknown function, or passed arguments that don't fit
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from threads_runtime import OpenAIError

if TYPE_CHECKING:
    from threads_api.models.file_object import FileObject
    from threads_api.models.run import Run, RunLastError
    from threads_api.models.vector_store_file import VectorStoreFile
    from threads_api.models.vector_store_file_batch import VectorStoreFileBatch

__all__ = [
    "FileProcessingError",
    "PollTimeoutError",
    "RunFailedError",
    "ToolArgumentsError",
    "attach_ids",
    "attach_run_ids",
]


class PollTimeoutError(OpenAIError, RuntimeError):
    """A run didn't settle, a thread didn't become idle, or files weren't processed before the deadline. They may still
    be. It is a RuntimeError, too, as openai-python's for files.
    """

    run: Run | None
    """The run as last seen; None if it wasn't created yet, or the response to its creation was lost."""
    seen: Run | FileObject | VectorStoreFile | VectorStoreFileBatch | None
    """The run, the file or the batch as last seen."""
    ambiguous: bool
    """The deadline cut off a request that may have taken effect, and would do so twice if it were repeated."""

    def __init__(
        self,
        message: str,
        run: Run | None = None,
        *,
        seen: FileObject | VectorStoreFile | VectorStoreFileBatch | None = None,
        ambiguous: bool = False,
    ) -> None:
        super().__init__(message)
        self.run = run
        self.seen = run or seen
        self.ambiguous = ambiguous


class RunFailedError(OpenAIError):
    """A run ended as `failed`, `expired`, `cancelled` or `incomplete`."""

    run: Run | None
    """The run as it ended."""

    def __init__(self, message: str, run: Run | None = None) -> None:
        super().__init__(message)
        self.run = run

    @property
    def last_error(self) -> RunLastError | None:
        """The reason that the service gives, if any."""
        return None if self.run is None else self.run.last_error


class FileProcessingError(OpenAIError):
    """A file was not processed: it ended as `failed`, `cancelled` or `error`, or files of a batch did."""

    seen: FileObject | VectorStoreFile | VectorStoreFileBatch | None
    """The file or the batch as it ended."""

    def __init__(self, message: str, seen: FileObject | VectorStoreFile | VectorStoreFileBatch | None = None) -> None:
        super().__init__(message)
        self.seen = seen


class ToolArgumentsError(OpenAIError):
    """The model called an unknown function, or with arguments that aren't JSON or don't fit its parameters."""


def attach_run_ids(error: BaseException, run_id: str | None, thread_id: str | None) -> None:
    """Set `run_id` and `thread_id` on any exception, if known and not set already."""
    attach_ids(error, run_id=run_id, thread_id=thread_id)


def attach_ids(error: BaseException, **ids: object) -> None:
    """Set these attributes on any exception, if known and not set already."""
    for name, value in ids.items():
        if value is not None and getattr(error, name, None) is None:
            with suppress(Exception):  # an exception of the user may be immutable
                setattr(error, name, value)
