"""Errors: their class, what they say, and what they must not say."""

from __future__ import annotations

import copy
import gzip
import json
import pickle
import subprocess
import sys
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import Loopback, Reply, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, thread_operation
from threads_runtime import errors
from threads_runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    InternalServerError,
    OpenAIError,
    RateLimitError,
    StreamInterruptedError,
    error_from_response,
    error_from_stream,
)

REQUEST = httpx.Request(
    "POST",
    "https://user:pass-of-url@host/v1/threads?api_key=key-in-query&a=1",
    headers={"Authorization": f"Bearer {KEY}", "Cookie": "cookie-sent", "api-key": "azure-key"},
    json={"a": 1},
)

SYNC = """
import sys
from assistant_threads import OpenAI
OpenAI(base_url=sys.argv[1], api_key=sys.argv[2], max_retries=0).beta.threads.create()
"""
ASYNC = """
import asyncio, sys
from assistant_threads import AsyncOpenAI
asyncio.run(AsyncOpenAI(base_url=sys.argv[1], api_key=sys.argv[2], max_retries=0).beta.threads.create())
"""


def response(status: int = 400, content: bytes = b"", **headers: str) -> httpx.Response:
    named = {"x-request-id": "req_1", "set-cookie": "cookie-received", **headers}
    return httpx.Response(status, content=content, headers=named, request=REQUEST)


SHAPES: list[tuple[bytes, str, object]] = [
    (b'{"error":{"message":"Bad","type":"t","param":"p","code":"c"}}', ": Bad", {"message": "Bad", "type": "t"}),
    (b'{"error":{"message":"Bad","type":null}}', ": Bad", {"message": "Bad", "type": None}),
    (b'{"error":"plain"}', ": plain", "plain"),
    (b'{"error":"kind","message":"Words"}', ": Words", {"error": "kind", "message": "Words"}),
    (b'{"error":null}', "", {"error": None}),
    (b'{"error":{}}', "", {"error": {}}),
    (b'{"error":{"code":"c"}}', ": c", {"code": "c"}),
    (b'{"message":"Bare","code":429}', ": Bare", {"message": "Bare", "code": 429}),
    (b'{"type":"about:blank","title":"Title","detail":"Detail"}', ": Detail", {"title": "Title"}),
    (b'{"detail":"Not here"}', ": Not here", {"detail": "Not here"}),
    (
        b'{"detail":[{"loc":["body","x"],"msg":"missing","type":"t"},{"loc":["body"],"msg":"m2"}]}',
        ": body.x: missing",
        {},
    ),
    (b'{"detail":{"message":"Deep"}}', ": Deep", {}),
    (b'{"errors":[{"message":"One"},"Two"]}', ": One; Two", {}),
    (b"[]", "", []),
    (b'["a",{"message":"b"}]', ": a; b", ["a", {"message": "b"}]),
    (b"5", ": 5", 5),
    (b"true", ": True", True),
    (b"null", "", None),
    (b'"text"', ": text", "text"),
    (b"", "", None),
    (b" \r\n", "", None),
    (b"just  text\n", ": just text", "just  text\n"),
    (b"\xff\xfe", ": \ufffd\ufffd", "\ufffd\ufffd"),
    (b'{"error":', ': {"error":', '{"error":'),
    (b"<html><head><title>502\nBad</title></head><body>x</body></html>", ": 502 Bad", None),
    (b"<h1>Oops</h1><script>var x</script>", ": Oops", None),
    (b"<script>" * 50_000, "", None),
    (b"x" * 1_000_000, ": xxxx", "x" * 1_000_000),
    (b"[" * 100_000, ": [[[[", "[" * 100_000),
]

KEYS = st.sampled_from(["error", "message", "detail", "loc", "code", "x"])
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
)


