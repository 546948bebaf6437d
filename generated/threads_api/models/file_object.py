# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: file object."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

__all__ = ["FileDeleted", "FileObject"]


@model
class FileObject(Model):
    """A file of the project."""

    id: str
    """Identifier of the file."""

    object: Literal["file"] = "file"
    """Object type, always `file`."""

    bytes: int
    """Size in bytes."""

    created_at: int
    """When the file was created (Unix time, in seconds)."""

    expires_at: int | None = None
    """When the file expires (Unix time, in seconds); null if it does not expire."""

    filename: str
    """Name of the file."""

    purpose: (
        Literal[
            "assistants",
            "assistants_output",
            "batch",
            "batch_output",
            "fine-tune",
            "fine-tune-results",
            "vision",
            "user_data",
            "evals",
        ]
        | str
    )
    """What the file is for."""

    status: Literal["uploaded", "processed", "error"] | str
    """Whether the file has been uploaded, processed, or cannot be used. No longer maintained.

    Deprecated.
    """

    status_details: str | None = None
    """Why a file for fine-tuning cannot be used. No longer maintained.

    Deprecated.
    """

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
        self.bytes = data.get("bytes")
        self.created_at = data.get("created_at")
        self.expires_at = data.get("expires_at")
        self.filename = data.get("filename")
        self.purpose = data.get("purpose")
        self.status = data.get("status")
        self.status_details = data.get("status_details")
        return self


@model
class FileDeleted(Model):
    """Response to the deletion of a file."""

    id: str
    """Identifier of the file."""

    object: Literal["file"] = "file"
    """Object type, always `file`."""

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
