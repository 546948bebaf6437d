# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.function_tool`."""

from threads_api.models import FunctionTool as FunctionTool

__all__ = ["FunctionTool"]
