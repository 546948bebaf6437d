# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.response_format_text`."""

from threads_api.params import ResponseFormatTextParam as ResponseFormatText

__all__ = ["ResponseFormatText"]
