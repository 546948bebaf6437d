# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Objects in requests as TypedDicts, each imported on first use; for type checkers, since plain dicts work."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .arguments import CancelRunArguments as CancelRunArguments
    from .arguments import CancelUploadArguments as CancelUploadArguments
    from .arguments import CancelVectorStoreFileBatchArguments as CancelVectorStoreFileBatchArguments
    from .arguments import CompleteUploadArguments as CompleteUploadArguments
    from .arguments import CreateAssistantArguments as CreateAssistantArguments
    from .arguments import CreateFileArguments as CreateFileArguments
    from .arguments import CreateMessageArguments as CreateMessageArguments
    from .arguments import CreateRunArguments as CreateRunArguments
    from .arguments import CreateThreadAndRunArguments as CreateThreadAndRunArguments
    from .arguments import CreateThreadArguments as CreateThreadArguments
    from .arguments import CreateUploadArguments as CreateUploadArguments
    from .arguments import CreateUploadPartArguments as CreateUploadPartArguments
    from .arguments import CreateVectorStoreArguments as CreateVectorStoreArguments
    from .arguments import CreateVectorStoreFileArguments as CreateVectorStoreFileArguments
    from .arguments import CreateVectorStoreFileBatchArguments as CreateVectorStoreFileBatchArguments
    from .arguments import DeleteAssistantArguments as DeleteAssistantArguments
    from .arguments import DeleteFileArguments as DeleteFileArguments
    from .arguments import DeleteMessageArguments as DeleteMessageArguments
    from .arguments import DeleteModelArguments as DeleteModelArguments
    from .arguments import DeleteThreadArguments as DeleteThreadArguments
    from .arguments import DeleteVectorStoreArguments as DeleteVectorStoreArguments
    from .arguments import DeleteVectorStoreFileArguments as DeleteVectorStoreFileArguments
    from .arguments import ListAssistantsArguments as ListAssistantsArguments
    from .arguments import ListFilesArguments as ListFilesArguments
    from .arguments import ListMessagesArguments as ListMessagesArguments
    from .arguments import ListModelsArguments as ListModelsArguments
    from .arguments import ListRunsArguments as ListRunsArguments
    from .arguments import ListRunStepsArguments as ListRunStepsArguments
    from .arguments import ListThreadsArguments as ListThreadsArguments
    from .arguments import ListVectorStoreFileBatchFilesArguments as ListVectorStoreFileBatchFilesArguments
    from .arguments import ListVectorStoreFilesArguments as ListVectorStoreFilesArguments
    from .arguments import ListVectorStoresArguments as ListVectorStoresArguments
    from .arguments import RetrieveAssistantArguments as RetrieveAssistantArguments
    from .arguments import RetrieveFileArguments as RetrieveFileArguments
    from .arguments import RetrieveFileContentArguments as RetrieveFileContentArguments
    from .arguments import RetrieveMessageArguments as RetrieveMessageArguments
    from .arguments import RetrieveModelArguments as RetrieveModelArguments
    from .arguments import RetrieveRunArguments as RetrieveRunArguments
    from .arguments import RetrieveRunStepArguments as RetrieveRunStepArguments
    from .arguments import RetrieveThreadArguments as RetrieveThreadArguments
    from .arguments import RetrieveVectorStoreArguments as RetrieveVectorStoreArguments
    from .arguments import RetrieveVectorStoreFileArguments as RetrieveVectorStoreFileArguments
    from .arguments import RetrieveVectorStoreFileBatchArguments as RetrieveVectorStoreFileBatchArguments
    from .arguments import RetrieveVectorStoreFileContentArguments as RetrieveVectorStoreFileContentArguments
    from .arguments import SearchVectorStoreArguments as SearchVectorStoreArguments
    from .arguments import SubmitToolOutputsArguments as SubmitToolOutputsArguments
    from .arguments import UpdateAssistantArguments as UpdateAssistantArguments
    from .arguments import UpdateMessageArguments as UpdateMessageArguments
    from .arguments import UpdateRunArguments as UpdateRunArguments
    from .arguments import UpdateThreadArguments as UpdateThreadArguments
    from .arguments import UpdateVectorStoreArguments as UpdateVectorStoreArguments
    from .arguments import UpdateVectorStoreFileArguments as UpdateVectorStoreFileArguments
    from .assistant_response_format_option import (
        AssistantResponseFormatOptionParam as AssistantResponseFormatOptionParam,
    )
    from .assistant_response_format_option import JSONSchemaParam as JSONSchemaParam
    from .assistant_response_format_option import ResponseFormatJSONObjectParam as ResponseFormatJSONObjectParam
    from .assistant_response_format_option import ResponseFormatJSONSchemaParam as ResponseFormatJSONSchemaParam
    from .assistant_response_format_option import ResponseFormatTextParam as ResponseFormatTextParam
    from .assistant_tool import AssistantToolParam as AssistantToolParam
    from .assistant_tool import CodeInterpreterToolParam as CodeInterpreterToolParam
    from .assistant_tool import FileSearchOptionsParam as FileSearchOptionsParam
    from .assistant_tool import FileSearchRankingOptionsParam as FileSearchRankingOptionsParam
    from .assistant_tool import FileSearchToolParam as FileSearchToolParam
    from .assistant_tool import FunctionDefinitionParam as FunctionDefinitionParam
    from .assistant_tool import FunctionToolParam as FunctionToolParam
    from .assistant_tool_choice_option import AssistantToolChoiceFunctionParam as AssistantToolChoiceFunctionParam
    from .assistant_tool_choice_option import AssistantToolChoiceOptionParam as AssistantToolChoiceOptionParam
    from .assistant_tool_choice_option import AssistantToolChoiceParam as AssistantToolChoiceParam
    from .file_params import FileExpiresAfterParam as FileExpiresAfterParam
    from .file_purpose import FilePurposeParam as FilePurposeParam
    from .message import AttachmentFileSearchToolParam as AttachmentFileSearchToolParam
    from .message import AttachmentParam as AttachmentParam
    from .message import AttachmentToolParam as AttachmentToolParam
    from .message import ImageFileContentBlockParam as ImageFileContentBlockParam
    from .message import ImageFileParam as ImageFileParam
    from .message import ImageURLContentBlockParam as ImageURLContentBlockParam
    from .message import ImageURLParam as ImageURLParam
    from .message_params import MessageContentPartParam as MessageContentPartParam
    from .message_params import MessageCreateParams as MessageCreateParams
    from .message_params import TextContentBlockParam as TextContentBlockParam
    from .metadata import MetadataParam as MetadataParam
    from .reasoning_effort import ReasoningEffortParam as ReasoningEffortParam
    from .run import TruncationStrategyParam as TruncationStrategyParam
    from .run_params import ToolOutputParam as ToolOutputParam
    from .run_step import RunStepIncludeParam as RunStepIncludeParam
    from .thread_params import ThreadCreateParams as ThreadCreateParams
    from .tool_resources import AutoFileChunkingStrategyParam as AutoFileChunkingStrategyParam
    from .tool_resources import FileChunkingStrategyParam as FileChunkingStrategyParam
    from .tool_resources import StaticFileChunkingStrategyObjectParam as StaticFileChunkingStrategyObjectParam
    from .tool_resources import StaticFileChunkingStrategyParam as StaticFileChunkingStrategyParam
    from .tool_resources import ToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreterParam
    from .tool_resources import ToolResourcesCreateParams as ToolResourcesCreateParams
    from .tool_resources import ToolResourcesFileSearchCreateParams as ToolResourcesFileSearchCreateParams
    from .tool_resources import ToolResourcesFileSearchParam as ToolResourcesFileSearchParam
    from .tool_resources import ToolResourcesParam as ToolResourcesParam
    from .tool_resources import VectorStoreParam as VectorStoreParam
    from .vector_store import VectorStoreExpiresAfterParam as VectorStoreExpiresAfterParam
    from .vector_store_file import VectorStoreFileAttributesParam as VectorStoreFileAttributesParam
    from .vector_store_file_params import VectorStoreFileCreateParams as VectorStoreFileCreateParams
    from .vector_store_search_params import ComparisonFilterParam as ComparisonFilterParam
    from .vector_store_search_params import CompoundFilterParam as CompoundFilterParam
    from .vector_store_search_params import VectorStoreSearchParamsFiltersParam as VectorStoreSearchParamsFiltersParam
    from .vector_store_search_params import VectorStoreSearchRankingOptionsParam as VectorStoreSearchRankingOptionsParam

