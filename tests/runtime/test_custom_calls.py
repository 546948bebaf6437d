"""`client.get`, `post`, `put`, `patch` and `delete`: bodies, results, and no argument that is ignored."""

from __future__ import annotations

from enum import Enum
from typing import Any, Generic, TypeVar

import httpx
import pytest
from attrs import define, field

from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import FakeClock, Side
from threads_runtime.errors import APIResponseValidationError
from threads_runtime.responses.binary import HttpxBinaryResponseContent

T = TypeVar("T")

BODIES: list[tuple[dict[str, Any], bytes, str | None]] = [
    ({}, b"", None),
    ({"body": {"a": [1]}}, b'{"a":[1]}', "application/json"),
    ({"json": {"a": [1]}}, b'{"a":[1]}', "application/json"),
    ({"body": None}, b"", None),
    ({"body": []}, b"[]", "application/json"),
    ({"content": b"\xff"}, b"\xff", None),
    ({"content": "é", "headers": {"Content-Type": "text/plain"}}, "é".encode(), "text/plain"),
    ({"data": {"a": "é", "b": [1, 2]}}, b"a=%C3%A9&b%5B%5D=1&b%5B%5D=2", "application/x-www-form-urlencoded"),
    ({"data": {"a": 1}, "extra_body": {"b": 2}}, b"a=1&b=2", "application/x-www-form-urlencoded"),
    ({"options": {"extra_json": {"a": 1}}, "extra_body": {"b": 2}}, b'{"a":1,"b":2}', "application/json"),
]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(("arguments", "body", "media_type"), BODIES)
def test_bodies(server: Loopback, method: str, arguments: Any, body: bytes, media_type: str | None) -> None:
    for side in (Side("sync"), Side("asyncio")):
        server.add(reply({"id": "x"}))
        result = side.run(lambda c: getattr(c, method)("things", **arguments), base_url=server.url)
        assert result == {"id": "x"}
        request = server.requests[-1]
        assert (request.method, request.body, request.header("content-type")) == (method.upper(), body, media_type)


@pytest.mark.parametrize("files", [{"file": ("a.txt", b"abc")}, [("file", ("a.txt", b"abc"))]])
def test_files(side: Side, server: Loopback, files: Any) -> None:
    server.add(reply({}))
    side.run(lambda c: c.post("files", files=files, data={"purpose": "vision"}), base_url=server.url)
    body = server.requests[0].body
    assert b'name="purpose"\r\n\r\nvision\r\n' in body
    assert b'name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nabc\r\n' in body


