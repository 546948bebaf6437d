# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.function_tool_call_delta`."""

from threads_api.models import FunctionCallDelta as Function
from threads_api.models import FunctionToolCallDelta as FunctionToolCallDelta

__all__ = ["Function", "FunctionToolCallDelta"]
