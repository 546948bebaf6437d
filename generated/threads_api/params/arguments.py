# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""The keyword arguments of each operation, for functions that pass them on:
`def create_and_poll(self, thread_id: str, **arguments: Unpack[CreateRunArguments]) -> Run`.

Identifiers in the path and the switch of a stream are not among them.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, Required

from threads_runtime.operation import CallOptions, ListOptions

if TYPE_CHECKING:
    from threads_runtime.files import FileTypes
    from threads_runtime.omit import Omit

    from ..models.message import Attachment
    from ..models.run import TruncationStrategy
    from ..models.tool_resources import ToolResources
    from ..models.vector_store import VectorStoreExpiresAfter
    from ..params.assistant_response_format_option import AssistantResponseFormatOptionParam
    from ..params.assistant_tool import AssistantToolParam
    from ..params.assistant_tool_choice_option import AssistantToolChoiceOptionParam
    from ..params.file_params import FileExpiresAfterParam
    from ..params.file_purpose import FilePurposeParam
    from ..params.message import AttachmentParam
    from ..params.message_params import MessageContentPartParam, MessageCreateParams
    from ..params.metadata import MetadataParam
    from ..params.reasoning_effort import ReasoningEffortParam
    from ..params.run import TruncationStrategyParam
    from ..params.run_params import ToolOutputParam
    from ..params.run_step import RunStepIncludeParam
    from ..params.thread_params import ThreadCreateParams
    from ..params.tool_resources import FileChunkingStrategyParam, ToolResourcesCreateParams, ToolResourcesParam
    from ..params.vector_store import VectorStoreExpiresAfterParam
    from ..params.vector_store_file import VectorStoreFileAttributesParam
    from ..params.vector_store_file_params import VectorStoreFileCreateParams
    from ..params.vector_store_search_params import (
        VectorStoreSearchParamsFiltersParam,
        VectorStoreSearchRankingOptionsParam,
    )

__all__ = [
    "CancelRunArguments",
    "CancelUploadArguments",
    "CancelVectorStoreFileBatchArguments",
    "CompleteUploadArguments",
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
    "SearchVectorStoreArguments",
    "SubmitToolOutputsArguments",
    "UpdateAssistantArguments",
    "UpdateMessageArguments",
    "UpdateRunArguments",
    "UpdateThreadArguments",
    "UpdateVectorStoreArguments",
    "UpdateVectorStoreFileArguments",
]


class ListAssistantsArguments(ListOptions, total=False):
    """Arguments of `beta.assistants.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""


class CreateAssistantArguments(CallOptions, total=False):
    """Arguments of `beta.assistants.create`."""

    model: Required["str"]
    """Model to use."""

    name: "str | None | Omit"
    """Name, at most 256 characters."""

    description: "str | None | Omit"
    """Description, at most 512 characters."""

    instructions: "str | None | Omit"
    """System instructions, at most 256,000 characters."""

    reasoning_effort: "ReasoningEffortParam | None | Omit"
    """Reasoning effort of a reasoning model."""

    tools: "Iterable[AssistantToolParam] | Omit"
    """Tools of the assistant, at most 128."""

    tool_resources: "ToolResourcesCreateParams | None | Omit"
    """Resources available to the tools."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the assistant."""

    temperature: "float | None | Omit"
    """Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1. Change this or `top_p`,
    not both.
    """

    top_p: "float | None | Omit"
    """Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered. Default 1. Change
    this or `temperature`, not both.
    """

    response_format: "AssistantResponseFormatOptionParam | None | Omit"
    """Output format."""


class RetrieveAssistantArguments(CallOptions, total=False):
    """Arguments of `beta.assistants.retrieve`."""


