# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Objects in responses, each imported on first use."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .assistant import Assistant as Assistant
    from .assistant import AssistantDeleted as AssistantDeleted
    from .assistant_response_format_option import AssistantResponseFormatOption as AssistantResponseFormatOption
    from .assistant_response_format_option import JSONSchema as JSONSchema
    from .assistant_response_format_option import ResponseFormatJSONObject as ResponseFormatJSONObject
    from .assistant_response_format_option import ResponseFormatJSONSchema as ResponseFormatJSONSchema
    from .assistant_response_format_option import ResponseFormatText as ResponseFormatText
    from .assistant_stream_event import AssistantStreamEvent as AssistantStreamEvent
    from .assistant_stream_event import DoneEvent as DoneEvent
    from .assistant_stream_event import ErrorEvent as ErrorEvent
    from .assistant_stream_event import ThreadCreated as ThreadCreated
    from .assistant_stream_event import ThreadMessageCompleted as ThreadMessageCompleted
    from .assistant_stream_event import ThreadMessageCreated as ThreadMessageCreated
    from .assistant_stream_event import ThreadMessageDelta as ThreadMessageDelta
    from .assistant_stream_event import ThreadMessageIncomplete as ThreadMessageIncomplete
    from .assistant_stream_event import ThreadMessageInProgress as ThreadMessageInProgress
    from .assistant_stream_event import ThreadRunCancelled as ThreadRunCancelled
    from .assistant_stream_event import ThreadRunCancelling as ThreadRunCancelling
    from .assistant_stream_event import ThreadRunCompleted as ThreadRunCompleted
    from .assistant_stream_event import ThreadRunCreated as ThreadRunCreated
    from .assistant_stream_event import ThreadRunExpired as ThreadRunExpired
    from .assistant_stream_event import ThreadRunFailed as ThreadRunFailed
    from .assistant_stream_event import ThreadRunIncomplete as ThreadRunIncomplete
    from .assistant_stream_event import ThreadRunInProgress as ThreadRunInProgress
    from .assistant_stream_event import ThreadRunQueued as ThreadRunQueued
    from .assistant_stream_event import ThreadRunRequiresAction as ThreadRunRequiresAction
    from .assistant_stream_event import ThreadRunStepCancelled as ThreadRunStepCancelled
    from .assistant_stream_event import ThreadRunStepCompleted as ThreadRunStepCompleted
    from .assistant_stream_event import ThreadRunStepCreated as ThreadRunStepCreated
    from .assistant_stream_event import ThreadRunStepDelta as ThreadRunStepDelta
    from .assistant_stream_event import ThreadRunStepExpired as ThreadRunStepExpired
    from .assistant_stream_event import ThreadRunStepFailed as ThreadRunStepFailed
    from .assistant_stream_event import ThreadRunStepInProgress as ThreadRunStepInProgress
    from .assistant_tool import AssistantTool as AssistantTool
    from .assistant_tool import CodeInterpreterTool as CodeInterpreterTool
    from .assistant_tool import FileSearchOptions as FileSearchOptions
    from .assistant_tool import FileSearchRankingOptions as FileSearchRankingOptions
    from .assistant_tool import FileSearchTool as FileSearchTool
    from .assistant_tool import FunctionDefinition as FunctionDefinition
    from .assistant_tool import FunctionTool as FunctionTool
    from .assistant_tool_choice_option import AssistantToolChoice as AssistantToolChoice
    from .assistant_tool_choice_option import AssistantToolChoiceFunction as AssistantToolChoiceFunction
    from .assistant_tool_choice_option import AssistantToolChoiceOption as AssistantToolChoiceOption
    from .error_object import ErrorObject as ErrorObject
    from .file_chunking_strategy import FileChunkingStrategy as FileChunkingStrategy
    from .file_chunking_strategy import OtherFileChunkingStrategyObject as OtherFileChunkingStrategyObject
    from .file_chunking_strategy import StaticFileChunkingStrategy as StaticFileChunkingStrategy
    from .file_chunking_strategy import StaticFileChunkingStrategyObject as StaticFileChunkingStrategyObject
    from .file_object import FileDeleted as FileDeleted
    from .file_object import FileObject as FileObject
    from .message import Annotation as Annotation
    from .message import Attachment as Attachment
    from .message import AttachmentFileSearchTool as AttachmentFileSearchTool
    from .message import AttachmentTool as AttachmentTool
    from .message import FileCitation as FileCitation
    from .message import FileCitationAnnotation as FileCitationAnnotation
    from .message import FilePath as FilePath
    from .message import FilePathAnnotation as FilePathAnnotation
    from .message import ImageFile as ImageFile
    from .message import ImageFileContentBlock as ImageFileContentBlock
    from .message import ImageURL as ImageURL
    from .message import ImageURLContentBlock as ImageURLContentBlock
    from .message import Message as Message
    from .message import MessageContent as MessageContent
    from .message import MessageDeleted as MessageDeleted
    from .message import MessageIncompleteDetails as MessageIncompleteDetails
    from .message import RefusalContentBlock as RefusalContentBlock
    from .message import TextContent as TextContent
    from .message import TextContentBlock as TextContentBlock
    from .message_delta_event import AnnotationDelta as AnnotationDelta
    from .message_delta_event import FileCitationDelta as FileCitationDelta
    from .message_delta_event import FileCitationDeltaAnnotation as FileCitationDeltaAnnotation
    from .message_delta_event import FilePathDelta as FilePathDelta
    from .message_delta_event import FilePathDeltaAnnotation as FilePathDeltaAnnotation
    from .message_delta_event import ImageFileDelta as ImageFileDelta
    from .message_delta_event import ImageFileDeltaBlock as ImageFileDeltaBlock
    from .message_delta_event import ImageURLDelta as ImageURLDelta
    from .message_delta_event import ImageURLDeltaBlock as ImageURLDeltaBlock
    from .message_delta_event import MessageContentDelta as MessageContentDelta
    from .message_delta_event import MessageDelta as MessageDelta
    from .message_delta_event import MessageDeltaEvent as MessageDeltaEvent
    from .message_delta_event import RefusalDeltaBlock as RefusalDeltaBlock
    from .message_delta_event import TextDelta as TextDelta
    from .message_delta_event import TextDeltaBlock as TextDeltaBlock
    from .metadata import Metadata as Metadata
    from .model_object import ModelDeleted as ModelDeleted
    from .model_object import ModelObject as ModelObject
    from .reasoning_effort import ReasoningEffort as ReasoningEffort
    from .run import CompletionTokensDetails as CompletionTokensDetails
    from .run import PromptTokenDetails as PromptTokenDetails
    from .run import RequiredActionFunction as RequiredActionFunction
    from .run import RequiredActionFunctionToolCall as RequiredActionFunctionToolCall
    from .run import Run as Run
    from .run import RunIncompleteDetails as RunIncompleteDetails
    from .run import RunLastError as RunLastError
    from .run import RunRequiredAction as RunRequiredAction
    from .run import RunRequiredActionSubmitToolOutputs as RunRequiredActionSubmitToolOutputs
    from .run import RunStatus as RunStatus
    from .run import RunUsage as RunUsage
    from .run import TruncationStrategy as TruncationStrategy
    from .run_step import MessageCreation as MessageCreation
    from .run_step import MessageCreationStepDetails as MessageCreationStepDetails
    from .run_step import RunStep as RunStep
    from .run_step import RunStepLastError as RunStepLastError
    from .run_step import RunStepUsage as RunStepUsage
    from .run_step import StepDetails as StepDetails
    from .run_step import ToolCallsStepDetails as ToolCallsStepDetails
    from .run_step_delta_event import CodeInterpreterCallDelta as CodeInterpreterCallDelta
    from .run_step_delta_event import CodeInterpreterImageDelta as CodeInterpreterImageDelta
    from .run_step_delta_event import CodeInterpreterLogsDelta as CodeInterpreterLogsDelta
    from .run_step_delta_event import CodeInterpreterOutputDelta as CodeInterpreterOutputDelta
    from .run_step_delta_event import CodeInterpreterOutputImageDelta as CodeInterpreterOutputImageDelta
    from .run_step_delta_event import CodeInterpreterToolCallDelta as CodeInterpreterToolCallDelta
    from .run_step_delta_event import FileSearchToolCallDelta as FileSearchToolCallDelta
    from .run_step_delta_event import FunctionCallDelta as FunctionCallDelta
    from .run_step_delta_event import FunctionToolCallDelta as FunctionToolCallDelta
    from .run_step_delta_event import MessageCreationDelta as MessageCreationDelta
    from .run_step_delta_event import RunStepDelta as RunStepDelta
    from .run_step_delta_event import RunStepDeltaEvent as RunStepDeltaEvent
    from .run_step_delta_event import RunStepDeltaMessageDelta as RunStepDeltaMessageDelta
    from .run_step_delta_event import StepDetailsDelta as StepDetailsDelta
    from .run_step_delta_event import ToolCallDelta as ToolCallDelta
    from .run_step_delta_event import ToolCallDeltaObject as ToolCallDeltaObject
    from .thread import Thread as Thread
    from .thread import ThreadDeleted as ThreadDeleted
    from .tool_call import CodeInterpreterCall as CodeInterpreterCall
    from .tool_call import CodeInterpreterImage as CodeInterpreterImage
    from .tool_call import CodeInterpreterLogs as CodeInterpreterLogs
    from .tool_call import CodeInterpreterOutput as CodeInterpreterOutput
    from .tool_call import CodeInterpreterOutputImage as CodeInterpreterOutputImage
    from .tool_call import CodeInterpreterToolCall as CodeInterpreterToolCall
    from .tool_call import FileSearchCall as FileSearchCall
    from .tool_call import FileSearchResult as FileSearchResult
    from .tool_call import FileSearchResultContent as FileSearchResultContent
    from .tool_call import FileSearchToolCall as FileSearchToolCall
    from .tool_call import FunctionCall as FunctionCall
    from .tool_call import FunctionToolCall as FunctionToolCall
    from .tool_call import ToolCall as ToolCall
    from .tool_resources import ToolResources as ToolResources
    from .tool_resources import ToolResourcesCodeInterpreter as ToolResourcesCodeInterpreter
    from .tool_resources import ToolResourcesFileSearch as ToolResourcesFileSearch
    from .upload import Upload as Upload
    from .upload import UploadPart as UploadPart
    from .vector_store import FileCounts as FileCounts
    from .vector_store import VectorStore as VectorStore
    from .vector_store import VectorStoreDeleted as VectorStoreDeleted
    from .vector_store import VectorStoreExpiresAfter as VectorStoreExpiresAfter
    from .vector_store_file import FileContentResponse as FileContentResponse
    from .vector_store_file import VectorStoreFile as VectorStoreFile
    from .vector_store_file import VectorStoreFileAttributes as VectorStoreFileAttributes
    from .vector_store_file import VectorStoreFileDeleted as VectorStoreFileDeleted
    from .vector_store_file import VectorStoreFileLastError as VectorStoreFileLastError
    from .vector_store_file_batch import VectorStoreFileBatch as VectorStoreFileBatch
    from .vector_store_search_response import VectorStoreSearchContent as VectorStoreSearchContent
    from .vector_store_search_response import VectorStoreSearchResponse as VectorStoreSearchResponse

