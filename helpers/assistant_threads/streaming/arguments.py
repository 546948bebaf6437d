"""The keyword arguments of the streaming helpers: those of the operation behind each, and their own."""

from __future__ import annotations

from typing import TypedDict

from threads_api.params.arguments import CreateRunArguments, CreateThreadAndRunArguments, SubmitToolOutputsArguments

from ..tools.arguments import ToolArguments

__all__ = ["CreateAndRunStreamArguments", "RunStreamArguments", "StreamArguments", "SubmitAndStreamArguments"]


class StreamArguments(TypedDict, total=False):
    """How to stream."""

    recover: bool
    """Whether a stream that breaks off goes on with what the service says of the run, once that has come to rest.
    Default true; false raises StreamInterruptedError.
    """
    idle_timeout: float | None
    """Seconds without an event after which the stream counts as broken off. Default: the read timeout of the client."""
    count_keep_alive: bool
    """Whether the comments that some servers send to keep a connection open count as events for `idle_timeout`.
    Default false.
    """
    deadline: float | None
    """Seconds for everything: the request, the stream, recovery, tools. None: no limit."""
    poll_interval_ms: float | None
    """Milliseconds between two looks at the run while recovering. Default: what the service asks for, else 1000."""
    cancel_on_exit: bool
    """Cancel the run when the block is left before the stream is at its end. Default false: the run goes on."""


class RunStreamArguments(CreateRunArguments, StreamArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.stream` and `beta.threads.runs.create_and_stream`."""


class CreateAndRunStreamArguments(CreateThreadAndRunArguments, StreamArguments, ToolArguments, total=False):
    """Of `beta.threads.create_and_run_stream`."""


class SubmitAndStreamArguments(SubmitToolOutputsArguments, StreamArguments, ToolArguments, total=False):
    """Of `beta.threads.runs.submit_tool_outputs_stream`."""
