"""What networks, gateways and failing servers do to a request: the rows of the matrix."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable
from typing import Literal

from attrs import frozen

from tests.matrix.relay import Harm, Trickle, Upstream
from tests.support.loopback import Cut, Reply, Request, Scripted

__all__ = ["FAULTS", "Fault"]

PAGE = b"<html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>"
API_ERROR = {"error": {"message": "The server had an error.", "type": "server_error", "param": None, "code": None}}
FOREIGN = {"status": "DOWN", "trace": "0af7"}
GOES_ON = math.inf


@frozen(kw_only=True)
class Fault:
    """A fault, and what follows from its nature. Without `harm` it is the world around the requests that is odd."""

    name: str
    harm: Harm | None = None
    times: float = 1
    """How many of the requests it is done to."""
    certain: bool = False
    """The client can know that the server did not act: a creation is repeated, and is never ambiguous."""
    harmless: bool = False
    """The call is to succeed, whatever it does."""
    transient: bool = True
    """Whatever may be repeated is to succeed in the end; otherwise a typed error is as good."""
    world: Literal["", "down", "restart", "slow", "tls", "loops", "fork"] = ""
    quick: bool = False
    """Whether it is in the matrix of `make test`."""


def _lost(answer: Scripted) -> Harm:
    """Something else responds; the sandbox does not act."""
    return lambda request, act: answer


def _acted(answer: Scripted) -> Harm:
    """The sandbox acts, and the client is sent something else."""

    def harm(_: Request, act: Callable[[], Upstream]) -> Scripted:
        act()
        return answer

    return harm


def _page(status: int, **headers: str) -> Reply:
    pairs = (("Content-Type", "text/html"), *((name.replace("_", "-"), value) for name, value in headers.items()))
    return Reply(status=status, headers=pairs, body=PAGE)


def _json(status: int, data: object, **headers: str) -> Reply:
    pairs = [("Content-Type", "application/json")]
    pairs += [(name.replace("_", "-"), value) for name, value in headers.items()]
    return Reply(
        status=status, headers=tuple(pairs), body=data if isinstance(data, bytes) else json.dumps(data).encode()
    )


def _redirect(status: int) -> Harm:
    """To where the request was sent. With 303 that says that it is done."""

    def harm(request: Request, act: Callable[[], Upstream]) -> Scripted:
        if status == 303:
            act()
        return Reply(status=status, headers=(("Location", request.target),), body=PAGE)

    return harm


def _within_headers(_: Request, act: Callable[[], Upstream]) -> Scripted:
    return Reply(raw=act().raw()[:25])


def _within_body(_: Request, act: Callable[[], Upstream], *, reset: bool = False) -> Scripted:
    """Half of the bytes, or of the events and then half an event."""
    upstream = act()
    whole = upstream.reply()
    end: Literal["reset", "close"] = "reset" if reset else "close"
    if isinstance(whole.body, tuple):
        half = len(whole.body) // 2
        chunks = (*whole.body[:half], *(chunk[: len(chunk) // 2] for chunk in whole.body[half : half + 1]))
        return Reply(headers=whole.headers, body=chunks, end=end)
    length = ("Content-Length", str(len(upstream.body)))
    return Reply(headers=(*whole.headers, length), body=upstream.body[: len(upstream.body) // 2], end=end)


def _after_body(_: Request, act: Callable[[], Upstream]) -> Scripted:
    return Reply(raw=act().raw())


def _bytes_one_by_one(_: Request, act: Callable[[], Upstream]) -> Scripted:
    upstream = act()
    whole = upstream.reply()
    pieces = tuple(upstream.body[start : start + 7] for start in range(0, len(upstream.body), 7))
    return Reply(status=whole.status, headers=whole.headers, body=pieces)


def _interim(_: Request, act: Callable[[], Upstream]) -> Scripted:
    early = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 3
    return Reply(raw=early + act().raw())


def _trickle(head: bytes, piece: bytes) -> Harm:
    return _acted(Trickle(head=head, piece=piece))


def _stalled() -> Scripted:
    return Reply(stall=threading.Event())


_OK = b"HTTP/1.1 200 OK\r\n"

FAULTS: tuple[Fault, ...] = (
    Fault(name="connection refused, once", world="down", certain=True, quick=True),
    Fault(name="connection refused, for good", world="down", times=GOES_ON, certain=True, transient=False),
    Fault(name="server restarts", world="restart", quick=True),
    Fault(name="cut before it acts", harm=_lost(Cut())),
    Fault(name="reset before it acts", harm=_lost(Cut(reset=True))),
    Fault(name="cut before it acts, for good", harm=_lost(Cut()), times=GOES_ON, transient=False),
    Fault(name="cut before the headers", harm=_acted(Cut()), quick=True),
    Fault(name="reset before the headers", harm=_acted(Cut(reset=True))),
    Fault(name="cut before the headers, for good", harm=_acted(Cut()), times=GOES_ON, transient=False),
    Fault(name="cut within the headers", harm=_within_headers),
    Fault(name="cut within the body", harm=_within_body, quick=True),
    Fault(name="reset within the body", harm=lambda request, act: _within_body(request, act, reset=True)),
    Fault(name="cut within the body, for good", harm=_within_body, times=GOES_ON, transient=False),
    Fault(name="closed after the body", harm=_after_body, harmless=True),
    Fault(name="500 page after it acted", harm=_acted(_page(500)), quick=True),
    Fault(name="502 page after it acted", harm=_acted(_page(502))),
    Fault(name="503 page after it acted", harm=_acted(_page(503)), quick=True),
    Fault(name="503 page after it acted, for good", harm=_acted(_page(503)), times=GOES_ON, transient=False),
    Fault(name="504 page after it acted", harm=_acted(_page(504))),
    *(Fault(name=f"{status} page after it acted", harm=_acted(_page(status))) for status in (522, 530, 598, 599)),
    Fault(name="500 empty after it acted", harm=_acted(Reply(status=500))),
    Fault(name="500 foreign JSON after it acted", harm=_acted(_json(500, FOREIGN))),
    Fault(name="408 after it acted", harm=_acted(_json(408, API_ERROR))),
    Fault(name="503 page, Retry-After", harm=_lost(_page(503, retry_after="2")), certain=True, quick=True),
    Fault(name="500 error of the API", harm=_lost(_json(500, API_ERROR)), certain=True),
    Fault(name="503 error of the API", harm=_lost(_json(503, API_ERROR)), certain=True),
    Fault(name="500 error of the API, for good", harm=_lost(_json(500, API_ERROR)), times=GOES_ON, certain=True,
          transient=False),
    Fault(name="429", harm=_lost(_json(429, API_ERROR)), certain=True),
    Fault(name="429, Retry-After", harm=_lost(_json(429, API_ERROR, retry_after="3")), certain=True, quick=True),
    Fault(name="429, for good", harm=_lost(_json(429, API_ERROR)), times=GOES_ON, certain=True, transient=False),
    Fault(name="409", harm=_lost(_json(409, API_ERROR)), certain=True),
    Fault(name="x-should-retry", harm=_lost(_page(502, x_should_retry="true")), certain=True),
    Fault(name="202 empty", harm=_acted(Reply(status=202)), transient=False),
    Fault(name="204", harm=_acted(Reply(status=204)), transient=False, quick=True),
    Fault(name="205 empty", harm=_acted(Reply(status=205)), transient=False),
    Fault(name="200 empty", harm=_acted(Reply()), transient=False),
    Fault(name="200 page", harm=_acted(_page(200)), transient=False, quick=True),
    Fault(name="200 malformed JSON", harm=_acted(_json(200, b'{"id": "x", ')), transient=False),
    Fault(name="200 JSON nested 1,000 deep", harm=_acted(_json(200, b"[" * 1_000 + b"]" * 1_000)), transient=False),
    Fault(name="200 object nested 1,000 deep", harm=_acted(_json(200, b'{"a":' * 1_000 + b"1" + b"}" * 1_000)),
          transient=False),
    Fault(name="200 with a number that is infinite", harm=_acted(_json(200, b'{"id": 1e400}')), transient=False),
    *(Fault(name=f"200 {text}", harm=_acted(_json(200, text.encode())), transient=False)
      for text in ("null", "[]", "{}", '"text"')),
    Fault(name="303 to itself", harm=_redirect(303), transient=False),
    *(Fault(name=f"{status} to itself", harm=_redirect(status), harmless=True, quick=status == 301)
      for status in (301, 302, 307, 308)),
    Fault(name="301 to another server", transient=False,
          harm=_lost(Reply(status=301, headers=(("Location", "http://127.0.0.1:9/"),)))),
    Fault(name="302 without a place", harm=_lost(Reply(status=302)), transient=False),
    Fault(name="307 to an odd place", harm=_lost(Reply(status=307, headers=(("Location", "http://[x"),))),
          transient=False),
    Fault(name="308 in a circle", harm=_redirect(308), times=GOES_ON, transient=False),
    Fault(name="bytes one by one", harm=_bytes_one_by_one, harmless=True),
    Fault(name="1xx before the response", harm=_interim, harmless=True, quick=True),
    Fault(name="no HTTP", harm=_acted(Reply(raw=b"\x00\x01\x02 what?\r\n\r\n"))),
    Fault(name="nothing in time", harm=_lost(_stalled())),
    Fault(name="nothing in time after it acted", harm=_acted(_stalled())),
    Fault(name="headers that never end", harm=_trickle(_OK, b"X: y\r\n"), world="slow", transient=False),
    Fault(name="body that never ends", harm=_trickle(_OK + b"Content-Length: 9999\r\n\r\n", b" "), world="slow",
          transient=False),
    Fault(name="1xx that never end", harm=_trickle(b"", b"HTTP/1.1 103 Early\r\n\r\n"), world="slow", transient=False),
    Fault(name="TLS breaks before the headers", harm=_acted(Cut()), world="tls"),
    Fault(name="TLS breaks within the body", harm=_within_body, world="tls"),
    Fault(name="an event loop that is closed", harmless=True, world="loops", quick=True),
    Fault(name="a fork", harmless=True, world="fork", quick=True),
)  # fmt: skip
