# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: vector store file batch."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .vector_store import FileCounts

__all__ = [
    "VectorStoreFileBatch",
]


@model
class VectorStoreFileBatch(Model):
    """Files that were added to a vector store together."""

    id: str
    """Identifier of the batch."""

    object: Literal["vector_store.file_batch", "vector_store.files_batch"] | str
    """Object type."""

    created_at: int
    """When the batch was created (Unix time, in seconds)."""

    vector_store_id: str
    """Identifier of the vector store."""

    status: Literal["in_progress", "completed", "cancelled", "failed"] | str
    """Status of the batch."""

    file_counts: FileCounts
    """Number of its files by status."""

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
        self.vector_store_id = data.get("vector_store_id")
        self.status = data.get("status")
        self.file_counts = FileCounts.from_dict(data.get("file_counts"))
        return self
