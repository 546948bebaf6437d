# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import chat_model as chat_model
    from . import comparison_filter as comparison_filter
    from . import compound_filter as compound_filter
    from . import function_definition as function_definition
    from . import function_parameters as function_parameters
    from . import metadata as metadata
    from . import reasoning_effort as reasoning_effort
    from . import response_format_json_object as response_format_json_object
    from . import response_format_json_schema as response_format_json_schema
    from . import response_format_text as response_format_text
    from .chat_model import ChatModel as ChatModel
    from .comparison_filter import ComparisonFilter as ComparisonFilter
    from .compound_filter import CompoundFilter as CompoundFilter
    from .function_definition import FunctionDefinition as FunctionDefinition
    from .function_parameters import FunctionParameters as FunctionParameters
    from .metadata import Metadata as Metadata
    from .reasoning_effort import ReasoningEffort as ReasoningEffort
    from .response_format_json_object import ResponseFormatJSONObject as ResponseFormatJSONObject
    from .response_format_json_schema import ResponseFormatJSONSchema as ResponseFormatJSONSchema
    from .response_format_text import ResponseFormatText as ResponseFormatText
else:
    __all__ = [
        "ChatModel",
        "ComparisonFilter",
        "CompoundFilter",
        "FunctionDefinition",
        "FunctionParameters",
        "Metadata",
        "ReasoningEffort",
        "ResponseFormatJSONObject",
        "ResponseFormatJSONSchema",
        "ResponseFormatText",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Metadata": "metadata",
            "ChatModel": "chat_model",
            "ReasoningEffort": "reasoning_effort",
            "FunctionDefinition": "function_definition",
            "FunctionParameters": "function_parameters",
            "ResponseFormatText": "response_format_text",
            "ResponseFormatJSONObject": "response_format_json_object",
            "ResponseFormatJSONSchema": "response_format_json_schema",
            "ComparisonFilter": "comparison_filter",
            "CompoundFilter": "compound_filter",
        },
        submodules=[
            "chat_model",
            "comparison_filter",
            "compound_filter",
            "function_definition",
            "function_parameters",
            "metadata",
            "reasoning_effort",
            "response_format_json_object",
            "response_format_json_schema",
            "response_format_text",
        ],
    )
