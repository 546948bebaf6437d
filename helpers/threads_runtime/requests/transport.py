"""The connection pool that a client shares with its copies, and the steps of an exchange that wait for something."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from threading import Lock
from typing import Any, Generic, TypeVar, cast

import httpx

from ..errors import OpenAIError

__all__ = ["AsyncTransport", "SyncTransport", "Transport", "owned_settings"]

H = TypeVar("H", httpx.Client, httpx.AsyncClient)


def owned_settings() -> dict[str, Any]:
    """How the client makes an HTTP client of its own."""
    return {
        "follow_redirects": True,
        "limits": httpx.Limits(max_connections=1000, max_keepalive_connections=100),
    }


class Transport(Generic[H]):
    """Makes the HTTP client when the first request needs it, unless one was given."""

    __slots__ = ("_closed", "_given", "_http", "_lock", "_make")

    def __init__(self, given: H | None, make: type[H]) -> None:
        if given is not None and not isinstance(given, make):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"http_client must be an httpx.{make.__name__} here, not {type(given).__name__}")
        self._http: H | None = given
        self._given = given is not None
        self._make: type[H] = make
        self._closed = False
        self._lock = Lock()

    @property
    def given(self) -> H | None:
        """The HTTP client of the user."""
        return self._http if self._given else None

    def http(self) -> H:
        """The HTTP client. Raises OpenAIError when it has been closed."""
        if self._http is None:
            with self._lock:  # many threads may send their first request at once
                if self._http is None and not self._closed:
                    self._http = self._make(**owned_settings())
        if self._http is None or self._http.is_closed:
            raise OpenAIError("This client is closed, or its http_client is. Make another one to send requests.")
        return self._http

    def is_closed(self) -> bool:
        return self._closed or (self._http is not None and self._http.is_closed)

    def _mark_closed(self) -> H | None:
        with self._lock:
            self._closed = True
            return self._http


class SyncTransport(Transport[httpx.Client]):
    """Performs the steps of an exchange, blocking the thread."""

    __slots__ = ()

    def __init__(self, given: httpx.Client | None) -> None:
        super().__init__(given, httpx.Client)

    def send(self, request: httpx.Request) -> httpx.Response:
        return self.http().send(request, stream=True, follow_redirects=False)

    def follow(self, request: httpx.Request) -> httpx.Response:
        """Send a redirected request, which mustn't get the credentials of the HTTP client once more."""
        return self.http().send(request, stream=True, follow_redirects=False, auth=None)

    def read(self, response: httpx.Response) -> None:
        try:
            response.read()
        except BaseException:  # an interrupted read would leave the connection taken
            response.close()
            raise

    def discard(self, response: httpx.Response) -> None:
        response.close()

    def ask(self, source: Callable[[], object]) -> object:
        """Ask the user's function for the key."""
        key = source()
        if isawaitable(key):
            cast(Any, key).close()
            raise TypeError(
                "api_key is an async function; the sync client needs a function that returns the key itself"
            )
        return key

    def close(self) -> None:
        http = self._mark_closed()
        if http is not None:
            http.close()

    def __del__(self) -> None:
        # A forgotten client leaves no open sockets behind; one that the user made is the user's to close.
        if not getattr(self, "_given", True) and self._http is not None:
            self._http.close()


class AsyncTransport(Transport[httpx.AsyncClient]):
    """Performs the steps of an exchange, letting other tasks run."""

    __slots__ = ()

    def __init__(self, given: httpx.AsyncClient | None) -> None:
        super().__init__(given, httpx.AsyncClient)

    async def send(self, request: httpx.Request) -> httpx.Response:
        return await self.http().send(request, stream=True, follow_redirects=False)

    async def follow(self, request: httpx.Request) -> httpx.Response:
        """Send a redirected request, which mustn't get the credentials of the HTTP client once more."""
        return await self.http().send(request, stream=True, follow_redirects=False, auth=None)

    async def read(self, response: httpx.Response) -> None:
        try:
            await response.aread()
        except BaseException:  # an interrupted read would leave the connection taken
            await self.discard(response)
            raise

    async def discard(self, response: httpx.Response) -> None:
        import anyio  # loaded by the request already

        with anyio.CancelScope(shield=True):  # the task may be cancelled already, and has to close all the same
            await response.aclose()

    async def ask(self, source: Callable[[], object]) -> object:
        """Ask the user's function, async or not, for the key."""
        key = source()
        return await key if isawaitable(key) else key

    async def close(self) -> None:
        http = self._mark_closed()
        if http is not None:
            await http.aclose()
