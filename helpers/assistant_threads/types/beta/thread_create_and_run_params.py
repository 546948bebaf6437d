# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.thread_create_and_run_params`."""

from assistant_threads.compat.call_params import ThreadCreateAndRunParams as ThreadCreateAndRunParams
from assistant_threads.compat.call_params import (
    ThreadCreateAndRunParamsNonStreaming as ThreadCreateAndRunParamsNonStreaming,
)
from assistant_threads.compat.call_params import ThreadCreateAndRunParamsStreaming as ThreadCreateAndRunParamsStreaming
from threads_api.params import AttachmentFileSearchToolParam as ThreadMessageAttachmentToolFileSearch
from threads_api.params import AttachmentParam as ThreadMessageAttachment
from threads_api.params import AttachmentToolParam as ThreadMessageAttachmentTool
from threads_api.params import (
    AutoFileChunkingStrategyParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto,
)
from threads_api.params import CreateThreadAndRunArguments as ThreadCreateAndRunParamsBase
from threads_api.params import FileChunkingStrategyParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategy
from threads_api.params import MessageCreateParams as ThreadMessage
from threads_api.params import (
    StaticFileChunkingStrategyObjectParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
)
from threads_api.params import (
    StaticFileChunkingStrategyParam as ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
)
from threads_api.params import ThreadCreateParams as Thread
from threads_api.params import ToolResourcesCodeInterpreterParam as ThreadToolResourcesCodeInterpreter
from threads_api.params import ToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreter
from threads_api.params import ToolResourcesCreateParams as ThreadToolResources
from threads_api.params import ToolResourcesFileSearchCreateParams as ThreadToolResourcesFileSearch
from threads_api.params import ToolResourcesFileSearchParam as ToolResourcesFileSearch
from threads_api.params import ToolResourcesParam as ToolResources
from threads_api.params import TruncationStrategyParam as TruncationStrategy
from threads_api.params import VectorStoreParam as ThreadToolResourcesFileSearchVectorStore

__all__ = [
    "Thread",
    "ThreadCreateAndRunParams",
    "ThreadCreateAndRunParamsBase",
    "ThreadCreateAndRunParamsNonStreaming",
    "ThreadCreateAndRunParamsStreaming",
    "ThreadMessage",
    "ThreadMessageAttachment",
    "ThreadMessageAttachmentTool",
    "ThreadMessageAttachmentToolFileSearch",
    "ThreadToolResources",
    "ThreadToolResourcesCodeInterpreter",
    "ThreadToolResourcesFileSearch",
    "ThreadToolResourcesFileSearchVectorStore",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategy",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyAuto",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStatic",
    "ThreadToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
    "TruncationStrategy",
]
