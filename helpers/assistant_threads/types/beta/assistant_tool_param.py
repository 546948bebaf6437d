# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_tool_param`."""

from threads_api.params import AssistantToolParam as AssistantToolParam

__all__ = ["AssistantToolParam"]
