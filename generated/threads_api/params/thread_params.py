# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: thread."""

from collections.abc import Iterable
from typing import TypedDict

from .message_params import MessageCreateParams
from .metadata import MetadataParam
from .tool_resources import ToolResourcesCreateParams

__all__ = [
    "ThreadCreateParams",
]


class ThreadCreateParams(TypedDict, total=False):
    """A new thread."""

    messages: Iterable[MessageCreateParams]
    """Messages to start with."""

    tool_resources: ToolResourcesCreateParams | None
    """Resources available to the tools on the thread."""

    metadata: MetadataParam | None
    """Key-value pairs attached to the thread."""
