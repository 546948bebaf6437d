# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
"""The keyword arguments of each operation, for functions that take them all and pass them on:
`def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateRunArguments]) -> Run`.

The ids of the path aren't among them, nor is the switch of a stream.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Required

from threads_runtime.operation import CallOptions, ListOptions

if TYPE_CHECKING:
    from threads_runtime.omit import Omit

    from ..models.message import Attachment
    from ..models.run import TruncationStrategy
    from ..models.tool_resources import ToolResources
    from ..params.assistant_response_format_option import AssistantResponseFormatOptionParam
    from ..params.assistant_tool import AssistantToolParam
    from ..params.assistant_tool_choice_option import AssistantToolChoiceOptionParam
    from ..params.message import AttachmentParam
    from ..params.message_params import MessageContentPartParam, MessageCreateParams
    from ..params.metadata import MetadataParam
    from ..params.reasoning_effort import ReasoningEffortParam
    from ..params.run import TruncationStrategyParam
    from ..params.run_params import ToolOutputParam
    from ..params.run_step import RunStepIncludeParam
    from ..params.thread_params import ThreadCreateParams
    from ..params.tool_resources import ToolResourcesCreateParams, ToolResourcesParam

__all__ = [
    "CancelRunArguments",
    "CreateAssistantArguments",
    "CreateMessageArguments",
    "CreateRunArguments",
    "CreateThreadArguments",
    "CreateThreadAndRunArguments",
    "DeleteAssistantArguments",
    "DeleteMessageArguments",
    "DeleteThreadArguments",
    "ListAssistantsArguments",
    "ListMessagesArguments",
    "ListRunStepsArguments",
    "ListRunsArguments",
    "RetrieveAssistantArguments",
    "RetrieveMessageArguments",
    "RetrieveRunArguments",
    "RetrieveRunStepArguments",
    "RetrieveThreadArguments",
    "SubmitToolOutputsArguments",
    "UpdateAssistantArguments",
    "UpdateMessageArguments",
    "UpdateRunArguments",
    "UpdateThreadArguments",
]


class ListAssistantsArguments(ListOptions, total=False):
    """Of `beta.assistants.list`."""

    limit: int | Omit
    """Most items on a page, 1 to 100. Default 20."""
    order: Literal["asc", "desc"] | Omit
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""
    after: str | Omit
    """Cursor: the page starts after the item with this identifier."""
    before: str | Omit
    """Cursor: the page ends before the item with this identifier."""


class CreateAssistantArguments(CallOptions, total=False):
    """Of `beta.assistants.create`."""

    model: Required[str]
    """Model to use."""
    name: str | None | Omit
    """Name, at most 256 characters."""
    description: str | None | Omit
    """Description, at most 512 characters."""
    instructions: str | None | Omit
    """System instructions, at most 256,000 characters."""
    reasoning_effort: ReasoningEffortParam | None | Omit
    """How much a reasoning model thinks."""
    tools: Iterable[AssistantToolParam] | Omit
    """Tools of the assistant, at most 128."""
    tool_resources: ToolResourcesCreateParams | None | Omit
    """What the tools can reach."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the assistant."""
    temperature: float | None | Omit
    """Sampling temperature, 0 to 2: low is focused, high is random. Default 1. Change this or `top_p`, not both."""
    top_p: float | None | Omit
    """Nucleus sampling, 0 to 1: only tokens within this share of the probability are considered. Default 1. Change
    this or `temperature`, not both.
    """
    response_format: AssistantResponseFormatOptionParam | None | Omit
    """Form of what the model writes."""


class RetrieveAssistantArguments(CallOptions, total=False):
    """Of `beta.assistants.retrieve`."""


