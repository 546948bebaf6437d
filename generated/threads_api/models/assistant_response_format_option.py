# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: assistant response format option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new, union_decoder

__all__ = [
    "AssistantResponseFormatOption",
    "JSONSchema",
    "ResponseFormatJSONObject",
    "ResponseFormatJSONSchema",
    "ResponseFormatText",
]


@model
class ResponseFormatText(Model):
    """Plain text output."""

    type: Literal["text"] = "text"
    """Discriminator; always `text`."""

    # Fields of the other variants of the union; here they are None.
    json_schema: ClassVar[None] = None

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


@model
class ResponseFormatJSONObject(Model):
    """JSON object output. A message or the instructions must also ask for JSON, or the model may emit whitespace up to
    the token limit.
    """

    type: Literal["json_object"] = "json_object"
    """Discriminator; always `json_object`."""

    # Fields of the other variants of the union; here they are None.
    json_schema: ClassVar[None] = None

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


@model
class JSONSchema(Model):
    """A named JSON Schema for the output."""

    name: str
    """Name of the format: letters, digits, underscores and dashes, at most 64 characters."""

    description: str | None = None
    """What the format is for. Shown to the model."""

    schema: dict[str, Any] | None = None
    """The JSON Schema itself."""

    strict: bool | None = None
    """Whether output must match the schema exactly. Only a subset of JSON Schema is supported then. Default false."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.name = data.get("name")
        self.description = data.get("description")
        self.schema = data.get("schema")
        self.strict = data.get("strict")
        return self


@model
class ResponseFormatJSONSchema(Model):
    """JSON output that matches a schema."""

    type: Literal["json_schema"] = "json_schema"
    """Discriminator; always `json_schema`."""

    json_schema: JSONSchema
    """The schema and how it is applied."""

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
        self.json_schema = JSONSchema.from_dict(data.get("json_schema"))
        return self


AssistantResponseFormatOption: TypeAlias = (
    Literal["auto"] | ResponseFormatText | ResponseFormatJSONObject | ResponseFormatJSONSchema
)
"""Output format: `auto` (default), plain text, any JSON object, or JSON that matches a schema."""

decode_assistant_response_format_option: Callable[[Any], AssistantResponseFormatOption] = union_decoder(
    "type",
    {
        "text": ResponseFormatText.from_dict,
        "json_object": ResponseFormatJSONObject.from_dict,
        "json_schema": ResponseFormatJSONSchema.from_dict,
    },
    variant_fields=("json_schema",),
)
