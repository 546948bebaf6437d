# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: vector store file."""

from collections.abc import Mapping
from typing import TypeAlias

__all__ = [
    "VectorStoreFileAttributesParam",
]


VectorStoreFileAttributesParam: TypeAlias = Mapping[str, str | float | bool]
"""Up to 16 key-value pairs, which searches can filter by: keys of at most 64 characters; values are strings of at most
512 characters, numbers or booleans.
"""
