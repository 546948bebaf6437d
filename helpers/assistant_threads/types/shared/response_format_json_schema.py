# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.response_format_json_schema`."""

from threads_api.models import JSONSchema as JSONSchema
from threads_api.models import ResponseFormatJSONSchema as ResponseFormatJSONSchema

__all__ = ["JSONSchema", "ResponseFormatJSONSchema"]
