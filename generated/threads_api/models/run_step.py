# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: run step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new, union_decoder

from .metadata import Metadata
from .run import CompletionTokensDetails, PromptTokenDetails
from .tool_call import ToolCall, decode_tool_call

__all__ = [
    "MessageCreation",
    "MessageCreationStepDetails",
    "RunStep",
    "RunStepLastError",
    "RunStepUsage",
    "StepDetails",
    "ToolCallsStepDetails",
]


@model
class MessageCreation(Model):
    """The message created by a step."""

    message_id: str
    """Identifier of the message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.message_id = data.get("message_id")
        return self


@model
class MessageCreationStepDetails(Model):
    """Details of a step that creates a message."""

    type: Literal["message_creation"] = "message_creation"
    """Discriminator; always `message_creation`."""

    message_creation: MessageCreation
    """The message."""

    # Fields of the other variants of the union; here they are None.
    tool_calls: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.message_creation = MessageCreation.from_dict(data.get("message_creation"))
        return self


@model
class ToolCallsStepDetails(Model):
    """Details of a step that calls tools."""

    type: Literal["tool_calls"] = "tool_calls"
    """Discriminator; always `tool_calls`."""

    tool_calls: list[ToolCall]
    """The calls."""

    # Fields of the other variants of the union; here they are None.
    message_creation: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.tool_calls = (
            [decode_tool_call(item) for item in v] if (v := data.get("tool_calls")).__class__ is list else v
        )
        return self


StepDetails: TypeAlias = MessageCreationStepDetails | ToolCallsStepDetails
"""Details of a step. Discriminated by `type`."""

decode_step_details: Callable[[Any], StepDetails] = union_decoder(
    "type",
    {
        "message_creation": MessageCreationStepDetails.from_dict,
        "tool_calls": ToolCallsStepDetails.from_dict,
    },
    variant_fields=(
        "message_creation",
        "tool_calls",
    ),
)


@model
class RunStepLastError(Model):
    """The last error of a run step."""

    code: Literal["server_error", "rate_limit_exceeded"] | str
    """Kind of the error."""

    message: str
    """Human-readable explanation."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.code = data.get("code")
        self.message = data.get("message")
        return self


@model
class RunStepUsage(Model):
    """Tokens used by a step."""

    prompt_tokens: int
    """Number of prompt tokens."""

    completion_tokens: int
    """Number of completion tokens."""

    total_tokens: int
    """Total number of tokens."""

    prompt_token_details: PromptTokenDetails | None = None
    """Breakdown of `prompt_tokens`."""

    completion_tokens_details: CompletionTokensDetails | None = None
    """Breakdown of `completion_tokens`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.prompt_tokens = data.get("prompt_tokens")
        self.completion_tokens = data.get("completion_tokens")
        self.total_tokens = data.get("total_tokens")
        self.prompt_token_details = (
            None if (v := data.get("prompt_token_details")) is None else PromptTokenDetails.from_dict(v)
        )
        self.completion_tokens_details = (
            None if (v := data.get("completion_tokens_details")) is None else CompletionTokensDetails.from_dict(v)
        )
        return self


@model
class RunStep(Model):
    """One step of a run: creating a message or calling tools."""

    id: str
    """Identifier of the step."""

    object: Literal["thread.run.step"] = "thread.run.step"
    """Object type, always `thread.run.step`."""

    created_at: int
    """When the step was created (Unix time, in seconds)."""

    assistant_id: str
    """Identifier of the assistant that performs the run."""

    thread_id: str
    """Identifier of the thread the run belongs to."""

    run_id: str
    """Identifier of the run the step belongs to."""

    type: Literal["message_creation", "tool_calls"] | str
    """Type of the step."""

    status: Literal["in_progress", "cancelled", "failed", "completed", "expired"] | str
    """Status of the step."""

    step_details: StepDetails
    """Details of the step."""

    last_error: RunStepLastError | None = None
    """The last error of the step; null if there was none."""

    expires_at: int | None = None
    """When the step will expire (Unix time, in seconds)."""

    expired_at: int | None = None
    """When the step expired, because its run did (Unix time, in seconds); null if it did not."""

    cancelled_at: int | None = None
    """When the step was cancelled (Unix time, in seconds); null if it was not."""

    failed_at: int | None = None
    """When the step failed (Unix time, in seconds); null if it did not."""

    completed_at: int | None = None
    """When the step was completed (Unix time, in seconds); null if it was not."""

    metadata: Metadata | None = None
    """Key-value pairs attached to the step."""

    usage: RunStepUsage | None = None
    """Tokens used; null while the step is in progress."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.id = data.get("id")
        self.object = data.get("object")
        self.created_at = data.get("created_at")
        self.assistant_id = data.get("assistant_id")
        self.thread_id = data.get("thread_id")
        self.run_id = data.get("run_id")
        self.type = data.get("type")
        self.status = data.get("status")
        self.step_details = decode_step_details(data.get("step_details"))
        self.last_error = None if (v := data.get("last_error")) is None else RunStepLastError.from_dict(v)
        self.expires_at = data.get("expires_at")
        self.expired_at = data.get("expired_at")
        self.cancelled_at = data.get("cancelled_at")
        self.failed_at = data.get("failed_at")
        self.completed_at = data.get("completed_at")
        self.metadata = data.get("metadata")
        self.usage = None if (v := data.get("usage")) is None else RunStepUsage.from_dict(v)
        return self
