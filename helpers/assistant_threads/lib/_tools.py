# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib._tools`."""

from assistant_threads.compat.pydantic_types import pydantic_function_tool as pydantic_function_tool

__all__ = ["pydantic_function_tool"]