class UpdateAssistantArguments(CallOptions, total=False):
    """Arguments of `beta.assistants.update`."""

    model: "str | Omit"
    """Model to use."""

    name: "str | None | Omit"
    """Name, at most 256 characters."""

    description: "str | None | Omit"
    """Description, at most 512 characters."""

    instructions: "str | None | Omit"
    """System instructions, at most 256,000 characters."""

    reasoning_effort: "ReasoningEffortParam | None | Omit"
    """Reasoning effort of a reasoning model."""

    tools: "Iterable[AssistantToolParam] | Omit"
    """Tools of the assistant, at most 128."""

    tool_resources: "ToolResourcesParam | ToolResources | None | Omit"
    """Resources available to the tools."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the assistant."""

    temperature: "float | None | Omit"
    """Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1. Change this or `top_p`,
    not both.
    """

    top_p: "float | None | Omit"
    """Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered. Default 1. Change
    this or `temperature`, not both.
    """

    response_format: "AssistantResponseFormatOptionParam | None | Omit"
    """Output format."""


class DeleteAssistantArguments(CallOptions, total=False):
    """Arguments of `beta.assistants.delete`."""


class ListThreadsArguments(ListOptions, total=False):
    """Arguments of `beta.threads.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""


class CreateThreadArguments(CallOptions, total=False):
    """Arguments of `beta.threads.create`."""

    messages: "Iterable[MessageCreateParams] | Omit"
    """Messages to start with."""

    tool_resources: "ToolResourcesCreateParams | None | Omit"
    """Resources available to the tools on the thread."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the thread."""


class CreateThreadAndRunArguments(CallOptions, total=False):
    """Arguments of `beta.threads.create_and_run`."""

    assistant_id: Required["str"]
    """Identifier of the assistant to run."""

    include: "Iterable[RunStepIncludeParam] | Omit"
    """Additional fields to include in the response."""

    thread: "ThreadCreateParams | Omit"
    """The thread to create. Default: an empty one."""

    model: "str | None | Omit"
    """Model to use instead of the assistant's."""

    reasoning_effort: "ReasoningEffortParam | None | Omit"
    """Reasoning effort of a reasoning model."""

    instructions: "str | None | Omit"
    """Instructions to use instead of the assistant's."""

    tools: "Iterable[AssistantToolParam] | None | Omit"
    """Tools to use instead of the assistant's, at most 20."""

    tool_resources: "ToolResourcesParam | ToolResources | None | Omit"
    """Resources available to the tools."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the run."""

    temperature: "float | None | Omit"
    """Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1. Change this or `top_p`,
    not both.
    """

    top_p: "float | None | Omit"
    """Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered. Default 1. Change
    this or `temperature`, not both.
    """

    max_prompt_tokens: "int | None | Omit"
    """Maximum number of prompt tokens over the whole run, at least 256. A run that needs more ends as `incomplete`."""

    max_completion_tokens: "int | None | Omit"
    """Maximum number of completion tokens over the whole run, at least 256. A run that needs more ends as
    `incomplete`.
    """

    truncation_strategy: "TruncationStrategyParam | TruncationStrategy | None | Omit"
    """How the thread is truncated before the run."""

    tool_choice: "AssistantToolChoiceOptionParam | None | Omit"
    """Which tools the model calls."""

    parallel_tool_calls: "bool | Omit"
    """Whether the model may call several functions in parallel. Default true."""

    response_format: "AssistantResponseFormatOptionParam | None | Omit"
    """Output format."""


class RetrieveThreadArguments(CallOptions, total=False):
    """Arguments of `beta.threads.retrieve`."""


class UpdateThreadArguments(CallOptions, total=False):
    """Arguments of `beta.threads.update`."""

    tool_resources: "ToolResourcesParam | ToolResources | None | Omit"
    """Resources available to the tools on the thread."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the thread."""


class DeleteThreadArguments(CallOptions, total=False):
    """Arguments of `beta.threads.delete`."""