class TestFromAnswers:
    @pytest.mark.parametrize("status", [300, 400, 404, 422, 499, 500, 520, 527, 561, 599, 600, 999])
    @pytest.mark.parametrize(("content", "said", "body"), SHAPES, ids=[repr(shape[0][:24]) for shape in SHAPES])
    def test_any_shape(self, status: int, content: bytes, said: str, body: object) -> None:
        error = error_from_response(response(status, content))
        message = str(error)
        assert message.startswith(str(status))
        assert said in message
        assert "(request id req_1)" in message
        assert len(message) < 700
        assert "\n" not in message
        assert (error.status_code, error.request_id, error.message) == (status, "req_1", message)
        if isinstance(body, dict):
            assert isinstance(error.body, dict)
            assert body.items() <= error.body.items()
        elif body is not None:
            assert error.body == body

    @pytest.mark.parametrize(
        ("status", "name"),
        [
            (400, "BadRequestError"),
            (401, "AuthenticationError"),
            (403, "PermissionDeniedError"),
            (404, "NotFoundError"),
            (409, "ConflictError"),
            (422, "UnprocessableEntityError"),
            (429, "RateLimitError"),
            (500, "InternalServerError"),
            (503, "InternalServerError"),
            (600, "InternalServerError"),
            (418, "APIStatusError"),
            (302, "APIStatusError"),
        ],
    )
    def test_class_by_status(self, side: Side, server: Loopback, status: int, name: str) -> None:
        server.add(reply({"error": {"message": "No", "code": 7, "param": None, "type": ["odd"]}}, status))
        with pytest.raises(APIStatusError) as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=server.url, max_retries=0)
        error = caught.value
        assert type(error) is getattr(errors, name)
        assert (error.code, error.param, error.type) == ("7", None, None)
        assert error.response.status_code == status
        assert error.request.url.path == "/threads/thread_1"

    @pytest.mark.parametrize("body", [b"x", [b"x", b"y"]])
    def test_a_body_that_cant_be_read(self, side: Side, server: Loopback, body: Any) -> None:
        answer = reply(body, 400, {"content-encoding": "gzip", "x-request-id": "req_9"})
        server.add(answer)
        with pytest.raises(BadRequestError, match=r"400 Bad Request.*req_9") as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=server.url)
        assert caught.value.body is None
        assert copy.deepcopy(caught.value).status_code == 400

    def test_a_body_broken_off(self, side: Side, server: Loopback) -> None:
        server.add(reply([b'{"error"'], 401, end="close"))
        with pytest.raises(errors.AuthenticationError, match="401 Unauthorized"):
            side.run(lambda c: c.send(thread_operation()), base_url=server.url)

    def test_a_key_that_the_server_repeats(self, side: Side, server: Loopback) -> None:
        server.add(reply({"error": {"message": f"Incorrect API key provided: {KEY}"}}, 401))
        with pytest.raises(errors.AuthenticationError, match="Incorrect API key provided: <redacted>") as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=server.url)
        assert KEY not in repr(caught.value.body)
        assert KEY.encode() not in pickle.dumps(caught.value)

    @pytest.mark.parametrize("name", ["X-Request-Id", "WWW-Authenticate", "X-Echo", "Set-Cookie"])
    @pytest.mark.parametrize("status", [200, 401])
    def test_a_key_that_a_header_of_the_response_repeats(
        self, side: Side, server: Loopback, name: str, status: int
    ) -> None:
        server.add(reply("no JSON", status, {name: f"Bearer {KEY}"}))
        with pytest.raises(errors.APIError) as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=server.url)
        assert KEY not in repr([str(caught.value), caught.value, vars(caught.value)])
        assert KEY.encode() not in pickle.dumps(caught.value)

    @given(st.integers(300, 999), st.binary())
    def test_any_bytes(self, status: int, content: bytes) -> None:
        error = error_from_response(response(status, content))
        assert str(error).startswith(str(status))
        assert str(pickle.loads(pickle.dumps(error))) == str(error)

    @given(ANY_JSON)
    def test_any_json(self, body: object) -> None:
        message = str(error_from_response(response(400, json.dumps(body).encode())))
        assert message.startswith("400 Bad Request")
        assert len(message) < 700


