# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.function_parameters`."""

from assistant_threads.compat.call_params import FunctionParameters as FunctionParameters

__all__ = ["FunctionParameters"]
