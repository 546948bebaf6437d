# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: run step delta event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import JSONObject, Model, model, new, union_decoder

__all__ = [
    "CodeInterpreterCallDelta",
    "CodeInterpreterImageDelta",
    "CodeInterpreterLogsDelta",
    "CodeInterpreterOutputDelta",
    "CodeInterpreterOutputImageDelta",
    "CodeInterpreterToolCallDelta",
    "FileSearchToolCallDelta",
    "FunctionCallDelta",
    "FunctionToolCallDelta",
    "MessageCreationDelta",
    "RunStepDelta",
    "RunStepDeltaEvent",
    "RunStepDeltaMessageDelta",
    "StepDetailsDelta",
    "ToolCallDelta",
    "ToolCallDeltaObject",
]


@model
class MessageCreationDelta(Model):
    """The message created by a step."""

    message_id: str | None = None
    """Identifier of the message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.message_id = data.get("message_id")
        return self


@model
class RunStepDeltaMessageDelta(Model):
    """A delta of a step that creates a message."""

    type: Literal["message_creation"] = "message_creation"
    """Discriminator; always `message_creation`."""

    message_creation: MessageCreationDelta | None = None
    """The message."""

    # Fields of the other variants of the union; here they are None.
    tool_calls: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.message_creation = (
            None if (v := data.get("message_creation")) is None else MessageCreationDelta.from_dict(v)
        )
        return self


@model
class CodeInterpreterLogsDelta(Model):
    """A delta of text output."""

    index: int
    """Index of the output in the call, from 0."""

    type: Literal["logs"] = "logs"
    """Discriminator; always `logs`."""

    logs: str | None = None
    """Characters to append."""

    # Fields of the other variants of the union; here they are None.
    image: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.index = data.get("index")
        self.type = data.get("type")
        self.logs = data.get("logs")
        return self


@model
class CodeInterpreterImageDelta(Model):
    """An image stored as a file."""

    file_id: str | None = None
    """Identifier of the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        return self


@model
class CodeInterpreterOutputImageDelta(Model):
    """A delta of image output."""

    index: int
    """Index of the output in the call, from 0."""

    type: Literal["image"] = "image"
    """Discriminator; always `image`."""

    image: CodeInterpreterImageDelta | None = None
    """The image."""

    # Fields of the other variants of the union; here they are None.
    logs: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.index = data.get("index")
        self.type = data.get("type")
        self.image = None if (v := data.get("image")) is None else CodeInterpreterImageDelta.from_dict(v)
        return self


CodeInterpreterOutputDelta: TypeAlias = CodeInterpreterLogsDelta | CodeInterpreterOutputImageDelta
"""A delta of a code interpreter output. Discriminated by `type`."""

decode_code_interpreter_output_delta: Callable[[Any], CodeInterpreterOutputDelta] = union_decoder(
    "type",
    {
        "logs": CodeInterpreterLogsDelta.from_dict,
        "image": CodeInterpreterOutputImageDelta.from_dict,
    },
    variant_fields=(
        "index",
        "logs",
        "image",
    ),
)


