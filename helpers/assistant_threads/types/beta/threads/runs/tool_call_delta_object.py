# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.tool_call_delta_object`."""

from threads_api.models import ToolCallDeltaObject as ToolCallDeltaObject

__all__ = ["ToolCallDeltaObject"]
