# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.response_format_json_object`."""

from threads_api.models import ResponseFormatJSONObject as ResponseFormatJSONObject

__all__ = ["ResponseFormatJSONObject"]
