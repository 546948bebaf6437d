"""The arguments of a helper sorted: what goes to the service, and what says how to wait."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from threads_runtime.operation import CallOptions, RequestOptions

from ..settings import PollSettings, ToolSettings, WaitSettings
from .pace import Pace

if TYPE_CHECKING:
    from threads_runtime.clock import Clock

    from ..tools.rounds import ToolRounds

__all__ = ["PollSettings", "check_names", "take_options", "take_pace", "take_tools"]


def check_names(helper: str, arguments: Mapping[str, object], allowed: type) -> dict[str, Any]:
    """A copy of the arguments. Raises TypeError, as Python does, for one that the helper doesn't take."""
    for name in arguments:
        if name not in allowed.__annotations__:
            raise TypeError(f"{helper}() got an unexpected keyword argument {name!r}")
    return dict(arguments)


def take_pace(fields: dict[str, Any], clock: Clock) -> Pace:
    """Take what says how to wait out of the arguments; the time of the deadline begins to run."""
    wait = WaitSettings.pop(fields)
    return Pace.start(clock, wait.poll_interval_ms, wait.deadline)


def take_options(fields: dict[str, Any]) -> RequestOptions:
    """Take what every call of the client takes out of the arguments."""
    return RequestOptions(**{name: fields.pop(name) for name in CallOptions.__annotations__ if name in fields})


def take_tools(fields: dict[str, Any], *, is_async: bool) -> ToolRounds | None:
    """Take what says how to run tools out of the arguments; None without functions."""
    settings = ToolSettings.pop(fields)
    if callable(settings.functions) or isinstance(settings.functions, str):
        raise TypeError(f"functions must be a list of functions, not {type(settings.functions).__name__}")
    functions = list(settings.functions or ())
    if not functions:
        return None
    from ..tools.rounds import ToolRounds  # needs the extra `tools`

    return ToolRounds(
        functions, max_rounds=settings.max_tool_rounds, on_error=settings.on_tool_error, is_async=is_async
    )
