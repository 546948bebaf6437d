"""The arguments of calls as openai-python's `…Params` types have them: with the ids of the path, or with `stream`.

They are for annotations; the types without either are those of `threads_api.params`.
"""

from __future__ import annotations

from typing import Literal, Required, TypeAlias

from threads_api.params import (
    CreateRunArguments,
    CreateThreadAndRunArguments,
    ListRunStepsArguments,
    RetrieveRunStepArguments,
    SubmitToolOutputsArguments,
    UpdateMessageArguments,
    UpdateRunArguments,
)

__all__ = [
    "ChatModel",
    "FunctionParameters",
    "MessageUpdateParams",
    "RunCreateParams",
    "RunCreateParamsNonStreaming",
    "RunCreateParamsStreaming",
    "RunSubmitToolOutputsParams",
    "RunSubmitToolOutputsParamsBase",
    "RunSubmitToolOutputsParamsNonStreaming",
    "RunSubmitToolOutputsParamsStreaming",
    "RunUpdateParams",
    "StepListParams",
    "StepRetrieveParams",
    "ThreadCreateAndRunParams",
    "ThreadCreateAndRunParamsNonStreaming",
    "ThreadCreateAndRunParamsStreaming",
]

ChatModel: TypeAlias = str
"""The name of a model; which ones there are is for the service to say."""
FunctionParameters: TypeAlias = dict[str, object]
"""The parameters of a function, as a JSON schema."""


class RunCreateParamsNonStreaming(CreateRunArguments, total=False):
    """Of `beta.threads.runs.create` without a stream."""

    stream: Literal[False] | None


class RunCreateParamsStreaming(CreateRunArguments, total=False):
    """Of `beta.threads.runs.create` with a stream."""

    stream: Required[Literal[True]]


RunCreateParams: TypeAlias = RunCreateParamsNonStreaming | RunCreateParamsStreaming


class ThreadCreateAndRunParamsNonStreaming(CreateThreadAndRunArguments, total=False):
    """Of `beta.threads.create_and_run` without a stream."""

    stream: Literal[False] | None


class ThreadCreateAndRunParamsStreaming(CreateThreadAndRunArguments, total=False):
    """Of `beta.threads.create_and_run` with a stream."""

    stream: Required[Literal[True]]


ThreadCreateAndRunParams: TypeAlias = ThreadCreateAndRunParamsNonStreaming | ThreadCreateAndRunParamsStreaming


class RunSubmitToolOutputsParamsBase(SubmitToolOutputsArguments, total=False):
    """Of `beta.threads.runs.submit_tool_outputs`."""

    thread_id: Required[str]


class RunSubmitToolOutputsParamsNonStreaming(RunSubmitToolOutputsParamsBase, total=False):
    """Of `beta.threads.runs.submit_tool_outputs` without a stream."""

    stream: Literal[False] | None


class RunSubmitToolOutputsParamsStreaming(RunSubmitToolOutputsParamsBase, total=False):
    """Of `beta.threads.runs.submit_tool_outputs` with a stream."""

    stream: Required[Literal[True]]


RunSubmitToolOutputsParams: TypeAlias = RunSubmitToolOutputsParamsNonStreaming | RunSubmitToolOutputsParamsStreaming


class MessageUpdateParams(UpdateMessageArguments, total=False):
    """Of `beta.threads.messages.update`."""

    thread_id: Required[str]


class RunUpdateParams(UpdateRunArguments, total=False):
    """Of `beta.threads.runs.update`."""

    thread_id: Required[str]


class StepListParams(ListRunStepsArguments, total=False):
    """Of `beta.threads.runs.steps.list`."""

    thread_id: Required[str]


class StepRetrieveParams(RetrieveRunStepArguments, total=False):
    """Of `beta.threads.runs.steps.retrieve`."""

    thread_id: Required[str]
    run_id: Required[str]
