"""The client as an object: its settings, copies, connections and end."""

from __future__ import annotations

import copy
import gc
import pickle
import threading
import warnings
from functools import cached_property
from typing import Any

import httpx
import pytest

from threads_api.core.client import AsyncAPIClient, SyncAPIClient
from threads_api.core.clock import SYSTEM_CLOCK
from threads_api.core.errors import AuthenticationError, OpenAIError
from threads_api.core.retry import RetryPolicy

from ..loopback import Loopback, reply
from .sides import KEY, FakeClock, Side, thread_operation


class Exotic(SyncAPIClient):
    """A client as generated code and users derive it."""

    default_base_url = "https://exotic.example/v9"
    api_headers = {"OpenAI-Beta": "assistants=v2"}  # noqa: RUF012

    def __init__(self, *, region: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.region = region

    def auth_headers(self, key: str) -> dict[str, str]:
        return {"api-key": key}

    @cached_property
    def cached(self) -> list[object]:
        return [self]


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

    def test_is_asked_again_for_each_attempt(self, side: Side, server: Loopback, clock: FakeClock) -> None:
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

    def test_set_anew(self, server: Loopback) -> None:
        server.add(reply({}))
        client = SyncAPIClient(api_key="sk-old", base_url=server.url)
        client.api_key = "sk-new"
        Side("sync").run(lambda c: c.send(thread_operation()), client=client)
        assert server.requests[0].header("authorization") == "Bearer sk-new"

    def test_by_another_header(self, server: Loopback) -> None:
        server.add(reply({}))
        client = Exotic(region="x", api_key=KEY, base_url=server.url)
        Side("sync").run(lambda c: c.send(thread_operation()), client=client)
        assert server.requests[0].header("api-key") == KEY
        assert server.requests[0].header("authorization") is None
        assert server.requests[0].header("openai-beta") == "assistants=v2"

    def test_is_in_no_repr(self, side: Side) -> None:
        client = side.client_class(api_key=KEY, base_url="https://user:pass-of-url@host/v1?api_key=hidden")
        assert repr(client) == f"<{type(client).__name__} base_url='https://host/v1'>"
        assert str(client.base_url) == "https://host/v1/"


class TestBaseURL:
    @pytest.mark.parametrize("suffix", ["", "/", "//"])
    def test_slashes(self, side: Side, server: Loopback, suffix: str) -> None:
        server.add(reply({}), reply({}))
        side.run(lambda c: c.send(thread_operation()), base_url=f"{server.url}/a/b{suffix}")
        side.run(lambda c: c.send(thread_operation()), base_url=httpx.URL(f"{server.url}/a/b{suffix}"))
        assert [request.target for request in server.requests] == ["/a/b/threads/thread_1"] * 2

    @pytest.mark.parametrize("url", ["ftp://x/v1", "x/v1", "/v1", "http://", "://", "mailto:a@b", "http://a:b"])
    def test_no_url_of_http(self, side: Side, url: str) -> None:
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

    def test_set_anew(self) -> None:
        client = SyncAPIClient(api_key=KEY)
        assert str(client.base_url) == "https://api.openai.com/v1/"
        client.base_url = "http://x/y?z=1"
        assert str(client.base_url) == "http://x/y/"
        assert dict(client.default_query) == {"z": ["1"]}


class TestCopies:
    def test_keep_what_isnt_given(self) -> None:
        client = Exotic(
            region="moon",
            api_key=KEY,
            organization="org_1",
            project="proj_1",
            timeout=3,
            max_retries=7,
            default_headers={"X-A": "1", "X-B": "1"},
            default_query={"a": 1, "b": 1},
            clock=FakeClock(),
        )
        other = client.copy()
        for name in (
            "region",
            "api_key",
            "organization",
            "project",
            "timeout",
            "retry",
            "clock",
            "base_url",
            "transport",
        ):
            assert getattr(other, name) == getattr(client, name), name
        assert other.default_headers == client.default_headers
        assert other.default_query == client.default_query == {"a": 1, "b": 1}
        assert type(other) is Exotic
        assert str(other.base_url) == "https://exotic.example/v9/"

    def test_change_what_is_given_and_leave_the_original(self) -> None:
        client = Exotic(
            region="moon", api_key=KEY, default_headers={"X-A": "1", "X-B": "1"}, default_query={"a": 1, "b": 1}
        )
        before = {**vars(client)}
        other = client.with_options(
            api_key="sk-other",
            organization="org_2",
            project="proj_2",
            base_url="http://x/v1?c=3",
            timeout=None,
            max_retries=9,
            default_headers={"x-b": "2"},
            default_query={"b": 2},
            clock=SYSTEM_CLOCK,
        )
        assert (other.api_key, other.organization, other.project) == ("sk-other", "org_2", "proj_2")
        assert (other.timeout, other.max_retries, other.clock) == (None, 9, SYSTEM_CLOCK)
        assert other.default_query == {"a": 1, "b": 2, "c": ["3"]}
        headers = httpx.Headers(
            {name: value for name, value in other.default_headers.items() if isinstance(value, str)}
        )
        assert (headers["x-a"], headers["x-b"], headers["openai-organization"]) == ("1", "2", "org_2")
        assert vars(client) == before
        assert other.copy(set_default_query={"z": 1}).default_query == {"c": ["3"], "z": 1}
        assert "X-A" not in other.copy(set_default_headers={}).default_headers
        assert "OpenAI-Beta" in other.copy(set_default_headers={}).default_headers

    def test_retry_and_its_shorthand(self) -> None:
        client = SyncAPIClient(api_key=KEY, retry=RetryPolicy(initial_delay=9), max_retries=5)
        assert client.retry == RetryPolicy(initial_delay=9, max_retries=5, random=client.retry.random)
        assert client.copy(max_retries=1).retry.initial_delay == 9
        assert client.copy(retry=RetryPolicy(max_retries=3)).max_retries == 3

    @pytest.mark.parametrize("what", ["headers", "query"])
    def test_adding_and_replacing_at_once(self, what: str) -> None:
        with pytest.raises(ValueError, match=f"default_{what}"):
            SyncAPIClient(api_key=KEY).copy(**{f"default_{what}": {}, f"set_default_{what}": {}})  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "settings", [{"base_url": "ftp://x"}, {"timeout": -1}, {"max_retries": -1}, {"default_headers": {"a": "\n"}}]
    )
    def test_are_checked_as_new_ones_are(self, side: Side, settings: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"."):
            side.client_class(api_key=KEY).copy(**settings)

    def test_dont_take_over_what_belongs_to_the_original(self) -> None:
        client = Exotic(region="moon", api_key=KEY)
        assert client.cached == [client]
        other = client.copy()
        assert other.cached == [other]

    def test_share_connections_made_later(self, server: Loopback) -> None:
        server.add(reply({}), reply({}), reply({}))
        client = SyncAPIClient(api_key=KEY, base_url=server.url)
        other = client.copy(timeout=5)
        other.send(thread_operation())
        client.send(thread_operation())
        client.with_options(max_retries=0).send(thread_operation())
        assert server.connections == 1
        other.close()
        assert client.is_closed()
        assert other.is_closed()

    def test_with_another_http_client(self, side: Side) -> None:
        client = side.client_class(api_key=KEY)
        http = side.http_class()
        other = client.copy(http_client=http)
        side.run(lambda c: None, client=other)
        assert http.is_closed
        assert not client.is_closed()


