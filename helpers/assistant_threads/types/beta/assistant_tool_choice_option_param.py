# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_tool_choice_option_param`."""

from threads_api.params import AssistantToolChoiceOptionParam as AssistantToolChoiceOptionParam

__all__ = ["AssistantToolChoiceOptionParam"]
