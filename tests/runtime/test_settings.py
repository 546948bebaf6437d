"""The key and the base URL: where they come from, and what is refused."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, SyncAPI, thread_operation
from threads_runtime.client import SyncAPIClient
from threads_runtime.errors import AuthenticationError, OpenAIError


class KeyElsewhere(SyncAPIClient):
    api_headers = {"OpenAI-Beta": "assistants=v2"}  # noqa: RUF012

    def key_headers(self, key: str) -> dict[str, str]:
        return {"api-key": key}


class TestTheKey:
    def test_from_the_environment(self, side: Side, server: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENAI_API_KEY", " sk-env-key\n")
        monkeypatch.setenv("OPENAI_ORG_ID", "org_env")
        monkeypatch.setenv("OPENAI_PROJECT_ID", "proj_env")
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/env")
        server.add(reply({}))
        client = side.client_class()
        side.run(lambda c: c.send(thread_operation()), client=client)
        request = server.requests[0]
        assert request.header("authorization") == "Bearer sk-env-key"
        assert (request.header("openai-organization"), request.header("openai-project")) == ("org_env", "proj_env")
        assert request.target == "/env/threads/thread_1"
        assert (client.organization, client.project) == ("org_env", "proj_env")

    @pytest.mark.parametrize("value", [None, "", " \n"])
    def test_missing(self, side: Side, monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
        if value is not None:
            monkeypatch.setenv("OPENAI_API_KEY", value)
        with pytest.raises(OpenAIError, match=r"api_key.*OPENAI_API_KEY"):
            side.client_class()

    @pytest.mark.parametrize(
        ("key", "error"),
        [
            ("", OpenAIError),
            ("sk-hidden\n", ValueError),
            ("sk-hidden-☃", ValueError),
            (b"sk-hidden", TypeError),
            (5, TypeError),
        ],
    )
    def test_impossible(self, side: Side, key: Any, error: type[Exception]) -> None:
        with pytest.raises(error, match=r"(?i)api.key") as caught:
            side.client_class(api_key=key)
        assert "hidden" not in str(caught.value)

    def test_is_called_for_each_attempt(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        keys = iter(["sk-first", "sk-second"])
        server.add(reply(b"", 500), reply({}))
        source = side.key_source(lambda: next(keys))
        side.run(lambda c: c.send(thread_operation()), api_key=source, base_url=server.url, clock=clock)
        assert [request.header("authorization") for request in server.requests] == [
            "Bearer sk-first",
            "Bearer sk-second",
        ]

    def test_plain_functions_serve_the_async_client_too(self, server: Loopback) -> None:
        server.add(reply({}))
        Side("asyncio").run(lambda c: c.send(thread_operation()), api_key=lambda: "sk-plain", base_url=server.url)
        assert server.requests[0].header("authorization") == "Bearer sk-plain"

    def test_async_functions_dont_serve_the_sync_client(self) -> None:
        async def ask() -> str:
            return "sk-hidden"

        with pytest.raises(TypeError, match="async"):
            Side("sync").run(lambda c: c.send(thread_operation()), api_key=ask, base_url="http://127.0.0.1:1")

    @pytest.mark.parametrize(
        ("key", "error"), [(None, TypeError), (5, TypeError), ("", ValueError), ("sk-hidden\r\nx: y", ValueError)]
    )
    def test_impossible_ones_of_a_function(self, side: Side, key: object, error: type[Exception]) -> None:
        source = side.key_source(lambda: key)
        with pytest.raises(error, match="api_key") as caught:
            side.run(lambda c: c.send(thread_operation()), api_key=source, base_url="http://127.0.0.1:1")
        assert "hidden" not in str(caught.value)

    @pytest.mark.parametrize("error", [LookupError, KeyboardInterrupt, httpx.ConnectError("mine"), StopIteration])
    def test_what_its_function_raises_ends_the_call(self, side: Side, clock: FakeClock, error: Any) -> None:
        def fail() -> str:
            raise error

        expected = RuntimeError if error is StopIteration else error if isinstance(error, type) else type(error)
        with pytest.raises(expected):
            side.run(lambda c: c.send(thread_operation()), api_key=fail, base_url="http://127.0.0.1:1", clock=clock)
        assert clock.sleeps == []

    def test_a_changed_key(self, server: Loopback) -> None:
        server.add(reply({}))
        client = SyncAPIClient(api_key="sk-old", base_url=server.url)
        client.api_key = "sk-new"
        Side("sync").run(lambda c: c.send(thread_operation()), client=client)
        assert server.requests[0].header("authorization") == "Bearer sk-new"

    def test_by_another_header(self, server: Loopback) -> None:
        server.add(reply({}))
        client = KeyElsewhere(api_key=KEY, base_url=server.url)
        Side("sync").run(lambda c: c.send(thread_operation()), client=client)
        assert server.requests[0].header("api-key") == KEY
        assert server.requests[0].header("authorization") is None
        assert server.requests[0].header("openai-beta") == "assistants=v2"

    def test_is_in_no_repr(self, side: Side) -> None:
        client = side.client_class(api_key=KEY, base_url="https://user:pass-of-url@host/v1?api_key=hidden")
        assert repr(client) == f"<{type(client).__name__} base_url='https://host/v1'>"
        assert str(client.base_url) == "https://host/v1/"
        assert "dXNlcj" not in repr(client.base), "nor is the password in base64"
        assert "hidden" not in repr(thread_operation(extra_headers={"X-Key": "hidden"}))


class TestBaseURL:
    @pytest.mark.parametrize("suffix", ["", "/", "//"])
    def test_slashes(self, side: Side, server: Loopback, suffix: str) -> None:
        server.add(reply({}), reply({}))
        side.run(lambda c: c.send(thread_operation()), base_url=f"{server.url}/a/b{suffix}")
        side.run(lambda c: c.send(thread_operation()), base_url=httpx.URL(f"{server.url}/a/b{suffix}"))
        assert [request.target for request in server.requests] == ["/a/b/threads/thread_1"] * 2

    @pytest.mark.parametrize("url", ["ftp://x/v1", "x/v1", "/v1", "http://", "://", "mailto:a@b", "http://a:b"])
    def test_not_an_http_url(self, side: Side, url: str) -> None:
        with pytest.raises(ValueError, match="base_url"):
            side.client_class(api_key=KEY, base_url=url)

    def test_wrong_kind(self, side: Side) -> None:
        with pytest.raises(TypeError, match="base_url"):
            side.client_class(api_key=KEY, base_url=b"http://x")

    def test_credentials_become_a_header(self, side: Side, server: Loopback) -> None:
        server.add(reply(b"", 401))
        url = server.url.replace("://", "://user:p%40ss@")
        with pytest.raises(AuthenticationError) as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=url)
        assert server.requests[0].header("authorization") == "Basic dXNlcjpwQHNz"
        assert "p%40ss" not in str(caught.value.request.url)

    def test_a_changed_one(self) -> None:
        client = SyncAPI(api_key=KEY)
        assert str(client.base_url) == "https://api.openai.com/v1/"
        client.base_url = "http://x/y?z=1"
        assert str(client.base_url) == "http://x/y/"
        assert dict(client.default_query) == {"z": "1"}
