"""The bytes of a request: query, headers, body, and whose word wins."""

from __future__ import annotations

import math
from enum import Enum
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import Loopback, Request, reply
from tests.support.sync_and_async import KEY, Side, thread_operation
from threads_runtime.omit import Omit, omit
from threads_runtime.requests.query import encode_query, merge_queries, parse_query


class Color(Enum):
    RED = "red"


def sent(side: Side, server: Loopback, operation: Any, **settings: Any) -> Request:
    server.add(reply({}))
    side.run(lambda client: client.send(operation), **{"base_url": server.url, **settings})
    return server.requests[-1]


class TestQuery:
    @pytest.mark.parametrize(
        ("query", "pairs"),
        [
            ({"include[]": ["a", "b"]}, [("include[]", "a"), ("include[]", "b")]),
            ({"include": ("a",)}, [("include[]", "a")]),
            ({"include[]": []}, []),
            ({"limit": 3, "temperature": 0.5}, [("limit", "3"), ("temperature", "0.5")]),
            ({"a": True, "b": False}, [("a", "true"), ("b", "false")]),
            ({"a": None, "b": omit, "c": Omit()}, []),
            ({"a": {"b": 1, "c": {"d": ["x"]}}}, [("a[b]", "1"), ("a[c][d][]", "x")]),
            ({"a": [{"b": 1}]}, [("a[][b]", "1")]),
            ({"a": Color.RED}, [("a", "red")]),
            ({"a": "ä &=+#?/\n", "b": ""}, [("a", "ä &=+#?/\n"), ("b", "")]),
        ],
    )
    def test_encoding(self, query: dict[str, object], pairs: list[tuple[str, str]]) -> None:
        text = encode_query(query)
        assert parse_qsl(text, keep_blank_values=True) == pairs
        assert text.isascii()

    @pytest.mark.parametrize(("value", "error"), [(b"x", TypeError), (object(), TypeError), (math.nan, ValueError)])
    def test_a_value_without_an_encoding(self, value: object, error: type[Exception]) -> None:
        with pytest.raises(error, match="limit"):
            encode_query({"limit": value})

    @given(st.dictionaries(st.text(min_size=1).filter(lambda key: not key.endswith("[]")), st.text()))
    def test_any_text_survives(self, query: dict[str, str]) -> None:
        assert dict(parse_qsl(encode_query(query), keep_blank_values=True)) == query

    @given(st.lists(st.tuples(st.sampled_from(["a", "b[]", "c[d]"]), st.text(max_size=3))))
    def test_the_query_of_a_url_is_sent_unchanged(self, pairs: list[tuple[str, str]]) -> None:
        text = "&".join(encode_query({key: value}) for key, value in pairs)
        assert sorted(parse_qsl(encode_query(parse_query(text)), keep_blank_values=True)) == sorted(pairs)

    def test_later_queries_win_also_over_the_other_spelling(self) -> None:
        assert merge_queries({"include[]": ["a"], "b": 1}, {"include": ["c"]}, None) == {"b": 1, "include": ["c"]}
        assert merge_queries({"include": ["a"]}, {"include[]": omit}) == {"include[]": omit}

    def test_base_url_then_client_then_operation_then_call(self, side: Side, server: Loopback) -> None:
        request = sent(
            side,
            server,
            thread_operation(
                query={"c": "operation", "d": "operation", "e": "x"}, extra_query={"d": "call", "e": omit}
            ),
            base_url=f"{server.url}/v1?a=url&b=url&api-version=2024-05-01-preview",
            default_query={"b": "client", "c": "client", "f": None},
        )
        path, _, query = request.target.partition("?")
        assert path == "/v1/threads/thread_1"
        assert dict(parse_qsl(query)) == {
            "a": "url",
            "b": "client",
            "c": "operation",
            "d": "call",
            "api-version": "2024-05-01-preview",
        }

    def test_a_parameter_that_the_operation_omits_is_the_default_of_the_client(
        self, side: Side, server: Loopback
    ) -> None:
        operation = thread_operation(query={"limit": omit, "after": None})
        request = sent(side, server, operation, default_query={"limit": 5, "after": "x"})
        assert parse_qsl(urlsplit(request.target).query) == [("limit", "5")]

    def test_parameters_of_the_http_client_are_sent_too(self, side: Side, server: Loopback) -> None:
        http = side.http_class(params={"z": "1"})
        request = sent(side, server, thread_operation(query={"include[]": ["a", "b"]}), http_client=http)
        assert parse_qsl(urlsplit(request.target).query) == [("include[]", "a"), ("include[]", "b"), ("z", "1")]