class UpdateAssistantArguments(CallOptions, total=False):
    """Of `beta.assistants.update`."""

    model: str | Omit
    """Model to use."""
    name: str | None | Omit
    """Name, at most 256 characters."""
    description: str | None | Omit
    """Description, at most 512 characters."""
    instructions: str | None | Omit
    """System instructions, at most 256,000 characters."""
    reasoning_effort: ReasoningEffortParam | None | Omit
    """How much a reasoning model thinks."""
    tools: Iterable[AssistantToolParam] | Omit
    """Tools of the assistant, at most 128."""
    tool_resources: ToolResourcesParam | ToolResources | None | Omit
    """What the tools can reach."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the assistant."""
    temperature: float | None | Omit
    """Sampling temperature, 0 to 2: low is focused, high is random. Default 1. Change this or `top_p`, not both."""
    top_p: float | None | Omit
    """Nucleus sampling, 0 to 1: only tokens within this share of the probability are considered. Default 1. Change
    this or `temperature`, not both.
    """
    response_format: AssistantResponseFormatOptionParam | None | Omit
    """Form of what the model writes."""


class DeleteAssistantArguments(CallOptions, total=False):
    """Of `beta.assistants.delete`."""


class CreateThreadArguments(CallOptions, total=False):
    """Of `beta.threads.create`."""

    messages: Iterable[MessageCreateParams] | Omit
    """Messages to start with."""
    tool_resources: ToolResourcesCreateParams | None | Omit
    """What tools can reach on the thread."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the thread."""


class CreateThreadAndRunArguments(CallOptions, total=False):
    """Of `beta.threads.create_and_run`."""

    assistant_id: Required[str]
    """Identifier of the assistant to run."""
    include: Iterable[RunStepIncludeParam] | Omit
    """Fields to add to the answer that it would not carry otherwise."""
    thread: ThreadCreateParams | Omit
    """The thread to create; left out: an empty one."""
    model: str | None | Omit
    """Model instead of that of the assistant."""
    reasoning_effort: ReasoningEffortParam | None | Omit
    """How much a reasoning model thinks."""
    instructions: str | None | Omit
    """Instructions instead of those of the assistant."""
    tools: Iterable[AssistantToolParam] | None | Omit
    """Tools instead of those of the assistant, at most 20."""
    tool_resources: ToolResourcesParam | ToolResources | None | Omit
    """What the tools can reach."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the run."""
    temperature: float | None | Omit
    """Sampling temperature, 0 to 2: low is focused, high is random. Default 1. Change this or `top_p`, not both."""
    top_p: float | None | Omit
    """Nucleus sampling, 0 to 1: only tokens within this share of the probability are considered. Default 1. Change
    this or `temperature`, not both.
    """
    max_prompt_tokens: int | None | Omit
    """Most prompt tokens for the whole run, at least 256. A run that needs more ends as `incomplete`."""
    max_completion_tokens: int | None | Omit
    """Most completion tokens for the whole run, at least 256. A run that needs more ends as `incomplete`."""
    truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit
    """How the thread is shortened before the run."""
    tool_choice: AssistantToolChoiceOptionParam | None | Omit
    """Which tools the model calls."""
    parallel_tool_calls: bool | Omit
    """Whether the model may call several functions at once. Default true."""
    response_format: AssistantResponseFormatOptionParam | None | Omit
    """Form of what the model writes."""


class RetrieveThreadArguments(CallOptions, total=False):
    """Of `beta.threads.retrieve`."""


class UpdateThreadArguments(CallOptions, total=False):
    """Of `beta.threads.update`."""

    tool_resources: ToolResourcesParam | ToolResources | None | Omit
    """What tools can reach on the thread."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the thread."""


class DeleteThreadArguments(CallOptions, total=False):
    """Of `beta.threads.delete`."""


class ListMessagesArguments(ListOptions, total=False):
    """Of `beta.threads.messages.list`."""

    limit: int | Omit
    """Most items on a page, 1 to 100. Default 20."""
    order: Literal["asc", "desc"] | Omit
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""
    after: str | Omit
    """Cursor: the page starts after the item with this identifier."""
    before: str | Omit
    """Cursor: the page ends before the item with this identifier."""
    run_id: str | Omit
    """Only messages that this run wrote."""


class CreateMessageArguments(CallOptions, total=False):
    """Of `beta.threads.messages.create`."""

    role: Required[Literal["user", "assistant"]]
    """Who speaks: `user` for what a person says, `assistant` to put words of an assistant into the conversation."""
    content: Required[str | Iterable[MessageContentPartParam]]
    """What the message says: a text, or a list of parts. Images need a model that can see."""
    attachments: Iterable[AttachmentParam | Attachment] | None | Omit
    """Files for the message and the tools that get them."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the message."""


