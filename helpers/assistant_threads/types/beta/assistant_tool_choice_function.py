# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_tool_choice_function`."""

from threads_api.models import AssistantToolChoiceFunction as AssistantToolChoiceFunction

__all__ = ["AssistantToolChoiceFunction"]