class TestHeaders:
    def test_those_of_every_request(self, side: Side, server: Loopback) -> None:
        request = sent(side, server, thread_operation("POST", body={"a": 1}), organization="org_1", project="proj_1")
        assert request.header("authorization") == f"Bearer {KEY}"
        assert request.header("accept") == "application/json"
        assert request.header("content-type") == "application/json"
        assert request.header("openai-organization") == "org_1"
        assert request.header("openai-project") == "proj_1"
        assert request.header("x-stainless-retry-count") == "0"
        assert request.header("user-agent") == "threads-api/Python"

    @pytest.mark.parametrize("method", ["GET", "DELETE", "POST"])
    def test_none_about_a_body_without_one(self, side: Side, server: Loopback, method: str) -> None:
        operation = thread_operation(method)
        request = sent(side, server, operation, default_headers={"content-type": "application/json"})
        assert request.header("content-type") is None
        assert request.header("transfer-encoding") is None
        assert request.header("content-length") in {None, "0"}
        assert request.body == b""

    def test_http_client_then_client_then_call_without_regard_to_case(self, side: Side, server: Loopback) -> None:
        request = sent(
            side,
            server,
            thread_operation(extra_headers={"X-B": "call", "USER-AGENT": "me", "X-Empty": ""}),
            http_client=side.http_class(headers={"x-a": "http", "x-b": "http", "X-C": "http"}),
            default_headers={"x-A": "client", "x-b": "client"},
        )
        assert [request.header(name) for name in ("x-a", "x-b", "x-c")] == ["client", "call", "http"]
        assert request.header("user-agent") == "me"
        assert request.header("x-empty") == ""

    def test_the_call_wins_over_what_the_client_sets_itself(self, side: Side, server: Loopback) -> None:
        own = {
            "authorization": "Bearer other",
            "content-type": "application/vnd.x+json",
            "X-Stainless-Retry-Count": "9",
            "OPENAI-BETA": "assistants=v3",
        }
        request = sent(side, server, thread_operation("POST", body={}, extra_headers=own))
        for name, value in own.items():
            assert request.header(name) == value

    @pytest.mark.parametrize("name", ["Authorization", "authorization", "Accept", "User-Agent", "X-Client", "X-Http"])
    @pytest.mark.parametrize("where", ["client", "call"])
    def test_omit_removes(self, side: Side, server: Loopback, name: str, where: str) -> None:
        request = sent(
            side,
            server,
            thread_operation(extra_headers={name: Omit()} if where == "call" else {"X-Other": "1"}),
            default_headers={"X-Client": "1", **({name: Omit()} if where == "client" else {})},
            http_client=side.http_class(headers={"X-Http": "1"}),
        )
        # httpx sets some headers of its own again; none of them is ours then.
        assert request.header(name) is None

    def test_the_call_wins_over_omit_of_the_client(self, side: Side, server: Loopback) -> None:
        operation = thread_operation(extra_headers={"authorization": "Bearer mine"})
        request = sent(side, server, operation, default_headers={"Authorization": Omit()})
        assert request.header("authorization") == "Bearer mine"

    def test_latin_1_is_sent(self, side: Side, server: Loopback) -> None:
        assert sent(side, server, thread_operation(extra_headers={"X-Name": "Zoë\ttab"})).header("x-name") == "Zoë\ttab"

    @pytest.mark.parametrize(
        ("headers", "error"),
        [
            ({"X-Key": "secret\r\nX-Other: 1"}, ValueError),
            ({"X-Key": "secret\n"}, ValueError),
            ({"X-Key": "secret\0"}, ValueError),
            ({"X-Key": "secret \u2028 snow ☃"}, ValueError),
            ({"X-Key": b"secret"}, TypeError),
            ({"X-Key": 5}, TypeError),
            ({"X-Key": None}, TypeError),
            ({"X Key": "secret"}, ValueError),
            ({"X-Kéy": "secret"}, ValueError),
            ({"": "secret"}, ValueError),
            ({5: "secret"}, ValueError),
        ],
    )
    def test_illegal_ones_are_refused_before_sending(self, side: Side, headers: Any, error: type[Exception]) -> None:
        with pytest.raises(error) as caught:
            side.run(lambda c: c.send(thread_operation(extra_headers=headers)), base_url="http://127.0.0.1:1")
        assert "secret" not in str(caught.value)
        with pytest.raises(error):
            side.client_class(api_key=KEY, default_headers=headers)

    def test_cookies_of_the_service_are_sent_back(self, side: Side, server: Loopback) -> None:
        server.add(reply({}, headers={"Set-Cookie": "a=1; Path=/"}), reply({}))

        async def twice(client: Any) -> None:
            await client.send(thread_operation())
            await client.send(thread_operation())

        def twice_sync(client: Any) -> None:
            client.send(thread_operation())
            client.send(thread_operation())

        side.run(twice if side.is_async else twice_sync, base_url=server.url)
        assert [request.header("cookie") for request in server.requests] == [None, "a=1"]


