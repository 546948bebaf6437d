# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: tool resources."""

from collections.abc import Iterable
from typing import Literal, Required, TypeAlias, TypedDict

from ..models.tool_resources import ToolResourcesCodeInterpreter, ToolResourcesFileSearch
from .metadata import MetadataParam

__all__ = [
    "AutoFileChunkingStrategyParam",
    "FileChunkingStrategyParam",
    "StaticFileChunkingStrategyObjectParam",
    "StaticFileChunkingStrategyParam",
    "ToolResourcesCodeInterpreterParam",
    "ToolResourcesCreateParams",
    "ToolResourcesFileSearchCreateParams",
    "ToolResourcesFileSearchParam",
    "ToolResourcesParam",
    "VectorStoreParam",
]


class ToolResourcesCodeInterpreterParam(TypedDict, total=False):
    """Resources available to the code interpreter."""

    file_ids: Iterable[str]
    """Identifiers of files available to the tool, at most 20. Default none."""


class ToolResourcesFileSearchParam(TypedDict, total=False):
    """Resources available to file search."""

    vector_store_ids: Iterable[str]
    """Identifiers of the vector stores to search, at most one."""


class ToolResourcesParam(TypedDict, total=False):
    """Resources available to the tools of an assistant, a thread or a run."""

    code_interpreter: ToolResourcesCodeInterpreterParam | ToolResourcesCodeInterpreter
    """For the code interpreter."""

    file_search: ToolResourcesFileSearchParam | ToolResourcesFileSearch
    """For file search."""


class AutoFileChunkingStrategyParam(TypedDict, total=False):
    """The server's default, currently chunks of 800 tokens that overlap by 400."""

    type: Required[Literal["auto"]]
    """Discriminator; always `auto`."""


class StaticFileChunkingStrategyParam(TypedDict, total=False):
    """Size and overlap of chunks."""

    max_chunk_size_tokens: Required[int]
    """Maximum number of tokens per chunk, 100 to 4096."""

    chunk_overlap_tokens: Required[int]
    """Number of tokens that adjacent chunks share; at most half of `max_chunk_size_tokens`."""


class StaticFileChunkingStrategyObjectParam(TypedDict, total=False):
    """Chunks of a fixed size."""

    type: Required[Literal["static"]]
    """Discriminator; always `static`."""

    static: Required[StaticFileChunkingStrategyParam]
    """Size and overlap."""


FileChunkingStrategyParam: TypeAlias = AutoFileChunkingStrategyParam | StaticFileChunkingStrategyObjectParam
"""How files are split into chunks."""


class VectorStoreParam(TypedDict, total=False):
    """A vector store to create."""

    file_ids: Iterable[str]
    """Identifiers of the files to add. At most 10,000 for stores made before November 2025, 100,000,000 since."""

    chunking_strategy: FileChunkingStrategyParam
    """How the files are split into chunks. Default `auto`."""

    metadata: MetadataParam | None
    """Key-value pairs attached to the vector store."""


class ToolResourcesFileSearchCreateParams(TypedDict, total=False):
    """Resources available to file search: an existing vector store or a new one, not both."""

    vector_store_ids: Iterable[str]
    """Identifiers of the vector stores to search, at most one."""

    vector_stores: Iterable[VectorStoreParam]
    """Vector stores to create and attach, at most one."""


class ToolResourcesCreateParams(TypedDict, total=False):
    """Resources available to the tools, with the option to create a vector store."""

    code_interpreter: ToolResourcesCodeInterpreterParam | ToolResourcesCodeInterpreter
    """For the code interpreter."""

    file_search: ToolResourcesFileSearchCreateParams
    """For file search."""
