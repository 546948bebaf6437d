"""The keyword arguments of a helper sorted out: what goes to the service, and what says how to wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from threads_runtime.checks import check_callable
from threads_runtime.operation import CallOptions, RequestOptions

from .pace import Pace

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.clock import Clock

    from ..tools.rounds import ToolRounds

__all__ = ["PollSettings", "check_names", "take_options", "take_pace", "take_tools"]


@frozen
class PollSettings:
    """What to do beside waiting."""

    on_update: Callable[[Run], object] | None = None
    cancel_on_timeout: bool = False
    cancel_on_exit: bool = False
    raise_on_failure: bool = False

    def __attrs_post_init__(self) -> None:
        check_callable("on_update", self.on_update)

    @classmethod
    def take(cls, fields: dict[str, Any]) -> PollSettings:
        """Take what belongs here out of the arguments."""
        names = ("on_update", "cancel_on_timeout", "cancel_on_exit", "raise_on_failure")
        return cls(**{name: fields.pop(name) for name in names if name in fields})


def check_names(helper: str, arguments: Mapping[str, object], allowed: type) -> dict[str, Any]:
    """A copy of the arguments. Raises TypeError, as Python does, for one that the helper doesn't take."""
    for name in arguments:
        if name not in allowed.__annotations__:
            raise TypeError(f"{helper}() got an unexpected keyword argument {name!r}")
    return dict(arguments)


def take_pace(fields: dict[str, Any], clock: Clock) -> Pace:
    """Take what says how to wait out of the arguments; the time of the deadline begins to run."""
    return Pace.start(clock, fields.pop("poll_interval_ms", None), fields.pop("deadline", None))


def take_options(fields: dict[str, Any]) -> RequestOptions:
    """Take what every call of the client takes out of the arguments."""
    return RequestOptions(**{name: fields.pop(name) for name in CallOptions.__annotations__ if name in fields})


def take_tools(fields: dict[str, Any], *, is_async: bool) -> ToolRounds | None:
    """Take what says how to run tools out of the arguments; None without functions."""
    functions = fields.pop("functions", None) or ()
    settings = {"max_rounds": fields.pop("max_tool_rounds", 10), "on_error": fields.pop("on_tool_error", None)}
    if callable(functions) or isinstance(functions, str):
        raise TypeError(f"functions must be a list of functions, not {type(functions).__name__}")
    functions = list(functions)
    if not functions:
        return None
    from ..tools.rounds import ToolRounds  # needs the extra `tools`

    return ToolRounds(functions, **settings, is_async=is_async)
