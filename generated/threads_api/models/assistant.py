# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: assistant."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .assistant_response_format_option import AssistantResponseFormatOption, decode_assistant_response_format_option
from .assistant_tool import AssistantTool, decode_assistant_tool
from .metadata import Metadata
from .reasoning_effort import ReasoningEffort
from .tool_resources import ToolResources

__all__ = [
    "Assistant",
    "AssistantDeleted",
]


@model
class Assistant(Model):
    """A model with instructions and tools, ready to run on threads."""

    id: str
    """Identifier of the assistant."""

    object: Literal["assistant"] = "assistant"
    """Object type, always `assistant`."""

    created_at: int
    """When the assistant was created (Unix time, in seconds)."""

    name: str | None = None
    """Name, at most 256 characters."""

    description: str | None = None
    """Description, at most 512 characters."""

    model: str
    """Model that the assistant uses."""

    instructions: str | None = None
    """System instructions, at most 256,000 characters."""

    tools: list[AssistantTool]
    """Tools of the assistant, at most 128."""

    tool_resources: ToolResources | None = None
    """Resources available to the tools."""

    metadata: Metadata | None = None
    """Key-value pairs attached to the assistant."""

    temperature: float | None = None
    """Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1. Change this or `top_p`,
    not both.
    """

    top_p: float | None = None
    """Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered. Default 1. Change
    this or `temperature`, not both.
    """

    reasoning_effort: ReasoningEffort | None = None
    """Reasoning effort of a reasoning model."""

    response_format: AssistantResponseFormatOption | None = None
    """Output format."""

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
        self.name = data.get("name")
        self.description = data.get("description")
        self.model = data.get("model")
        self.instructions = data.get("instructions")
        self.tools = [decode_assistant_tool(item) for item in v] if (v := data.get("tools")).__class__ is list else v
        self.tool_resources = None if (v := data.get("tool_resources")) is None else ToolResources.from_dict(v)
        self.metadata = data.get("metadata")
        self.temperature = data.get("temperature")
        self.top_p = data.get("top_p")
        self.reasoning_effort = data.get("reasoning_effort")
        self.response_format = (
            None if (v := data.get("response_format")) is None else decode_assistant_response_format_option(v)
        )
        return self


@model
class AssistantDeleted(Model):
    """Response to the deletion of an assistant."""

    id: str
    """Identifier of the assistant."""

    object: Literal["assistant.deleted"] = "assistant.deleted"
    """Object type, always `assistant.deleted`."""

    deleted: bool
    """Whether it was deleted."""

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
        self.deleted = data.get("deleted")
        return self
