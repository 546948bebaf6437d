# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.function_definition`."""

from threads_api.params import FunctionDefinitionParam as FunctionDefinition

__all__ = ["FunctionDefinition"]
