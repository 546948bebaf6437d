# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.tool_call`."""

from threads_api.models import ToolCall as ToolCall

__all__ = ["ToolCall"]
