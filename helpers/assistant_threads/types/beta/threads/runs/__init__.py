# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from assistant_threads import types as _types
from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import code_interpreter_logs as code_interpreter_logs
    from . import code_interpreter_output_image as code_interpreter_output_image
    from . import code_interpreter_tool_call as code_interpreter_tool_call
    from . import code_interpreter_tool_call_delta as code_interpreter_tool_call_delta
    from . import file_search_tool_call as file_search_tool_call
    from . import file_search_tool_call_delta as file_search_tool_call_delta
    from . import function_tool_call as function_tool_call
    from . import function_tool_call_delta as function_tool_call_delta
    from . import message_creation_step_details as message_creation_step_details
    from . import run_step as run_step
    from . import run_step_delta as run_step_delta
    from . import run_step_delta_event as run_step_delta_event
    from . import run_step_delta_message_delta as run_step_delta_message_delta
    from . import run_step_include as run_step_include
    from . import step_list_params as step_list_params
    from . import step_retrieve_params as step_retrieve_params
    from . import tool_call as tool_call
    from . import tool_call_delta as tool_call_delta
    from . import tool_call_delta_object as tool_call_delta_object
    from . import tool_calls_step_details as tool_calls_step_details
    from .code_interpreter_logs import CodeInterpreterLogs as CodeInterpreterLogs
    from .code_interpreter_output_image import CodeInterpreterOutputImage as CodeInterpreterOutputImage
    from .code_interpreter_tool_call import CodeInterpreterToolCall as CodeInterpreterToolCall
    from .code_interpreter_tool_call_delta import CodeInterpreterToolCallDelta as CodeInterpreterToolCallDelta
    from .file_search_tool_call import FileSearchToolCall as FileSearchToolCall
    from .file_search_tool_call_delta import FileSearchToolCallDelta as FileSearchToolCallDelta
    from .function_tool_call import FunctionToolCall as FunctionToolCall
    from .function_tool_call_delta import FunctionToolCallDelta as FunctionToolCallDelta
    from .message_creation_step_details import MessageCreationStepDetails as MessageCreationStepDetails
    from .run_step import RunStep as RunStep
    from .run_step_delta import RunStepDelta as RunStepDelta
    from .run_step_delta_event import RunStepDeltaEvent as RunStepDeltaEvent
    from .run_step_delta_message_delta import RunStepDeltaMessageDelta as RunStepDeltaMessageDelta
    from .run_step_include import RunStepInclude as RunStepInclude
    from .step_list_params import StepListParams as StepListParams
    from .step_retrieve_params import StepRetrieveParams as StepRetrieveParams
    from .tool_call import ToolCall as ToolCall
    from .tool_call_delta import ToolCallDelta as ToolCallDelta
    from .tool_call_delta_object import ToolCallDeltaObject as ToolCallDeltaObject
    from .tool_calls_step_details import ToolCallsStepDetails as ToolCallsStepDetails
else:
    __all__ = [
        *_types.__all__,
        *[
            "CodeInterpreterLogs",
            "CodeInterpreterOutputImage",
            "CodeInterpreterToolCall",
            "CodeInterpreterToolCallDelta",
            "FileSearchToolCall",
            "FileSearchToolCallDelta",
            "FunctionToolCall",
            "FunctionToolCallDelta",
            "MessageCreationStepDetails",
            "RunStep",
            "RunStepDelta",
            "RunStepDeltaEvent",
            "RunStepDeltaMessageDelta",
            "RunStepInclude",
            "StepListParams",
            "StepRetrieveParams",
            "ToolCall",
            "ToolCallDelta",
            "ToolCallDeltaObject",
            "ToolCallsStepDetails",
        ],
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "RunStep": "run_step",
            "ToolCall": "tool_call",
            "RunStepDelta": "run_step_delta",
            "ToolCallDelta": "tool_call_delta",
            "RunStepInclude": "run_step_include",
            "StepListParams": "step_list_params",
            "FunctionToolCall": "function_tool_call",
            "RunStepDeltaEvent": "run_step_delta_event",
            "StepRetrieveParams": "step_retrieve_params",
            "CodeInterpreterLogs": "code_interpreter_logs",
            "FileSearchToolCall": "file_search_tool_call",
            "ToolCallDeltaObject": "tool_call_delta_object",
            "ToolCallsStepDetails": "tool_calls_step_details",
            "FunctionToolCallDelta": "function_tool_call_delta",
            "CodeInterpreterToolCall": "code_interpreter_tool_call",
            "FileSearchToolCallDelta": "file_search_tool_call_delta",
            "RunStepDeltaMessageDelta": "run_step_delta_message_delta",
            "CodeInterpreterOutputImage": "code_interpreter_output_image",
            "MessageCreationStepDetails": "message_creation_step_details",
            "CodeInterpreterToolCallDelta": "code_interpreter_tool_call_delta",
        },
        submodules=[
            "code_interpreter_logs",
            "code_interpreter_output_image",
            "code_interpreter_tool_call",
            "code_interpreter_tool_call_delta",
            "file_search_tool_call",
            "file_search_tool_call_delta",
            "function_tool_call",
            "function_tool_call_delta",
            "message_creation_step_details",
            "run_step",
            "run_step_delta",
            "run_step_delta_event",
            "run_step_delta_message_delta",
            "run_step_include",
            "step_list_params",
            "step_retrieve_params",
            "tool_call",
            "tool_call_delta",
            "tool_call_delta_object",
            "tool_calls_step_details",
        ],
        others=(_types,),
    )
