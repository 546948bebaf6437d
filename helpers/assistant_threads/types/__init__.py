# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_api import models as _models
from threads_api import params as _params
from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from threads_api.models import *
    from threads_api.params import *

    from . import auto_file_chunking_strategy_param as auto_file_chunking_strategy_param
    from . import beta as beta
    from . import chat_model as chat_model
    from . import file_chunking_strategy as file_chunking_strategy
    from . import file_chunking_strategy_param as file_chunking_strategy_param
    from . import file_content as file_content
    from . import file_create_params as file_create_params
    from . import file_deleted as file_deleted
    from . import file_list_params as file_list_params
    from . import file_object as file_object
    from . import file_purpose as file_purpose
    from . import model as model
    from . import model_deleted as model_deleted
    from . import other_file_chunking_strategy_object as other_file_chunking_strategy_object
    from . import shared as shared
    from . import shared_params as shared_params
    from . import static_file_chunking_strategy as static_file_chunking_strategy
    from . import static_file_chunking_strategy_object as static_file_chunking_strategy_object
    from . import static_file_chunking_strategy_object_param as static_file_chunking_strategy_object_param
    from . import static_file_chunking_strategy_param as static_file_chunking_strategy_param
    from . import upload as upload
    from . import upload_complete_params as upload_complete_params
    from . import upload_create_params as upload_create_params
    from . import uploads as uploads
    from . import vector_store as vector_store
    from . import vector_store_create_params as vector_store_create_params
    from . import vector_store_deleted as vector_store_deleted
    from . import vector_store_list_params as vector_store_list_params
    from . import vector_store_search_params as vector_store_search_params
    from . import vector_store_search_response as vector_store_search_response
    from . import vector_store_update_params as vector_store_update_params
    from . import vector_stores as vector_stores
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
    from .file_content import FileContent as FileContent
    from .file_create_params import FileCreateParams as FileCreateParams
    from .file_list_params import FileListParams as FileListParams
    from .file_purpose import FilePurpose as FilePurpose
    from .model import Model as Model
    from .shared.chat_model import ChatModel as ChatModel
    from .shared.comparison_filter import ComparisonFilter as ComparisonFilter
    from .shared.compound_filter import CompoundFilter as CompoundFilter
    from .shared.function_parameters import FunctionParameters as FunctionParameters
    from .upload_complete_params import UploadCompleteParams as UploadCompleteParams
    from .upload_create_params import UploadCreateParams as UploadCreateParams
    from .vector_store_create_params import VectorStoreCreateParams as VectorStoreCreateParams
    from .vector_store_list_params import VectorStoreListParams as VectorStoreListParams
    from .vector_store_search_params import VectorStoreSearchParams as VectorStoreSearchParams
    from .vector_store_update_params import VectorStoreUpdateParams as VectorStoreUpdateParams
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
            "ComparisonFilter",
            "CompoundFilter",
            "FileContent",
            "FileCreateParams",
            "FileListParams",
            "FilePurpose",
            "FunctionParameters",
            "LastError",
            "MessageAttachment",
            "MessageListParams",
            "MessageUpdateParams",
            "Model",
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
            "UploadCompleteParams",
            "UploadCreateParams",
            "VectorStoreCreateParams",
            "VectorStoreListParams",
            "VectorStoreSearchParams",
            "VectorStoreUpdateParams",
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
            "FileContent": "file_content",
            "FilePurpose": "file_purpose",
            "Model": "model",
            "FileListParams": "file_list_params",
            "FileCreateParams": "file_create_params",
            "UploadCreateParams": "upload_create_params",
            "UploadCompleteParams": "upload_complete_params",
            "VectorStoreListParams": "vector_store_list_params",
            "VectorStoreCreateParams": "vector_store_create_params",
            "VectorStoreSearchParams": "vector_store_search_params",
            "VectorStoreUpdateParams": "vector_store_update_params",
            "ComparisonFilter": "shared.comparison_filter",
            "CompoundFilter": "shared.compound_filter",
        },
        submodules=[
            "auto_file_chunking_strategy_param",
            "beta",
            "chat_model",
            "file_chunking_strategy",
            "file_chunking_strategy_param",
            "file_content",
            "file_create_params",
            "file_deleted",
            "file_list_params",
            "file_object",
            "file_purpose",
            "model",
            "model_deleted",
            "other_file_chunking_strategy_object",
            "shared",
            "shared_params",
            "static_file_chunking_strategy",
            "static_file_chunking_strategy_object",
            "static_file_chunking_strategy_object_param",
            "static_file_chunking_strategy_param",
            "upload",
            "upload_complete_params",
            "upload_create_params",
            "uploads",
            "vector_store",
            "vector_store_create_params",
            "vector_store_deleted",
            "vector_store_list_params",
            "vector_store_search_params",
            "vector_store_search_response",
            "vector_store_update_params",
            "vector_stores",
        ],
        others=(
            _models,
            _params,
        ),
    )