class ListMessagesArguments(ListOptions, total=False):
    """Arguments of `beta.threads.messages.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""

    run_id: "str | Omit"
    """Return only the messages created by this run."""


class CreateMessageArguments(CallOptions, total=False):
    """Arguments of `beta.threads.messages.create`."""

    role: Required["Literal['user', 'assistant']"]
    """Role of the author: `user` for a person, `assistant` to insert a message of an assistant."""

    content: Required["str | Iterable[MessageContentPartParam]"]
    """Content of the message: a text or a list of parts. Images need a vision model."""

    attachments: "Iterable[AttachmentParam | Attachment] | None | Omit"
    """Files to attach to the message, and the tools that can use them."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the message."""


class RetrieveMessageArguments(CallOptions, total=False):
    """Arguments of `beta.threads.messages.retrieve`."""


class UpdateMessageArguments(CallOptions, total=False):
    """Arguments of `beta.threads.messages.update`."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the message."""


class DeleteMessageArguments(CallOptions, total=False):
    """Arguments of `beta.threads.messages.delete`."""


class ListRunsArguments(ListOptions, total=False):
    """Arguments of `beta.threads.runs.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""


class CreateRunArguments(CallOptions, total=False):
    """Arguments of `beta.threads.runs.create`."""

    assistant_id: Required["str"]
    """Identifier of the assistant to run."""

    include: "Iterable[RunStepIncludeParam] | Omit"
    """Additional fields to include in the response."""

    model: "str | None | Omit"
    """Model to use instead of the assistant's."""

    reasoning_effort: "ReasoningEffortParam | None | Omit"
    """Reasoning effort of a reasoning model."""

    instructions: "str | None | Omit"
    """Instructions to use instead of the assistant's."""

    additional_instructions: "str | None | Omit"
    """Text appended to the instructions of this run."""

    additional_messages: "Iterable[MessageCreateParams] | None | Omit"
    """Messages added to the thread before the run starts."""

    tools: "Iterable[AssistantToolParam] | None | Omit"
    """Tools to use instead of the assistant's, at most 20."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the run."""

    temperature: "float | None | Omit"
    """Sampling temperature, 0 to 2. Lower is more focused, higher is more random. Default 1. Change this or `top_p`,
    not both.
    """

    top_p: "float | None | Omit"
    """Nucleus sampling, 0 to 1. Only the tokens that make up this probability mass are considered. Default 1. Change
    this or `temperature`, not both.
    """

    max_prompt_tokens: "int | None | Omit"
    """Maximum number of prompt tokens over the whole run, at least 256. A run that needs more ends as `incomplete`."""

    max_completion_tokens: "int | None | Omit"
    """Maximum number of completion tokens over the whole run, at least 256. A run that needs more ends as
    `incomplete`.
    """

    truncation_strategy: "TruncationStrategyParam | TruncationStrategy | None | Omit"
    """How the thread is truncated before the run."""

    tool_choice: "AssistantToolChoiceOptionParam | None | Omit"
    """Which tools the model calls."""

    parallel_tool_calls: "bool | Omit"
    """Whether the model may call several functions in parallel. Default true."""

    response_format: "AssistantResponseFormatOptionParam | None | Omit"
    """Output format."""


class RetrieveRunArguments(CallOptions, total=False):
    """Arguments of `beta.threads.runs.retrieve`."""


class UpdateRunArguments(CallOptions, total=False):
    """Arguments of `beta.threads.runs.update`."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the run."""


class CancelRunArguments(CallOptions, total=False):
    """Arguments of `beta.threads.runs.cancel`."""


class SubmitToolOutputsArguments(CallOptions, total=False):
    """Arguments of `beta.threads.runs.submit_tool_outputs`."""

    tool_outputs: Required["Iterable[ToolOutputParam]"]
    """One output for each call; all are submitted in one request."""


