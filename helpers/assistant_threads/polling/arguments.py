"""The keyword arguments of the polling helpers, for type checkers: those of the API, and those of `settings`."""

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
    "UpdateArguments",
    "WaitArguments",
    "WaitUntilIdleArguments",
]


class WaitArguments(TypedDict, total=False):
    """How to wait; `WaitSettings` has the texts."""

    poll_interval_ms: float | Omit | None
    deadline: float | None


class UpdateArguments(TypedDict, total=False):
    """What to do while waiting; `UpdateSettings` has the texts."""

    on_update: Callable[[Run], object] | None


class PollArguments(WaitArguments, UpdateArguments, total=False):
    """How to wait for a run, and what to do if it fails; `PollSettings` has the texts."""

    cancel_on_timeout: bool
    cancel_on_exit: bool
    raise_on_failure: bool


class CreateAndPollArguments(CreateRunArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.create_and_poll`."""


class CreateAndRunPollArguments(CreateThreadAndRunArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.create_and_run_poll`."""


class PollRunArguments(RetrieveRunArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.poll`."""


class SubmitAndPollArguments(SubmitToolOutputsArguments, PollArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.submit_tool_outputs_and_poll`."""


class CancelAndWaitArguments(CancelRunArguments, WaitArguments, UpdateArguments, total=False):
    """Of `beta.threads.runs.cancel_and_wait`."""


class WaitUntilIdleArguments(CallOptions, WaitArguments, total=False):
    """Of `beta.threads.wait_until_idle`."""
