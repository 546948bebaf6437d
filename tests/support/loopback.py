"""A scripted HTTP/1.1 server on 127.0.0.1: each request is answered by the next reply of a queue, byte for byte.

    with Loopback(reply({"id": "thread_1"}), Cut(), reply(status=503)) as server:
        ...  # requests go to server.url
    assert server.requests[0].method == "POST"

Leaving the block fails when a request came that no reply was scripted for, or when a reply was never asked for.
Everything runs over real sockets, so the same server serves sync and async clients.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, Self, TypeAlias

from attrs import frozen

__all__ = ["Cut", "Headers", "Loopback", "Reply", "Request", "Scripted", "reply"]

Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str, str]]


@frozen
class Request:
    """A request as it came in."""

    method: str
    target: str
    """Path and query, percent-encoded as sent."""
    headers: tuple[tuple[str, str], ...]
    """In their order, names in their original case."""
    body: bytes
    connection: int
    """Counts the connections from 0: equal numbers tell that one was used again."""

    def header(self, name: str) -> str | None:
        """The value of a header, its name compared without case; None when it wasn't sent. Fails when sent twice."""
        values = [value for key, value in self.headers if key.lower() == name.lower()]
        assert len(values) < 2, f"{name} was sent {len(values)} times"
        return values[0] if values else None

    def json(self) -> Any:
        return json.loads(self.body)


@frozen(kw_only=True)
class Reply:
    """An answer. A body of bytes is sent with its Content-Length, a list of chunks with chunked encoding.

    An Event among the chunks stalls the answer until it is set. `end` says what follows the last chunk.
    """

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | tuple[bytes | threading.Event, ...] = b""
    end: Literal["complete", "close", "reset"] = "complete"
    """`close` and `reset` leave a chunked body unfinished, or end the connection after a body of bytes."""
    stall: threading.Event | None = None
    """The request is read, then nothing is sent before this is set."""
    raw: bytes | None = None
    """Sent instead of everything above, then the connection is closed."""


@frozen
class Cut:
    """The connection ends without an answer: after the request was read, or before."""

    read: bool = True
    reset: bool = False
    """Whether it ends with a TCP reset rather than in an orderly way."""


Scripted: TypeAlias = Reply | Cut


def reply(
    body: Any = b"",
    status: int = 200,
    headers: Headers = (),
    *,
    end: Literal["complete", "close", "reset"] = "complete",
    stall: threading.Event | None = None,
) -> Reply:
    """A reply of JSON data (a dict), of bytes or text as they are, or of a list of chunks."""
    pairs = tuple(headers.items() if isinstance(headers, Mapping) else headers)
    content: bytes | tuple[bytes | threading.Event, ...]
    if isinstance(body, list):
        content = tuple(body)
    elif isinstance(body, (bytes, str)):
        content = body if isinstance(body, bytes) else body.encode()
    else:
        content = json.dumps(body).encode()
        if not any(name.lower() == "content-type" for name, _ in pairs):
            pairs = (("Content-Type", "application/json"), *pairs)
    return Reply(status=status, headers=pairs, body=content, end=end, stall=stall)


