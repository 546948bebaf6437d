"""Clients that report to a `Tracing` what they send, receive and call."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from threads_runtime.client import AsyncAPIClient

from .tracing import STARTED

if TYPE_CHECKING:
    from ..client import AsyncOpenAI, OpenAI
    from .tracing import Tracing

    C = TypeVar("C", bound=OpenAI | AsyncOpenAI)

__all__ = ["traced"]


def traced(client: C, tracing: Tracing) -> C:
    """A copy of the client that reports to `tracing`."""
    copy = client.copy()
    # The copy is ours alone. A subclass at run time keeps whatever class the user's client has.
    copy.__class__ = _traced_class(cast(Any, type(client)))
    cast(Any, copy).tracing = tracing
    return cast("C", copy)


@cache
def _traced_class(kind: type[Any]) -> type[Any]:
    base = _AsyncTraced if issubclass(kind, AsyncAPIClient) else _Traced
    if issubclass(kind, base):
        return kind
    return type(kind.__name__, (base, kind), {"__module__": kind.__module__})


class _Common:
    """What the class of the client, which comes next in the order of resolution, is given."""

    tracing: Tracing

    def wrap_tool_call(self, call: Any, bound: Callable[[], Any]) -> Callable[[], Any]:
        return self.tracing.wrap_tool_call(call, bound)


class _Observed:
    """The decoder of a stream's events, which shows them to the tracing first."""

    def __init__(self, tracing: Tracing, decode: Callable[[Any], Any]) -> None:
        self._tracing = tracing
        self._decode = decode
        self.started: Any = None

    def __call__(self, raw: Any) -> Any:
        if isinstance(raw, dict):
            self._tracing.observe(cast("dict[str, Any]", raw).get("data"), self.started)
        return self._decode(raw)


class _Traced(_Common):
    def _perform(self, operation: Any, body: Any) -> Any:
        with self.tracing.call(operation) as call:
            exchange = cast(Any, super())._perform(operation, body)
            call.receive(exchange, read=body == "memory")
        return exchange

    def stream(self, operation: Any, events: Any) -> Any:
        observed = _Observed(self.tracing, events)
        stream = cast(Any, super()).stream(operation, observed)
        observed.started = stream.response.extensions[STARTED]
        return stream

    def close(self) -> None:
        self.tracing.end_all()
        cast(Any, super()).close()


class _AsyncTraced(_Common):
    async def _perform(self, operation: Any, body: Any) -> Any:
        with self.tracing.call(operation) as call:
            exchange = await cast(Any, super())._perform(operation, body)
            call.receive(exchange, read=body == "memory")
        return exchange

    async def stream(self, operation: Any, events: Any) -> Any:
        observed = _Observed(self.tracing, events)
        stream = await cast(Any, super()).stream(operation, observed)
        observed.started = stream.response.extensions[STARTED]
        return stream

    async def close(self) -> None:
        self.tracing.end_all()
        await cast(Any, super()).close()
