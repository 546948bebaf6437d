# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "RunStepIncludeParam",
]


RunStepIncludeParam: TypeAlias = "Literal['step_details.tool_calls[*].file_search.results[*].content']"
"""A field that answers carry only if asked for: the content of file search results."""
