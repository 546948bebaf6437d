"""The keyword arguments of the streaming helpers, for type checkers: those of the API, and those of `settings`."""

from __future__ import annotations

from threads_api.params.arguments import CreateRunArguments, CreateThreadAndRunArguments, SubmitToolOutputsArguments

from ..polling.arguments import WaitArguments
from ..tools.arguments import ToolArguments

__all__ = ["CreateAndRunStreamArguments", "RunStreamArguments", "StreamArguments", "SubmitAndStreamArguments"]


class StreamArguments(WaitArguments, total=False):
    """How to stream; `StreamSettings` has the texts."""

    recover: bool
    idle_timeout: float | None
    count_keep_alive: bool
    cancel_on_exit: bool


class RunStreamArguments(CreateRunArguments, StreamArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.stream` and `beta.threads.runs.create_and_stream`."""


class CreateAndRunStreamArguments(CreateThreadAndRunArguments, StreamArguments, ToolArguments, total=False):
    """Of `beta.threads.create_and_run_stream`."""


class SubmitAndStreamArguments(SubmitToolOutputsArguments, StreamArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.submit_tool_outputs_stream`."""
