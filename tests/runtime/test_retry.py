"""What is sent again, when, and what never is: counted at the server."""

from __future__ import annotations

import math
import threading
from email.utils import formatdate
from typing import Any, ClassVar

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.loopback import Cut, Loopback, Reply, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, thread_operation
from threads_runtime.client import SyncAPIClient
from threads_runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    BadRequestError,
    ConflictError,
    InternalServerError,
    RateLimitError,
)
from threads_runtime.retry import Attempt, RetryPolicy, retry_after

HINT = "List the runs of thread_1."
EXACT = RetryPolicy(random=lambda: 0.0)


def create_run(**rest: Any) -> Any:
    return thread_operation("POST", "/threads/thread_1/runs", body={"a": 1}, ambiguous_hint=HINT, **rest)


class TestWhatIsRetried:
    @pytest.mark.parametrize("status", [408, 409, 429, 500, 503, 520, 599, 600])
    def test_statuses(self, side: Side, server: Loopback, clock: FakeClock, status: int) -> None:
        server.add(reply(b"", status), reply(b"", status), reply({"id": "thread_1"}))
        result = side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock, retry=EXACT)
        assert result == {"id": "thread_1"}
        assert [request.header("x-stainless-retry-count") for request in server.requests] == ["0", "1", "2"]
        assert clock.sleeps == [0.5, 1.0]
        assert server.connections == 1, "the failed answers were drained, so the connection is used again"

    @pytest.mark.parametrize("status", [300, 400, 401, 403, 404, 422, 499])
    def test_other_statuses_are_not(self, side: Side, server: Loopback, clock: FakeClock, status: int) -> None:
        server.add(reply(b"", status))
        with pytest.raises(APIStatusError) as caught:
            side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock)
        assert caught.value.status_code == status
        assert clock.sleeps == []

    @pytest.mark.parametrize("cut", [Cut(), Cut(read=False), Cut(reset=True), Cut(read=False, reset=True)], ids=str)
    def test_lost_connections(self, side: Side, server: Loopback, clock: FakeClock, cut: Cut) -> None:
        server.add(cut, reply({"id": 1}))
        assert side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock) == {"id": 1}

    @pytest.mark.parametrize("end", ["close", "reset"])
    def test_a_broken_body(self, side: Side, server: Loopback, clock: FakeClock, end: Any) -> None:
        server.add(reply([b'{"id"'], end=end), reply({"id": 1}))
        assert side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock) == {"id": 1}

    def test_broken_content_encoding(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"not gzip", headers={"Content-Encoding": "gzip"}), reply({"id": 1}))
        assert side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock) == {"id": 1}

    def test_no_connection(self, side: Side, clock: FakeClock) -> None:
        with Loopback() as server:
            url = server.url
        with pytest.raises(APIConnectionError, match="ConnectError"):
            side.run(lambda client: client.send(thread_operation()), base_url=url, clock=clock, retry=EXACT)
        assert clock.sleeps == [0.5, 1.0]

    def test_timeouts(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        never = threading.Event()
        server.add(reply(stall=never), reply({"id": 1}))
        result = side.run(lambda client: client.send(thread_operation(timeout=0.1)), base_url=server.url, clock=clock)
        assert result == {"id": 1}

    def test_each_attempt_sends_the_same_bytes(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"", 500), reply(b"", 500), reply({}))
        side.run(
            lambda client: client.send(thread_operation("POST", body={"a": [1]})), base_url=server.url, clock=clock
        )
        assert {request.body for request in server.requests} == {b'{"a":[1]}'}


