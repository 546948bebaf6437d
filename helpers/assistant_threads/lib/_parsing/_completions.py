# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib._parsing._completions`."""

from assistant_threads.compat.pydantic_types import type_to_response_format_param as type_to_response_format_param

__all__ = ["type_to_response_format_param"]
