# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: upload."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .file_object import FileObject

__all__ = [
    "Upload",
    "UploadPart",
]


@model
class Upload(Model):
    """A file that is being uploaded in parts."""

    id: str
    """Identifier of the upload."""

    object: Literal["upload"] = "upload"
    """Object type, always `upload`."""

    bytes: int
    """Size of the file that was announced, in bytes."""

    created_at: int
    """When the upload was created (Unix time, in seconds)."""

    expires_at: int
    """When the upload expires (Unix time, in seconds)."""

    filename: str
    """Name of the file."""

    purpose: str
    """What the file is for."""

    status: Literal["pending", "completed", "cancelled", "expired"] | str
    """Status of the upload."""

    file: FileObject | None = None
    """The file, once the upload is completed."""

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
        self.file = None if (v := data.get("file")) is None else FileObject.from_dict(v)
        return self


@model
class UploadPart(Model):
    """A part of an upload."""

    id: str
    """Identifier of the part."""

    object: Literal["upload.part"] = "upload.part"
    """Object type, always `upload.part`."""

    created_at: int
    """When the part was added (Unix time, in seconds)."""

    upload_id: str
    """Identifier of the upload."""

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
        self.upload_id = data.get("upload_id")
        return self
