"""The same test for the sync client and for the async one, under asyncio and under trio where it is installed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from inspect import isawaitable
from typing import Any, TypeAlias

import anyio
import httpx

from threads_runtime.client import AsyncAPIClient, SyncAPIClient
from threads_runtime.clock import Clock
from threads_runtime.operation import Operation, RequestOptions

__all__ = ["KEY", "AnyClient", "FakeClock", "Side", "sides", "thread_operation"]

KEY = "sk-secret-of-the-tests"

AnyClient: TypeAlias = SyncAPIClient | AsyncAPIClient


class FakeClock(Clock):
    """Time that passes only when somebody sleeps."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self.now = now
        self.sleeps: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)
        await anyio.sleep(0)


class SyncAPI(SyncAPIClient):
    default_base_url = "https://api.openai.com/v1"


class AsyncAPI(AsyncAPIClient):
    default_base_url = "https://api.openai.com/v1"


class Side:
    def __init__(self, name: str) -> None:
        self.name = name
        self.is_async = name != "sync"

    def __repr__(self) -> str:
        return self.name

    @property
    def client_class(self) -> Callable[..., AnyClient]:
        return AsyncAPI if self.is_async else SyncAPI

    @property
    def http_class(self) -> Callable[..., Any]:
        return httpx.AsyncClient if self.is_async else httpx.Client

    def run(self, action: Callable[[Any], Any], *, client: Any = None, close: bool = True, **settings: Any) -> Any:
        """The result of an action on a client, which is closed afterwards; `settings` are those of the client."""
        if client is None:
            client = self.client_class(**{"api_key": KEY, **settings})
        if not self.is_async:
            try:
                return action(client)
            finally:
                if close:
                    client.close()

        async def main() -> Any:
            try:
                result = action(client)
                return await result if isawaitable(result) else result
            finally:
                if close:
                    await client.close()

        return anyio.run(main, backend=self.name)

    def key_source(self, source: Callable[[], object]) -> Callable[[], object] | Callable[[], Awaitable[object]]:
        """The function as it is, or as an async one."""
        if not self.is_async:
            return source

        async def ask() -> object:
            await anyio.sleep(0)
            return source()

        return ask


sides = [Side(name) for name in ("sync", "asyncio", *(["trio"] if find_spec("trio") else []))]


def thread_operation(
    method: str = "GET", path: str = "/threads/thread_1", *, ambiguous_hint: str | None = None, **rest: Any
) -> Operation[Any]:
    """An operation whose result is the plain JSON; `rest` are its fields, or options of the request."""
    fields = {name: rest.pop(name) for name in ("name", "body", "query", "decode") if name in rest}
    fields = {"name": "beta.threads.test", "decode": _as_it_is, **fields}
    return Operation(method=method, path=path, ambiguous_hint=ambiguous_hint, options=RequestOptions(**rest), **fields)


def _as_it_is(raw: Any) -> Any:
    return raw
