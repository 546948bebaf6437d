# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: thread."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .metadata import Metadata
from .tool_resources import ToolResources

__all__ = [
    "Thread",
    "ThreadDeleted",
]


@model
class Thread(Model):
    """A conversation: the messages between users and assistants."""

    id: str
    """Identifier of the thread."""

    object: Literal["thread"] = "thread"
    """Object type, always `thread`."""

    created_at: int
    """When the thread was created (Unix time, in seconds)."""

    tool_resources: ToolResources | None = None
    """Resources available to the tools on this thread."""

    metadata: Metadata | None = None
    """Key-value pairs attached to the thread."""

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
        self.tool_resources = None if (v := data.get("tool_resources")) is None else ToolResources.from_dict(v)
        self.metadata = data.get("metadata")
        return self


@model
class ThreadDeleted(Model):
    """Response to the deletion of a thread."""

    id: str
    """Identifier of the thread."""

    object: Literal["thread.deleted"] = "thread.deleted"
    """Object type, always `thread.deleted`."""

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