class TestWhatTheServerAsks:
    @pytest.mark.parametrize(
        ("headers", "status", "tried"),
        [
            ({"x-should-retry": "true"}, 400, True),
            ({"x-should-retry": "false"}, 500, False),
            ({"x-should-retry": "maybe"}, 500, True),
            ({"retry-after": "121"}, 429, False),
            ({"retry-after": "121", "x-should-retry": "true"}, 429, False),
        ],
    )
    def test_whether(
        self, side: Side, server: Loopback, clock: FakeClock, headers: dict[str, str], status: int, tried: bool
    ) -> None:
        server.add(reply(b"", status, headers))
        if tried:
            server.add(reply({}))
            side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock)
        else:
            with pytest.raises(APIStatusError):
                side.run(lambda client: client.send(thread_operation()), base_url=server.url, clock=clock)
        assert len(server.requests) == 1 + tried

    @pytest.mark.parametrize(
        ("headers", "delay"),
        [
            ({"retry-after": "7"}, 7.0),
            ({"retry-after": "0.25"}, 0.25),
            ({"retry-after": "120"}, 120.0),
            ({"retry-after-ms": "1500", "retry-after": "7"}, 1.5),
            ({"retry-after-ms": "soon", "retry-after": "7"}, 7.0),
            ({"retry-after": "0"}, 0.5),
            ({"retry-after": "-5"}, 0.5),
            ({"retry-after": "nan"}, 0.5),
            ({"retry-after": "inf"}, 0.5),
            ({"retry-after": "tomorrow"}, 0.5),
            ({"retry-after": formatdate(1_700_000_030, usegmt=True)}, 30.0),
            ({"retry-after": formatdate(1_600_000_000, usegmt=True)}, 0.5),
            ({"retry-after": "Fri, 99 Feb 99999 99:99:99 GMT"}, 0.5),
        ],
    )
    def test_how_long(self, server: Loopback, clock: FakeClock, headers: dict[str, str], delay: float) -> None:
        server.add(reply(b"", 429, headers), reply({}))
        Side("sync").run(lambda c: c.send(thread_operation()), base_url=server.url, clock=clock, retry=EXACT)
        assert clock.sleeps == [delay]

    @given(st.text(alphabet="0123456789.+-einfaNMTWFSuhdr,: GT", max_size=40))
    def test_any_text_is_a_time_ahead_or_none(self, text: str) -> None:
        seconds = retry_after({"retry-after": text, "retry-after-ms": text[::-1]}, FakeClock())
        assert seconds is None or (seconds > 0 and math.isfinite(seconds))


