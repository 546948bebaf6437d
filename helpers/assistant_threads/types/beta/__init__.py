# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from assistant_threads import types as _types
from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from threads_api.models import *
    from threads_api.params import *

    from . import assistant as assistant
    from . import assistant_create_params as assistant_create_params
    from . import assistant_deleted as assistant_deleted
    from . import assistant_list_params as assistant_list_params
    from . import assistant_response_format_option as assistant_response_format_option
    from . import assistant_response_format_option_param as assistant_response_format_option_param
    from . import assistant_stream_event as assistant_stream_event
    from . import assistant_tool as assistant_tool
    from . import assistant_tool_choice as assistant_tool_choice
    from . import assistant_tool_choice_function as assistant_tool_choice_function
    from . import assistant_tool_choice_function_param as assistant_tool_choice_function_param
    from . import assistant_tool_choice_option as assistant_tool_choice_option
    from . import assistant_tool_choice_option_param as assistant_tool_choice_option_param
    from . import assistant_tool_choice_param as assistant_tool_choice_param
    from . import assistant_tool_param as assistant_tool_param
    from . import assistant_update_params as assistant_update_params
    from . import code_interpreter_tool as code_interpreter_tool
    from . import code_interpreter_tool_param as code_interpreter_tool_param
    from . import file_search_tool as file_search_tool
    from . import file_search_tool_param as file_search_tool_param
    from . import function_tool as function_tool
    from . import function_tool_param as function_tool_param
    from . import thread as thread
    from . import thread_create_and_run_params as thread_create_and_run_params
    from . import thread_create_params as thread_create_params
    from . import thread_deleted as thread_deleted
    from . import thread_update_params as thread_update_params
    from . import threads as threads
    from .assistant import Assistant as Assistant
    from .assistant_create_params import AssistantCreateParams as AssistantCreateParams
    from .assistant_deleted import AssistantDeleted as AssistantDeleted
    from .assistant_list_params import AssistantListParams as AssistantListParams
    from .assistant_response_format_option import AssistantResponseFormatOption as AssistantResponseFormatOption
    from .assistant_response_format_option_param import (
        AssistantResponseFormatOptionParam as AssistantResponseFormatOptionParam,
    )
    from .assistant_stream_event import AssistantStreamEvent as AssistantStreamEvent
    from .assistant_tool import AssistantTool as AssistantTool
    from .assistant_tool_choice import AssistantToolChoice as AssistantToolChoice
    from .assistant_tool_choice_function import AssistantToolChoiceFunction as AssistantToolChoiceFunction
    from .assistant_tool_choice_function_param import (
        AssistantToolChoiceFunctionParam as AssistantToolChoiceFunctionParam,
    )
    from .assistant_tool_choice_option import AssistantToolChoiceOption as AssistantToolChoiceOption
    from .assistant_tool_choice_option_param import AssistantToolChoiceOptionParam as AssistantToolChoiceOptionParam
    from .assistant_tool_choice_param import AssistantToolChoiceParam as AssistantToolChoiceParam
    from .assistant_tool_param import AssistantToolParam as AssistantToolParam
    from .assistant_update_params import AssistantUpdateParams as AssistantUpdateParams
    from .code_interpreter_tool import CodeInterpreterTool as CodeInterpreterTool
    from .code_interpreter_tool_param import CodeInterpreterToolParam as CodeInterpreterToolParam
    from .file_search_tool import FileSearchTool as FileSearchTool
    from .file_search_tool_param import FileSearchToolParam as FileSearchToolParam
    from .function_tool import FunctionTool as FunctionTool
    from .function_tool_param import FunctionToolParam as FunctionToolParam
    from .thread import Thread as Thread
    from .thread_create_and_run_params import ThreadCreateAndRunParams as ThreadCreateAndRunParams
    from .thread_create_params import ThreadCreateParams as ThreadCreateParams
    from .thread_deleted import ThreadDeleted as ThreadDeleted
    from .thread_update_params import ThreadUpdateParams as ThreadUpdateParams
else:
    __all__ = [
        *_types.__all__,
        *[
            "Assistant",
            "AssistantCreateParams",
            "AssistantDeleted",
            "AssistantListParams",
            "AssistantResponseFormatOption",
            "AssistantResponseFormatOptionParam",
            "AssistantStreamEvent",
            "AssistantTool",
            "AssistantToolChoice",
            "AssistantToolChoiceFunction",
            "AssistantToolChoiceFunctionParam",
            "AssistantToolChoiceOption",
            "AssistantToolChoiceOptionParam",
            "AssistantToolChoiceParam",
            "AssistantToolParam",
            "AssistantUpdateParams",
            "CodeInterpreterTool",
            "CodeInterpreterToolParam",
            "FileSearchTool",
            "FileSearchToolParam",
            "FunctionTool",
            "FunctionToolParam",
            "Thread",
            "ThreadCreateAndRunParams",
            "ThreadCreateParams",
            "ThreadDeleted",
            "ThreadUpdateParams",
        ],
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Thread": "thread",
            "Assistant": "assistant",
            "FunctionTool": "function_tool",
            "AssistantTool": "assistant_tool",
            "ThreadDeleted": "thread_deleted",
            "FileSearchTool": "file_search_tool",
            "AssistantDeleted": "assistant_deleted",
            "FunctionToolParam": "function_tool_param",
            "AssistantToolParam": "assistant_tool_param",
            "ThreadCreateParams": "thread_create_params",
            "ThreadUpdateParams": "thread_update_params",
            "AssistantListParams": "assistant_list_params",
            "AssistantToolChoice": "assistant_tool_choice",
            "CodeInterpreterTool": "code_interpreter_tool",
            "AssistantStreamEvent": "assistant_stream_event",
            "FileSearchToolParam": "file_search_tool_param",
            "AssistantCreateParams": "assistant_create_params",
            "AssistantUpdateParams": "assistant_update_params",
            "AssistantToolChoiceParam": "assistant_tool_choice_param",
            "CodeInterpreterToolParam": "code_interpreter_tool_param",
            "AssistantToolChoiceOption": "assistant_tool_choice_option",
            "ThreadCreateAndRunParams": "thread_create_and_run_params",
            "AssistantToolChoiceFunction": "assistant_tool_choice_function",
            "AssistantResponseFormatOption": "assistant_response_format_option",
            "AssistantToolChoiceOptionParam": "assistant_tool_choice_option_param",
            "AssistantToolChoiceFunctionParam": "assistant_tool_choice_function_param",
            "AssistantResponseFormatOptionParam": "assistant_response_format_option_param",
        },
        submodules=[
            "assistant",
            "assistant_create_params",
            "assistant_deleted",
            "assistant_list_params",
            "assistant_response_format_option",
            "assistant_response_format_option_param",
            "assistant_stream_event",
            "assistant_tool",
            "assistant_tool_choice",
            "assistant_tool_choice_function",
            "assistant_tool_choice_function_param",
            "assistant_tool_choice_option",
            "assistant_tool_choice_option_param",
            "assistant_tool_choice_param",
            "assistant_tool_param",
            "assistant_update_params",
            "code_interpreter_tool",
            "code_interpreter_tool_param",
            "file_search_tool",
            "file_search_tool_param",
            "function_tool",
            "function_tool_param",
            "thread",
            "thread_create_and_run_params",
            "thread_create_params",
            "thread_deleted",
            "thread_update_params",
            "threads",
        ],
        others=(_types,),
    )
