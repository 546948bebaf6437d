# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: run step."""

from typing import Literal, TypeAlias

__all__ = [
    "RunStepIncludeParam",
]


RunStepIncludeParam: TypeAlias = Literal["step_details.tool_calls[*].file_search.results[*].content"]
"""An additional field to include in responses: the content of file search results."""
