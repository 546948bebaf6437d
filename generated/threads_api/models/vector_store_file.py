# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: vector store file."""

from __future__ import annotations

from typing import Any, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .file_chunking_strategy import FileChunkingStrategy, decode_file_chunking_strategy

__all__ = [
    "FileContentResponse",
    "VectorStoreFile",
    "VectorStoreFileAttributes",
    "VectorStoreFileDeleted",
    "VectorStoreFileLastError",
]


VectorStoreFileAttributes: TypeAlias = dict[str, str | float | bool]
"""Up to 16 key-value pairs, which searches can filter by: keys of at most 64 characters; values are strings of at most
512 characters, numbers or booleans.
"""


@model
class VectorStoreFileLastError(Model):
    """Why a file could not be processed."""

    code: Literal["server_error", "unsupported_file", "invalid_file"] | str
    """Machine-readable error code."""

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
class VectorStoreFile(Model):
    """A file in a vector store."""

    id: str
    """Identifier of the file."""

    object: Literal["vector_store.file"] = "vector_store.file"
    """Object type, always `vector_store.file`."""

    created_at: int
    """When the file was added (Unix time, in seconds)."""

    vector_store_id: str
    """Identifier of the vector store."""

    usage_bytes: int
    """Size of the file in the store, in bytes; not that of the file itself."""

    status: Literal["in_progress", "completed", "cancelled", "failed"] | str
    """Status of the processing; `completed` once the file can be searched."""

    last_error: VectorStoreFileLastError | None = None
    """Why the processing failed; null if it did not."""

    chunking_strategy: FileChunkingStrategy | None = None
    """How the file was split into chunks."""

    attributes: VectorStoreFileAttributes | None = None
    """Key-value pairs that searches can filter by."""

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
        self.usage_bytes = data.get("usage_bytes")
        self.status = data.get("status")
        self.last_error = None if (v := data.get("last_error")) is None else VectorStoreFileLastError.from_dict(v)
        self.chunking_strategy = (
            None if (v := data.get("chunking_strategy")) is None else decode_file_chunking_strategy(v)
        )
        self.attributes = data.get("attributes")
        return self


@model
class VectorStoreFileDeleted(Model):
    """Response to the removal of a file from a vector store."""

    id: str
    """Identifier of the file."""

    object: Literal["vector_store.file.deleted"] = "vector_store.file.deleted"
    """Object type, always `vector_store.file.deleted`."""

    deleted: bool
    """Whether it was removed."""

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


@model
class FileContentResponse(Model):
    """A part of the text that was extracted from a file."""

    type: str | None = None
    """Type of the part, `text`."""

    text: str | None = None
    """The text."""

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
        self.text = data.get("text")
        return self
