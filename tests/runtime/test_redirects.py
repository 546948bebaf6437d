"""Redirects: the method is kept within an origin, and nothing is changed or created by a GET instead."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, thread_operation
from threads_runtime.errors import APIConnectionError, APIError, APIStatusError

METHODS = ["POST", "PUT", "PATCH", "DELETE"]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("method", METHODS)
def test_the_method_and_the_body_are_kept(side: Side, server: Loopback, status: int, method: str) -> None:
    server.add(reply(b"", status, {"Location": "/moved?a=1"}), reply({"id": "x"}))
    operation = thread_operation(method, body={"b": 1}, extra_headers={"X-A": "1"})
    assert side.run(lambda c: c.send(operation), base_url=server.url) == {"id": "x"}
    first, second = server.requests
    assert (second.method, second.target, second.json()) == (method, "/moved?a=1", {"b": 1})
    assert second.header("authorization") == f"Bearer {KEY}"
    assert [second.header(name) for name in ("X-A", "Content-Type", "Content-Length")] == [
        first.header(name) for name in ("X-A", "Content-Type", "Content-Length")
    ]


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize("method", METHODS)
def test_to_another_origin_is_an_error(side: Side, server: Loopback, status: int, method: str) -> None:
    with Loopback() as elsewhere:
        server.add(reply(b"", status, {"Location": f"{elsewhere.url}/moved?sig=secret"}))
        operation = thread_operation(method, body={}, ambiguous_hint="look")
        with pytest.raises(APIStatusError, match=rf"{status} .*redirect to '{elsewhere.url}/moved' was not") as caught:
            side.run(lambda c: c.send(operation), base_url=server.url)
        assert "sig=secret" not in str(caught.value)
        assert not caught.value.ambiguous
        assert not elsewhere.requests


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_read_follows_everywhere(side: Side, server: Loopback, status: int) -> None:
    with Loopback(reply({"id": "x"})) as elsewhere:
        server.add(reply(b"", status, {"Location": f"{elsewhere.url}/moved"}))
        assert side.run(lambda c: c.send(thread_operation()), base_url=server.url) == {"id": "x"}
        assert elsewhere.requests[0].method == "GET"
        assert elsewhere.requests[0].header("authorization") is None


def test_see_other_is_still_a_read(side: Side, server: Loopback) -> None:
    server.add(reply(b"", 303, {"Location": "/seen"}), reply({"id": "x"}))
    assert side.run(lambda c: c.send(thread_operation("POST", body={})), base_url=server.url) == {"id": "x"}
    assert server.requests[1].method == "GET"


def test_a_circle_ends(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.default = reply(b"", 302, {"Location": "/again"})
    with pytest.raises(APIConnectionError, match="TooManyRedirects"):
        side.run(lambda c: c.send(thread_operation("POST", body={})), base_url=server.url, clock=clock)
    assert {request.method for request in server.requests} == {"POST"}


@pytest.mark.parametrize(
    "location",
    ["http://", "http://[", "http://[::1", "http://a b/", "http://" + "x" * 70 + ".example/", "http://ex..ample/",
     "http://xn--/", "http://127.0.0.1:99999/", "http://127.0.0.1:x/", "ftp://127.0.0.1/", "//", "http:///x", "\x7f",
     "http://\xff\xfe/", "mailto:x", "http://%zz/", "http://.example/", "/" + "x" * 70_000],
)  # fmt: skip
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_invalid_location_is_a_typed_error(
    side: Side, server: Loopback, clock: FakeClock, location: str, method: str
) -> None:
    server.default = reply(b"", 307, [("Location", location)])

    def send(client: Any) -> Any:
        return client.send(thread_operation(method, ambiguous_hint="look" if method == "POST" else None))

    with pytest.raises(APIError):
        side.run(send, base_url=server.url, clock=clock)
