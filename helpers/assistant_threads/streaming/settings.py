"""How to stream: the keyword arguments of the helpers, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from threads_runtime.checks import check_seconds
from threads_runtime.omit import NotGiven
from threads_runtime.requests.timeouts import check_timeout

from .arguments import StreamArguments

if TYPE_CHECKING:
    import httpx

    from threads_runtime.base_client import BaseClient
    from threads_runtime.operation import RequestOptions

__all__ = ["StreamSettings"]


@frozen
class StreamSettings:
    recover: bool = True
    idle_timeout: float | None = None
    count_keep_alive: bool = False
    cancel_on_exit: bool = False

    def __attrs_post_init__(self) -> None:
        check_seconds("idle_timeout", self.idle_timeout)

    @classmethod
    def take(cls, fields: dict[str, Any]) -> StreamSettings:
        """Take what belongs here out of the arguments. Raises TypeError or ValueError for what can't be meant."""
        names = StreamArguments.__annotations__.keys() - {"deadline", "poll_interval_ms"}
        return cls(**{name: fields.pop(name) for name in names if name in fields})

    def limited(self, options: RequestOptions, client: BaseClient[Any]) -> RequestOptions:
        """The options of the stream's request. Where keep-alive comments count, its read timeout is the limit."""
        if self.idle_timeout is None or not self.count_keep_alive:
            return options
        given = client.http_timeout if isinstance(options.timeout, NotGiven) else check_timeout(options.timeout)
        return evolve(options, timeout=_with_read(given, self.idle_timeout))


def _with_read(timeout: httpx.Timeout, seconds: float) -> httpx.Timeout:
    return type(timeout)(**{**timeout.as_dict(), "read": seconds})
