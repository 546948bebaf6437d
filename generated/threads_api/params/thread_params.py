# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from ..params.message_params import MessageCreateParams
    from ..params.metadata import MetadataParam
    from ..params.tool_resources import ToolResourcesCreateParams

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
