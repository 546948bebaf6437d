# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import Get, Model, UnionDecoder, model

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
    """The message that a step writes."""

    message_id: str | None = None
    """Identifier of the message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.message_id = get("message_id")
        return self


@model
class RunStepDeltaMessageDelta(Model):
    """An addition to a step that writes a message."""

    type: Literal["message_creation"] = "message_creation"
    """Names the variant, `message_creation`."""
    message_creation: MessageCreationDelta | None = None
    """The message."""

    # Fields that other kinds of the same union have; here they read as None.
    tool_calls: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.message_creation = MessageCreationDelta.from_dict(get("message_creation"))
        return self


@model
class CodeInterpreterLogsDelta(Model):
    """An addition to text that the code gave."""

    index: int
    """Position of the output within the outputs of the call, from 0."""
    type: Literal["logs"] = "logs"
    """Names the variant, `logs`."""
    logs: str | None = None
    """Characters to append."""

    # Fields that other kinds of the same union have; here they read as None.
    image: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.type = get("type")
        self.logs = get("logs")
        return self


@model
class CodeInterpreterImageDelta(Model):
    """An image kept as a file."""

    file_id: str | None = None
    """Identifier of the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        return self


@model
class CodeInterpreterOutputImageDelta(Model):
    """An addition to an image that the code gave."""

    index: int
    """Position of the output within the outputs of the call, from 0."""
    type: Literal["image"] = "image"
    """Names the variant, `image`."""
    image: CodeInterpreterImageDelta | None = None
    """The image."""

    # Fields that other kinds of the same union have; here they read as None.
    logs: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.type = get("type")
        self.image = CodeInterpreterImageDelta.from_dict(get("image"))
        return self


CodeInterpreterOutputDelta: TypeAlias = CodeInterpreterLogsDelta | CodeInterpreterOutputImageDelta
"""An addition to an output of the code interpreter, told apart by `type`."""

decode_code_interpreter_output_delta: UnionDecoder[CodeInterpreterOutputDelta] = UnionDecoder(
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
    """An addition to the code or its outputs."""

    input: str | None = None
    """Characters of code to append."""
    outputs: list[CodeInterpreterOutputDelta] | None = None
    """Additions to outputs, each by its `index`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.input = get("input")
        self.outputs = (
            [decode_code_interpreter_output_delta(item) for item in v] if (v := get("outputs")).__class__ is list else v
        )
        return self


@model
class CodeInterpreterToolCallDelta(Model):
    """An addition to a call of the code interpreter."""

    index: int
    """Position of the call within the calls of the step, from 0."""
    id: str | None = None
    """Identifier of the call."""
    type: Literal["code_interpreter"] = "code_interpreter"
    """Names the variant, `code_interpreter`."""
    code_interpreter: CodeInterpreterCallDelta | None = None
    """The addition."""

    # Fields that other kinds of the same union have; here they read as None.
    file_search: ClassVar[None] = None
    function: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.id = get("id")
        self.type = get("type")
        self.code_interpreter = CodeInterpreterCallDelta.from_dict(get("code_interpreter"))
        return self


@model
class FileSearchToolCallDelta(Model):
    """An addition to a call of the file search tool."""

    index: int
    """Position of the call within the calls of the step, from 0."""
    id: str | None = None
    """Identifier of the call."""
    type: Literal["file_search"] = "file_search"
    """Names the variant, `file_search`."""
    file_search: dict[str, Any]
    """Empty for now."""

    # Fields that other kinds of the same union have; here they read as None.
    code_interpreter: ClassVar[None] = None
    function: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.id = get("id")
        self.type = get("type")
        self.file_search = get("file_search")
        return self


@model
class FunctionCallDelta(Model):
    """An addition to a function call."""

    name: str | None = None
    """Name of the function."""
    arguments: str | None = None
    """Characters of JSON text to append."""
    output: str | None = None
    """What the function gave; null until it is submitted."""

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
        self.output = get("output")
        return self


@model
class FunctionToolCallDelta(Model):
    """An addition to a call of a function."""

    index: int
    """Position of the call within the calls of the step, from 0."""
    id: str | None = None
    """Identifier of the call."""
    type: Literal["function"] = "function"
    """Names the variant, `function`."""
    function: FunctionCallDelta | None = None
    """The addition."""

    # Fields that other kinds of the same union have; here they read as None.
    code_interpreter: ClassVar[None] = None
    file_search: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.index = get("index")
        self.id = get("id")
        self.type = get("type")
        self.function = FunctionCallDelta.from_dict(get("function"))
        return self


ToolCallDelta: TypeAlias = CodeInterpreterToolCallDelta | FileSearchToolCallDelta | FunctionToolCallDelta
"""An addition to a call, told apart by `type`."""

decode_tool_call_delta: UnionDecoder[ToolCallDelta] = UnionDecoder(
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
    """An addition to a step that calls tools."""

    type: Literal["tool_calls"] = "tool_calls"
    """Names the variant, `tool_calls`."""
    tool_calls: list[ToolCallDelta] | None = None
    """Additions to calls, each by its `index`."""

    # Fields that other kinds of the same union have; here they read as None.
    message_creation: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.tool_calls = (
            [decode_tool_call_delta(item) for item in v] if (v := get("tool_calls")).__class__ is list else v
        )
        return self


StepDetailsDelta: TypeAlias = RunStepDeltaMessageDelta | ToolCallDeltaObject
"""Additions to what a step does, told apart by `type`."""

decode_step_details_delta: UnionDecoder[StepDetailsDelta] = UnionDecoder(
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
    """Additions to what the step does."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.step_details = decode_step_details_delta(get("step_details"))
        return self


@model
class RunStepDeltaEvent(Model):
    """What was added to a step."""

    id: str
    """Identifier of the step."""
    object: Literal["thread.run.step.delta"] = "thread.run.step.delta"
    """Kind of the object, always `thread.run.step.delta`."""
    delta: RunStepDelta
    """The fields that changed."""

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
        self.delta = RunStepDelta.from_dict(get("delta"))
        return self
