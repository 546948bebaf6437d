# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.function_tool_call`."""

from threads_api.models import FunctionCall as Function
from threads_api.models import FunctionToolCall as FunctionToolCall

__all__ = ["Function", "FunctionToolCall"]
