# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.response_format_json_object`."""

from threads_api.params import ResponseFormatJSONObjectParam as ResponseFormatJSONObject

__all__ = ["ResponseFormatJSONObject"]
