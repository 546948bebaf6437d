# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: model object."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

__all__ = ["ModelDeleted", "ModelObject"]


@model
class ModelObject(Model):
    """A model of the service."""

    id: str
    """Identifier of the model."""

    object: Literal["model"] = "model"
    """Object type, always `model`."""

    created: int
    """When the model was created (Unix time, in seconds)."""

    owned_by: str
    """Organization that owns the model."""

    shutdown_date: str | None = None
    """Date on which the model will be shut down; null if none was announced. Text such as 2030-01-31."""

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
        self.created = data.get("created")
        self.owned_by = data.get("owned_by")
        self.shutdown_date = data.get("shutdown_date")
        return self


@model
class ModelDeleted(Model):
    """Response to the deletion of a model."""

    id: str
    """Identifier of the model."""

    object: str
    """Object type, `model`."""

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