@model
class CodeInterpreterCallDelta(Model):
    """A delta of the code or its outputs."""

    input: str | None = None
    """Characters of code to append."""

    outputs: list[CodeInterpreterOutputDelta] | None = None
    """Deltas of outputs, each identified by its `index`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.input = data.get("input")
        self.outputs = (
            [decode_code_interpreter_output_delta(item) for item in v]
            if (v := data.get("outputs")).__class__ is list
            else v
        )
        return self


@model
class CodeInterpreterToolCallDelta(Model):
    """A delta of a code interpreter call."""

    index: int
    """Index of the call in the step, from 0."""

    id: str | None = None
    """Identifier of the call."""

    type: Literal["code_interpreter"] = "code_interpreter"
    """Discriminator; always `code_interpreter`."""

    code_interpreter: CodeInterpreterCallDelta | None = None
    """The delta."""

    # Fields of the other variants of the union; here they are None.
    file_search: ClassVar[None] = None
    function: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.index = data.get("index")
        self.id = data.get("id")
        self.type = data.get("type")
        self.code_interpreter = (
            None if (v := data.get("code_interpreter")) is None else CodeInterpreterCallDelta.from_dict(v)
        )
        return self


@model
class FileSearchToolCallDelta(Model):
    """A delta of a file search call."""

    index: int
    """Index of the call in the step, from 0."""

    id: str | None = None
    """Identifier of the call."""

    type: Literal["file_search"] = "file_search"
    """Discriminator; always `file_search`."""

    file_search: dict[str, Any]
    """Empty for now."""

    # Fields of the other variants of the union; here they are None.
    code_interpreter: ClassVar[None] = None
    function: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.index = data.get("index")
        self.id = data.get("id")
        self.type = data.get("type")
        self.file_search = data.get("file_search")
        return self


@model
class FunctionCallDelta(Model):
    """A delta of a function's arguments or output."""

    name: str | None = None
    """Name of the function."""

    arguments: str | None = None
    """Characters of JSON text to append."""

    output: str | None = None
    """Output of the function; null until it is submitted."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.name = data.get("name")
        self.arguments = data.get("arguments")
        self.output = data.get("output")
        return self


@model
class FunctionToolCallDelta(Model):
    """A delta of a function call."""

    index: int
    """Index of the call in the step, from 0."""

    id: str | None = None
    """Identifier of the call."""

    type: Literal["function"] = "function"
    """Discriminator; always `function`."""

    function: FunctionCallDelta | None = None
    """The delta."""

    # Fields of the other variants of the union; here they are None.
    code_interpreter: ClassVar[None] = None
    file_search: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.index = data.get("index")
        self.id = data.get("id")
        self.type = data.get("type")
        self.function = None if (v := data.get("function")) is None else FunctionCallDelta.from_dict(v)
        return self


ToolCallDelta: TypeAlias = CodeInterpreterToolCallDelta | FileSearchToolCallDelta | FunctionToolCallDelta
"""A delta of a tool call. Discriminated by `type`."""

decode_tool_call_delta: Callable[[Any], ToolCallDelta] = union_decoder(
    "type",
    {
        "code_interpreter": CodeInterpreterToolCallDelta.from_dict,
        "file_search": FileSearchToolCallDelta.from_dict,
        "function": FunctionToolCallDelta.from_dict,
    },
    variant_fields=(
        "index",
        "id",
        "code_interpreter",
        "file_search",
        "function",
    ),
)


@model
class ToolCallDeltaObject(Model):
    """A delta of a step that calls tools."""

    type: Literal["tool_calls"] = "tool_calls"
    """Discriminator; always `tool_calls`."""

    tool_calls: list[ToolCallDelta] | None = None
    """Deltas of tool calls, each identified by its `index`."""

    # Fields of the other variants of the union; here they are None.
    message_creation: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.tool_calls = (
            [decode_tool_call_delta(item) for item in v] if (v := data.get("tool_calls")).__class__ is list else v
        )
        return self


StepDetailsDelta: TypeAlias = RunStepDeltaMessageDelta | ToolCallDeltaObject
"""A delta of step details. Discriminated by `type`."""

decode_step_details_delta: Callable[[Any], StepDetailsDelta] = union_decoder(
    "type",
    {
        "message_creation": RunStepDeltaMessageDelta.from_dict,
        "tool_calls": ToolCallDeltaObject.from_dict,
    },
    variant_fields=(
        "message_creation",
        "tool_calls",
    ),
)


@model
class RunStepDelta(Model):
    """The changed fields of a step."""

    step_details: StepDetailsDelta | None = None
    """Delta of the step details."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.step_details = None if (v := data.get("step_details")) is None else decode_step_details_delta(v)
        return self


@model
class RunStepDeltaEvent(Model):
    """A run step delta: the changes since the last event."""

    id: str
    """Identifier of the step."""

    object: Literal["thread.run.step.delta"] = "thread.run.step.delta"
    """Object type, always `thread.run.step.delta`."""

    delta: RunStepDelta
    """The fields that changed."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.id = data.get("id")
        self.object = data.get("object")
        self.delta = RunStepDelta.from_dict(data.get("delta"))
        return self
