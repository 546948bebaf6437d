# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: file chunking strategy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new, union_decoder

__all__ = [
    "FileChunkingStrategy",
    "OtherFileChunkingStrategyObject",
    "StaticFileChunkingStrategy",
    "StaticFileChunkingStrategyObject",
]


@model
class StaticFileChunkingStrategy(Model):
    """Size and overlap of chunks."""

    max_chunk_size_tokens: int
    """Maximum number of tokens per chunk, 100 to 4096."""

    chunk_overlap_tokens: int
    """Number of tokens that adjacent chunks share."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.max_chunk_size_tokens = data.get("max_chunk_size_tokens")
        self.chunk_overlap_tokens = data.get("chunk_overlap_tokens")
        return self


@model
class StaticFileChunkingStrategyObject(Model):
    """Chunks of a fixed size."""

    type: Literal["static"] = "static"
    """Discriminator; always `static`."""

    static: StaticFileChunkingStrategy
    """Size and overlap."""

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
        self.static = StaticFileChunkingStrategy.from_dict(data.get("static"))
        return self


@model
class OtherFileChunkingStrategyObject(Model):
    """An unknown strategy, that of a file processed before there were strategies."""

    type: Literal["other"] = "other"
    """Discriminator; always `other`."""

    # Fields of the other variants of the union; here they are None.
    static: ClassVar[None] = None

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
        return self


FileChunkingStrategy: TypeAlias = StaticFileChunkingStrategyObject | OtherFileChunkingStrategyObject
"""How a file was split into chunks. Discriminated by `type`."""

decode_file_chunking_strategy: Callable[[Any], FileChunkingStrategy] = union_decoder(
    "type",
    {
        "static": StaticFileChunkingStrategyObject.from_dict,
        "other": OtherFileChunkingStrategyObject.from_dict,
    },
    variant_fields=("static",),
)
