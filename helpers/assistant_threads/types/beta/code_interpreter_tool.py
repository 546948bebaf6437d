# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.code_interpreter_tool`."""

from threads_api.models import CodeInterpreterTool as CodeInterpreterTool

__all__ = ["CodeInterpreterTool"]
