# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Any, Literal, Self, TypeAlias

from threads_runtime.models import Get, Model, model

from .assistant_response_format_option import AssistantResponseFormatOption, decode_assistant_response_format_option
from .assistant_tool import AssistantTool, decode_assistant_tool
from .assistant_tool_choice_option import AssistantToolChoice, AssistantToolChoiceOption
from .metadata import Metadata
from .reasoning_effort import ReasoningEffort
from .tool_resources import ToolResources

__all__ = [
    "CompletionTokensDetails",
    "PromptTokenDetails",
    "RequiredActionFunction",
    "RequiredActionFunctionToolCall",
    "Run",
    "RunIncompleteDetails",
    "RunLastError",
    "RunRequiredAction",
    "RunRequiredActionSubmitToolOutputs",
    "RunStatus",
    "RunUsage",
    "TruncationStrategy",
]


RunStatus: TypeAlias = (
    Literal[
        "queued",
        "in_progress",
        "requires_action",
        "cancelling",
        "cancelled",
        "failed",
        "completed",
        "incomplete",
        "expired",
    ]
    | str
)
"""How far a run has come. It ends as `completed`, `failed`, `cancelled`, `incomplete` or `expired`; in
`requires_action` it waits for the application.
"""


@model
class RequiredActionFunction(Model):
    """A function to call and its arguments."""

    name: str
    """Name of the function."""
    arguments: str
    """Arguments as JSON text, written by the model: it may be invalid."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.name = get("name")
        self.arguments = get("arguments")
        return self


@model
class RequiredActionFunctionToolCall(Model):
    """A call that the application is asked to make."""

    id: str
    """Identifier of the call, to be given with its output."""
    type: Literal["function"] = "function"
    """Kind of the call, so far always `function`."""
    function: RequiredActionFunction
    """What to call."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.type = get("type")
        self.function = RequiredActionFunction.from_dict(get("function"))
        return self


@model
class RunRequiredActionSubmitToolOutputs(Model):
    """The outputs that a run waits for."""

    tool_calls: list[RequiredActionFunctionToolCall]
    """Calls to make; the output of each is to be submitted."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.tool_calls = (
            [RequiredActionFunctionToolCall.from_dict(item) for item in v]
            if (v := get("tool_calls")).__class__ is list
            else v
        )
        return self


@model
class RunRequiredAction(Model):
    """What the application must do before a run goes on."""

    type: Literal["submit_tool_outputs"] = "submit_tool_outputs"
    """Kind of the action, so far always `submit_tool_outputs`."""
    submit_tool_outputs: RunRequiredActionSubmitToolOutputs
    """The outputs that the run waits for."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.submit_tool_outputs = RunRequiredActionSubmitToolOutputs.from_dict(get("submit_tool_outputs"))
        return self


@model
class RunLastError(Model):
    """The error that a run met."""

    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"] | str
    """Kind of the error."""
    message: str
    """Explanation for people."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.code = get("code")
        self.message = get("message")
        return self


@model
class RunIncompleteDetails(Model):
    """Why a run is incomplete."""

    reason: Literal["max_completion_tokens", "max_prompt_tokens"] | str | None = None
    """The limit that was reached."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.reason = get("reason")
        return self


@model
class PromptTokenDetails(Model):
    """Parts of the prompt tokens."""

    cached_tokens: int | None = None
    """Tokens that came from the cache."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.cached_tokens = get("cached_tokens")
        return self


@model
class CompletionTokensDetails(Model):
    """Parts of the completion tokens."""

    reasoning_tokens: int | None = None
    """Tokens spent on reasoning."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.reasoning_tokens = get("reasoning_tokens")
        return self


@model
class RunUsage(Model):
    """Tokens used by a run."""

    prompt_tokens: int
    """Tokens of the prompts."""
    completion_tokens: int
    """Tokens that the model wrote."""
    total_tokens: int
    """Sum of the two."""
    prompt_token_details: PromptTokenDetails | None = None
    """Parts of `prompt_tokens`."""
    completion_tokens_details: CompletionTokensDetails | None = None
    """Parts of `completion_tokens`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.prompt_tokens = get("prompt_tokens")
        self.completion_tokens = get("completion_tokens")
        self.total_tokens = get("total_tokens")
        self.prompt_token_details = PromptTokenDetails.from_dict(get("prompt_token_details"))
        self.completion_tokens_details = CompletionTokensDetails.from_dict(get("completion_tokens_details"))
        return self


@model
class TruncationStrategy(Model):
    """How a thread is shortened before a run."""

    type: Literal["auto", "last_messages"] | str
    """`auto` drops messages from the middle until the thread fits the model and `max_prompt_tokens`; `last_messages`
    keeps the most recent ones. Default `auto`.
    """
    last_messages: int | None = None
    """How many of the most recent messages to keep, at least 1."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.last_messages = get("last_messages")
        return self


