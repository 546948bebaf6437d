"""`client.get`, `post` and `delete`, and the paths that they may go to."""

from __future__ import annotations

from typing import Any

import attrs
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import KEY, Side
from threads_runtime.errors import APIResponseValidationError
from threads_runtime.models import Model
from threads_runtime.requests.base_url import parse_base_url, relative_to_base


@attrs.define(eq=False, repr=False)
class Thing(Model):
    id: str | None = None

    @classmethod
    def from_dict(cls, raw: Any) -> Thing:
        self = super().from_dict(raw)
        self.id = raw.get("id")
        return self


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("threads", "/v1/threads"),
        ("/threads/x", "/v1/threads/x"),
        ("threads/", "/v1/threads/"),
        ("", "/v1/"),
        ("a b/ü", "/v1/a%20b/%C3%BC"),
        ("a%2Fb", "/v1/a%2Fb"),
        ("threads?limit=2&include[]=a&include[]=b", "/v1/threads?limit=2&include%5B%5D=a&include%5B%5D=b"),
        ("threads?next=http://x", "/v1/threads?next=http%3A%2F%2Fx"),
    ],
)
def test_below_the_base_url(side: Side, server: Loopback, path: str, target: str) -> None:
    server.add(reply({"a": 1}), reply({"a": 1}))
    assert side.run(lambda c: c.get(path), base_url=f"{server.url}/v1") == {"a": 1}
    assert side.run(lambda c: c.get(path), base_url=f"{server.url}/v1/") == {"a": 1}
    assert [request.target for request in server.requests] == [target, target]


def test_a_full_url_below_the_base(side: Side, server: Loopback) -> None:
    server.add(reply({}))
    side.run(lambda c: c.get(f"{server.url}/v1/threads?a=1"), base_url=f"{server.url}/v1")
    assert server.requests[0].target == "/v1/threads?a=1"


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/threads",
        "//evil.example/threads",
        "http://127.0.0.1:1/v1x/threads",
        "http://127.0.0.1:1/v2",
        "../v2",
        "threads/../../v2",
        "threads/..",
        "./x",
        "%2e%2e/v2",
        "threads/%2E./x",
        "..%2fv2",
        "threads\\..\\x",
        "threads#x",
        "threads\n",
        "\0",
    ],
)
def test_elsewhere_is_refused(side: Side, path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        side.run(lambda c: c.get(path), base_url="http://127.0.0.1:1/v1")


@given(st.text())
def test_no_path_leaves_the_base_url(path: str) -> None:
    base = parse_base_url("https://service.example/v1")
    try:
        place, _ = relative_to_base(base, path)
        url = httpx.URL(base.prefix + place)
    except (ValueError, httpx.InvalidURL):
        return
    assert url.host == "service.example"
    assert url.path.startswith("/v1/")


def test_what_comes_back(side: Side, server: Loopback) -> None:
    server.add(*[reply({"id": "x"}, headers={"x-request-id": "req_1"})] * 4)
    thing = side.run(lambda c: c.get("things/x", cast_to=Thing), base_url=server.url)
    assert isinstance(thing, Thing)
    assert (thing.id, thing._request_id) == ("x", "req_1")
    assert side.run(lambda c: c.get("things/x", cast_to=lambda raw: raw["id"]), base_url=server.url) == "x"
    assert side.run(lambda c: c.get("things/x", cast_to=object), base_url=server.url) == {"id": "x"}
    response = side.run(lambda c: c.get("things/x", cast_to=httpx.Response), base_url=server.url)
    assert response.json() == {"id": "x"}


def test_bodies_and_options(side: Side, server: Loopback) -> None:
    server.add(reply([b"[1]"]), reply(b"", 204), reply({}), reply({}))
    assert side.run(lambda c: c.post("x", body=[Thing(id="a"), None]), base_url=server.url) == [1]
    assert side.run(lambda c: c.delete("x", extra_headers={"X-A": "1"}), base_url=server.url) == {}
    side.run(lambda c: c.post("x", query={"a": 1}, extra_query={"b": 2}, timeout=5), base_url=server.url)
    side.run(lambda c: c.post("x", body={}, extra_body={"a": 1}), base_url=server.url)
    first, second, third, fourth = server.requests
    assert first.json() == [{"id": "a"}, None]
    assert (second.method, second.header("x-a"), second.body) == ("DELETE", "1", b"")
    assert (third.target, third.body) == ("/x?a=1&b=2", b"")
    assert fourth.json() == {"a": 1}


def test_invalid_cast_to() -> None:
    with pytest.raises(TypeError, match="cast_to"):
        Side("sync").run(lambda c: c.get("x", cast_to="Thing"), base_url="http://127.0.0.1:1")


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b'"x"', b"1", b'{"id":', b"\xff", b'{"a": NaN}'])
def test_a_success_that_isnt_the_object(side: Side, server: Loopback, body: bytes) -> None:
    server.add(reply(body, 201, {"x-request-id": "req_1"}))
    with pytest.raises(APIResponseValidationError, match=r"201 Created.*req_1") as caught:
        side.run(lambda c: c.get("x", cast_to=Thing), base_url=server.url)
    assert (caught.value.status_code, caught.value.request_id) == (201, "req_1")
    assert KEY not in str(caught.value)


def test_a_list_where_a_model_should_be(server: Loopback) -> None:
    server.add(reply([b"[1]"]))
    with pytest.raises(APIResponseValidationError, match="wrong kind"):
        Side("sync").run(lambda c: c.get("x", cast_to=Model), base_url=server.url)


def test_a_path_beyond_all_measure(side: Side) -> None:
    with pytest.raises(ValueError, match="URL"):
        side.run(lambda c: c.get("x" * 70_000), base_url="http://127.0.0.1:1")


@pytest.mark.parametrize(("status", "method"), [(202, "post"), (204, "post"), (205, "get"), (200, "delete")])
def test_a_success_that_needs_no_body(side: Side, server: Loopback, status: int, method: str) -> None:
    server.add(reply(b"", status))
    assert side.run(lambda c: getattr(c, method)("x", cast_to=Thing), base_url=server.url).id is None


def test_defects_of_a_decoder_are_not_blamed_on_the_answer(server: Loopback) -> None:
    server.add(reply({}))
    with pytest.raises(ZeroDivisionError):
        Side("sync").run(lambda c: c.get("x", cast_to=lambda raw: 1 // len(raw)), base_url=server.url)
