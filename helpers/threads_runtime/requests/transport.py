"""The connection pools that a client shares with its copies, and how they perform the flow of a request.

The helpers above perform their flows in another way, for another reason than speed: their flows clean up, by cancelling
a run for instance, so that every exception is thrown into them and the clean-up is shielded. A request has nothing to
clean up beyond its connection, which is closed here when a step is interrupted. A flow here therefore never sees a
cancellation, KeyboardInterrupt or SystemExit: it is closed, and the exception leaves the call as it is.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator
from functools import partial
from inspect import isawaitable
from threading import Lock
from typing import IO, TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar, cast
from weakref import WeakSet, finalize

from ..errors import OpenAIError
from ..redaction import Hidden

if TYPE_CHECKING:
    import httpx

    from .loops import Pool

__all__ = ["AsyncTransport", "Step", "Steps", "SyncTransport", "Transport", "owned_settings"]

H = TypeVar("H", "httpx.Client", "httpx.AsyncClient")

Step: TypeAlias = tuple[Callable[[Any], Any], Any]
"""A function to call and its argument; the flow is sent the result (async: what it resolves to)."""

Steps: TypeAlias = Generator[Step, Any, Any]
"""The flow of a request, or a part of it."""


def owned_settings() -> dict[str, Any]:
    """The settings of the HTTP client that a client creates for itself."""
    import httpx

    return {
        "follow_redirects": True,
        "limits": httpx.Limits(max_connections=1000, max_keepalive_connections=100),
    }


class Transport(ABC, Generic[H]):
    """Creates the HTTP client for the first request, unless the user has passed one."""

    __slots__ = ("__weakref__", "_closed", "_is_inherited", "_lock", "_used", "idempotent_servers", "user_client")

    user_client: H | None
    """The HTTP client that the user has passed."""
    idempotent_servers: set[str]
    """The base URLs of servers that are known to act once on requests with the same `Idempotency-Key`."""
    _closed: bool
    _used: bool
    _is_inherited: bool
    _lock: Lock

    def __init__(self, user_client: H | None, kind: Literal["Client", "AsyncClient"]) -> None:
        if user_client is not None:
            import httpx  # without an HTTP client of the user, the first request imports it

            if not isinstance(user_client, getattr(httpx, kind)):
                raise TypeError(f"http_client must be an httpx.{kind} here, not {type(user_client).__name__}")
        self.user_client = user_client
        self.idempotent_servers = set()
        self._closed = False
        self._used = False
        self._is_inherited = False
        self._lock = Lock()
        _TRANSPORTS.add(self)

    def http(self) -> H:
        """The HTTP client. Raises OpenAIError if it has been closed."""
        if self._is_inherited:
            raise OpenAIError(
                "The http_client was used before this process was forked, so that its connections belong to the "
                "parent process, too. Create the client in each process, or pass no http_client."
            )
        http = self._owned() if self.user_client is None else self.user_client
        if http is None or http.is_closed:
            raise OpenAIError("This client or its http_client is closed. Create a new client.")
        self._used = True
        return http

    def is_closed(self) -> bool:
        return self._closed or (self.user_client is not None and self.user_client.is_closed)

    @abstractmethod
    def _owned(self) -> H | None:
        """The HTTP client that was created here; None once this is closed."""

    def _forget_connections(self) -> None:
        """In a forked process: the connections, and whoever held the lock, belong to the parent."""
        self._lock = Lock()
        self._is_inherited = self.user_client is not None and self._used


_TRANSPORTS = WeakSet[Transport[Any]]()

_INHERITED: list[object] = []
"""Pools of a parent process. They are kept, since closing them could wait for locks that nobody will release."""


def _after_fork() -> None:
    for transport in list(_TRANSPORTS):
        transport._forget_connections()  # pyright: ignore[reportPrivateUsage]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class SyncTransport(Transport["httpx.Client"]):
    """Performs the steps of a request, blocking the thread."""

    __slots__ = ("_http",)

    def __init__(self, user_client: httpx.Client | None) -> None:
        super().__init__(user_client, "Client")
        self._http: httpx.Client | None = None

    def _owned(self) -> httpx.Client | None:
        if self._http is None:
            import httpx

            with self._lock:  # several threads may send their first request at once
                if self._http is None and not self._closed:
                    self._http = httpx.Client(**owned_settings())
        return self._http

    def _forget_connections(self) -> None:
        super()._forget_connections()
        if self._http is not None:
            _INHERITED.append(self._http)
            self._http = None

    def perform(self, flow: Steps) -> Any:
        """Perform the steps one after the other, and return the result of the flow."""
        return _perform(flow)

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
        file = _new_body_file(response)
        try:
            for chunk in response.iter_bytes():
                file.write(chunk)
        except BaseException:
            file.close()
            response.close()
            raise

    def discard(self, response: httpx.Response) -> None:
        response.close()

    def resolve_api_key(self, source: Callable[[], object]) -> Hidden[object]:
        """Call the user's function for the key."""
        key = source()
        if isawaitable(key):
            cast(Any, key).close()
            raise TypeError(
                "api_key is an async function; the sync client needs a function that returns the key itself"
            )
        return Hidden(key)

    def within(self, seconds: float, steps: Steps) -> Any:
        """Perform the steps of an attempt in that time. Raises httpx.ReadTimeout after it.

        In a thread, since a socket's timeout limits each wait for data only: a server that sends a byte now and then
        would never exceed it. A thread whose time is over is left behind; it ends, and closes its response, as soon as
        the server pauses.
        """
        from .deadlines import perform_in_thread

        return perform_in_thread(partial(_perform, steps), seconds)

    def close(self) -> None:
        with self._lock:
            self._closed = True
        for http in (self.user_client, self._http):
            if http is not None:
                http.close()

    def __del__(self) -> None:
        # Closes the sockets of a client that was never closed. An HTTP client of the user is the user's to close.
        if getattr(self, "_http", None) is not None:
            cast("httpx.Client", self._http).close()


