"""The keyword arguments that helpers with tools add, with their defaults and their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..parameters.settings import Settings

if TYPE_CHECKING:
    from .arguments import OnToolError
    from .function import ToolFunction

__all__ = ["ToolSettings"]


@frozen(kw_only=True)
class ToolSettings(Settings):
    """Functions that the model may call.

    Args:
        functions: Python functions that the model may call; they are offered to it beside `tools`. With an async
            client, async functions run concurrently and others in threads. Needs the extra `tools`.
        max_tool_rounds: Maximum number of times that functions are called and their outputs submitted. After that, the
            run stays in `requires_action`. Default 10.
        on_tool_error: What to do if a function raises, does not exist, or was called with invalid arguments. `report`
            tells the model (default); `raise` cancels the run and raises; a function is called with the exception and
            the tool call, and returns the output as text, or None to report.
    """

    functions: Iterable[Callable[..., Any] | ToolFunction] = ()
    max_tool_rounds: int = 10
    on_tool_error: OnToolError = None
