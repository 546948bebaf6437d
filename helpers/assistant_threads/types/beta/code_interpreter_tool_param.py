# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.code_interpreter_tool_param`."""

from threads_api.params import CodeInterpreterToolParam as CodeInterpreterToolParam

__all__ = ["CodeInterpreterToolParam"]