def _perform(flow: Steps, note: Callable[[Any], object] | None = None) -> Any:
    """As `SyncTransport.perform`; `note` is called with the result of each step."""
    try:
        step, argument = next(flow)
        while True:
            try:
                result = step(argument)
                if note is not None:
                    note(result)
            except Exception as error:
                step, argument = flow.throw(error)
            else:
                step, argument = flow.send(result)
    except StopIteration as end:
        return end.value


class AsyncTransport(Transport["httpx.AsyncClient"]):
    """Performs the steps of a request, letting other tasks run.

    Each event loop has a pool of its own, since connections cannot be used in another loop than that which opened them:
    programs call `asyncio.run` several times with one client, or run a loop in each thread.
    """

    __slots__ = ("_pools",)

    def __init__(self, user_client: httpx.AsyncClient | None) -> None:
        super().__init__(user_client, "AsyncClient")
        self._pools: list[Pool] = []

    def _owned(self) -> httpx.AsyncClient | None:
        from .loops import Pool, current_loop

        loop = current_loop()
        with self._lock:
            if self._closed:
                return None
            pool = next((pool for pool in self._pools if pool.loop is loop and not pool.http.is_closed), None)
            if pool is None:
                import httpx

                self._pools = [pool for pool in self._pools if not pool.is_over()]
                pool = Pool(loop, httpx.AsyncClient(**owned_settings()))
                self._pools.append(pool)
            return pool.http

    def _forget_connections(self) -> None:
        super()._forget_connections()
        _INHERITED.extend(self._pools)
        self._pools = []

    async def perform(self, flow: Steps) -> Any:
        """Perform the steps one after the other, and return the result of the flow."""
        try:
            step, argument = next(flow)
            while True:
                try:
                    result: Any = await step(argument)
                except Exception as error:
                    step, argument = flow.throw(error)
                else:
                    step, argument = flow.send(result)
        except StopIteration as end:
            return end.value

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
        file = _new_body_file(response)
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

    async def resolve_api_key(self, source: Callable[[], object]) -> Hidden[object]:
        """Call the user's function for the key, which may be async."""
        key = source()
        return Hidden(await key if isawaitable(key) else key)

    async def within(self, seconds: float, steps: Steps) -> Any:
        """Perform the steps of an attempt in that time. Raises httpx.ReadTimeout after it."""
        import anyio  # loaded by the request already
        import httpx

        with anyio.move_on_after(seconds):
            return await self.perform(steps)
        raise httpx.ReadTimeout("the deadline passed")

    async def close(self) -> None:
        with self._lock:
            self._closed = True
            pools, self._pools = self._pools, []
        if self.user_client is not None:
            await self.user_client.aclose()
        for pool in pools:
            await pool.close()


def _new_body_file(response: httpx.Response) -> IO[bytes]:
    """A temporary file for the body of a response, in memory while it is small, and closed with the response.

    By a finalizer, not by `__del__`: the file must outlive garbage cycles that contain the response.
    """
    from tempfile import SpooledTemporaryFile  # few clients need it

    file = SpooledTemporaryFile(max_size=1024 * 1024)  # noqa: SIM115
    finalize(response, file.close)
    response.extensions["body_file"] = file
    return cast("IO[bytes]", file)
