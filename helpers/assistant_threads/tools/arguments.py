"""The keyword arguments of the helpers that run tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

if TYPE_CHECKING:
    from threads_api.models.run import RequiredActionFunctionToolCall

    from .function import ToolFunction

__all__ = ["OnToolError", "ToolArguments"]

OnToolError: TypeAlias = (
    "Literal['report', 'raise'] | Callable[[Exception, RequiredActionFunctionToolCall], object] | None"
)


class ToolArguments(TypedDict, total=False):
    """Functions that the model may call; `ToolSettings` has the texts."""

    functions: Iterable[Callable[..., Any] | ToolFunction]
    max_tool_rounds: int
    on_tool_error: OnToolError