class TestHttpClient:
    def test_of_the_other_side(self) -> None:
        for make in (SyncAPIClient, SyncAPIClient(api_key=KEY).copy):
            with pytest.raises(TypeError, match=r"httpx\.Client"):
                make(api_key=KEY, http_client=httpx.AsyncClient())  # type: ignore[operator]
        for make in (AsyncAPIClient, AsyncAPIClient(api_key=KEY).copy):
            with pytest.raises(TypeError, match=r"httpx\.AsyncClient"):
                make(api_key=KEY, http_client=httpx.Client())  # type: ignore[operator]

    def test_authentication_of_it_is_kept(self, side: Side, server: Loopback) -> None:
        server.add(reply({}))
        http = side.http_class(auth=("user", "pass"))
        side.run(lambda c: c.send(thread_operation()), base_url=server.url, http_client=http)
        assert (server.requests[0].header("authorization") or "").startswith("Basic ")


class TestRedirects:
    def test_within_the_origin(self, side: Side, server: Loopback) -> None:
        server.add(reply(b"x", 307, {"Location": "/moved"}), reply({"a": 1}))
        assert side.run(lambda c: c.send(thread_operation("POST", body={"b": 1})), base_url=server.url) == {"a": 1}
        first, second = server.requests
        assert second.header("authorization") == first.header("authorization")
        assert (second.target, second.json()) == ("/moved", {"b": 1})
        assert server.connections == 1

    def test_elsewhere_no_secret_goes_along(self, side: Side, server: Loopback) -> None:
        secrets = {"X-Api-Key": "1", "api-key": "2", "Cookie": "3", "OpenAI-Organization": "4"}
        with Loopback(reply({"a": 1})) as elsewhere:
            server.add(reply(b"", 307, {"Location": f"{elsewhere.url}/moved"}))
            http = side.http_class(auth=("user", "pass"), follow_redirects=True)
            operation = thread_operation("POST", body={}, extra_headers={**secrets, "X-Plain": "5"})
            assert side.run(lambda c: c.send(operation), base_url=server.url, http_client=http) == {"a": 1}
        assert elsewhere.requests[0].header("x-plain") == "5"
        for name in ("Authorization", *secrets):
            assert server.requests[0].header(name) is not None
            assert elsewhere.requests[0].header(name) is None, name

    def test_a_client_that_doesnt_follow(self, side: Side, server: Loopback) -> None:
        server.add(reply(b"", 302, {"Location": "/moved"}))
        with pytest.raises(OpenAIError, match="302 Found"):
            side.run(lambda c: c.send(thread_operation()), base_url=server.url, http_client=side.http_class())