class RetrieveMessageArguments(CallOptions, total=False):
    """Of `beta.threads.messages.retrieve`."""


class UpdateMessageArguments(CallOptions, total=False):
    """Of `beta.threads.messages.update`."""

    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the message."""


class DeleteMessageArguments(CallOptions, total=False):
    """Of `beta.threads.messages.delete`."""


class ListRunsArguments(ListOptions, total=False):
    """Of `beta.threads.runs.list`."""

    limit: int | Omit
    """Most items on a page, 1 to 100. Default 20."""
    order: Literal["asc", "desc"] | Omit
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""
    after: str | Omit
    """Cursor: the page starts after the item with this identifier."""
    before: str | Omit
    """Cursor: the page ends before the item with this identifier."""


class CreateRunArguments(CallOptions, total=False):
    """Of `beta.threads.runs.create`."""

    assistant_id: Required[str]
    """Identifier of the assistant to run."""
    include: Iterable[RunStepIncludeParam] | Omit
    """Fields to add to the answer that it would not carry otherwise."""
    model: str | None | Omit
    """Model instead of that of the assistant."""
    reasoning_effort: ReasoningEffortParam | None | Omit
    """How much a reasoning model thinks."""
    instructions: str | None | Omit
    """Instructions instead of those of the assistant."""
    additional_instructions: str | None | Omit
    """Text appended to the instructions of this run."""
    additional_messages: Iterable[MessageCreateParams] | None | Omit
    """Messages added to the thread before the run starts."""
    tools: Iterable[AssistantToolParam] | None | Omit
    """Tools instead of those of the assistant, at most 20."""
    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the run."""
    temperature: float | None | Omit
    """Sampling temperature, 0 to 2: low is focused, high is random. Default 1. Change this or `top_p`, not both."""
    top_p: float | None | Omit
    """Nucleus sampling, 0 to 1: only tokens within this share of the probability are considered. Default 1. Change
    this or `temperature`, not both.
    """
    max_prompt_tokens: int | None | Omit
    """Most prompt tokens for the whole run, at least 256. A run that needs more ends as `incomplete`."""
    max_completion_tokens: int | None | Omit
    """Most completion tokens for the whole run, at least 256. A run that needs more ends as `incomplete`."""
    truncation_strategy: TruncationStrategyParam | TruncationStrategy | None | Omit
    """How the thread is shortened before the run."""
    tool_choice: AssistantToolChoiceOptionParam | None | Omit
    """Which tools the model calls."""
    parallel_tool_calls: bool | Omit
    """Whether the model may call several functions at once. Default true."""
    response_format: AssistantResponseFormatOptionParam | None | Omit
    """Form of what the model writes."""


class RetrieveRunArguments(CallOptions, total=False):
    """Of `beta.threads.runs.retrieve`."""


class UpdateRunArguments(CallOptions, total=False):
    """Of `beta.threads.runs.update`."""

    metadata: MetadataParam | None | Omit
    """Key-value pairs kept with the run."""


class CancelRunArguments(CallOptions, total=False):
    """Of `beta.threads.runs.cancel`."""


class SubmitToolOutputsArguments(CallOptions, total=False):
    """Of `beta.threads.runs.submit_tool_outputs`."""

    tool_outputs: Required[Iterable[ToolOutputParam]]
    """One output for each call; all are submitted in one request."""


class ListRunStepsArguments(ListOptions, total=False):
    """Of `beta.threads.runs.steps.list`."""

    limit: int | Omit
    """Most items on a page, 1 to 100. Default 20."""
    order: Literal["asc", "desc"] | Omit
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""
    after: str | Omit
    """Cursor: the page starts after the item with this identifier."""
    before: str | Omit
    """Cursor: the page ends before the item with this identifier."""
    include: Iterable[RunStepIncludeParam] | Omit
    """Fields to add to the answer that it would not carry otherwise."""


class RetrieveRunStepArguments(CallOptions, total=False):
    """Of `beta.threads.runs.steps.retrieve`."""

    include: Iterable[RunStepIncludeParam] | Omit
    """Fields to add to the answer that it would not carry otherwise."""
