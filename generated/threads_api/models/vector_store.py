# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: vector store."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import Get, Model, model

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
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.in_progress = get("in_progress")
        self.completed = get("completed")
        self.failed = get("failed")
        self.cancelled = get("cancelled")
        self.total = get("total")
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
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.anchor = get("anchor")
        self.days = get("days")
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
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.object = get("object")
        self.created_at = get("created_at")
        self.name = get("name")
        self.description = get("description")
        self.usage_bytes = get("usage_bytes")
        self.file_counts = FileCounts.from_dict(get("file_counts"))
        self.status = get("status")
        self.expires_after = VectorStoreExpiresAfter.from_dict(get("expires_after"))
        self.expires_at = get("expires_at")
        self.last_active_at = get("last_active_at")
        self.metadata = get("metadata")
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
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.object = get("object")
        self.deleted = get("deleted")
        return self