class TestBody:
    def test_null_is_sent(self, side: Side, server: Loopback) -> None:
        request = sent(side, server, thread_operation("POST", body={"a": None, "ü": "ß", "n": 2**70}))
        assert request.json() == {"a": None, "ü": "ß", "n": 2**70}

    def test_extras_win_and_omit_removes(self, side: Side, server: Loopback) -> None:
        operation = thread_operation("POST", body={"a": 1, "b": 2, "c": 3}, extra_body={"a": "x", "b": omit, "d": None})
        assert sent(side, server, operation).json() == {"a": "x", "c": 3, "d": None}

    def test_extras_make_a_body(self, side: Side, server: Loopback) -> None:
        request = sent(side, server, thread_operation("DELETE", extra_body={"force": True}))
        assert request.json() == {"force": True}
        assert request.header("content-type") == "application/json"

    @pytest.mark.parametrize("extra", [{"a": math.nan}, {"a": b"x"}, {"a": {1: 2}}])
    def test_what_json_cannot_represent_is_refused(self, side: Side, extra: dict[str, object]) -> None:
        with pytest.raises((TypeError, ValueError), match=r"\ba\b"):
            side.run(lambda c: c.send(thread_operation("POST", extra_body=extra)), base_url="http://127.0.0.1:1")

    def test_extras_of_a_body_that_is_not_an_object(self, side: Side) -> None:
        with pytest.raises(TypeError, match="extra_body"):
            side.run(lambda c: c.post("x", body=[1], extra_body={"a": 1}), base_url="http://127.0.0.1:1")


class TestFraming:
    """The client adds Host and Content-Length itself; they must be those that httpx would add."""

    @pytest.mark.parametrize(
        ("body", "extra"),
        [
            *((body, extra) for body in (omit, b"", b"{}", {"a": 1}) for extra in ({}, {"Host": "elsewhere"})),
            (b"{}", {"Content-Length": "2"}),
        ],
    )
    @pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "PUT", "PATCH"])
    def test_as_httpx_frames_it(
        self, side: Side, server: Loopback, method: str, body: Any, extra: dict[str, str]
    ) -> None:
        ours = sent(side, server, thread_operation(method, body=body, extra_headers=extra))
        content = None if isinstance(body, Omit) else body if isinstance(body, bytes) else b'{"a":1}'
        server.add(reply({}))
        httpx.request(method, f"{server.url}/threads/thread_1", content=content, headers=extra)
        bare = server.requests[-1]
        for name in ("host", "content-length", "transfer-encoding"):
            assert ours.header(name) == bare.header(name)
        assert ours.body == bare.body

    def test_a_hook_can_read_the_body(self, side: Side, server: Loopback) -> None:
        seen: list[bytes] = []

        def note(request: httpx.Request) -> None:
            seen.append(request.content)

        async def note_async(request: httpx.Request) -> None:
            seen.append(request.content)

        hooks: Any = {"request": [note_async if side.is_async else note]}
        http_client = side.http_class(event_hooks=hooks)
        sent(side, server, thread_operation("POST", body={"a": 1}), http_client=http_client)
        assert seen == [b'{"a":1}']


class TestTimeout:
    @pytest.mark.parametrize(
        ("timeout", "error"),
        [(0, ValueError), (-1, ValueError), (math.nan, ValueError), ("5", TypeError), (True, TypeError)],
    )
    def test_not_a_length_of_time(self, side: Side, timeout: Any, error: type[Exception]) -> None:
        with pytest.raises(error, match="timeout"):
            side.client_class(api_key=KEY, timeout=timeout)
        with pytest.raises(error, match="timeout"):
            side.run(lambda c: c.send(thread_operation(timeout=timeout)), base_url="http://127.0.0.1:1")

    @pytest.mark.parametrize(
        ("settings", "call", "read", "connect"),
        [
            ({}, {}, 600.0, 5.0),
            ({"timeout": 7}, {}, 7, 7),
            ({"timeout": None}, {}, None, None),
            ({"timeout": 7}, {"timeout": None}, None, None),
            ({"timeout": 7}, {"timeout": httpx.Timeout(3, connect=1)}, 3, 1),
            ({"timeout": 7, "http": 9}, {}, 7, 7),
            ({"http": 9}, {}, 9, 9),
            ({"http": httpx.Timeout(5.0)}, {}, 600.0, 5.0),
        ],
    )
    def test_whose_holds(
        self,
        side: Side,
        server: Loopback,
        settings: dict[str, Any],
        call: Any,
        read: float | None,
        connect: float | None,
    ) -> None:
        used: list[dict[str, float | None]] = []

        def hook(request: httpx.Request) -> None:
            used.append(request.extensions["timeout"])

        async def async_hook(request: httpx.Request) -> None:
            hook(request)

        hooks = {"request": [async_hook if side.is_async else hook]}
        settings = dict(settings)
        http = settings.pop("http", None)
        client = side.http_class(event_hooks=hooks, **({"timeout": http} if http else {}))
        sent(side, server, thread_operation(**call), http_client=client, **settings)
        assert (used[0]["read"], used[0]["connect"]) == (read, connect)