class ListRunStepsArguments(ListOptions, total=False):
    """Arguments of `beta.threads.runs.steps.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""

    include: "Iterable[RunStepIncludeParam] | Omit"
    """Additional fields to include in the response."""


class RetrieveRunStepArguments(CallOptions, total=False):
    """Arguments of `beta.threads.runs.steps.retrieve`."""

    include: "Iterable[RunStepIncludeParam] | Omit"
    """Additional fields to include in the response."""


class ListFilesArguments(ListOptions, total=False):
    """Arguments of `files.list`."""

    purpose: "str | Omit"
    """Return only files with this purpose."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 10,000. Default 10,000."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""


class CreateFileArguments(CallOptions, total=False):
    """Arguments of `files.create`."""

    file: Required["FileTypes"]
    """The file: a path, bytes, a file object opened in binary mode, or `(name, content, type)`."""

    purpose: Required["FilePurposeParam"]
    """What the file is for."""

    expires_after: "FileExpiresAfterParam | Omit"
    """When the file expires. Default: after 30 days for `batch`, never for other purposes."""

    progress: "Callable[[int, int], object] | None"
    """Called with the bytes of the body sent so far and their total."""


class RetrieveFileArguments(CallOptions, total=False):
    """Arguments of `files.retrieve`."""


class DeleteFileArguments(CallOptions, total=False):
    """Arguments of `files.delete`."""


class RetrieveFileContentArguments(CallOptions, total=False):
    """Arguments of `files.content`."""


class CreateUploadArguments(CallOptions, total=False):
    """Arguments of `uploads.create`."""

    bytes: Required["int"]
    """Size of the file in bytes."""

    filename: Required["str"]
    """Name of the file."""

    mime_type: Required["str"]
    """Media type of the file, such as `text/plain`. It must suit the purpose."""

    purpose: Required["FilePurposeParam"]
    """What the file is for."""

    expires_after: "FileExpiresAfterParam | Omit"
    """When the file expires. Default: after 30 days for `batch`, never for other purposes."""


class CancelUploadArguments(CallOptions, total=False):
    """Arguments of `uploads.cancel`."""


class CompleteUploadArguments(CallOptions, total=False):
    """Arguments of `uploads.complete`."""

    part_ids: Required["Iterable[str]"]
    """Identifiers of the parts, in the order of the file."""

    md5: "str | Omit"
    """MD5 digest of the file in hexadecimal; the upload fails if the parts have another one."""


class CreateUploadPartArguments(CallOptions, total=False):
    """Arguments of `uploads.parts.create`."""

    data: Required["FileTypes"]
    """Bytes of the part, at most 64 MB."""

    progress: "Callable[[int, int], object] | None"
    """Called with the bytes of the body sent so far and their total."""


class ListVectorStoresArguments(ListOptions, total=False):
    """Arguments of `vector_stores.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""


class CreateVectorStoreArguments(CallOptions, total=False):
    """Arguments of `vector_stores.create`."""

    name: "str | Omit"
    """Name."""

    description: "str | Omit"
    """Description of what it is for."""

    file_ids: "Iterable[str] | Omit"
    """Identifiers of the files to add, at most 500."""

    chunking_strategy: "FileChunkingStrategyParam | Omit"
    """How the files in `file_ids` are split into chunks. Default `auto`."""

    expires_after: "VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | Omit"
    """When the vector store expires. Default: never."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the vector store."""


class RetrieveVectorStoreArguments(CallOptions, total=False):
    """Arguments of `vector_stores.retrieve`."""


class UpdateVectorStoreArguments(CallOptions, total=False):
    """Arguments of `vector_stores.update`."""

    name: "str | None | Omit"
    """Name."""

    expires_after: "VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | None | Omit"
    """When the vector store expires."""

    metadata: "MetadataParam | None | Omit"
    """Key-value pairs attached to the vector store."""


class DeleteVectorStoreArguments(CallOptions, total=False):
    """Arguments of `vector_stores.delete`."""


