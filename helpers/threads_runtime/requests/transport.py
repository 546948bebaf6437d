"""The connection pool that a client shares with its copies, and the steps of a request that perform I/O."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from threading import Lock
from typing import IO, Any, Generic, TypeVar, cast
from weakref import finalize

import httpx

from ..errors import OpenAIError

__all__ = ["AsyncTransport", "SyncTransport", "Transport", "owned_settings"]

H = TypeVar("H", httpx.Client, httpx.AsyncClient)


def owned_settings() -> dict[str, Any]:
    """The settings of the HTTP client that a client creates for itself."""
    return {
        "follow_redirects": True,
        "limits": httpx.Limits(max_connections=1000, max_keepalive_connections=100),
    }


def new_body_file(response: httpx.Response) -> IO[bytes]:
    """A temporary file for the body of a response, in memory while it is small, and closed with the response.

    By a finalizer, not by `__del__`: the file must outlive garbage cycles that contain the response.
    """
    from tempfile import SpooledTemporaryFile  # few clients need it

    file = SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115
    finalize(response, file.close)
    response.extensions["body_file"] = file
    return cast("IO[bytes]", file)


class Transport(Generic[H]):
    """Creates the HTTP client for the first request, unless the user has passed one."""

    __slots__ = ("_closed", "_http", "_is_users", "_lock", "_make")

    def __init__(self, user_client: H | None, make: type[H]) -> None:
        if user_client is not None and not isinstance(user_client, make):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"http_client must be an httpx.{make.__name__} here, not {type(user_client).__name__}")
        self._http: H | None = user_client
        self._is_users = user_client is not None
        self._make: type[H] = make
        self._closed = False
        self._lock = Lock()

    @property
    def user_client(self) -> H | None:
        """The HTTP client that the user has passed."""
        return self._http if self._is_users else None

    def http(self) -> H:
        """The HTTP client. Raises OpenAIError if it has been closed."""
        if self._http is None:
            with self._lock:  # several threads may send their first request at once
                if self._http is None and not self._closed:
                    self._http = self._make(**owned_settings())
        if self._http is None or self._http.is_closed:
            raise OpenAIError("This client or its http_client is closed. Create a new client.")
        return self._http

    def is_closed(self) -> bool:
        return self._closed or (self._http is not None and self._http.is_closed)

    def _mark_closed(self) -> H | None:
        with self._lock:
            self._closed = True
            return self._http


class SyncTransport(Transport[httpx.Client]):
    """Performs the steps of a request, blocking the thread."""

    __slots__ = ()

    def __init__(self, user_client: httpx.Client | None) -> None:
        super().__init__(user_client, httpx.Client)

    def send(self, request: httpx.Request) -> httpx.Response:
        return self.http().send(request, stream=True, follow_redirects=False)

    def follow(self, request: httpx.Request) -> httpx.Response:
        """Send the request of a redirect, without adding the credentials of the HTTP client again."""
        return self.http().send(request, stream=True, follow_redirects=False, auth=None)

    def read(self, response: httpx.Response) -> None:
        try:
            response.read()
        except BaseException:  # otherwise an interrupted read would not release the connection
            response.close()
            raise

    def spool(self, response: httpx.Response) -> None:
        """Read the body into a temporary file."""
        file = new_body_file(response)
        try:
            for chunk in response.iter_bytes():
                file.write(chunk)
        except BaseException:
            file.close()
            response.close()
            raise

    def discard(self, response: httpx.Response) -> None:
        response.close()

    def resolve_api_key(self, source: Callable[[], object]) -> object:
        """Call the user's function for the key."""
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
        # Closes the sockets of a client that was never closed. An HTTP client of the user is the user's to close.
        if not getattr(self, "_is_users", True) and self._http is not None:
            self._http.close()


class AsyncTransport(Transport[httpx.AsyncClient]):
    """Performs the steps of a request, letting other tasks run."""

    __slots__ = ()

    def __init__(self, user_client: httpx.AsyncClient | None) -> None:
        super().__init__(user_client, httpx.AsyncClient)

    async def send(self, request: httpx.Request) -> httpx.Response:
        return await self.http().send(request, stream=True, follow_redirects=False)

    async def follow(self, request: httpx.Request) -> httpx.Response:
        """Send the request of a redirect, without adding the credentials of the HTTP client again."""
        return await self.http().send(request, stream=True, follow_redirects=False, auth=None)

    async def read(self, response: httpx.Response) -> None:
        try:
            await response.aread()
        except BaseException:  # otherwise an interrupted read would not release the connection
            await self.discard(response)
            raise

    async def spool(self, response: httpx.Response) -> None:
        """Read the body into a temporary file."""
        file = new_body_file(response)
        try:
            async for chunk in response.aiter_bytes():
                file.write(chunk)
        except BaseException:
            file.close()
            await self.discard(response)
            raise

    async def discard(self, response: httpx.Response) -> None:
        import anyio  # loaded by the request already

        with anyio.CancelScope(shield=True):  # closes even if the task has been cancelled
            await response.aclose()

    async def resolve_api_key(self, source: Callable[[], object]) -> object:
        """Call the user's function for the key, which may be async."""
        key = source()
        return await key if isawaitable(key) else key

    async def close(self) -> None:
        http = self._mark_closed()
        if http is not None:
            await http.aclose()
