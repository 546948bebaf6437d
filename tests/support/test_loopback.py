"""The loopback server itself: a test server that misbehaves otherwise than scripted would hide defects."""

from __future__ import annotations

import threading

import httpx
import pytest

from tests.support.loopback import Cut, Loopback, Reply, reply


def test_replies_in_order_and_records_requests() -> None:
    with Loopback(reply({"a": 1}), reply([b"ab", b"", b"c"]), reply(status=204)) as server, httpx.Client() as client:
        assert client.post(f"{server.url}/x?y=1", json={"b": 2}, headers={"X-Odd": "1"}).json() == {"a": 1}
        assert client.get(server.url).text == "abc"
        assert client.get(server.url).status_code == 204
    first = server.requests[0]
    assert (first.method, first.target, first.json()) == ("POST", "/x?y=1", {"b": 2})
    assert ("X-Odd", "1") in first.headers
    assert first.header("x-odd") == "1"
    assert first.header("x-none") is None
    assert server.connections == 1


@pytest.mark.parametrize("read", [True, False])
@pytest.mark.parametrize("reset", [True, False])
def test_cuts(read: bool, reset: bool) -> None:
    with Loopback(Cut(read, reset), reply()) as server, httpx.Client() as client:
        with pytest.raises((httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)):
            client.get(server.url)
        assert client.get(server.url).status_code == 200
    assert len(server.requests) == 1 + read


@pytest.mark.parametrize("end", ["close", "reset"])
def test_a_body_broken_off(end: str) -> None:
    broken = pytest.raises((httpx.ReadError, httpx.RemoteProtocolError))
    with Loopback(Reply(body=(b"ab",), end=end)) as server, httpx.Client() as client, broken:  # type: ignore[arg-type]
        client.get(server.url)


def test_stalls_until_released_or_left() -> None:
    release = threading.Event()
    with Loopback(reply(stall=release), reply([b"a", release, b"b"])) as server, httpx.Client() as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get(server.url, timeout=0.05)
        with client.stream("GET", server.url) as response:
            chunks = response.iter_bytes()
            assert next(chunks) == b"a"
            release.set()
            assert next(chunks) == b"b"


def test_a_script_not_followed_fails() -> None:
    with pytest.raises(AssertionError, match="never asked for"), Loopback(reply()):
        pass
    with pytest.raises(AssertionError, match="no reply was scripted"), Loopback() as server, httpx.Client() as client:
        assert client.get(server.url).status_code == 418


def test_raw_bytes() -> None:
    broken = pytest.raises(httpx.RemoteProtocolError)
    with Loopback(Reply(raw=b"nonsense\r\n\r\n")) as server, httpx.Client() as client, broken:
        client.get(server.url)
