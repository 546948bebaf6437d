# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_api import models as _models
from threads_api import params as _params
from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from threads_api.models import *
    from threads_api.params import *

    from . import beta as beta
    from . import chat_model as chat_model
    from . import shared as shared
    from . import shared_params as shared_params
    from .beta.assistant_create_params import AssistantCreateParams as AssistantCreateParams
    from .beta.assistant_list_params import AssistantListParams as AssistantListParams
    from .beta.assistant_update_params import AssistantUpdateParams as AssistantUpdateParams
    from .beta.thread_create_and_run_params import ThreadCreateAndRunParams as ThreadCreateAndRunParams
    from .beta.thread_create_params import MessageAttachment as MessageAttachment
    from .beta.thread_update_params import ThreadUpdateParams as ThreadUpdateParams
    from .beta.threads.message_list_params import MessageListParams as MessageListParams
    from .beta.threads.message_update_params import MessageUpdateParams as MessageUpdateParams
    from .beta.threads.run import LastError as LastError
    from .beta.threads.run import RequiredAction as RequiredAction
    from .beta.threads.run import RequiredActionSubmitToolOutputs as RequiredActionSubmitToolOutputs
    from .beta.threads.run_create_params import AdditionalMessage as AdditionalMessage
    from .beta.threads.run_create_params import RunCreateParams as RunCreateParams
    from .beta.threads.run_list_params import RunListParams as RunListParams
    from .beta.threads.run_submit_tool_outputs_params import RunSubmitToolOutputsParams as RunSubmitToolOutputsParams
    from .beta.threads.run_submit_tool_outputs_params import ToolOutput as ToolOutput
    from .beta.threads.run_update_params import RunUpdateParams as RunUpdateParams
    from .beta.threads.runs.code_interpreter_tool_call import CodeInterpreterOutputLogs as CodeInterpreterOutputLogs
    from .beta.threads.runs.run_step_include import RunStepInclude as RunStepInclude
    from .beta.threads.runs.step_list_params import StepListParams as StepListParams
    from .beta.threads.runs.step_retrieve_params import StepRetrieveParams as StepRetrieveParams
    from .beta.threads.text import Text as Text
    from .shared.chat_model import ChatModel as ChatModel
    from .shared.function_parameters import FunctionParameters as FunctionParameters
else:
    __all__ = [
        *_models.__all__,
        *_params.__all__,
        *[
            "AdditionalMessage",
            "AssistantCreateParams",
            "AssistantListParams",
            "AssistantUpdateParams",
            "ChatModel",
            "CodeInterpreterOutputLogs",
            "FunctionParameters",
            "LastError",
            "MessageAttachment",
            "MessageListParams",
            "MessageUpdateParams",
            "RequiredAction",
            "RequiredActionSubmitToolOutputs",
            "RunCreateParams",
            "RunListParams",
            "RunStepInclude",
            "RunSubmitToolOutputsParams",
            "RunUpdateParams",
            "StepListParams",
            "StepRetrieveParams",
            "Text",
            "ThreadCreateAndRunParams",
            "ThreadUpdateParams",
            "ToolOutput",
        ],
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "ChatModel": "shared.chat_model",
            "FunctionParameters": "shared.function_parameters",
            "ToolOutput": "beta.threads.run_submit_tool_outputs_params",
            "MessageAttachment": "beta.thread_create_params",
            "CodeInterpreterOutputLogs": "beta.threads.runs.code_interpreter_tool_call",
            "LastError": "beta.threads.run",
            "RequiredAction": "beta.threads.run",
            "RequiredActionSubmitToolOutputs": "beta.threads.run",
            "AdditionalMessage": "beta.threads.run_create_params",
            "RunCreateParams": "beta.threads.run_create_params",
            "RunSubmitToolOutputsParams": "beta.threads.run_submit_tool_outputs_params",
            "MessageListParams": "beta.threads.message_list_params",
            "MessageUpdateParams": "beta.threads.message_update_params",
            "RunListParams": "beta.threads.run_list_params",
            "RunUpdateParams": "beta.threads.run_update_params",
            "AssistantCreateParams": "beta.assistant_create_params",
            "AssistantUpdateParams": "beta.assistant_update_params",
            "AssistantListParams": "beta.assistant_list_params",
            "ThreadUpdateParams": "beta.thread_update_params",
            "ThreadCreateAndRunParams": "beta.thread_create_and_run_params",
            "RunStepInclude": "beta.threads.runs.run_step_include",
            "StepListParams": "beta.threads.runs.step_list_params",
            "StepRetrieveParams": "beta.threads.runs.step_retrieve_params",
            "Text": "beta.threads.text",
        },
        submodules=["beta", "chat_model", "shared", "shared_params"],
        others=(
            _models,
            _params,
        ),
    )
