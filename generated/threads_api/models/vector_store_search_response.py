# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: vector store search response."""

from __future__ import annotations

from typing import Any, Literal, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

from .vector_store_file import VectorStoreFileAttributes

__all__ = [
    "VectorStoreSearchContent",
    "VectorStoreSearchResponse",
]


@model
class VectorStoreSearchContent(Model):
    """A passage that was found."""

    type: Literal["text"] = "text"
    """Type of the content, always `text`."""

    text: str
    """The passage."""

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


@model
class VectorStoreSearchResponse(Model):
    """A result of a search: passages of one file."""

    file_id: str
    """Identifier of the file."""

    filename: str
    """Name of the file."""

    score: float
    """Similarity, 0 to 1."""

    attributes: VectorStoreFileAttributes | None = None
    """Key-value pairs of the file."""

    content: list[VectorStoreSearchContent]
    """The passages that were found."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        self.filename = data.get("filename")
        self.score = data.get("score")
        self.attributes = data.get("attributes")
        self.content = (
            [VectorStoreSearchContent.from_dict(item) for item in v]
            if (v := data.get("content")).__class__ is list
            else v
        )
        return self
