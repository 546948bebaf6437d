# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: vector store file."""

from typing import Required, TypedDict

from .tool_resources import FileChunkingStrategyParam
from .vector_store_file import VectorStoreFileAttributesParam

__all__ = [
    "VectorStoreFileCreateParams",
]


class VectorStoreFileCreateParams(TypedDict, total=False):
    """A file to add."""

    file_id: Required[str]
    """Identifier of the file."""

    attributes: VectorStoreFileAttributesParam | None
    """Key-value pairs that searches can filter by."""

    chunking_strategy: FileChunkingStrategyParam
    """How the file is split into chunks. Default `auto`."""
