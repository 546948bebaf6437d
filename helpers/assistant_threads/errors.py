"""What helpers raise beside the errors of the client, and the run that every error of theirs speaks of.

OpenAIError
├── PollTimeoutError    a run took longer than it was given: run
├── RunFailedError      a run ended without completing: run, last_error
└── ToolArgumentsError  the model called a function that isn't there, or with arguments that don't fit
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from threads_runtime import OpenAIError

if TYPE_CHECKING:
    from threads_api.models.run import Run, RunLastError

__all__ = ["PollTimeoutError", "RunFailedError", "ToolArgumentsError", "name_run"]


class PollTimeoutError(OpenAIError):
    """A run, or a thread, took longer than it was given; it may still be at work."""

    run: Run | None
    """The run as it was last seen; None when it wasn't created yet, or the answer to its creation was lost."""

    def __init__(self, message: str, run: Run | None = None) -> None:
        super().__init__(message)
        self.run = run


class RunFailedError(OpenAIError):
    """A run ended as `failed`, `expired`, `cancelled` or `incomplete`."""

    run: Run | None
    """The run as it ended."""

    def __init__(self, message: str, run: Run | None = None) -> None:
        super().__init__(message)
        self.run = run

    @property
    def last_error(self) -> RunLastError | None:
        """Why it failed, in the words of the service; None where it gives no reason."""
        return None if self.run is None else self.run.last_error


class ToolArgumentsError(OpenAIError):
    """The model asked for a function that isn't there, or wrote arguments that are no JSON or don't fit it."""


def name_run(error: BaseException, run_id: str | None, thread_id: str | None) -> None:
    """Set `run_id` and `thread_id` on any exception, as far as they are known and not set already."""
    for name, value in (("run_id", run_id), ("thread_id", thread_id)):
        if value is not None and getattr(error, name, None) is None:
            with suppress(Exception):  # an exception of the user that can't be changed is raised as it is
                setattr(error, name, value)