class TestFromStreams:
    @pytest.mark.parametrize(
        ("data", "kind", "status"),
        [
            ({"code": "rate_limit_exceeded", "message": "Slow"}, RateLimitError, 429),
            ({"error": {"code": None, "type": "server_error", "message": "Slow"}}, InternalServerError, 500),
            ({"error": {"code": 404, "message": "Slow"}}, errors.NotFoundError, 404),
            ({"type": "invalid_request_error", "code": "unheard_of", "message": "Slow"}, BadRequestError, 400),
        ],
    )
    def test_a_known_code(self, data: object, kind: type[APIStatusError], status: int) -> None:
        error = error_from_stream(data, response(200))
        assert type(error) is kind
        assert isinstance(error, APIStatusError)
        assert (error.status_code, error.request_id) == (status, "req_1")
        assert "Slow" in str(error)
        assert pickle.loads(pickle.dumps(error)).status_code == status

    @pytest.mark.parametrize(
        "data", [{"message": "Odd"}, {"error": "Odd"}, "Odd", {"code": "Odd"}, {"code": 7, "msg": "Odd"}]
    )
    def test_any_other(self, data: object) -> None:
        error = error_from_stream(data, response(200))
        assert type(error) is APIError
        assert "Odd" in str(error)

    @pytest.mark.parametrize("data", [None, {}, [], {"error": {}}])
    def test_without_a_message(self, data: object) -> None:
        assert "without a message" in str(error_from_stream(data, response(200)))


class TestFromTransport:
    """No exception of httpx reaches the user, whatever happens on the wire."""

    @pytest.mark.parametrize(
        "answer",
        [
            Reply(raw=b""),
            Reply(raw=b"\r\n\r\n"),
            Reply(raw=b"HTTP/9.9 abc\r\n\r\n"),
            Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"),
            Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
            Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
            reply(b"not gzip", headers={"Content-Encoding": "gzip"}),
            reply(b"not deflate", headers={"Content-Encoding": "deflate"}),
            reply(b"", 302, {"Location": "ftp://x/y"}),
            reply(b"", 302, {"Location": "http://[::1"}),
            reply(b"", 302, {"Location": "\x00"}),
        ],
        ids=str,
    )
    def test_it_is_typed(self, side: Side, server: Loopback, answer: Reply) -> None:
        server.add(answer)
        with pytest.raises(APIConnectionError, match="Connection error") as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=server.url, max_retries=0)
        assert isinstance(caught.value.request, httpx.Request)
        assert caught.value.body is None
        assert KEY not in str(caught.value)

    def test_redirects_without_end(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.default = reply(b"", 302, {"Location": "/again"})
        with pytest.raises(APIConnectionError, match="TooManyRedirects"):
            side.run(lambda c: c.send(thread_operation()), base_url=server.url, clock=clock)
        assert len(server.requests) == 21
        assert clock.sleeps == []

    @pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://host.invalid", "https://127.0.0.1:1"])
    def test_nobody_there(self, side: Side, url: str) -> None:
        with pytest.raises(APIConnectionError, match="ConnectError") as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=url, max_retries=0)
        assert isinstance(caught.value.__cause__, httpx.ConnectError)

    @pytest.mark.parametrize("program", [SYNC, ASYNC], ids=["sync", "async"])
    def test_an_uncaught_one_shows_what_helps(self, program: str) -> None:
        with Loopback() as server:
            url = server.url.replace("//", "//user:password-in-url@")
        done = subprocess.run([sys.executable, "-c", program, url, KEY], capture_output=True, text=True, timeout=60)
        *frames, message, advice = done.stderr.splitlines()
        assert f"): POST {server.url}/threads." in message
        assert advice.startswith("Check that the server is running")
        assert "site-packages" not in "".join(frames)  # what fails below this client is not the user's
        assert len(frames) < 45
        assert "password-in-url" not in done.stderr
        assert KEY not in done.stderr

    def test_plain_http_where_tls_is_expected(self, side: Side) -> None:
        with Loopback(default=reply({})) as server:
            server.faults = Discarding()
            with pytest.raises(APIConnectionError):
                side.run(lambda c: c.get("x"), base_url=server.url.replace("http:", "https:"), max_retries=0, timeout=1)

    def test_event_hooks_that_fail(self, side: Side) -> None:
        def hook(request: httpx.Request) -> None:
            raise httpx.ReadError("of the hook")

        async def async_hook(request: httpx.Request) -> None:
            hook(request)

        http = side.http_class(event_hooks={"request": [async_hook if side.is_async else hook]})
        with pytest.raises(APIConnectionError, match="of the hook") as caught:
            side.run(lambda c: c.get("x"), base_url="http://127.0.0.1:1", http_client=http, max_retries=0)
        assert caught.value.request.url.path == "/x"

    def test_event_hooks_that_raise_for_status(self, side: Side, server: Loopback) -> None:
        def hook(answer: httpx.Response) -> None:
            answer.raise_for_status()

        async def async_hook(answer: httpx.Response) -> None:
            answer.raise_for_status()

        server.add(reply({"error": "no"}, 404))
        http = side.http_class(event_hooks={"response": [async_hook if side.is_async else hook]})
        with pytest.raises(errors.NotFoundError):
            side.run(lambda c: c.send(thread_operation()), base_url=server.url, http_client=http)


