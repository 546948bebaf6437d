# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

if TYPE_CHECKING:
    from ..models.tool_resources import ToolResourcesCodeInterpreter, ToolResourcesFileSearch
    from ..params.metadata import MetadataParam

__all__ = [
    "AutoFileChunkingStrategyParam",
    "FileChunkingStrategyParam",
    "StaticFileChunkingStrategyObjectParam",
    "StaticFileChunkingStrategyParam",
    "ToolResourcesParam",
    "ToolResourcesCodeInterpreterParam",
    "ToolResourcesCreateParams",
    "ToolResourcesFileSearchParam",
    "ToolResourcesFileSearchCreateParams",
    "VectorStoreParam",
]


class ToolResourcesCodeInterpreterParam(TypedDict, total=False):
    """What the code interpreter can reach."""

    file_ids: Iterable[str]
    """Identifiers of files open to the tool, at most 20. Default none."""


class ToolResourcesFileSearchParam(TypedDict, total=False):
    """What file search can reach."""

    vector_store_ids: Iterable[str]
    """Identifiers of the vector stores to search, at most one."""


class ToolResourcesParam(TypedDict, total=False):
    """What the tools of an assistant, a thread or a run can reach."""

    code_interpreter: ToolResourcesCodeInterpreterParam | ToolResourcesCodeInterpreter
    """For the code interpreter."""
    file_search: ToolResourcesFileSearchParam | ToolResourcesFileSearch
    """For file search."""


class AutoFileChunkingStrategyParam(TypedDict, total=False):
    """The default of the service, now chunks of 800 tokens that overlap by 400."""

    type: Required[Literal["auto"]]
    """Names the variant, `auto`."""


class StaticFileChunkingStrategyParam(TypedDict, total=False):
    """Size and overlap of chunks."""

    max_chunk_size_tokens: Required[int]
    """Most tokens in a chunk, 100 to 4096."""
    chunk_overlap_tokens: Required[int]
    """Tokens that neighbouring chunks share; at most half of `max_chunk_size_tokens`."""


class StaticFileChunkingStrategyObjectParam(TypedDict, total=False):
    """Chunks of a given size."""

    type: Required[Literal["static"]]
    """Names the variant, `static`."""
    static: Required[StaticFileChunkingStrategyParam]
    """Size and overlap."""


FileChunkingStrategyParam: TypeAlias = "AutoFileChunkingStrategyParam | StaticFileChunkingStrategyObjectParam"
"""How files are cut into chunks."""


class VectorStoreParam(TypedDict, total=False):
    """A vector store to create."""

    file_ids: Iterable[str]
    """Identifiers of the files to add. At most 10,000 for stores made before November 2025, 100,000,000 since."""
    chunking_strategy: FileChunkingStrategyParam
    """How the files are cut into chunks. Default `auto`."""
    metadata: MetadataParam | None
    """Key-value pairs kept with the vector store."""


class ToolResourcesFileSearchCreateParams(TypedDict, total=False):
    """What file search can reach: a vector store that exists or a new one, not both."""

    vector_store_ids: Iterable[str]
    """Identifiers of the vector stores to search, at most one."""
    vector_stores: Iterable[VectorStoreParam]
    """Vector stores to create and attach, at most one."""


class ToolResourcesCreateParams(TypedDict, total=False):
    """What the tools can reach, with the choice of making a vector store on the way."""

    code_interpreter: ToolResourcesCodeInterpreterParam | ToolResourcesCodeInterpreter
    """For the code interpreter."""
    file_search: ToolResourcesFileSearchCreateParams
    """For file search."""
