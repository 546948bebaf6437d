# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: assistant response format option."""

from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias, TypedDict

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
    """Plain text output."""

    type: Required[Literal["text"]]
    """Discriminator; always `text`."""


class ResponseFormatJSONObjectParam(TypedDict, total=False):
    """JSON object output. A message or the instructions must also ask for JSON, or the model may emit whitespace up to
    the token limit.
    """

    type: Required[Literal["json_object"]]
    """Discriminator; always `json_object`."""


class JSONSchemaParam(TypedDict, total=False):
    """A named JSON Schema for the output."""

    name: Required[str]
    """Name of the format: letters, digits, underscores and dashes, at most 64 characters."""

    description: str
    """What the format is for. Shown to the model."""

    schema: Mapping[str, Any]
    """The JSON Schema itself."""

    strict: bool | None
    """Whether output must match the schema exactly. Only a subset of JSON Schema is supported then. Default false."""


class ResponseFormatJSONSchemaParam(TypedDict, total=False):
    """JSON output that matches a schema."""

    type: Required[Literal["json_schema"]]
    """Discriminator; always `json_schema`."""

    json_schema: Required[JSONSchemaParam | JSONSchema]
    """The schema and how it is applied."""


AssistantResponseFormatOptionParam: TypeAlias = (
    Literal["auto"]
    | ResponseFormatTextParam
    | ResponseFormatText
    | ResponseFormatJSONObjectParam
    | ResponseFormatJSONObject
    | ResponseFormatJSONSchemaParam
    | ResponseFormatJSONSchema
)
"""Output format: `auto` (default), plain text, any JSON object, or JSON that matches a schema."""
