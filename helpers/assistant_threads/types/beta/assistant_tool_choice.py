# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_tool_choice`."""

from threads_api.models import AssistantToolChoice as AssistantToolChoice

__all__ = ["AssistantToolChoice"]
