# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.function_definition`."""

from threads_api.models import FunctionDefinition as FunctionDefinition

__all__ = ["FunctionDefinition"]
