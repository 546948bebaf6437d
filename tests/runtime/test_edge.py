"""The edge: whatever the network, a server or an argument does, what leaves a call is an error of ours."""

from __future__ import annotations

import pickle
import ssl
import string
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.loopback import Loopback, Reply, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, SyncAPI, sides, thread_operation
from threads_runtime.client import SyncAPIClient
from threads_runtime.errors import APIConnectionError, APIError, APIResponseValidationError, OpenAIError
from threads_runtime.json_codec import MAX_DEPTH, dumps, loads
from threads_runtime.models import Model
from threads_runtime.operation import json_body, path

GOOD = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n{"id": "x"}'

many = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good response in which bytes were changed, removed, doubled or put in."""
    data = bytearray(GOOD)
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(data) - 1))
        match draw(st.sampled_from(["change", "remove", "double", "insert"])):
            case "change":
                data[place] = draw(st.integers(0, 255))
            case "remove" if len(data) > 10:
                del data[place : place + draw(st.integers(1, 30))]
            case "double":
                data[place:place] = data[place : place + 20]
            case _:
                data[place:place] = draw(st.binary(max_size=10))
        if not data:
            return b""
    return bytes(data)


@many
@given(answer=st.one_of(mutated(), st.binary(max_size=200)))
def test_any_bytes_of_a_server(answer: bytes) -> None:
    for side in sides[:2]:
        with Loopback(Reply(raw=answer)) as server:
            server.default = Reply(raw=answer)
            try:
                result = side.run(
                    lambda c: c.send(thread_operation(decode=Model.from_dict)),
                    base_url=server.url, clock=FakeClock(), max_retries=1, timeout=2,
                )  # fmt: skip
            except OpenAIError as error:
                assert KEY not in str(error)  # noqa: PT017
                pickle.loads(pickle.dumps(error))
            else:
                assert pickle.loads(pickle.dumps(result)) == result
            server.replies.clear()


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text() | st.integers(), st.lists, max_leaves=20))
def test_any_json_of_a_server(value: Any) -> None:
    import json

    body = json.dumps(value).encode(errors="surrogatepass")
    try:
        result = loads(body)
    except ValueError:
        assert b"NaN" in body or b"Infinity" in body
    else:
        assert result == value


@pytest.mark.parametrize("text", [b"1e400", b"-1e400", b"[1e999999]", b'{"a": 1E+309}'])
def test_numbers_must_be_finite(text: bytes) -> None:
    with pytest.raises(ValueError, match="too large for a number"):
        loads(text)


@pytest.mark.parametrize("make", [lambda n: b"[" * n + b"]" * n, lambda n: b'{"a":' * n + b"1" + b"}" * n,
                                  lambda n: b'[{"a":' * (n // 2) + b"1" + b"}]" * (n // 2)])  # fmt: skip
def test_json_is_decoded_up_to_a_depth_and_then_usable(make: Any) -> None:
    value = {"a": loads(make(MAX_DEPTH - 2))}
    model = Model.from_dict(value)
    assert model.to_dict() == value
    assert pickle.loads(pickle.dumps(model)) == model
    assert loads(dumps(value)) == value
    assert repr(model)
    for depth in (MAX_DEPTH + 2, 1_000, 100_000):
        with pytest.raises(ValueError, match=f"nested more than {MAX_DEPTH} levels deep"):
            loads(make(depth))


def test_brackets_within_text_do_not_count_as_depth() -> None:
    text = "[" * 10_000
    assert loads(dumps([text] * 3)) == [text] * 3
    wide = [[[]] for _ in range(1_000)]
    assert loads(dumps(wide)) == wide


@given(st.lists(st.text(alphabet='[]{}"\\\\/n,', max_size=6), min_size=60, max_size=60), st.integers(1, 4))
def test_depth_is_found_whatever_the_texts_are(texts: list[str], step: int) -> None:
    for depth, fits in ((MAX_DEPTH, True), (MAX_DEPTH + 1, False)):
        value: Any = texts[0]
        for level in range(depth):
            text = texts[level % len(texts)]
            value = {text: value, f"{text}after": text} if level % step else [text, value, {}] if level else [text]
        body = dumps(value)
        if fits:
            assert loads(body) == value
        else:
            with pytest.raises(ValueError, match="levels deep"):
                loads(body)


@pytest.mark.parametrize("body", [b"[" * 500 + b"]" * 500, b'{"a": 1e400}'])
def test_json_that_is_refused_is_a_typed_error(side: Side, server: Loopback, body: bytes) -> None:
    server.add(reply(b'{"x":' + body + b"}"))
    with pytest.raises(APIResponseValidationError, match="invalid JSON"):
        side.run(lambda c: c.send(thread_operation()), base_url=server.url)
    server.add(reply(b'{"error": {"message":' + body + b"}}", 400))
    with pytest.raises(APIError):
        side.run(lambda c: c.send(thread_operation()), base_url=server.url)


HALF = "\ud800"


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: path("/threads/{thread_id}", thread_id=HALF), "thread_id"),
        (lambda: json_body({"content": [{"text": HALF}]}), r"content\[0\].text"),
        (lambda: json_body({"metadata": {HALF: "x"}}), "a key of metadata"),
        (lambda: dumps({"a": HALF}), "text"),
        (lambda: SyncAPI(api_key=HALF), "api_key"),
        (lambda: SyncAPIClient(api_key="k", base_url=f"http://{HALF}/"), "base_url"),
        (lambda: SyncAPI(api_key="k", default_headers={"X-A": HALF}), "X-A"),
        (lambda: SyncAPI(api_key="k").get(HALF), "path"),
        (lambda: SyncAPI(api_key="k").get("x", query={"after": HALF}), "after"),
        (
            lambda: SyncAPI(api_key="k").get("x", query={HALF: 1}),
            "query parameter",
        ),
        (lambda: SyncAPI(api_key="k").post("x", data={"a": HALF}), "a"),
        (
            lambda: SyncAPI(api_key="k").post("x", files={"a": b""}, data={"b": HALF}),
            "b",
        ),
    ],
)
def test_half_a_surrogate_pair_is_refused_by_name(call: Any, name: str) -> None:
    with pytest.raises(ValueError, match=name) as caught:
        call()
    assert not isinstance(caught.value, UnicodeError)


@pytest.mark.parametrize("failure", [
    ssl.SSLError("bad record"), ConnectionAbortedError(), OSError(5, "broken"), EOFError(), httpx.InvalidURL("odd"),
    UnicodeError("label too long"), OverflowError("port"), ExceptionGroup("", [OSError(), OverflowError()]),
    httpx.StreamConsumed(), RuntimeError("Event loop is closed"),
])  # fmt: skip
@pytest.mark.parametrize("where", ["sending", "reading"])
def test_what_transports_raise_is_a_connection_error(side: Side, failure: Exception, where: str) -> None:
    class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self) -> Any:
            yield b"{"
            raise failure

        async def __aiter__(self) -> Any:
            yield b"{"
            raise failure

    def answer(request: httpx.Request) -> httpx.Response:
        if where == "sending":
            raise failure
        return httpx.Response(200, stream=Body())

    http = side.http_class(transport=httpx.MockTransport(answer))
    operation = thread_operation("POST", ambiguous_hint="look", body={})
    with pytest.raises(APIConnectionError, match=type(failure).__name__) as caught:
        side.run(lambda c: c.send(operation), base_url="http://h", http_client=http, max_retries=0)
    assert caught.value.ambiguous
    assert caught.value.__cause__ is failure


@pytest.mark.parametrize("failure", [ZeroDivisionError(), ValueError("mine"), RuntimeError("mine"), KeyError("mine")])
def test_what_the_users_own_transport_raises_stays(side: Side, failure: Exception) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise failure

    http = side.http_class(transport=httpx.MockTransport(answer))
    with pytest.raises(type(failure)) as caught:
        side.run(lambda c: c.send(thread_operation()), base_url="http://h", http_client=http)
    assert caught.value is failure


@given(st.text(string.printable, max_size=30))
def test_any_host_is_refused_or_a_typed_error(host: str) -> None:
    try:
        client = SyncAPIClient(api_key="k", base_url=f"http://127.0.0.1:1/{host}", max_retries=0)
    except ValueError:
        return
    with pytest.raises((APIConnectionError, ValueError)):
        client.send(thread_operation())


@pytest.mark.parametrize("host", ["x" * 70, "a..b", ".a", "xn--", "127.0.0.1:99999", "a" * 300 + ".example"])
def test_unusual_hosts(side: Side, host: str) -> None:
    with pytest.raises((APIConnectionError, ValueError)) as caught:
        side.run(lambda c: c.send(thread_operation()), base_url=f"http://{host}/v1", max_retries=0)
    assert not isinstance(caught.value, UnicodeError)


@pytest.mark.parametrize("url", ["", " ", "\n"])
def test_an_empty_base_url_is_refused(side: Side, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be the value of a variable that was never set; the default would send the key to the vendor."""
    with pytest.raises(ValueError, match="base_url must not be empty"):
        side.client_class(api_key=KEY, base_url=url)
    client = side.client_class(api_key=KEY, base_url="http://h/v1")
    with pytest.raises(ValueError, match="base_url must not be empty"):
        client.copy(base_url=url)
    with pytest.raises(ValueError, match="base_url must not be empty"):
        client.base_url = url
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    assert str(side.client_class(api_key=KEY).base_url) == "https://api.openai.com/v1/"
