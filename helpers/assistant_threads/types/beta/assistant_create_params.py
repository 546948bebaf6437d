# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_create_params`."""

from threads_api.params import AutoFileChunkingStrategyParam as ToolResourcesFileSearchVectorStoreChunkingStrategyAuto
from threads_api.params import CreateAssistantArguments as AssistantCreateParams
from threads_api.params import FileChunkingStrategyParam as ToolResourcesFileSearchVectorStoreChunkingStrategy
from threads_api.params import (
    StaticFileChunkingStrategyObjectParam as ToolResourcesFileSearchVectorStoreChunkingStrategyStatic,
)
from threads_api.params import (
    StaticFileChunkingStrategyParam as ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic,
)
from threads_api.params import ToolResourcesCodeInterpreterParam as ToolResourcesCodeInterpreter
from threads_api.params import ToolResourcesCreateParams as ToolResources
from threads_api.params import ToolResourcesFileSearchCreateParams as ToolResourcesFileSearch
from threads_api.params import VectorStoreParam as ToolResourcesFileSearchVectorStore

__all__ = [
    "AssistantCreateParams",
    "ToolResources",
    "ToolResourcesCodeInterpreter",
    "ToolResourcesFileSearch",
    "ToolResourcesFileSearchVectorStore",
    "ToolResourcesFileSearchVectorStoreChunkingStrategy",
    "ToolResourcesFileSearchVectorStoreChunkingStrategyAuto",
    "ToolResourcesFileSearchVectorStoreChunkingStrategyStatic",
    "ToolResourcesFileSearchVectorStoreChunkingStrategyStaticStatic",
]