class TestTheEnd:
    def test_closing(self, side: Side, server: Loopback) -> None:
        server.add(reply({}))
        client = side.client_class(api_key=KEY, base_url=server.url)
        assert not client.is_closed()
        side.run(lambda c: c.send(thread_operation()), client=client)
        assert client.is_closed()
        assert server.wait_closed()

    @pytest.mark.parametrize("made", ["never used", "used", "given"])
    def test_a_closed_client(self, side: Side, server: Loopback, made: str) -> None:
        settings = {"http_client": side.http_class()} if made == "given" else {}
        client = side.client_class(api_key=KEY, base_url=server.url, **settings)
        if made == "used":
            server.add(reply({}))
            side.run(lambda c: c.send(thread_operation()), client=client)
        else:
            side.run(lambda c: None, client=client)
        with pytest.raises(OpenAIError, match="closed"):
            side.run(lambda c: c.send(thread_operation()), client=client)
        with pytest.raises(OpenAIError, match="closed"):
            side.run(lambda c: c.send(thread_operation()), client=client.copy(timeout=1))

    def test_an_http_client_closed_by_its_owner(self, side: Side) -> None:
        http = side.http_class()
        client = side.client_class(api_key=KEY, http_client=http)
        side.run(lambda c: None, client=client.copy())
        assert http.is_closed
        with pytest.raises(OpenAIError, match="closed"):
            side.run(lambda c: c.send(thread_operation()), client=client)

    def test_context_managers(self, server: Loopback) -> None:
        server.add(reply({}), reply({}))
        with SyncAPIClient(api_key=KEY, base_url=server.url) as client:
            client.send(thread_operation())
        assert client.is_closed()

        async def main() -> None:
            async with AsyncAPIClient(api_key=KEY, base_url=server.url) as async_client:
                await async_client.send(thread_operation())
            assert async_client.is_closed()

        Side("asyncio").run(lambda _: main())

    def test_a_forgotten_client_leaves_no_socket(self, server: Loopback) -> None:
        server.add(reply({}))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            client = SyncAPIClient(api_key=KEY, base_url=server.url)
            client.send(thread_operation())
            del client
            gc.collect()
        assert server.wait_closed()

    def test_a_copy_keeps_the_connections_of_a_forgotten_client(self, server: Loopback) -> None:
        server.add(reply({}), reply({}))
        client = SyncAPIClient(api_key=KEY, base_url=server.url)
        client.send(thread_operation())
        client = client.copy()
        gc.collect()
        client.send(thread_operation())
        assert server.connections == 1
        client.close()

    def test_nothing_is_made_before_the_first_request(self, side: Side) -> None:
        assert side.client_class(api_key=KEY).transport.given is None
        assert side.client_class(api_key=KEY).transport._http is None

    def test_many_threads_make_one_pool(self, server: Loopback) -> None:
        server.default = reply({})
        client = SyncAPIClient(api_key=KEY, base_url=server.url)
        start = threading.Barrier(8)
        pools: list[object] = []

        def work() -> None:
            start.wait()
            client.send(thread_operation())
            pools.append(client.transport.http())

        workers = [threading.Thread(target=work) for _ in range(8)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert len(pools) == 8
        assert len({id(pool) for pool in pools}) == 1
        client.close()

    @pytest.mark.parametrize("duplicate", [pickle.dumps, copy.copy, copy.deepcopy])
    def test_no_pickling(self, side: Side, duplicate: Any) -> None:
        with pytest.raises(TypeError, match=r"copy\(\)") as caught:
            duplicate(side.client_class(api_key=KEY))
        assert KEY not in str(caught.value)