class TestThePolicy:
    def test_max_retries_of_client_and_call(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"", 500))
        with pytest.raises(InternalServerError):
            side.run(lambda c: c.send(thread_operation()), base_url=server.url, clock=clock, max_retries=0)
        server.add(*[reply(b"", 500)] * 4)
        with pytest.raises(InternalServerError):
            side.run(
                lambda c: c.send(thread_operation(retry=RetryPolicy(max_retries=3))),
                base_url=server.url,
                clock=clock,
                max_retries=0,
            )
        assert len(server.requests) == 5

    def test_hook_sees_each_attempt(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        seen: list[Attempt] = []
        server.add(reply(b"", 503), reply([b"{"], end="close"), reply({}))
        policy = RetryPolicy(on_attempt=seen.append, random=lambda: 0.0)
        side.run(lambda c: c.send(thread_operation()), base_url=server.url, clock=clock, retry=policy)
        assert [(a.number, a.operation, a.status, type(a.error), a.delay) for a in seen] == [
            (1, "beta.threads.test", 503, InternalServerError, 0.5),
            (2, "beta.threads.test", None, APIConnectionError, 1.0),
            (3, "beta.threads.test", 200, type(None), None),
        ]
        assert KEY not in repr(seen)

    @pytest.mark.parametrize("stream", [False, True])
    @pytest.mark.parametrize("status", [200, 500])
    def test_what_the_hook_raises_ends_the_call(self, side: Side, server: Loopback, status: int, stream: bool) -> None:
        class Stop(BaseException):
            pass

        def stop(attempt: Attempt) -> None:
            raise Stop

        async def both(client: Any) -> Any:
            with pytest.raises(Stop):
                await client.exchange(thread_operation(), stream=stream)
            return await client.copy(retry=RetryPolicy()).send(thread_operation())

        def both_sync(client: Any) -> Any:
            with pytest.raises(Stop):
                client.exchange(thread_operation(), stream=stream)
            return client.copy(retry=RetryPolicy()).send(thread_operation())

        server.add(reply([b"{", b"}"], status), reply({"id": 1}))
        one = side.http_class(limits=httpx.Limits(max_connections=1))
        settings = {"base_url": server.url, "retry": RetryPolicy(on_attempt=stop), "timeout": 2, "http_client": one}
        # The only connection is free again, or the second call would wait for it in vain.
        assert side.run(both if side.is_async else both_sync, **settings) == {"id": 1}

    @pytest.mark.parametrize(
        ("settings", "error"),
        [
            ({"max_retries": -1}, ValueError),
            ({"max_retries": 1.5}, ValueError),
            ({"max_retries": None}, TypeError),
            ({"max_retries": True}, TypeError),
            ({"max_retries": math.nan}, ValueError),
            ({"initial_delay": "1"}, TypeError),
            ({"max_delay": -0.1}, ValueError),
            ({"max_retry_after": math.nan}, ValueError),
            ({"on_attempt": 5}, TypeError),
        ],
    )
    def test_invalid_settings(self, settings: dict[str, Any], error: type[Exception]) -> None:
        with pytest.raises(error, match=next(iter(settings))):
            RetryPolicy(**settings)

    def test_by_the_clock_of_the_system(self, side: Side, server: Loopback) -> None:
        server.add(reply(b"", 500, {"retry-after": "Fri, 01 Jan 1999 00:00:00 GMT"}), reply({}))
        policy = RetryPolicy(initial_delay=0.001)
        assert side.run(lambda c: c.send(thread_operation()), base_url=server.url, retry=policy) == {}

    @pytest.mark.parametrize("retry", [3, None, True])
    def test_not_a_policy(self, side: Side, retry: Any) -> None:
        with pytest.raises(TypeError, match="RetryPolicy"):
            side.run(lambda c: c.send(thread_operation(retry=retry)), base_url="http://127.0.0.1:1")

    @given(st.integers(0, 10**6), st.floats(0, 1, exclude_max=True))
    def test_backoff_is_bounded(self, retries: int, random: float) -> None:
        delay = RetryPolicy(max_retries=math.inf, random=lambda: random).backoff(retries)
        assert 0.75 * 0.5 <= delay <= 8.0


class TestALostAnswer:
    """Of a request that acts twice when it is sent twice."""

    LOST = (
        pytest.param(Cut(), id="closed"),
        pytest.param(Cut(reset=True), id="reset"),
        pytest.param(reply([b'{"id"'], end="close"), id="body closed"),
        pytest.param(reply([b'{"id"'], end="reset"), id="body reset"),
        pytest.param(reply(b"zip", headers={"Content-Encoding": "gzip"}), id="body garbled"),
        pytest.param(Reply(raw=b"SSH-2.0\r\n\r\n"), id="not http"),
        *(
            pytest.param(reply(b"<html>", status), id=f"{status} page")
            for status in (500, 502, 503, 504, 520, 521, 522, 524, 530, 598, 599)
        ),
        *(pytest.param(reply(b"", status), id=f"{status} empty") for status in (408, 500, 502, 503, 504)),
        *(
            pytest.param(reply(body, 500), id=f"500 {kind}")
            for kind, body in {
                "foreign": {"message": "upstream"}, "text": {"error": "x"}, "no type": {"error": {"message": "x"}},
                "list": b'["error"]', "null": b"null",
            }.items()
        ),
        pytest.param(reply({"error": {"message": "x", "type": "server_error"}}, 502), id="502 in the API's form"),
    )  # fmt: skip

    @pytest.mark.parametrize("lost", LOST)
    def test_is_not_sent_again(self, side: Side, server: Loopback, clock: FakeClock, lost: Any) -> None:
        server.add(lost)
        with pytest.raises((APIConnectionError, APIStatusError)) as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock)
        assert caught.value.ambiguous
        assert "may still have taken effect" in str(caught.value)
        assert HINT in str(caught.value)
        assert HINT in caught.value.message
        assert [request.method for request in server.requests] == ["POST"]

    def test_after_a_read_timeout(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(stall=threading.Event()))
        with pytest.raises(APITimeoutError, match=r"read timeout of 0\.1 s.*may still have taken effect") as caught:
            side.run(lambda c: c.send(create_run(timeout=0.1)), base_url=server.url, clock=clock)
        assert caught.value.ambiguous
        assert len(server.requests) == 1

    @pytest.mark.parametrize("lost", LOST)
    def test_is_sent_again_on_request(self, side: Side, server: Loopback, clock: FakeClock, lost: Any) -> None:
        server.add(lost, reply({"id": "run_1"}))
        policy = RetryPolicy(retry_ambiguous=True)
        result = side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock, retry=policy)
        assert result == {"id": "run_1"}
        assert len(server.requests) == 2

    def test_stays_ambiguous_when_a_later_attempt_is_refused(self, server: Loopback, clock: FakeClock) -> None:
        server.add(Cut(), reply({"error": "a run is active"}, 400))
        policy = RetryPolicy(retry_ambiguous=True)
        with pytest.raises(BadRequestError, match=HINT) as caught:
            Side("sync").run(lambda c: c.send(create_run()), base_url=server.url, clock=clock, retry=policy)
        assert caught.value.ambiguous

    FAILURE: ClassVar = {"error": {"message": "It failed.", "type": "server_error", "param": None, "code": None}}
    TELLING = (
        pytest.param(reply(b"", 409), id="409"),
        pytest.param(reply(b"<html>", 429), id="429"),
        pytest.param(reply(FAILURE, 500), id="500 in the API's form"),
        pytest.param(reply(FAILURE, 503), id="503 in the API's form"),
        pytest.param(reply(FAILURE, 507), id="507 in the API's form"),
        pytest.param(reply(b"<html>", 503, {"retry-after": "1"}), id="503 with retry-after"),
        pytest.param(reply(b"", 503, {"retry-after-ms": "1"}), id="503 with retry-after-ms"),
        pytest.param(reply(b"<html>", 502, {"x-should-retry": "true"}), id="502 with x-should-retry"),
        pytest.param(reply(b"", 400, {"x-should-retry": "true"}), id="400 with x-should-retry"),
    )

    @pytest.mark.parametrize("telling", TELLING)
    def test_answers_that_tell_are_retried(self, side: Side, server: Loopback, clock: FakeClock, telling: Any) -> None:
        server.add(telling, reply({"id": "run_1"}))
        assert side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock) == {"id": "run_1"}

    @pytest.mark.parametrize(
        ("status", "error"), [(409, ConflictError), (429, RateLimitError), (500, APIError), (507, APIError)]
    )
    def test_answers_that_tell_are_not_ambiguous(self, server: Loopback, status: int, error: type[APIError]) -> None:
        server.add(reply(self.FAILURE, status))
        with pytest.raises(error) as caught:
            Side("sync").run(lambda c: c.send(create_run()), base_url=server.url, max_retries=0)
        assert not caught.value.ambiguous
        assert HINT not in str(caught.value)

    def test_a_gateway_may_ask_for_a_retry(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"", 502, {"x-should-retry": "true"}), reply({"id": "run_1"}))
        assert side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock) == {"id": "run_1"}

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
    def test_a_refusal_is_not_ambiguous(self, side: Side, server: Loopback, status: int) -> None:
        server.add(reply(b"<html>", status))
        with pytest.raises(APIStatusError) as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url)
        assert not caught.value.ambiguous

    @pytest.mark.parametrize("failure", [reply(b"<html>", 500), reply(b"", 503), Cut()])
    def test_reads_and_deletions_are_repeated(self, server: Loopback, clock: FakeClock, failure: Any) -> None:
        for method in ("GET", "DELETE"):
            server.add(failure, reply({}))
            Side("sync").run(lambda c: c.send(thread_operation(method)), base_url=server.url, clock=clock)  # noqa: B023

    def test_a_refused_connection_is_not_ambiguous(self, side: Side, clock: FakeClock) -> None:
        with Loopback() as server:
            url = server.url
        with pytest.raises(APIConnectionError) as caught:
            side.run(lambda c: c.send(create_run()), base_url=url, clock=clock)
        assert not caught.value.ambiguous
        assert len(clock.sleeps) == 2

    def test_a_redirect_after_success(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"", 303, {"Location": "/threads/thread_1/runs/run_1"}), reply(b"", 500))
        with pytest.raises(InternalServerError) as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock)
        assert caught.value.ambiguous
        assert [request.method for request in server.requests] == ["POST", "GET"]

    def test_a_success_that_is_not_json(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"<html>maintenance</html>"))
        with pytest.raises(APIError, match="maintenance") as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock)
        assert caught.value.ambiguous

    @pytest.mark.parametrize("status", [202, 204, 205])
    def test_a_success_without_a_body(self, side: Side, server: Loopback, status: int) -> None:
        server.add(reply(b"", status))
        with pytest.raises(APIResponseValidationError, match=HINT) as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url)
        assert caught.value.ambiguous
        assert len(server.requests) == 1

    @pytest.mark.parametrize("body", [{}, {"id": None}, {"id": ""}, {"object": "list", "data": []}, {"status": "ok"}])
    def test_a_success_without_an_id(self, side: Side, server: Loopback, body: object) -> None:
        server.add(reply(body))
        with pytest.raises(APIResponseValidationError, match=f"has no id.*{HINT}") as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url)
        assert caught.value.ambiguous

    @pytest.mark.parametrize("status", [202, 204, 205])
    def test_a_read_needs_a_body_and_a_change_does_not(self, side: Side, server: Loopback, status: int) -> None:
        """An empty page would end a list."""
        server.add(*[reply(b"", status)] * 3)
        with pytest.raises(APIResponseValidationError, match="an empty body") as caught:
            side.run(lambda c: c.send(thread_operation()), base_url=server.url)
        assert not caught.value.ambiguous
        for method in ("POST", "DELETE"):
            assert side.run(lambda c: c.send(thread_operation(method)), base_url=server.url) == {}  # noqa: B023

    def test_custom_posts_count_as_creating(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(Cut())
        with pytest.raises(APIConnectionError, match="POST /threads/runs"):
            side.run(lambda c: c.post("threads/runs", body={}), base_url=server.url, clock=clock)
        assert len(server.requests) == 1


class TestIdempotencyKeys:
    """A server that knows them acts once, however often a request is sent."""

    def echoing(self, server: Loopback) -> None:
        """Returns the key of the first request, whose response is complete."""
        server.default = lambda request: reply(
            {"id": "run_1"}, headers={"Idempotency-Key": request.header("Idempotency-Key") or ""}
        )

    def test_one_a_call_and_the_same_in_each_attempt(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(b"", 429), reply(b"", 409), reply({"id": "run_1"}), reply({"id": "run_2"}))
        for _ in range(2):
            side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock)
        keys = [request.header("Idempotency-Key") for request in server.requests]
        assert keys[0] == keys[1] == keys[2] != keys[3]
        assert None not in keys

    def test_only_for_what_creates(self, side: Side, server: Loopback) -> None:
        server.add(reply({}), reply({}), reply({}))
        for operation in (thread_operation(), thread_operation("DELETE"), thread_operation("POST", body={})):
            side.run(lambda c: c.send(operation), base_url=server.url)  # noqa: B023
        assert [request.header("Idempotency-Key") for request in server.requests] == [None] * 3

    def test_off(self, side: Side, server: Loopback) -> None:
        server.add(reply({"id": "run_1"}))
        side.run(lambda c: c.send(create_run()), base_url=server.url, retry=RetryPolicy(idempotency="off"))
        assert server.requests[0].header("Idempotency-Key") is None

    def test_a_key_of_the_caller_stays(self, side: Side, server: Loopback) -> None:
        server.add(reply({"id": "run_1"}))
        operation = create_run(extra_headers={"idempotency-key": "mine"})
        side.run(lambda c: c.send(operation), base_url=server.url)
        assert server.requests[0].header("Idempotency-Key") == "mine"

    @pytest.mark.parametrize("lost", [Cut(), reply(b"<html>", 502), reply([b"{"], end="close")])
    def test_a_lost_answer_is_retried_where_the_server_is_trusted(
        self, side: Side, server: Loopback, clock: FakeClock, lost: Any
    ) -> None:
        server.add(lost, reply({"id": "run_1"}))
        policy = RetryPolicy(idempotency="trust")
        assert side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock, retry=policy) == {
            "id": "run_1"
        }
        first, second = server.requests
        assert first.header("Idempotency-Key") == second.header("Idempotency-Key")

    def test_a_server_that_returns_the_key_is_trusted(self, server: Loopback, clock: FakeClock) -> None:
        self.echoing(server)
        with SyncAPIClient(api_key=KEY, base_url=server.url, clock=clock) as client:
            client.send(create_run())
            server.add(Cut())
            assert client.copy(timeout=5).send(create_run()) == {"id": "run_1"}
            server.add(Cut())
            with pytest.raises(APIConnectionError) as caught:
                client.copy(retry=RetryPolicy(idempotency="off")).send(create_run())
            assert caught.value.ambiguous

    def test_another_server_is_not(self, server: Loopback, clock: FakeClock) -> None:
        self.echoing(server)
        with SyncAPIClient(api_key=KEY, base_url=server.url, clock=clock) as client, Loopback(Cut()) as other:
            client.send(create_run())
            with pytest.raises(APIConnectionError) as caught:
                client.copy(base_url=other.url).send(create_run())
            assert caught.value.ambiguous

    def test_stays_ambiguous_if_every_attempt_is_lost(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(Cut(), Cut(), Cut())
        policy = RetryPolicy(idempotency="trust")
        with pytest.raises(APIConnectionError, match=HINT) as caught:
            side.run(lambda c: c.send(create_run()), base_url=server.url, clock=clock, retry=policy)
        assert caught.value.ambiguous

    def test_no_other_setting(self) -> None:
        with pytest.raises(ValueError, match="idempotency must be 'auto', 'trust' or 'off'"):
            RetryPolicy(idempotency="on")  # type: ignore[arg-type]
