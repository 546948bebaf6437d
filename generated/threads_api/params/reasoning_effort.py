# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: reasoning effort."""

from typing import Literal, TypeAlias

__all__ = [
    "ReasoningEffortParam",
]


ReasoningEffortParam: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]
"""Reasoning effort of a reasoning model. Lower effort is faster and uses fewer tokens. Not every model supports every
value. Default `medium`.
"""
