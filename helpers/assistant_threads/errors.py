"""What helpers raise in addition to the errors of the client, and the ids that they attach to any exception.

OpenAIError
├── PollTimeoutError    a run didn't settle before the deadline: run
├── RunFailedError      a run ended without completing: run, last_error
└── ToolArgumentsError  the model called an unknown function, or passed arguments that don't fit
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from threads_runtime import OpenAIError

if TYPE_CHECKING:
    from threads_api.models.run import Run, RunLastError

__all__ = ["PollTimeoutError", "RunFailedError", "ToolArgumentsError", "attach_run_ids"]


class PollTimeoutError(OpenAIError):
    """A run didn't settle, or a thread didn't become idle, before the deadline; the run may still be active."""

    run: Run | None
    """The run as last seen; None if it wasn't created yet, or the response to its creation was lost."""

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
        """The reason that the service gives, if any."""
        return None if self.run is None else self.run.last_error


class ToolArgumentsError(OpenAIError):
    """The model called an unknown function, or with arguments that aren't JSON or don't fit its parameters."""


def attach_run_ids(error: BaseException, run_id: str | None, thread_id: str | None) -> None:
    """Set `run_id` and `thread_id` on any exception, if known and not set already."""
    for name, value in (("run_id", run_id), ("thread_id", thread_id)):
        if value is not None and getattr(error, name, None) is None:
            with suppress(Exception):  # an exception of the user may be immutable
                setattr(error, name, value)
