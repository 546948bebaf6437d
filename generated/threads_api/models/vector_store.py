# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: vector store."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .metadata import Metadata

__all__ = ["FileCounts", "VectorStore", "VectorStoreDeleted", "VectorStoreExpiresAfter"]


@model
class FileCounts(Model):
    """Number of files by status."""

    in_progress: int
    """Number of files being processed."""

    completed: int
    """Number of files that were processed."""

    failed: int
    """Number of files that could not be processed."""

    cancelled: int
    """Number of files whose processing was cancelled."""

    total: int
    """Number of all files."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.in_progress = data.get("in_progress")
        self.completed = data.get("completed")
        self.failed = data.get("failed")
        self.cancelled = data.get("cancelled")
        self.total = data.get("total")
        return self


@model
class VectorStoreExpiresAfter(Model):
    """When a vector store expires."""

    anchor: Literal["last_active_at"] = "last_active_at"
    """Event from which the time counts; always `last_active_at`."""

    days: int
    """Lifetime in days after the last use, 1 to 365."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.anchor = data.get("anchor")
        self.days = data.get("days")
        return self


@model
class VectorStore(Model):
    """A collection of processed files that the `file_search` tool searches."""

    id: str
    """Identifier of the vector store."""

    object: Literal["vector_store"] = "vector_store"
    """Object type, always `vector_store`."""

    created_at: int
    """When the vector store was created (Unix time, in seconds)."""

    name: str | None = None
    """Name."""

    description: str | None = None
    """Description."""

    usage_bytes: int
    """Size of its files in the store, in bytes."""

    file_counts: FileCounts
    """Number of its files by status."""

    status: Literal["expired", "in_progress", "completed"] | str
    """Status of the vector store; `completed` once all files are processed."""

    expires_after: VectorStoreExpiresAfter | None = None
    """When the vector store expires."""

    expires_at: int | None = None
    """When the vector store expires (Unix time, in seconds); null if it does not expire."""

    last_active_at: int | None = None
    """When the vector store was last used (Unix time, in seconds)."""

    metadata: Metadata | None = None
    """Key-value pairs attached to the vector store."""

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
        self.usage_bytes = data.get("usage_bytes")
        self.file_counts = FileCounts.from_dict(data.get("file_counts"))
        self.status = data.get("status")
        self.expires_after = None if (v := data.get("expires_after")) is None else VectorStoreExpiresAfter.from_dict(v)
        self.expires_at = data.get("expires_at")
        self.last_active_at = data.get("last_active_at")
        self.metadata = data.get("metadata")
        return self


@model
class VectorStoreDeleted(Model):
    """Response to the deletion of a vector store."""

    id: str
    """Identifier of the vector store."""

    object: Literal["vector_store.deleted"] = "vector_store.deleted"
    """Object type, always `vector_store.deleted`."""

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
