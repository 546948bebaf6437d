# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.function_tool_param`."""

from threads_api.params import FunctionToolParam as FunctionToolParam

__all__ = ["FunctionToolParam"]
