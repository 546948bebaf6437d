"""The sandbox as a server, in a background thread or in the foreground."""

from __future__ import annotations

import asyncio
import io
import ipaddress
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

import anyio

from .assistants.echo import Echo
from .assistants.script import Scripted
from .backend import Limits, create_backend
from .control import Control
from .faults import Fault, PlannedFault
from .http.middleware import ReceivedRequest
from .http.models import DEFAULT_MODELS
from .http.uvicorn_server import UvicornServer, base_url, listen
from .model.actions import Assistant
from .model.store import Object

__all__ = ["Sandbox", "is_loopback", "serve"]


class Sandbox:
    """A local server of the API in a background thread: `with Sandbox() as server:` or `async with`.

    Args:
        host: Address to listen on. Hosts other than loopback require an `api_key`.
        port: 0 picks a free port.
        db: SQLite file that keeps everything. Default: in memory.
        api_key: The key that requests must send. Default: any key is accepted.
        model_url: Base URL of a chat-completions server that produces the output, such as
            `http://localhost:11434/v1`. Default: the output echoes the user.
        model: Name of the model to use there, instead of the run's.
        model_api_key: API key for that server.
        assistant: Produces the output when no script is left, instead of the echo or a model.
        limits: The capacity of the sandbox.
        models: The names that `/models` lists; assistants and runs may name others.
        clock: Returns the Unix time in seconds.
        seed: Makes identifiers reproducible.
        check_answers: Validate every response and event against the document.

    Raises:
        ValueError: For a `host` that other machines can reach without an `api_key`, an invalid `model_url`, or a `db`
            that is not a store or is in use.
        OSError: If the port is taken.
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
        models: Sequence[str] = DEFAULT_MODELS,
        clock: Callable[[], float] = time.time,
        seed: int | None = None,
        check_answers: bool = False,
    ) -> None:
        if not api_key and not is_loopback(host):
            raise ValueError(f"other machines can reach {host!r}; pass an api_key that requests must send")
        self._backend = create_backend(
            db,
            assistant or _default_assistant(model_url, model, model_api_key),
            api_key=api_key,
            limits=limits or Limits(),
            models=models,
            clock=clock,
            seed=seed,
            check_responses=check_answers,
        )
        try:
            self._socket = listen(host, port)
        except OSError:
            self._backend.store.close()
            raise
        self.base_url = base_url(host, self._socket)
        """The value for the client's `base_url`."""
        self.azure_endpoint = self.base_url.removesuffix("/v1")
        """The value for `azure_endpoint` of a client for Azure."""
        self._server = UvicornServer(Control(self._backend, api_key), self._backend.runner.stop)
        self._thread: threading.Thread | None = None

    def script(self, *turns: Scripted | Sequence[Scripted], thread_id: str | None = None) -> None:
        """Define the output of the next turns, of one thread or of any; thread-safe.

        A turn is a text, an action or a list of these: `server.script("Hello!")`,
        `server.script([FunctionCall("get_weather", {"city": "Paris"})], "Sunny.")`. A run takes one turn when it
        starts and one for each submission of tool outputs. After the last one, the echo or the model takes over.
        Raises TypeError for an item that isn't an action.
        """
        self._backend.script.add(turns, thread_id)

    def fault(self, fault: Fault, *, method: str = "*", path: str = "*", times: int = 1) -> None:
        """Apply a fault to the next requests with this method and path, such as `/v1/threads/*/runs`; thread-safe.

        Faults for the same requests apply in the order in which they were added. Raises ValueError if `times` is less
        than 1.
        """
        self._backend.faults.add(PlannedFault(fault, method, path, times))

    @property
    def requests(self) -> list[ReceivedRequest]:
        """The latest requests, oldest first, including those with a fault."""
        return list(self._backend.requests.copy())

    def add(self, item: Object) -> Object:
        """Store an object as it is, such as an assistant with an id of your choice; thread-safe.

        `{"object": "assistant", "id": "asst_abc123", "model": "gpt-4o"}`: missing fields get their defaults. Raises
        ValueError if the object doesn't match the document.
        """
        return self._in_loop(partial(self._backend.add, item))

    def add_file(
        self,
        content: bytes | str | Path,
        *,
        filename: str | None = None,
        file_id: str | None = None,
        purpose: str = "assistants",
    ) -> Object:
        """Store a file, such as one with an id of your choice; thread-safe.

        `content` is the content, as bytes or as text, or the path of a file. `filename` defaults to the name of the
        path, or to `file.txt`.
        """
        source = content if isinstance(content, Path) else Path()
        data = content.read_bytes() if isinstance(content, Path) else content
        stream = io.BytesIO(data.encode() if isinstance(data, str) else data)
        name = filename or source.name or "file.txt"
        return self._in_loop(partial(self._backend.add_file, name, stream, purpose, file_id))

    def _in_loop(self, add: Callable[[], Object]) -> Object:
        """Call a function in the thread that uses the store."""
        if self._server.loop is None:
            return add()

        async def added() -> Object:
            return add()

        return asyncio.run_coroutine_threadsafe(added(), self._server.loop).result()

    def reset(self) -> None:
        """Clear the script, the faults and the request log, but keep all objects; thread-safe."""
        self._backend.reset()

    def run(self) -> None:
        """Serve until SIGINT or SIGTERM. Blocks; call it once, on the main thread."""
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._close()

    def start(self) -> None:
        """Serve in a thread; the `with` block calls it. Raises RuntimeError if it was started before."""
        if self._thread is not None:
            raise RuntimeError("the sandbox was already started; create another one")
        self._thread = threading.Thread(target=self._run_in_thread, name="sandbox", daemon=True)
        self._thread.start()
        self._server.ready.wait()
        if not self._server.started:
            self.stop()
            raise RuntimeError("the sandbox failed to start") from self._server.failure

    def _run_in_thread(self) -> None:
        try:
            self._server.run(sockets=[self._socket])
        except BaseException as error:  # re-raised by start() in its thread
            self._server.failure = error
        finally:
            self._server.ready.set()

    def stop(self) -> None:
        """Stop within a second, even with open streams; the `with` block calls it."""
        self._server.stop()
        if self._thread is not None:
            self._thread.join()
        self._close()

    def _close(self) -> None:
        self._socket.close()
        self._backend.store.close()

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
    """Serve until SIGINT or SIGTERM; blocks. `on_ready` is called once the port is listening.

    Takes the arguments of `Sandbox` and raises the same exceptions.
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


def _default_assistant(model_url: str | None, model: str | None, model_api_key: str | None) -> Assistant:
    if model_url is None:
        return Echo()
    from .assistants.chat_backend import ChatBackend

    return ChatBackend(model_url, model=model, api_key=model_api_key)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address; a host name may resolve to any."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
