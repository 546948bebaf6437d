# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.response_format_text`."""

from threads_api.models import ResponseFormatText as ResponseFormatText

__all__ = ["ResponseFormatText"]
