# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: run."""

from typing import TypedDict

__all__ = [
    "ToolOutputParam",
]


class ToolOutputParam(TypedDict, total=False):
    """The output of one call."""

    tool_call_id: str
    """Identifier of the call, from `required_action` of the run."""

    output: str
    """Output of the call, as text for the model."""
