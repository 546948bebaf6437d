"""A call of a helper: its arguments sorted into what is sent to the service and the settings of the helper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve

from threads_runtime.client import AsyncAPIClient
from threads_runtime.omit import NotGiven
from threads_runtime.operation import CallOptions, RequestOptions

from .parameters.settings import Settings, WaitSettings
from .runs.timer import PollTimer
from .tools.settings import ToolSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .tools.rounds import ToolRounds

__all__ = ["HelperCall"]

S = TypeVar("S", bound=Settings)


class HelperCall(Generic[S]):
    """Starts the time of the deadline. Raises TypeError or ValueError for invalid settings."""

    def __init__(self, client: Any, settings: type[S], arguments: Mapping[str, object]) -> None:
        fields: dict[str, Any] = dict(arguments)
        wait = WaitSettings.pop(fields)
        self.timer = PollTimer.start(client.clock, wait.poll_interval_ms, wait.deadline)
        self.settings = settings.pop(fields)
        self.tools = _tool_rounds(ToolSettings.pop(fields), client)
        names = [name for name in CallOptions.__annotations__ if name in fields]
        options = RequestOptions(**{name: fields.pop(name) for name in names})
        self.options = evolve(options, retry=client.retry) if isinstance(options.retry, NotGiven) else options
        self.fields = fields
        """The arguments of the operation."""

    def fields_with_tools(self) -> dict[str, Any]:
        """The arguments of an operation that creates a run, which offers the functions to the model."""
        if self.tools is None:
            return self.fields
        return {**self.fields, "tools": self.tools.tool_definitions(self.fields.get("tools"))}


def _tool_rounds(settings: ToolSettings, client: Any) -> ToolRounds | None:
    if callable(settings.functions) or isinstance(settings.functions, str):
        raise TypeError(f"functions must be a list of functions, not {type(settings.functions).__name__}")
    functions = list(settings.functions or ())
    if not functions:
        return None
    from .tools.rounds import ToolRounds  # needs the extra `tools`

    return ToolRounds(
        functions,
        max_rounds=settings.max_tool_rounds,
        on_error=settings.on_tool_error,
        is_async=isinstance(client, AsyncAPIClient),
        wrap=getattr(client, "wrap_tool_call", None),  # a client that traces has it
    )
