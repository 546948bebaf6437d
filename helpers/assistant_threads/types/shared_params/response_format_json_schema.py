# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.response_format_json_schema`."""

from threads_api.params import JSONSchemaParam as JSONSchema
from threads_api.params import ResponseFormatJSONSchemaParam as ResponseFormatJSONSchema

__all__ = ["JSONSchema", "ResponseFormatJSONSchema"]
