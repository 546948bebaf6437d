# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: reasoning effort."""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "ReasoningEffort",
]


ReasoningEffort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str
"""Reasoning effort of a reasoning model. Lower effort is faster and uses fewer tokens. Not every model supports every
value. Default `medium`.
"""
