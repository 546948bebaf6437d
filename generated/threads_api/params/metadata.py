# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: metadata."""

from collections.abc import Mapping
from typing import TypeAlias

__all__ = [
    "MetadataParam",
]


MetadataParam: TypeAlias = Mapping[str, str]
"""Up to 16 key-value pairs of strings: keys of at most 64 characters, values of at most 512."""