class Discarding(list[str]):
    def append(self, fault: str) -> None:
        """A TLS handshake is no HTTP request, which is no news."""


class TestAsObjects:
    """Constructed, raised, printed, copied and pickled by users, as those of openai-python."""

    ALL = (
        OpenAIError("m"),
        APIError("m", REQUEST, body={"code": "c"}),
        APIConnectionError(request=REQUEST),
        APIConnectionError(message="m", request=REQUEST),
        APITimeoutError(REQUEST),
        APITimeoutError(request=REQUEST),
        StreamInterruptedError(request=REQUEST, run_id="run_1", thread_id=None),
        APIResponseValidationError(response(), {"a": 1}),
        APIResponseValidationError(response(), None, message="m"),
        APIStatusError("m", response=response(418), body=None),
        RateLimitError("m", response=response(429, b"zip", **{"retry-after": "1"}), body={"type": "t"}),
    )

    @pytest.mark.parametrize("error", ALL, ids=repr)
    def test_pickle_and_copy_keep_all_but_secrets(self, error: OpenAIError) -> None:
        error.add_note("a note")
        data = pickle.dumps(error)
        for other in (pickle.loads(data), copy.copy(error), copy.deepcopy(error)):
            assert type(other) is type(error)
            assert str(other) == str(error)
            for name in (
                "message",
                "body",
                "code",
                "param",
                "type",
                "status_code",
                "request_id",
                "run_id",
                "ambiguous",
            ):
                assert getattr(other, name, None) == getattr(error, name, None)
            assert other.__notes__ == ["a note"]
            if isinstance(other, APIError):
                assert other.request.method == "POST"
                assert json.loads(other.request.content) == {"a": 1}
            if isinstance(error, APIStatusError) and isinstance(other, APIStatusError):
                assert other.response.content == error.response.content
                assert other.response.headers.get("retry-after") == error.response.headers.get("retry-after")
        text = f"{data!r} {error!r} {error}"
        for secret in (KEY, "pass-of-url", "key-in-query", "cookie-sent", "cookie-received", "azure-key"):
            assert secret not in text

    def test_subclasses_of_users(self) -> None:
        other = pickle.loads(pickle.dumps(OwnError(REQUEST, extra=5)))
        assert (str(other), other.extra) == ("own", 5)

    def test_compressed_answers_pickle(self) -> None:
        error = error_from_response(response(400, gzip.compress(b'{"error":"x"}'), **{"content-encoding": "gzip"}))
        assert pickle.loads(pickle.dumps(error)).response.json() == {"error": "x"}

    def test_the_tree(self) -> None:
        assert issubclass(APITimeoutError, APIConnectionError)
        assert issubclass(StreamInterruptedError, APIConnectionError)
        for name in errors.__all__:
            kind = getattr(errors, name)
            if isinstance(kind, type):
                assert issubclass(kind, OpenAIError)
                assert f" {name} " in f" {errors.__doc__} ".replace("\n", " ")


class OwnError(APIError):
    def __init__(self, request: httpx.Request, *, extra: int) -> None:
        super().__init__("own", request, body=None)
        self.extra = extra