def test_queries_headers_and_options(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(reply(status=503), reply({}))
    options = {
        "headers": {"X-A": "1", "X-B": "1"}, "params": {"a": 1, "b": 1}, "timeout": 5, "max_retries": 1,
        "idempotency_key": "key-1",
    }  # fmt: skip
    side.run(
        lambda c: c.get("x?z=0", options=options, headers={"X-B": "2"}, query={"b": 2}, extra_query={"c": 3}),
        base_url=server.url, clock=clock, max_retries=0,
    )  # fmt: skip
    request = server.requests[1]
    assert request.target == "/x?z=0&a=1&b=2&c=3"
    assert [request.header(name) for name in ("X-A", "X-B", "Idempotency-Key")] == ["1", "2", "key-1"]


@pytest.mark.parametrize(
    ("method", "arguments", "words"),
    [
        ("post", {"typo": 1}, r"post\(\) got an unexpected keyword argument 'typo'"),
        ("get", {"body": {}}, r"get\(\) got an unexpected keyword argument 'body'"),
        ("get", {"json": {}}, r"get\(\) got an unexpected keyword argument 'json'"),
        ("patch", {"stream": True}, r"patch\(\) got an unexpected keyword argument 'stream'"),
        ("put", {"options": {"typo": 1}}, r"the options of put\(\) have an unknown key 'typo'"),
        ("post", {"body": {}, "json": {}}, "body and json are mutually exclusive"),
        ("post", {"content": b"", "files": {}}, "content and files are mutually exclusive"),
        ("post", {"content": {"a": 1}}, "content must be str or bytes, not dict; use body for JSON"),
        ("post", {"data": b"a"}, "data must be a mapping of form fields, not bytes; use content"),
        ("post", {"files": {"file": "notes.txt"}}, r"files\['file'\] must be a path"),
        ("post", {"content": b"x", "extra_body": {"a": 1}}, "extra_body can't be added to a body that is a bytes"),
        ("post", {"body": b"x"}, "body can't be sent as JSON: bytes"),
        ("delete", {"cast_to": 3}, "cast_to must be a class or a function, not int"),
    ],
)
def test_no_argument_is_ignored(side: Side, method: str, arguments: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        side.run(lambda c: getattr(c, method)("x", **arguments), base_url="http://127.0.0.1:1")


class Color(Enum):
    RED = "red"


@define
class Inner:
    id: str
    size: int | None = None


@define
class Outer:
    id: str
    inner: Inner
    many: list[Inner] = field(factory=list)
    by_name: dict[str, Inner] = field(factory=dict)
    maybe: Inner | None = None
    _hidden: int = 0
    made: int = field(init=False, default=1)


OUTER = {
    "id": "x", "inner": {"id": "i", "size": 1, "unknown": 0}, "many": [{"id": "a"}], "by_name": {"b": {"id": "b"}},
    "maybe": None, "_hidden": 2, "made": 7, "unknown": [],
}  # fmt: skip


def test_an_attrs_class(side: Side, server: Loopback) -> None:
    server.add(reply(OUTER))
    result = side.run(lambda c: c.get("x", cast_to=Outer), base_url=server.url)
    assert result == Outer(
        id="x", inner=Inner("i", 1), many=[Inner("a")], by_name={"b": Inner("b")}, maybe=None, hidden=2
    )


@define
class Box(Generic[T]):
    content: T


def test_a_generic_attrs_class(side: Side, server: Loopback) -> None:
    server.add(reply({"content": 1}))
    assert side.run(lambda c: c.get("x", cast_to=Box[int]), base_url=server.url) == Box(1)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ([], "the value is not an object"), ({}, "id is missing"), ({"id": "x", "inner": 1}, "inner is not an object"),
        ({"id": "x", "inner": {}}, r"inner\.id is missing"),
        ({"id": "x", "inner": {"id": "i"}, "many": [{}]}, r"many\[0\]\.id is missing"),
    ],
)  # fmt: skip
def test_json_that_does_not_fit_an_attrs_class(side: Side, server: Loopback, raw: Any, words: str) -> None:
    server.add(reply(str(raw).replace("'", '"')))
    with pytest.raises(APIResponseValidationError, match=words):
        side.run(lambda c: c.get("x", cast_to=Outer), base_url=server.url)


def test_a_pydantic_class(side: Side, server: Loopback) -> None:
    pydantic = pytest.importorskip("pydantic")
    kind = pydantic.create_model("Thing", id=(str, ...), size=(int, 0))
    server.add(reply({"id": "x", "size": "3"}), reply({"size": 3}), reply([b'[{"id": "a"}]']))
    assert side.run(lambda c: c.get("x", cast_to=kind), base_url=server.url) == kind(id="x", size=3)
    with pytest.raises(APIResponseValidationError, match=r"does not fit.*id") as caught:
        side.run(lambda c: c.get("x", cast_to=kind), base_url=server.url)
    assert isinstance(caught.value.__cause__, pydantic.ValidationError)
    assert side.run(lambda c: c.get("x", cast_to=list[kind]), base_url=server.url) == [{"id": "a"}]


@pytest.mark.parametrize(
    ("cast_to", "expected"),
    [
        (bytes, b'{"id": "x"}'), (str, '{"id": "x"}'), (type(None), None), (dict, {"id": "x"}), (object, {"id": "x"}),
        (dict[str, Any], {"id": "x"}), (Any, {"id": "x"}), (None, {"id": "x"}), (lambda raw: raw["id"], "x"),
    ],
)  # fmt: skip
def test_plain_results(side: Side, server: Loopback, cast_to: Any, expected: Any) -> None:
    server.add(reply({"id": "x"}))
    assert side.run(lambda c: c.get("x", cast_to=cast_to), base_url=server.url) == expected


def test_the_response_itself_and_a_file(side: Side, server: Loopback) -> None:
    server.add(*[reply(b"\x89PNG\xff")] * 2)
    response = side.run(lambda c: c.get("x", cast_to=httpx.Response), base_url=server.url)
    assert response.content == b"\x89PNG\xff"
    file = side.run(lambda c: c.get("x", cast_to=HttpxBinaryResponseContent), base_url=server.url)
    assert file.read() == b"\x89PNG\xff"
