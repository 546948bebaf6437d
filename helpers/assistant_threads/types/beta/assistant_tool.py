# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_tool`."""

from threads_api.models import AssistantTool as AssistantTool

__all__ = ["AssistantTool"]
