# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "ReasoningEffort",
]


ReasoningEffort: TypeAlias = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | str
"""How much a reasoning model thinks before it answers: less is faster and uses fewer tokens. Not every model knows
every value. Default `medium`.
"""