@model
class Run(Model):
    """The work of an assistant on a thread."""

    id: str
    """Identifier of the run."""
    object: Literal["thread.run"] = "thread.run"
    """Kind of the object, always `thread.run`."""
    created_at: int
    """When the run was created (Unix time, in seconds)."""
    thread_id: str
    """Identifier of the thread that the run works on."""
    assistant_id: str
    """Identifier of the assistant that runs."""
    status: RunStatus
    """How far the run has come."""
    required_action: RunRequiredAction | None = None
    """What the application must do before the run goes on; null if nothing."""
    last_error: RunLastError | None
    """The last error of the run; null if there was none."""
    expires_at: int | None
    """When the run will expire (Unix time, in seconds); null once it has ended."""
    started_at: int | None
    """When the run started (Unix time, in seconds); null before."""
    cancelled_at: int | None
    """When the run was cancelled (Unix time, in seconds); null if it was not."""
    failed_at: int | None
    """When the run failed (Unix time, in seconds); null if it did not."""
    completed_at: int | None
    """When the run was completed (Unix time, in seconds); null if it was not."""
    incomplete_details: RunIncompleteDetails | None = None
    """Why the run is incomplete; null if it is not."""
    model: str
    """Model that the run uses."""
    instructions: str | None
    """Instructions that the run uses."""
    tools: list[AssistantTool]
    """Tools that the run may use, at most 20."""
    tool_resources: ToolResources | None = None
    """What the tools can reach."""
    metadata: Metadata | None
    """Key-value pairs kept with the run."""
    usage: RunUsage | None
    """Tokens used; null until the run ends."""
    temperature: float | None = None
    """Sampling temperature of the run. Default 1."""
    top_p: float | None = None
    """Nucleus sampling of the run. Default 1."""
    max_prompt_tokens: int | None = None
    """Most prompt tokens for the whole run, at least 256."""
    max_completion_tokens: int | None = None
    """Most completion tokens for the whole run, at least 256."""
    truncation_strategy: TruncationStrategy | None = None
    """How the thread is shortened before the run."""
    tool_choice: AssistantToolChoiceOption | None
    """Which tools the model calls."""
    parallel_tool_calls: bool
    """Whether the model may call several functions at once. Default true."""
    reasoning_effort: ReasoningEffort | None = None
    """How much a reasoning model thinks."""
    response_format: AssistantResponseFormatOption | None
    """Form of what the model writes."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.object = get("object")
        self.created_at = get("created_at")
        self.thread_id = get("thread_id")
        self.assistant_id = get("assistant_id")
        self.status = get("status")
        self.required_action = RunRequiredAction.from_dict(get("required_action"))
        self.last_error = RunLastError.from_dict(get("last_error"))
        self.expires_at = get("expires_at")
        self.started_at = get("started_at")
        self.cancelled_at = get("cancelled_at")
        self.failed_at = get("failed_at")
        self.completed_at = get("completed_at")
        self.incomplete_details = RunIncompleteDetails.from_dict(get("incomplete_details"))
        self.model = get("model")
        self.instructions = get("instructions")
        self.tools = [decode_assistant_tool(item) for item in v] if (v := get("tools")).__class__ is list else v
        self.tool_resources = ToolResources.from_dict(get("tool_resources"))
        self.metadata = get("metadata")
        self.usage = RunUsage.from_dict(get("usage"))
        self.temperature = get("temperature")
        self.top_p = get("top_p")
        self.max_prompt_tokens = get("max_prompt_tokens")
        self.max_completion_tokens = get("max_completion_tokens")
        self.truncation_strategy = TruncationStrategy.from_dict(get("truncation_strategy"))
        self.tool_choice = AssistantToolChoice.from_dict(get("tool_choice"))
        self.parallel_tool_calls = get("parallel_tool_calls")
        self.reasoning_effort = get("reasoning_effort")
        self.response_format = decode_assistant_response_format_option(get("response_format"))
        return self
