"""The client as an object: copies, connections and end."""

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
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, SyncAPI, thread_operation
from threads_runtime.client import AsyncAPIClient, SyncAPIClient
from threads_runtime.clock import SYSTEM_CLOCK
from threads_runtime.errors import OpenAIError
from threads_runtime.retry import RetryPolicy


class Exotic(SyncAPIClient):
    """A client as generated code and users derive it."""

    default_base_url = "https://exotic.example/v9"
    api_headers = {"OpenAI-Beta": "assistants=v2"}  # noqa: RUF012

    def __init__(self, *, region: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.region = region

    def key_headers(self, key: str) -> dict[str, str]:
        return {"api-key": key}

    @cached_property
    def cached(self) -> list[object]:
        return [self]


class TestCopies:
    def test_keep_what_is_not_passed(self) -> None:
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

    def test_change_what_is_passed_and_leave_the_original(self) -> None:
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
        assert other.default_query == {"a": 1, "b": 2, "c": "3"}
        headers = httpx.Headers(
            {name: value for name, value in other.default_headers.items() if isinstance(value, str)}
        )
        assert (headers["x-a"], headers["x-b"], headers["openai-organization"]) == ("1", "2", "org_2")
        assert vars(client) == before
        assert other.copy(set_default_query={"z": 1}).default_query == {"c": "3", "z": 1}
        assert "X-A" not in other.copy(set_default_headers={}).default_headers
        assert "OpenAI-Beta" in other.copy(set_default_headers={}).default_headers

    def test_retry_and_its_shorthand(self) -> None:
        client = SyncAPIClient(
            api_key=KEY, base_url="http://127.0.0.1/v1", retry=RetryPolicy(initial_delay=9), max_retries=5
        )
        assert client.retry == RetryPolicy(initial_delay=9, max_retries=5, random=client.retry.random)
        assert client.copy(max_retries=1).retry.initial_delay == 9
        assert client.copy(retry=RetryPolicy(max_retries=3)).max_retries == 3

    @pytest.mark.parametrize("what", ["headers", "query"])
    def test_adding_and_replacing_at_once(self, what: str) -> None:
        with pytest.raises(ValueError, match=f"default_{what}"):
            SyncAPI(api_key=KEY).copy(**{f"default_{what}": {}, f"set_default_{what}": {}})  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "settings", [{"base_url": "ftp://x"}, {"timeout": -1}, {"max_retries": -1}, {"default_headers": {"a": "\n"}}]
    )
    def test_are_checked_as_new_ones_are(self, side: Side, settings: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"."):
            side.client_class(api_key=KEY).copy(**settings)

    @given(
        st.sampled_from(["http", "https", "HTTP"]),
        st.sampled_from(["x", "X", "api.example.com", "127.0.0.1", "1.2.3.4.5", "a-b", "xn--a", "x:80", "x:8000", "ü"]),
        st.lists(st.sampled_from(["v1", "", ".", "..", "a b", "%41", "ä", "A_-9", "?a=b", "#c"]), max_size=3),
    )
    def test_a_plain_url_means_what_httpx_reads_in_it(self, scheme: str, host: str, path: list[str]) -> None:
        url = "/".join([f"{scheme}://{host}", *path])
        try:
            parsed = SyncAPI(api_key=KEY, base_url=httpx.URL(url)).base
        except (ValueError, httpx.InvalidURL):
            with pytest.raises(ValueError, match="base_url"):
                SyncAPI(api_key=KEY, base_url=url)
        else:
            assert SyncAPI(api_key=KEY, base_url=url).base == parsed

    def test_dont_copy_what_belongs_to_the_original(self) -> None:
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
    def test_of_the_other_side(self, side: Side) -> None:
        other: Any
        name, other = ("AsyncClient", httpx.Client()) if side.is_async else ("Client", httpx.AsyncClient())
        for make in (side.client_class, side.client_class(api_key=KEY).copy):
            with pytest.raises(TypeError, match=rf"httpx\.{name} here"):
                make(api_key=KEY, http_client=other)

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

    def test_secrets_are_not_sent_to_another_origin(self, side: Side, server: Loopback) -> None:
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
        assert side.client_class(api_key=KEY).transport.user_client is None
        transport = side.client_class(api_key=KEY).transport
        assert not (transport._pools if side.is_async else transport._http)

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