_PLACES = {
    "AssistantResponseFormatOptionParam": "assistant_response_format_option",
    "AssistantToolChoiceFunctionParam": "assistant_tool_choice_option",
    "AssistantToolChoiceOptionParam": "assistant_tool_choice_option",
    "AssistantToolChoiceParam": "assistant_tool_choice_option",
    "AssistantToolParam": "assistant_tool",
    "AttachmentFileSearchToolParam": "message",
    "AttachmentParam": "message",
    "AttachmentToolParam": "message",
    "AutoFileChunkingStrategyParam": "tool_resources",
    "CancelRunArguments": "arguments",
    "CancelUploadArguments": "arguments",
    "CancelVectorStoreFileBatchArguments": "arguments",
    "CodeInterpreterToolParam": "assistant_tool",
    "ComparisonFilterParam": "vector_store_search_params",
    "CompleteUploadArguments": "arguments",
    "CompoundFilterParam": "vector_store_search_params",
    "CreateAssistantArguments": "arguments",
    "CreateFileArguments": "arguments",
    "CreateMessageArguments": "arguments",
    "CreateRunArguments": "arguments",
    "CreateThreadAndRunArguments": "arguments",
    "CreateThreadArguments": "arguments",
    "CreateUploadArguments": "arguments",
    "CreateUploadPartArguments": "arguments",
    "CreateVectorStoreArguments": "arguments",
    "CreateVectorStoreFileArguments": "arguments",
    "CreateVectorStoreFileBatchArguments": "arguments",
    "DeleteAssistantArguments": "arguments",
    "DeleteFileArguments": "arguments",
    "DeleteMessageArguments": "arguments",
    "DeleteModelArguments": "arguments",
    "DeleteThreadArguments": "arguments",
    "DeleteVectorStoreArguments": "arguments",
    "DeleteVectorStoreFileArguments": "arguments",
    "FileChunkingStrategyParam": "tool_resources",
    "FileExpiresAfterParam": "file_params",
    "FilePurposeParam": "file_purpose",
    "FileSearchOptionsParam": "assistant_tool",
    "FileSearchRankingOptionsParam": "assistant_tool",
    "FileSearchToolParam": "assistant_tool",
    "FunctionDefinitionParam": "assistant_tool",
    "FunctionToolParam": "assistant_tool",
    "ImageFileContentBlockParam": "message",
    "ImageFileParam": "message",
    "ImageURLContentBlockParam": "message",
    "ImageURLParam": "message",
    "JSONSchemaParam": "assistant_response_format_option",
    "ListAssistantsArguments": "arguments",
    "ListFilesArguments": "arguments",
    "ListMessagesArguments": "arguments",
    "ListModelsArguments": "arguments",
    "ListRunStepsArguments": "arguments",
    "ListRunsArguments": "arguments",
    "ListThreadsArguments": "arguments",
    "ListVectorStoreFileBatchFilesArguments": "arguments",
    "ListVectorStoreFilesArguments": "arguments",
    "ListVectorStoresArguments": "arguments",
    "MessageContentPartParam": "message_params",
    "MessageCreateParams": "message_params",
    "MetadataParam": "metadata",
    "ReasoningEffortParam": "reasoning_effort",
    "ResponseFormatJSONObjectParam": "assistant_response_format_option",
    "ResponseFormatJSONSchemaParam": "assistant_response_format_option",
    "ResponseFormatTextParam": "assistant_response_format_option",
    "RetrieveAssistantArguments": "arguments",
    "RetrieveFileArguments": "arguments",
    "RetrieveFileContentArguments": "arguments",
    "RetrieveMessageArguments": "arguments",
    "RetrieveModelArguments": "arguments",
    "RetrieveRunArguments": "arguments",
    "RetrieveRunStepArguments": "arguments",
    "RetrieveThreadArguments": "arguments",
    "RetrieveVectorStoreArguments": "arguments",
    "RetrieveVectorStoreFileArguments": "arguments",
    "RetrieveVectorStoreFileBatchArguments": "arguments",
    "RetrieveVectorStoreFileContentArguments": "arguments",
    "RunStepIncludeParam": "run_step",
    "SearchVectorStoreArguments": "arguments",
    "StaticFileChunkingStrategyObjectParam": "tool_resources",
    "StaticFileChunkingStrategyParam": "tool_resources",
    "SubmitToolOutputsArguments": "arguments",
    "TextContentBlockParam": "message_params",
    "ThreadCreateParams": "thread_params",
    "ToolOutputParam": "run_params",
    "ToolResourcesCodeInterpreterParam": "tool_resources",
    "ToolResourcesCreateParams": "tool_resources",
    "ToolResourcesFileSearchCreateParams": "tool_resources",
    "ToolResourcesFileSearchParam": "tool_resources",
    "ToolResourcesParam": "tool_resources",
    "TruncationStrategyParam": "run",
    "UpdateAssistantArguments": "arguments",
    "UpdateMessageArguments": "arguments",
    "UpdateRunArguments": "arguments",
    "UpdateThreadArguments": "arguments",
    "UpdateVectorStoreArguments": "arguments",
    "UpdateVectorStoreFileArguments": "arguments",
    "VectorStoreExpiresAfterParam": "vector_store",
    "VectorStoreFileAttributesParam": "vector_store_file",
    "VectorStoreFileCreateParams": "vector_store_file_params",
    "VectorStoreParam": "tool_resources",
    "VectorStoreSearchParamsFiltersParam": "vector_store_search_params",
    "VectorStoreSearchRankingOptionsParam": "vector_store_search_params",
}
__all__ = [
    "AssistantResponseFormatOptionParam",
    "AssistantToolChoiceFunctionParam",
    "AssistantToolChoiceOptionParam",
    "AssistantToolChoiceParam",
    "AssistantToolParam",
    "AttachmentFileSearchToolParam",
    "AttachmentParam",
    "AttachmentToolParam",
    "AutoFileChunkingStrategyParam",
    "CancelRunArguments",
    "CancelUploadArguments",
    "CancelVectorStoreFileBatchArguments",
    "CodeInterpreterToolParam",
    "ComparisonFilterParam",
    "CompleteUploadArguments",
    "CompoundFilterParam",
    "CreateAssistantArguments",
    "CreateFileArguments",
    "CreateMessageArguments",
    "CreateRunArguments",
    "CreateThreadAndRunArguments",
    "CreateThreadArguments",
    "CreateUploadArguments",
    "CreateUploadPartArguments",
    "CreateVectorStoreArguments",
    "CreateVectorStoreFileArguments",
    "CreateVectorStoreFileBatchArguments",
    "DeleteAssistantArguments",
    "DeleteFileArguments",
    "DeleteMessageArguments",
    "DeleteModelArguments",
    "DeleteThreadArguments",
    "DeleteVectorStoreArguments",
    "DeleteVectorStoreFileArguments",
    "FileChunkingStrategyParam",
    "FileExpiresAfterParam",
    "FilePurposeParam",
    "FileSearchOptionsParam",
    "FileSearchRankingOptionsParam",
    "FileSearchToolParam",
    "FunctionDefinitionParam",
    "FunctionToolParam",
    "ImageFileContentBlockParam",
    "ImageFileParam",
    "ImageURLContentBlockParam",
    "ImageURLParam",
    "JSONSchemaParam",
    "ListAssistantsArguments",
    "ListFilesArguments",
    "ListMessagesArguments",
    "ListModelsArguments",
    "ListRunStepsArguments",
    "ListRunsArguments",
    "ListThreadsArguments",
    "ListVectorStoreFileBatchFilesArguments",
    "ListVectorStoreFilesArguments",
    "ListVectorStoresArguments",
    "MessageContentPartParam",
    "MessageCreateParams",
    "MetadataParam",
    "ReasoningEffortParam",
    "ResponseFormatJSONObjectParam",
    "ResponseFormatJSONSchemaParam",
    "ResponseFormatTextParam",
    "RetrieveAssistantArguments",
    "RetrieveFileArguments",
    "RetrieveFileContentArguments",
    "RetrieveMessageArguments",
    "RetrieveModelArguments",
    "RetrieveRunArguments",
    "RetrieveRunStepArguments",
    "RetrieveThreadArguments",
    "RetrieveVectorStoreArguments",
    "RetrieveVectorStoreFileArguments",
    "RetrieveVectorStoreFileBatchArguments",
    "RetrieveVectorStoreFileContentArguments",
    "RunStepIncludeParam",
    "SearchVectorStoreArguments",
    "StaticFileChunkingStrategyObjectParam",
    "StaticFileChunkingStrategyParam",
    "SubmitToolOutputsArguments",
    "TextContentBlockParam",
    "ThreadCreateParams",
    "ToolOutputParam",
    "ToolResourcesCodeInterpreterParam",
    "ToolResourcesCreateParams",
    "ToolResourcesFileSearchCreateParams",
    "ToolResourcesFileSearchParam",
    "ToolResourcesParam",
    "TruncationStrategyParam",
    "UpdateAssistantArguments",
    "UpdateMessageArguments",
    "UpdateRunArguments",
    "UpdateThreadArguments",
    "UpdateVectorStoreArguments",
    "UpdateVectorStoreFileArguments",
    "VectorStoreExpiresAfterParam",
    "VectorStoreFileAttributesParam",
    "VectorStoreFileCreateParams",
    "VectorStoreParam",
    "VectorStoreSearchParamsFiltersParam",
    "VectorStoreSearchRankingOptionsParam",
]
__getattr__, __dir__ = lazy_names(__name__, _PLACES)
