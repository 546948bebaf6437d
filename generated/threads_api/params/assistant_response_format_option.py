# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Required, TypeAlias, TypedDict

if TYPE_CHECKING:
    from ..models.assistant_response_format_option import (
        JSONSchema,
        ResponseFormatJSONObject,
        ResponseFormatJSONSchema,
        ResponseFormatText,
    )

__all__ = [
    "AssistantResponseFormatOptionParam",
    "JSONSchemaParam",
    "ResponseFormatJSONObjectParam",
    "ResponseFormatJSONSchemaParam",
    "ResponseFormatTextParam",
]


class ResponseFormatTextParam(TypedDict, total=False):
    """The model answers in plain text."""

    type: Required[Literal["text"]]
    """Names the variant, `text`."""


class ResponseFormatJSONObjectParam(TypedDict, total=False):
    """The model answers with some JSON object. A message or the instructions must ask for JSON too, or the model may
    emit white space up to the token limit.
    """

    type: Required[Literal["json_object"]]
    """Names the variant, `json_object`."""


class JSONSchemaParam(TypedDict, total=False):
    """A named JSON Schema for answers."""

    name: Required[str]
    """Name of the format: letters, digits, underscores and dashes, at most 64 characters."""
    description: str
    """What the format is for, told to the model."""
    schema: Mapping[str, Any]
    """The JSON Schema itself."""
    strict: bool | None
    """Whether answers follow the schema to the letter, for which it may use a part of JSON Schema only. Default false."""


class ResponseFormatJSONSchemaParam(TypedDict, total=False):
    """The model answers with JSON that follows a schema."""

    type: Required[Literal["json_schema"]]
    """Names the variant, `json_schema`."""
    json_schema: Required[JSONSchemaParam | JSONSchema]
    """The schema and how it is applied."""


AssistantResponseFormatOptionParam: TypeAlias = "Literal['auto'] | ResponseFormatTextParam | ResponseFormatText | ResponseFormatJSONObjectParam | ResponseFormatJSONObject | ResponseFormatJSONSchemaParam | ResponseFormatJSONSchema"
"""The form of what the model writes: `auto` (the default), plain text, any JSON object, or JSON that follows a schema."""