class Loopback:
    """The server; `requests` lists what came in, `default` answers when the queue is empty."""

    def __init__(self, *replies: Scripted, default: Callable[[Request], Reply] | Reply | None = None) -> None:
        self.replies: list[Scripted] = list(replies)
        self.default = default
        self.requests: list[Request] = []
        self.connections = 0
        self.faults: list[str] = []
        self.stalled = threading.Event()
        """Set once a reply has stalled."""
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def add(self, *replies: Scripted) -> Self:
        self.replies.extend(replies)
        return self

    def open_connections(self) -> int:
        """How many connections the client still holds."""
        return sum(thread.is_alive() for thread in self._threads[1:])

    def wait_closed(self, seconds: float = 5.0) -> bool:
        """Wait until the client has closed every connection; False when it hasn't in time."""
        for thread in self._threads[1:]:
            thread.join(seconds)
        return self.open_connections() == 0

    def __enter__(self) -> Self:
        self._spawn(self._accept)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close()
        if kind is None:
            assert not self.faults, self.faults
            assert not self.replies, f"never asked for: {self.replies}"

    def close(self) -> None:
        """End every connection and thread."""
        self._stopping.set()
        # Closing a socket that another thread waits on doesn't wake that thread; shutting it down does.
        for sock in [self._listener, *self._sockets]:
            _shut(sock)
        for thread in self._threads:
            thread.join(5)
        self._listener.close()
        assert not any(thread.is_alive() for thread in self._threads), "a connection of the loopback server hangs"

    def _spawn(self, target: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, name="loopback", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            # Head and body are written apart; with Nagle's algorithm the body would wait 40 ms for an acknowledgement.
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._sockets.append(sock)
            self.connections += 1
            self._spawn(self._connection, sock, self.connections - 1)

    def _connection(self, sock: socket.socket, number: int) -> None:
        with sock:
            try:
                while not self._stopping.is_set() and self._exchange(sock, number):
                    pass
            except (ConnectionError, ValueError) as error:
                # A client may leave at any moment; a client that sends nonsense is a fault.
                if isinstance(error, ValueError):
                    self.faults.append(repr(error))
            except OSError:
                if not self._stopping.is_set():
                    raise
            _shut(sock)

    def _exchange(self, sock: socket.socket, number: int) -> bool:
        """One request and its reply; False when the connection is over."""
        if not sock.recv(1, socket.MSG_PEEK):
            return False
        # A cut before the request is read has to be taken from the queue before reading.
        with self._lock:
            head = self.replies[0] if self.replies else None
            if isinstance(head, Cut) and not head.read:
                self.replies.pop(0)
                return _cut(sock, head)
        request = _read_request(sock, number)
        with self._lock:
            self.requests.append(request)
            scripted = self.replies.pop(0) if self.replies else self._fallback(request)
        if isinstance(scripted, Cut):
            return _cut(sock, scripted)
        return self._send(sock, request, scripted)

    def _fallback(self, request: Request) -> Scripted:
        if isinstance(self.default, Reply):
            return self.default
        if self.default is not None:
            return self.default(request)
        self.faults.append(f"no reply was scripted for {request.method} {request.target}")
        return reply("no reply was scripted", status=418)

    def _send(self, sock: socket.socket, request: Request, answer: Reply) -> bool:
        if answer.stall is not None:
            self._wait(answer.stall, sock)
        if answer.raw is not None:
            sock.sendall(answer.raw)
            return False
        names = {name.lower() for name, _ in answer.headers}
        head = [f"HTTP/1.1 {answer.status} Scripted", *(f"{name}: {value}" for name, value in answer.headers)]
        if isinstance(answer.body, tuple):
            head.append("Transfer-Encoding: chunked")
        elif "content-length" not in names and answer.status != 204:
            head.append(f"Content-Length: {len(answer.body)}")
        sock.sendall(("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))
        if isinstance(answer.body, bytes):
            sock.sendall(answer.body if request.method != "HEAD" else b"")
        else:
            for chunk in answer.body:
                if isinstance(chunk, threading.Event):
                    self._wait(chunk, sock)
                elif chunk:
                    sock.sendall(b"%x\r\n%b\r\n" % (len(chunk), chunk))
            if answer.end == "complete":
                sock.sendall(b"0\r\n\r\n")
        return answer.end == "complete" or _cut(sock, Cut(reset=answer.end == "reset"))

    def _wait(self, released: threading.Event, sock: socket.socket) -> None:
        """Until released, the server stops, or the client has left."""
        self.stalled.set()
        while not released.wait(0.01) and not self._stopping.is_set():
            readable, _, _ = select.select([sock], [], [], 0)
            if readable and not sock.recv(1, socket.MSG_PEEK):
                raise ConnectionAbortedError("the client closed the connection")


def _read_request(sock: socket.socket, number: int) -> Request:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _receive(sock)
    head, _, body = data.partition(b"\r\n\r\n")
    start, *lines = head.decode("latin-1").split("\r\n")
    method, target, version = start.split(" ")
    pairs = [line.partition(":") for line in lines]
    headers = tuple((name, value.strip()) for name, _, value in pairs)
    sizes = {value for name, value in headers if name.lower() == "content-length"}
    if version != "HTTP/1.1" or len(sizes) > 1 or any(name.lower() == "transfer-encoding" for name, _ in headers):
        raise ValueError(f"not a request as the client should send it: {head!r}")
    size = int(sizes.pop()) if sizes else 0
    while len(body) < size:
        body += _receive(sock)
    if len(body) > size:
        raise ValueError(f"{len(body) - size} surplus bytes after a request")
    return Request(method, target, headers, body, number)


def _receive(sock: socket.socket) -> bytes:
    data = sock.recv(65536)
    if not data:
        raise ConnectionAbortedError("the client closed the connection in mid-request")
    return data


def _cut(sock: socket.socket, cut: Cut) -> bool:
    if cut.reset:  # closing with a linger time of zero sends RST
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        sock.close()
    return False


def _shut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):  # not connected any more
        sock.shutdown(socket.SHUT_RDWR)