_PLACES = {
    "Annotation": "message",
    "AnnotationDelta": "message_delta_event",
    "Assistant": "assistant",
    "AssistantDeleted": "assistant",
    "AssistantResponseFormatOption": "assistant_response_format_option",
    "AssistantStreamEvent": "assistant_stream_event",
    "AssistantTool": "assistant_tool",
    "AssistantToolChoice": "assistant_tool_choice_option",
    "AssistantToolChoiceFunction": "assistant_tool_choice_option",
    "AssistantToolChoiceOption": "assistant_tool_choice_option",
    "Attachment": "message",
    "AttachmentFileSearchTool": "message",
    "AttachmentTool": "message",
    "CodeInterpreterCall": "tool_call",
    "CodeInterpreterCallDelta": "run_step_delta_event",
    "CodeInterpreterImage": "tool_call",
    "CodeInterpreterImageDelta": "run_step_delta_event",
    "CodeInterpreterLogs": "tool_call",
    "CodeInterpreterLogsDelta": "run_step_delta_event",
    "CodeInterpreterOutput": "tool_call",
    "CodeInterpreterOutputDelta": "run_step_delta_event",
    "CodeInterpreterOutputImage": "tool_call",
    "CodeInterpreterOutputImageDelta": "run_step_delta_event",
    "CodeInterpreterTool": "assistant_tool",
    "CodeInterpreterToolCall": "tool_call",
    "CodeInterpreterToolCallDelta": "run_step_delta_event",
    "CompletionTokensDetails": "run",
    "DoneEvent": "assistant_stream_event",
    "ErrorEvent": "assistant_stream_event",
    "ErrorObject": "error_object",
    "FileChunkingStrategy": "file_chunking_strategy",
    "FileCitation": "message",
    "FileCitationAnnotation": "message",
    "FileCitationDelta": "message_delta_event",
    "FileCitationDeltaAnnotation": "message_delta_event",
    "FileContentResponse": "vector_store_file",
    "FileCounts": "vector_store",
    "FileDeleted": "file_object",
    "FileObject": "file_object",
    "FilePath": "message",
    "FilePathAnnotation": "message",
    "FilePathDelta": "message_delta_event",
    "FilePathDeltaAnnotation": "message_delta_event",
    "FileSearchCall": "tool_call",
    "FileSearchOptions": "assistant_tool",
    "FileSearchRankingOptions": "assistant_tool",
    "FileSearchResult": "tool_call",
    "FileSearchResultContent": "tool_call",
    "FileSearchTool": "assistant_tool",
    "FileSearchToolCall": "tool_call",
    "FileSearchToolCallDelta": "run_step_delta_event",
    "FunctionCall": "tool_call",
    "FunctionCallDelta": "run_step_delta_event",
    "FunctionDefinition": "assistant_tool",
    "FunctionTool": "assistant_tool",
    "FunctionToolCall": "tool_call",
    "FunctionToolCallDelta": "run_step_delta_event",
    "ImageFile": "message",
    "ImageFileContentBlock": "message",
    "ImageFileDelta": "message_delta_event",
    "ImageFileDeltaBlock": "message_delta_event",
    "ImageURL": "message",
    "ImageURLContentBlock": "message",
    "ImageURLDelta": "message_delta_event",
    "ImageURLDeltaBlock": "message_delta_event",
    "JSONSchema": "assistant_response_format_option",
    "Message": "message",
    "MessageContent": "message",
    "MessageContentDelta": "message_delta_event",
    "MessageCreation": "run_step",
    "MessageCreationDelta": "run_step_delta_event",
    "MessageCreationStepDetails": "run_step",
    "MessageDeleted": "message",
    "MessageDelta": "message_delta_event",
    "MessageDeltaEvent": "message_delta_event",
    "MessageIncompleteDetails": "message",
    "Metadata": "metadata",
    "ModelDeleted": "model_object",
    "ModelObject": "model_object",
    "OtherFileChunkingStrategyObject": "file_chunking_strategy",
    "PromptTokenDetails": "run",
    "ReasoningEffort": "reasoning_effort",
    "RefusalContentBlock": "message",
    "RefusalDeltaBlock": "message_delta_event",
    "RequiredActionFunction": "run",
    "RequiredActionFunctionToolCall": "run",
    "ResponseFormatJSONObject": "assistant_response_format_option",
    "ResponseFormatJSONSchema": "assistant_response_format_option",
    "ResponseFormatText": "assistant_response_format_option",
    "Run": "run",
    "RunIncompleteDetails": "run",
    "RunLastError": "run",
    "RunRequiredAction": "run",
    "RunRequiredActionSubmitToolOutputs": "run",
    "RunStatus": "run",
    "RunStep": "run_step",
    "RunStepDelta": "run_step_delta_event",
    "RunStepDeltaEvent": "run_step_delta_event",
    "RunStepDeltaMessageDelta": "run_step_delta_event",
    "RunStepLastError": "run_step",
    "RunStepUsage": "run_step",
    "RunUsage": "run",
    "StaticFileChunkingStrategy": "file_chunking_strategy",
    "StaticFileChunkingStrategyObject": "file_chunking_strategy",
    "StepDetails": "run_step",
    "StepDetailsDelta": "run_step_delta_event",
    "TextContent": "message",
    "TextContentBlock": "message",
    "TextDelta": "message_delta_event",
    "TextDeltaBlock": "message_delta_event",
    "Thread": "thread",
    "ThreadCreated": "assistant_stream_event",
    "ThreadDeleted": "thread",
    "ThreadMessageCompleted": "assistant_stream_event",
    "ThreadMessageCreated": "assistant_stream_event",
    "ThreadMessageDelta": "assistant_stream_event",
    "ThreadMessageInProgress": "assistant_stream_event",
    "ThreadMessageIncomplete": "assistant_stream_event",
    "ThreadRunCancelled": "assistant_stream_event",
    "ThreadRunCancelling": "assistant_stream_event",
    "ThreadRunCompleted": "assistant_stream_event",
    "ThreadRunCreated": "assistant_stream_event",
    "ThreadRunExpired": "assistant_stream_event",
    "ThreadRunFailed": "assistant_stream_event",
    "ThreadRunInProgress": "assistant_stream_event",
    "ThreadRunIncomplete": "assistant_stream_event",
    "ThreadRunQueued": "assistant_stream_event",
    "ThreadRunRequiresAction": "assistant_stream_event",
    "ThreadRunStepCancelled": "assistant_stream_event",
    "ThreadRunStepCompleted": "assistant_stream_event",
    "ThreadRunStepCreated": "assistant_stream_event",
    "ThreadRunStepDelta": "assistant_stream_event",
    "ThreadRunStepExpired": "assistant_stream_event",
    "ThreadRunStepFailed": "assistant_stream_event",
    "ThreadRunStepInProgress": "assistant_stream_event",
    "ToolCall": "tool_call",
    "ToolCallDelta": "run_step_delta_event",
    "ToolCallDeltaObject": "run_step_delta_event",
    "ToolCallsStepDetails": "run_step",
    "ToolResources": "tool_resources",
    "ToolResourcesCodeInterpreter": "tool_resources",
    "ToolResourcesFileSearch": "tool_resources",
    "TruncationStrategy": "run",
    "Upload": "upload",
    "UploadPart": "upload",
    "VectorStore": "vector_store",
    "VectorStoreDeleted": "vector_store",
    "VectorStoreExpiresAfter": "vector_store",
    "VectorStoreFile": "vector_store_file",
    "VectorStoreFileAttributes": "vector_store_file",
    "VectorStoreFileBatch": "vector_store_file_batch",
    "VectorStoreFileDeleted": "vector_store_file",
    "VectorStoreFileLastError": "vector_store_file",
    "VectorStoreSearchContent": "vector_store_search_response",
    "VectorStoreSearchResponse": "vector_store_search_response",
}
__all__ = [
    "Annotation",
    "AnnotationDelta",
    "Assistant",
    "AssistantDeleted",
    "AssistantResponseFormatOption",
    "AssistantStreamEvent",
    "AssistantTool",
    "AssistantToolChoice",
    "AssistantToolChoiceFunction",
    "AssistantToolChoiceOption",
    "Attachment",
    "AttachmentFileSearchTool",
    "AttachmentTool",
    "CodeInterpreterCall",
    "CodeInterpreterCallDelta",
    "CodeInterpreterImage",
    "CodeInterpreterImageDelta",
    "CodeInterpreterLogs",
    "CodeInterpreterLogsDelta",
    "CodeInterpreterOutput",
    "CodeInterpreterOutputDelta",
    "CodeInterpreterOutputImage",
    "CodeInterpreterOutputImageDelta",
    "CodeInterpreterTool",
    "CodeInterpreterToolCall",
    "CodeInterpreterToolCallDelta",
    "CompletionTokensDetails",
    "DoneEvent",
    "ErrorEvent",
    "ErrorObject",
    "FileChunkingStrategy",
    "FileCitation",
    "FileCitationAnnotation",
    "FileCitationDelta",
    "FileCitationDeltaAnnotation",
    "FileContentResponse",
    "FileCounts",
    "FileDeleted",
    "FileObject",
    "FilePath",
    "FilePathAnnotation",
    "FilePathDelta",
    "FilePathDeltaAnnotation",
    "FileSearchCall",
    "FileSearchOptions",
    "FileSearchRankingOptions",
    "FileSearchResult",
    "FileSearchResultContent",
    "FileSearchTool",
    "FileSearchToolCall",
    "FileSearchToolCallDelta",
    "FunctionCall",
    "FunctionCallDelta",
    "FunctionDefinition",
    "FunctionTool",
    "FunctionToolCall",
    "FunctionToolCallDelta",
    "ImageFile",
    "ImageFileContentBlock",
    "ImageFileDelta",
    "ImageFileDeltaBlock",
    "ImageURL",
    "ImageURLContentBlock",
    "ImageURLDelta",
    "ImageURLDeltaBlock",
    "JSONSchema",
    "Message",
    "MessageContent",
    "MessageContentDelta",
    "MessageCreation",
    "MessageCreationDelta",
    "MessageCreationStepDetails",
    "MessageDeleted",
    "MessageDelta",
    "MessageDeltaEvent",
    "MessageIncompleteDetails",
    "Metadata",
    "ModelDeleted",
    "ModelObject",
    "OtherFileChunkingStrategyObject",
    "PromptTokenDetails",
    "ReasoningEffort",
    "RefusalContentBlock",
    "RefusalDeltaBlock",
    "RequiredActionFunction",
    "RequiredActionFunctionToolCall",
    "ResponseFormatJSONObject",
    "ResponseFormatJSONSchema",
    "ResponseFormatText",
    "Run",
    "RunIncompleteDetails",
    "RunLastError",
    "RunRequiredAction",
    "RunRequiredActionSubmitToolOutputs",
    "RunStatus",
    "RunStep",
    "RunStepDelta",
    "RunStepDeltaEvent",
    "RunStepDeltaMessageDelta",
    "RunStepLastError",
    "RunStepUsage",
    "RunUsage",
    "StaticFileChunkingStrategy",
    "StaticFileChunkingStrategyObject",
    "StepDetails",
    "StepDetailsDelta",
    "TextContent",
    "TextContentBlock",
    "TextDelta",
    "TextDeltaBlock",
    "Thread",
    "ThreadCreated",
    "ThreadDeleted",
    "ThreadMessageCompleted",
    "ThreadMessageCreated",
    "ThreadMessageDelta",
    "ThreadMessageInProgress",
    "ThreadMessageIncomplete",
    "ThreadRunCancelled",
    "ThreadRunCancelling",
    "ThreadRunCompleted",
    "ThreadRunCreated",
    "ThreadRunExpired",
    "ThreadRunFailed",
    "ThreadRunInProgress",
    "ThreadRunIncomplete",
    "ThreadRunQueued",
    "ThreadRunRequiresAction",
    "ThreadRunStepCancelled",
    "ThreadRunStepCompleted",
    "ThreadRunStepCreated",
    "ThreadRunStepDelta",
    "ThreadRunStepExpired",
    "ThreadRunStepFailed",
    "ThreadRunStepInProgress",
    "ToolCall",
    "ToolCallDelta",
    "ToolCallDeltaObject",
    "ToolCallsStepDetails",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
    "TruncationStrategy",
    "Upload",
    "UploadPart",
    "VectorStore",
    "VectorStoreDeleted",
    "VectorStoreExpiresAfter",
    "VectorStoreFile",
    "VectorStoreFileAttributes",
    "VectorStoreFileBatch",
    "VectorStoreFileDeleted",
    "VectorStoreFileLastError",
    "VectorStoreSearchContent",
    "VectorStoreSearchResponse",
]
__getattr__, __dir__ = lazy_names(__name__, _PLACES)