class SearchVectorStoreArguments(CallOptions, total=False):
    """Arguments of `vector_stores.search`."""

    query: Required["str | Iterable[str]"]
    """The query, or several."""

    filters: "VectorStoreSearchParamsFiltersParam | Omit"
    """Search only the files whose attributes match."""

    max_num_results: "int | Omit"
    """Maximum number of results, 1 to 50. Default 10."""

    ranking_options: "VectorStoreSearchRankingOptionsParam | Omit"
    """How results are ranked, and the score they need."""

    rewrite_query: "bool | Omit"
    """Whether the server may rewrite the query for the search. Default false."""


class ListVectorStoreFilesArguments(ListOptions, total=False):
    """Arguments of `vector_stores.files.list`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""

    filter: "Literal['in_progress', 'completed', 'failed', 'cancelled'] | Omit"
    """Return only files with this status."""


class CreateVectorStoreFileArguments(CallOptions, total=False):
    """Arguments of `vector_stores.files.create`."""

    file_id: Required["str"]
    """Identifier of the file."""

    attributes: "VectorStoreFileAttributesParam | None | Omit"
    """Key-value pairs that searches can filter by."""

    chunking_strategy: "FileChunkingStrategyParam | Omit"
    """How the file is split into chunks. Default `auto`."""


class RetrieveVectorStoreFileArguments(CallOptions, total=False):
    """Arguments of `vector_stores.files.retrieve`."""


class UpdateVectorStoreFileArguments(CallOptions, total=False):
    """Arguments of `vector_stores.files.update`."""

    attributes: Required["VectorStoreFileAttributesParam | None"]
    """Key-value pairs that searches can filter by; null removes them."""


class DeleteVectorStoreFileArguments(CallOptions, total=False):
    """Arguments of `vector_stores.files.delete`."""


class RetrieveVectorStoreFileContentArguments(CallOptions, total=False):
    """Arguments of `vector_stores.files.content`."""


class CreateVectorStoreFileBatchArguments(CallOptions, total=False):
    """Arguments of `vector_stores.file_batches.create`."""

    file_ids: "Iterable[str] | Omit"
    """Identifiers of the files, at most 2,000. `attributes` and `chunking_strategy` apply to all of them."""

    files: "Iterable[VectorStoreFileCreateParams] | Omit"
    """The files, at most 2,000, each with its own attributes and chunking strategy."""

    attributes: "VectorStoreFileAttributesParam | None | Omit"
    """Key-value pairs of each file in `file_ids`, which searches can filter by."""

    chunking_strategy: "FileChunkingStrategyParam | Omit"
    """How the files in `file_ids` are split into chunks. Default `auto`."""


class RetrieveVectorStoreFileBatchArguments(CallOptions, total=False):
    """Arguments of `vector_stores.file_batches.retrieve`."""


class CancelVectorStoreFileBatchArguments(CallOptions, total=False):
    """Arguments of `vector_stores.file_batches.cancel`."""


class ListVectorStoreFileBatchFilesArguments(ListOptions, total=False):
    """Arguments of `vector_stores.file_batches.list_files`."""

    limit: "int | Omit"
    """Maximum number of items per page, 1 to 100. Default 20."""

    order: "Literal['asc', 'desc'] | Omit"
    """Order by time of creation: `asc` oldest first, `desc` newest first. Default `desc`."""

    after: "str | Omit"
    """Cursor: the page starts after the item with this identifier."""

    before: "str | Omit"
    """Cursor: the page ends before the item with this identifier."""

    filter: "Literal['in_progress', 'completed', 'failed', 'cancelled'] | Omit"
    """Return only files with this status."""


class ListModelsArguments(CallOptions, total=False):
    """Arguments of `models.list`."""


class RetrieveModelArguments(CallOptions, total=False):
    """Arguments of `models.retrieve`."""


class DeleteModelArguments(CallOptions, total=False):
    """Arguments of `models.delete`."""
