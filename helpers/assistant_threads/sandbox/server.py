"""The sandbox as a server: in a thread of a test, or as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import anyio
import uvicorn
from attrs import frozen
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .acts import Assistant
from .app import Service, application
from .document import load_document
from .echo import Echo
from .faults import TRANSPORT, Fault, FaultPlan
from .gate import Gate
from .objects import id_maker
from .operations import Operations
from .requests import ReceivedRequest, RequestLog
from .runner import Runner
from .script import Scripted, ScriptedAssistant
from .seeding import seeded
from .store import Object, Store

__all__ = ["Limits", "Sandbox", "serve"]

_SECONDS_TO_STOP = 1


@frozen(kw_only=True)
class Limits:
    """How much the sandbox takes; more is refused with an error that says so."""

    request_bytes: int = 16 * 1024 * 1024
    streams: int = 100
    """Streams open at once."""
    objects: int = 100_000
    """Assistants, threads, messages, runs and steps stored."""
    events: int = 100_000
    """Events of a run."""
    requests: int = 1_000
    """Requests that `Sandbox.requests` shows, the last ones."""


class Sandbox:
    """A server that speaks the API, in a thread: `with Sandbox() as server:` or `async with`.

    Takes any key unless `api_key` is given. `db` names a file that keeps everything. `model_url` is the address of a
    chat-completions server that answers instead of the script's echo, such as `http://localhost:11434/v1`; `model`
    names the model it is asked for instead of that of the run, `model_api_key` its key. `clock` tells the Unix time in
    seconds. `seed` makes identifiers repeat. `check_answers` checks every answer and event against the document.
    Raises ValueError for a `host` that others can reach without an `api_key`, and OSError when the port is taken.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        db: str | Path | None = None,
        api_key: str | None = None,
        model_url: str | None = None,
        model: str | None = None,
        model_api_key: str | None = None,
        assistant: Assistant | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
        check_answers: bool = False,
    ) -> None:
        if not api_key and not _is_loopback(host):
            raise ValueError(f"others can reach {host!r}: give an api_key that requests must carry")
        limits = limits or Limits()
        self._faults = FaultPlan()
        self._requests = RequestLog(limits.requests)
        self._script = ScriptedAssistant(assistant or _assistant(model_url, model, model_api_key))
        self._store = Store(db, most_objects=limits.objects)
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            self._socket = socket.create_server((host, port), family=family, backlog=128)
        except OSError:
            self._store.close()
            raise
        # Connections inherit it. asyncio sets it only on sockets that name their protocol, and without it each answer
        # waits 40 ms for the client's acknowledgement of its headers.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        name = f"[{host}]" if ":" in host else host
        self.base_url = f"http://{name}:{self._socket.getsockname()[1]}/v1"
        """Address for the client's `base_url`."""
        new_id = id_maker(seed)
        runner = Runner(self._store, self._script, clock, new_id, most_events=limits.events)
        self._operations = Operations(self._store, runner, new_id)
        service = Service(
            document=load_document(),
            operations=self._operations,
            api_key=api_key,
            most_streams=limits.streams,
            check_answers=check_answers,
            on_start=runner.recover,
            # Here, since a process that was sent SIGTERM ends with the server.
            on_stop=self._store.close,
        )
        # Requests have a sequence of their own: polling once more changes no other identifier.
        app = Gate(application(service), self._requests, self._faults, id_maker(seed), most_bytes=limits.request_bytes)
        config = uvicorn.Config(
            app,
            http=_Protocol,
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            server_header=False,
        )
        self._server = _Server(config, runner)
        self._thread: threading.Thread | None = None

    def script(self, *turns: Scripted | Sequence[Scripted], thread_id: str | None = None) -> None:
        """What the assistant does in its next turns, those of one thread or of any; from any thread.

        A turn is a text, one thing to do or a list of them: `server.script("Hello!")`,
        `server.script([FunctionCall("get_weather", {"city": "Paris"})], "Sunny.")`. A run takes one when it starts and
        one for each submission of tool outputs. When none is left the echo answers, or the model.
        """
        self._script.add(turns, thread_id)

    def fault(self, fault: Fault, *, method: str = "*", path: str = "*", times: int = 1) -> None:
        """What goes wrong with the next requests of that method and path, `/v1/threads/*/runs`; from any thread.

        Faults for the same requests happen in the order in which they were asked for.
        """
        self._faults.add(fault, method=method, path=path, times=times)

    @property
    def requests(self) -> list[ReceivedRequest]:
        """The last requests, oldest first, those met by a fault included."""
        return self._requests.copy()

    def add(self, item: Object) -> Object:
        """Put an object there as it is, such as an assistant under an identifier of your choice; from any thread.

        `{"object": "assistant", "id": "asst_abc123", "model": "gpt-4o"}`: what is left out gets its default. Raises
        ValueError when it doesn't fit the document.
        """
        if self._server.loop is None:
            return seeded(self._operations, item)
        return asyncio.run_coroutine_threadsafe(self._add(item), self._server.loop).result()

    async def _add(self, item: Object) -> Object:
        return seeded(self._operations, item)

    def reset(self) -> None:
        """Forget the script, the faults and the requests, but no objects; from any thread."""
        self._script.clear()
        self._faults.clear()
        self._requests.clear()

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM, blocking; call it on the main thread, once."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._close()

    def start(self) -> None:
        """Serve in a thread; the `with` block does it. A sandbox can be started once."""
        if self._thread is not None:
            raise RuntimeError("the sandbox was already started; make another")
        self._thread = threading.Thread(target=self._run_in_thread, name="sandbox", daemon=True)
        self._thread.start()
        self._server.ready.wait()
        if not self._server.started:
            self.stop()
            raise RuntimeError("the sandbox could not be started") from self._server.failure

    def _run_in_thread(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        except BaseException as error:  # handed to the thread that waits in start()
            self._server.failure = error
        finally:
            self._server.ready.set()

    def stop(self) -> None:
        """Stop within a second, open streams included; the `with` block does it."""
        self._server.stop()
        if self._thread is not None:
            self._thread.join()
        self._close()

    def _close(self) -> None:
        self._socket.close()
        self._store.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        await anyio.to_thread.run_sync(self.start)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with anyio.CancelScope(shield=True):
            await anyio.to_thread.run_sync(self.stop)


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    db: str | Path | None = None,
    api_key: str | None = None,
    model_url: str | None = None,
    model: str | None = None,
    model_api_key: str | None = None,
    limits: Limits | None = None,
    on_ready: Callable[[Sandbox], None] | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM, blocking. `on_ready` is told when the port listens.

    Takes what `Sandbox` takes and raises what it raises.
    """
    sandbox = Sandbox(
        host=host,
        port=port,
        db=db,
        api_key=api_key,
        model_url=model_url,
        model=model,
        model_api_key=model_api_key,
        limits=limits,
    )
    if on_ready is not None:
        on_ready(sandbox)
    sandbox.run()


class _Server(uvicorn.Server):
    """Ends the runs first when it stops: streams end by themselves then, and nothing has to be waited for."""

    def __init__(self, config: uvicorn.Config, runner: Runner) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self.failure: BaseException | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self._stopping = asyncio.Event()
        self._runner = runner

    def stop(self) -> None:
        """From any thread."""
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
        # In place of uvicorn's, which waits for connections in steps of a tenth of a second.
        self._runner.stop()
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await self._tasks_end()
        # Left are answers that hang on a fault or on a client that doesn't read.
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await self._tasks_end()
        await self.lifespan.shutdown()

    async def _tasks_end(self) -> None:
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=_SECONDS_TO_STOP / 4)


class _Protocol(H11Protocol):
    """Hands the transport to the application, so that faults can break a connection."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        app = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            await app({**scope, TRANSPORT: self.transport}, receive, send)

        self.app = with_transport


def _assistant(model_url: str | None, model: str | None, model_api_key: str | None) -> Assistant:
    if model_url is None:
        return Echo()
    from .chat_backend import ChatBackend

    return ChatBackend(model_url, model=model, api_key=model_api_key)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name: who knows where it leads
        return False
