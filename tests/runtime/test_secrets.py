"""Secrets appear nowhere but in the request: not in tracebacks that show local variables, reprs, messages or bodies."""

from __future__ import annotations

import json
import logging
import pickle
import threading
import traceback
from base64 import b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.support.loopback import Cut, Loopback, Reply, Request, reply
from tests.support.sync_and_async import FakeClock, Side, thread_operation
from threads_runtime.errors import APIError, APIStatusError, OpenAIError, error_from_stream
from threads_runtime.redaction import is_secret

KEY = "made-up-key-0123456789"
SIGNATURE = "made-up-signature-0123456789"
PASSWORD = "made-up-password"
COOKIE = "made-up-cookie-0123456789"
TOKEN = 'made-up "token" \\ 0123456789'
SECRETS = [KEY, SIGNATURE, PASSWORD, COOKIE, "made-up-token-in-a-header"]


def settings(url: str, **others: Any) -> dict[str, Any]:
    headers = {"X-JWT": "made-up-token-in-a-header", "Cookie": f"a=1; session={COOKIE}"}
    return {
        "api_key": KEY, "base_url": url.replace("://", f"://user:{PASSWORD}@"), "default_query": {"sig": SIGNATURE},
        "default_headers": headers, **others,
    }  # fmt: skip


