# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_response_format_option_param`."""

from threads_api.params import AssistantResponseFormatOptionParam as AssistantResponseFormatOptionParam

__all__ = ["AssistantResponseFormatOptionParam"]
