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
    """Functions that the model may have called."""

    functions: Iterable[Callable[..., Any] | ToolFunction]
    """Offered to the model beside `tools`, and called when it asks for it; async ones with an async client only.
    Needs the extra `tools`.
    """
    max_tool_rounds: int
    """How often functions are called and their outputs submitted, before the run is returned in `requires_action`.
    Default 10.
    """
    on_tool_error: OnToolError
    """What happens when a function raises, isn't there, or can't take its arguments. `report` (the default) tells the
    model; `raise` cancels the run and raises; a function is called with the exception and the tool call, and returns
    the output as text, or None to report.
    """
