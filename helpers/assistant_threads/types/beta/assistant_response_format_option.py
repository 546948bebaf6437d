# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_response_format_option`."""

from threads_api.models import AssistantResponseFormatOption as AssistantResponseFormatOption

__all__ = ["AssistantResponseFormatOption"]
