"""How to stream: keyword arguments of the helpers, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from threads_runtime.checks import check_seconds
from threads_runtime.omit import NotGiven
from threads_runtime.requests.timeouts import http_timeout

from ..parameters.settings import Settings

if TYPE_CHECKING:
    import httpx

    from threads_runtime.base_client import BaseClient
    from threads_runtime.operation import RequestOptions

__all__ = ["StreamSettings"]


@frozen(kw_only=True)
class StreamSettings(Settings):
    """How to stream.

    Args:
        event_handler: An instance of a subclass of `AssistantEventHandler` (`AsyncAssistantEventHandler` with an async
            client), whose methods are called with the events. Default: one that does nothing.
        recover: Whether a stream that broke off continues with the output of the run, fetched once it has settled.
            Default true; false raises StreamInterruptedError.
        idle_timeout: Seconds without an event after which the stream counts as broken off. Default: the client's read
            timeout.
        count_keep_alive: Count SSE comments (keep-alives) as events for `idle_timeout`. Default false.
        cancel_on_exit: Cancel the run when the block is left before the end of the stream. Default false.

    Raises:
        StreamInterruptedError: In the block: the stream broke off, and what was missed is not available, or `recover`
            is false; `seen` is what had arrived.
    """

    recover: bool = True
    idle_timeout: float | None = None
    count_keep_alive: bool = False
    cancel_on_exit: bool = False

    def __attrs_post_init__(self) -> None:
        check_seconds("idle_timeout", self.idle_timeout)

    def limit_reads(self, options: RequestOptions, client: BaseClient[Any]) -> RequestOptions:
        """The options of the stream's request: if keep-alive comments count, `idle_timeout` is its read timeout."""
        if self.idle_timeout is None or not self.count_keep_alive:
            return options
        given = client.http_timeout if isinstance(options.timeout, NotGiven) else http_timeout(options.timeout)
        return evolve(options, timeout=_with_read(given, self.idle_timeout))


def _with_read(timeout: httpx.Timeout, seconds: float) -> httpx.Timeout:
    return type(timeout)(**{**timeout.as_dict(), "read": seconds})
