# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: metadata."""

from __future__ import annotations

from typing import TypeAlias

__all__ = [
    "Metadata",
]


Metadata: TypeAlias = dict[str, str]
"""Up to 16 key-value pairs of strings: keys of at most 64 characters, values of at most 512."""