def shown(error: BaseException) -> str:
    """A traceback as error trackers show it, causes included."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def inner_locals(error: BaseException) -> str:
    """The local variables of the package's frames: in those of the caller are the caller's own arguments."""
    frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    inner = [frame.locals or {} for frame in frames if "threads_runtime" in frame.filename]
    assert inner
    return "\n".join(f"{name} = {value}" for each in inner for name, value in each.items())


def no_secret_in(text: str) -> None:
    found = [line.strip() for line in text.splitlines() for secret in SECRETS if secret in line]
    assert not found, found


FAILURES: dict[str, tuple[Any, dict[str, Any]]] = {
    "400": (reply({"error": {"message": "no"}}, 400), {}),
    "500": (reply(b"<html>", 500), {"max_retries": 0}),
    "cut": (Cut(), {"max_retries": 0}),
    "reset": (Cut(reset=True), {"max_retries": 0}),
    "broken body": (reply([b"{"], end="close"), {"max_retries": 0}),
    "not http": (Reply(raw=b"SSH-2.0\r\n\r\n"), {"max_retries": 0}),
    "no json": (reply(b"<html>"), {}),
    "redirect": (reply(b"", 302, {"location": "http://["}), {"max_retries": 0}),
    "timeout": (reply(stall=threading.Event()), {"timeout": 0.05, "max_retries": 0}),
}


@pytest.mark.parametrize("name", FAILURES)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_tracebacks_of_failures(side: Side, server: Loopback, name: str, method: str) -> None:
    answer, others = FAILURES[name]
    if name == "timeout":  # which may pass before anything is sent
        server.default = answer
    else:
        server.add(answer)
    client = side.client_class(**settings(server.url, **others))
    error = failure_of(side, client, lambda c: c.send(thread_operation(method, body={}, ambiguous_hint="look")))
    no_secret_in(shown(error))
    no_secret_in(repr(error) + str(error) + repr(error.__dict__))
    no_secret_in(repr(error.request) + repr(error.request.headers) + repr(error.request.url))
    assert KEY.encode() not in pickle.dumps(error)
    if name == "redirect":  # without secrets, since it leads elsewhere
        return
    # The request itself is as it was sent.
    assert error.request.headers["x-jwt"] == "made-up-token-in-a-header"
    assert error.request.url.params["sig"] == SIGNATURE


def test_tracebacks_of_a_deadline(side: Side, server: Loopback) -> None:
    server.default = reply(stall=threading.Event())
    client = side.client_class(**settings(server.url))
    error = failure_of(
        side, client, lambda c: c.send(thread_operation(deadline=c.clock.monotonic() + 0.1, timeout=None))
    )
    no_secret_in(shown(error))


def test_tracebacks_of_no_connection(side: Side) -> None:
    with Loopback() as server:
        url = server.url
    client = side.client_class(**settings(url, max_retries=0))
    no_secret_in(shown(failure_of(side, client, lambda c: c.send(thread_operation()))))


def failure_of(side: Side, client: Any, action: Callable[[Any], Any]) -> APIError:
    try:
        side.run(action, client=client)
    except APIError as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    "arguments",
    [
        {"extra_headers": {"X-Api-Key": "line\nbreak" + SIGNATURE}}, {"extra_query": {"a": float("nan")}},
        {"extra_body": {"a": object()}}, {"timeout": -1}, {"retry": 3}, {"extra_headers": {"Bad Name": KEY}},
    ],
)  # fmt: skip
def test_tracebacks_of_invalid_arguments(server: Loopback, arguments: dict[str, Any]) -> None:
    client = Side("sync").client_class(**settings(server.url))
    operation = thread_operation("POST", body={"a": 1}, **arguments)
    with pytest.raises((TypeError, ValueError)) as caught:
        client.send(operation)
    no_secret_in(inner_locals(caught.value))
    client.close()


@pytest.mark.parametrize(
    "others",
    [{"timeout": "x"}, {"max_retries": -1}, {"base_url": "ftp://h"}, {"default_headers": {"X": "a\nb"}},
     {"http_client": 3}, {"default_query": 3}],
)  # fmt: skip
def test_tracebacks_of_invalid_settings_hide_the_key(side: Side, others: dict[str, Any]) -> None:
    make = side.client_class
    arguments = {"api_key": KEY, **others}
    with pytest.raises((TypeError, ValueError)) as caught:
        make(**arguments)
    del arguments
    no_secret_in(inner_locals(caught.value))


def test_a_key_that_cannot_be_sent(side: Side) -> None:
    """The function for the key returns one with a line break."""
    client = side.client_class(api_key=side.key_source(lambda: KEY + "\n"), base_url="http://127.0.0.1:1")
    with pytest.raises(ValueError, match="api_key") as caught:
        side.run(lambda c: c.send(thread_operation()), client=client)
    no_secret_in(inner_locals(caught.value))


def echo(request: Request) -> Reply:
    """Repeats everything that was sent, in several forms."""
    everything = [request.target, *(value for _, value in request.headers)]
    everything += [quote(value, safe="") for value in everything]
    return reply({"error": {"message": " ".join(everything), "details": everything}}, 400)


def test_echoed_secrets_are_redacted(side: Side, server: Loopback) -> None:
    server.default = echo
    client = side.client_class(**settings(server.url))
    error = failure_of(side, client, lambda c: c.send(thread_operation(extra_headers={"X-Auth": TOKEN})))
    assert isinstance(error, APIStatusError)
    for text in (str(error), repr(error.body), pickle.loads(pickle.dumps(error)).response.text):
        no_secret_in(text)
        assert quote(SIGNATURE) not in text
        assert TOKEN not in text
        assert json.dumps(TOKEN)[1:-1] not in text
        assert b64encode(f"user:{PASSWORD}".encode()).decode() not in text
    assert "/threads/thread_1" in str(error)


def test_echoed_secrets_in_the_error_of_a_stream() -> None:
    request = httpx.Request("POST", "http://h/?sig=" + SIGNATURE, headers={"Cookie": f"a=1; b={COOKIE}; c=2"})
    response = httpx.Response(200, request=request)
    error = error_from_stream({"error": {"message": f"{COOKIE} {SIGNATURE}", "x": [COOKIE]}}, response)
    no_secret_in(str(error) + repr(error.body))


def test_logs(side: Side, server: Loopback, caplog: pytest.LogCaptureFixture, clock: FakeClock) -> None:
    caplog.set_level(logging.DEBUG)
    server.add(Cut(), reply({}))
    side.run(lambda c: c.send(thread_operation()), client=side.client_class(**settings(server.url, clock=clock)))
    ours = [record.getMessage() for record in caplog.records if record.name == "threads_api"]
    assert len(ours) > 2
    no_secret_in("\n".join(ours))


def test_reprs_of_values(side: Side) -> None:
    client = side.client_class(**settings("http://h/v1"))
    operation = thread_operation(
        query={"sig": SIGNATURE, "limit": 2}, extra_query={"api_key": KEY}, extra_headers={"X-Key": KEY}
    )
    no_secret_in(repr(client) + repr(operation) + repr(client.default_query) + repr(client.merged_headers))
    assert "'limit': 2" in repr(operation)
    assert client.default_query["sig"] == SIGNATURE


@pytest.mark.parametrize(
    "name",
    ["Authorization", "Proxy-Authorization", "api-key", "X-Api-Key", "apikey", "API_KEY", "X-Goog-Api-Key", "X-JWT",
     "X-Auth", "X-Auth-Token", "authToken", "Cookie", "Set-Cookie", "X-Amz-Security-Token", "X-Amz-Signature", "sig",
     "code", "client_secret", "clientSecret", "password", "passwd", "access_token", "refreshToken", "private_key",
     "Ocp-Apim-Subscription-Key", "X-Goog-Credential", "key", "OpenAI-Organization", "OpenAI-Project", "jwt"],
)  # fmt: skip
def test_names_of_secrets(name: str) -> None:
    assert is_secret(name)
    assert is_secret(name.lower())


@pytest.mark.parametrize(
    "name",
    ["keyword", "monkey", "sort_key", "max_tokens", "max_prompt_tokens", "limit", "after", "order", "author", "design",
     "Idempotency-Key", "encode", "signal", "secretary", "X-Request-Id", "cookies_accepted_at", "keys", "zip_code"],
)  # fmt: skip
def test_names_of_no_secrets(name: str) -> None:
    assert not is_secret(name)


def test_a_cursor_carries_a_keyword(side: Side, server: Loopback) -> None:
    assert not isinstance(OpenAIError(), APIError)
    server.add(reply({}))
    side.run(lambda c: c.get("x", query={"keyword": "x"}), base_url=server.url, api_key=KEY)
    assert server.requests[0].target == "/x?keyword=x"
