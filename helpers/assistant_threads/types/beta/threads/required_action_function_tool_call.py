# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.required_action_function_tool_call`."""

from threads_api.models import RequiredActionFunction as Function
from threads_api.models import RequiredActionFunctionToolCall as RequiredActionFunctionToolCall

__all__ = ["Function", "RequiredActionFunctionToolCall"]
