# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
"""Objects in requests as TypedDicts, each imported on first use; for type checkers, since plain dicts work."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .arguments import CancelRunArguments as CancelRunArguments
    from .arguments import CreateAssistantArguments as CreateAssistantArguments
    from .arguments import CreateMessageArguments as CreateMessageArguments
    from .arguments import CreateRunArguments as CreateRunArguments
    from .arguments import CreateThreadAndRunArguments as CreateThreadAndRunArguments
    from .arguments import CreateThreadArguments as CreateThreadArguments
    from .arguments import DeleteAssistantArguments as DeleteAssistantArguments
    from .arguments import DeleteMessageArguments as DeleteMessageArguments
    from .arguments import DeleteThreadArguments as DeleteThreadArguments
    from .arguments import ListAssistantsArguments as ListAssistantsArguments
    from .arguments import ListMessagesArguments as ListMessagesArguments
    from .arguments import ListRunsArguments as ListRunsArguments
    from .arguments import ListRunStepsArguments as ListRunStepsArguments
    from .arguments import RetrieveAssistantArguments as RetrieveAssistantArguments
    from .arguments import RetrieveMessageArguments as RetrieveMessageArguments
    from .arguments import RetrieveRunArguments as RetrieveRunArguments
    from .arguments import RetrieveRunStepArguments as RetrieveRunStepArguments
    from .arguments import RetrieveThreadArguments as RetrieveThreadArguments
    from .arguments import SubmitToolOutputsArguments as SubmitToolOutputsArguments
    from .arguments import UpdateAssistantArguments as UpdateAssistantArguments
    from .arguments import UpdateMessageArguments as UpdateMessageArguments
    from .arguments import UpdateRunArguments as UpdateRunArguments
    from .arguments import UpdateThreadArguments as UpdateThreadArguments
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
    "CodeInterpreterToolParam": "assistant_tool",
    "CreateAssistantArguments": "arguments",
    "CreateMessageArguments": "arguments",
    "CreateRunArguments": "arguments",
    "CreateThreadAndRunArguments": "arguments",
    "CreateThreadArguments": "arguments",
    "DeleteAssistantArguments": "arguments",
    "DeleteMessageArguments": "arguments",
    "DeleteThreadArguments": "arguments",
    "FileChunkingStrategyParam": "tool_resources",
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
    "ListMessagesArguments": "arguments",
    "ListRunStepsArguments": "arguments",
    "ListRunsArguments": "arguments",
    "MessageContentPartParam": "message_params",
    "MessageCreateParams": "message_params",
    "MetadataParam": "metadata",
    "ReasoningEffortParam": "reasoning_effort",
    "ResponseFormatJSONObjectParam": "assistant_response_format_option",
    "ResponseFormatJSONSchemaParam": "assistant_response_format_option",
    "ResponseFormatTextParam": "assistant_response_format_option",
    "RetrieveAssistantArguments": "arguments",
    "RetrieveMessageArguments": "arguments",
    "RetrieveRunArguments": "arguments",
    "RetrieveRunStepArguments": "arguments",
    "RetrieveThreadArguments": "arguments",
    "RunStepIncludeParam": "run_step",
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
    "VectorStoreParam": "tool_resources",
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
    "CodeInterpreterToolParam",
    "CreateAssistantArguments",
    "CreateMessageArguments",
    "CreateRunArguments",
    "CreateThreadAndRunArguments",
    "CreateThreadArguments",
    "DeleteAssistantArguments",
    "DeleteMessageArguments",
    "DeleteThreadArguments",
    "FileChunkingStrategyParam",
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
    "ListMessagesArguments",
    "ListRunStepsArguments",
    "ListRunsArguments",
    "MessageContentPartParam",
    "MessageCreateParams",
    "MetadataParam",
    "ReasoningEffortParam",
    "ResponseFormatJSONObjectParam",
    "ResponseFormatJSONSchemaParam",
    "ResponseFormatTextParam",
    "RetrieveAssistantArguments",
    "RetrieveMessageArguments",
    "RetrieveRunArguments",
    "RetrieveRunStepArguments",
    "RetrieveThreadArguments",
    "RunStepIncludeParam",
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
    "VectorStoreParam",
]
__getattr__, __dir__ = lazy_names(__name__, _PLACES)
