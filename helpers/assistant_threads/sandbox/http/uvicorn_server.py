"""A uvicorn server that stops promptly and gives faults access to the connection."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..faults import TRANSPORT

__all__ = ["UvicornServer", "base_url", "listen"]

_SECONDS_TO_STOP = 1


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError if the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, port), family=family, backlog=128)
    # Inherited by connections. asyncio sets it only on sockets that name their protocol; without it, each response
    # waits 40 ms for the client to acknowledge the headers.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def base_url(host: str, listener: socket.socket) -> str:
    """The base URL of the API at a listening socket."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{listener.getsockname()[1]}/v1"


class UvicornServer(uvicorn.Server):
    """Calls `interrupt` first when it stops, so that streams end without waiting for clients."""

    def __init__(self, app: ASGIApp, interrupt: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_Protocol,
                ws="none",
                loop="asyncio",
                lifespan="on",
                log_config=None,
                server_header=False,
            )
        )
        self.ready = threading.Event()
        self.failure: BaseException | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._interrupt = interrupt

    def stop(self) -> None:
        """Stop serving; thread-safe."""
        self.should_exit = True
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._stopping.set)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self.loop = asyncio.get_running_loop()
        await super().startup(sockets)
        self.ready.set()

    async def main_loop(self) -> None:
        ticks = 0
        while not await self.on_tick(ticks):
            ticks += 1
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 0.1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Replaces uvicorn's, which polls for open connections every tenth of a second.
        self._interrupt()
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await self._wait_for_tasks()
        # The remaining responses are blocked by a fault, or by a client that doesn't read.
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await self._wait_for_tasks()
        await self.lifespan.shutdown()

    async def _wait_for_tasks(self) -> None:
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=_SECONDS_TO_STOP / 4)


class _Protocol(H11Protocol):
    """Passes the transport to the application, so that faults can break the connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        app = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, TRANSPORT: self.transport}, receive, send)

        self.app = with_transport
