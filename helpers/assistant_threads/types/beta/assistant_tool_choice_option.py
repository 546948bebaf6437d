# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_tool_choice_option`."""

from threads_api.models import AssistantToolChoiceOption as AssistantToolChoiceOption

__all__ = ["AssistantToolChoiceOption"]
