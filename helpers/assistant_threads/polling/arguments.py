"""The keyword arguments of the polling helpers: those of the operation behind each, and their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

from threads_api.params.arguments import (
    CancelRunArguments,
    CreateRunArguments,
    CreateThreadAndRunArguments,
    RetrieveRunArguments,
    SubmitToolOutputsArguments,
)
from threads_runtime.operation import CallOptions

from ..tools.arguments import ToolArguments

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.omit import Omit

__all__ = [
    "CancelAndWaitArguments",
    "CreateAndPollArguments",
    "CreateAndRunPollArguments",
    "PollArguments",
    "PollRunArguments",
    "SubmitAndPollArguments",
    "WaitArguments",
    "WaitUntilIdleArguments",
]


class WaitArguments(TypedDict, total=False):
    """How to wait."""

    poll_interval_ms: float | Omit | None
    """Milliseconds between two looks. Default: what the last answer asked for (`openai-poll-after-ms`, at most a
    minute), else 1000.
    """
    deadline: float | None
    """Seconds for everything: requests, retries, pauses. None: no limit."""


class PollArguments(WaitArguments, total=False):
    """How to wait for a run, and what to do when it comes to nothing."""

    on_update: Callable[[Run], object] | None
    """Called with the run as it is first seen and whenever its status has changed; may be async if the client is."""
    cancel_on_timeout: bool
    """Cancel the run when the deadline passes. Default false."""
    cancel_on_exit: bool
    """Cancel the run when any exception leaves the helper: Ctrl-C, a cancelled task, an error. Default false."""
    raise_on_failure: bool
    """Raise RunFailedError when the run ends as anything but `completed`. Default false."""


class CreateAndPollArguments(CreateRunArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.create_and_poll`."""


class CreateAndRunPollArguments(CreateThreadAndRunArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.create_and_run_poll`."""


class PollRunArguments(RetrieveRunArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.poll`."""


class SubmitAndPollArguments(SubmitToolOutputsArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.submit_tool_outputs_and_poll`."""


class CancelAndWaitArguments(CancelRunArguments, WaitArguments, total=False):
    """Of `beta.threads.runs.cancel_and_wait`."""

    on_update: Callable[[Run], object] | None
    """Called with the run as it is first seen and whenever its status has changed; may be async if the client is."""


class WaitUntilIdleArguments(CallOptions, WaitArguments, total=False):
    """Of `beta.threads.wait_until_idle`."""
