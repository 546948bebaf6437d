"""Polling: the requests and their pauses, deadlines, cancellation, and the errors."""

from __future__ import annotations

import asyncio
import pickle
import threading
import types
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest

from assistant_threads import (
    APIConnectionError,
    APIStatusError,
    AsyncOpenAI,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    OpenAI,
    PollTimeoutError,
    RetryPolicy,
    RunFailedError,
)
from assistant_threads.runs.performer import Flow, call, drive_async
from tests.support.loopback import Cut, Loopback, Reply, reply
from tests.support.runs import client, perform, run, waiting
from tests.support.sync_and_async import KEY, FakeClock, Side

Run = Callable[..., Any]
IDS = {"run_id": "run_1", "thread_id": "thread_1"}


@pytest.fixture
def runs(side: Side, server: Loopback, clock: FakeClock) -> Run:
    """Call a method of `beta.threads.runs`, or of `beta.threads`."""

    def call(method: str, *args: Any, settings: dict[str, Any] | None = None, **arguments: Any) -> Any:
        def action(api: Any) -> Any:
            threads = api.beta.threads
            owner = threads.runs if hasattr(threads.runs, method) else threads
            return getattr(owner, method)(*args, **arguments)

        return perform(side, server, clock, action, **(settings or {}))

    return call


def asked(server: Loopback) -> list[str]:
    return [f"{request.method} {request.target}" for request in server.requests]


RETRIEVE = "GET /threads/thread_1/runs/run_1"
CANCEL = "POST /threads/thread_1/runs/run_1/cancel"


class TestTheCalls:
    def test_create_and_poll(self, runs: Run, server: Loopback, clock: FakeClock) -> None:
        server.add(run("queued"), run("in_progress"), run("completed"))
        result = runs("create_and_poll", "thread_1", assistant_id="asst_1", temperature=0.5, include=["x"])
        assert result.status == "completed"
        assert asked(server) == ["POST /threads/thread_1/runs?include%5B%5D=x", RETRIEVE, RETRIEVE]
        assert server.requests[0].json() == {"assistant_id": "asst_1", "temperature": 0.5}
        assert clock.sleeps == [1.0, 1.0]

    def test_create_and_run_poll(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), run("completed"))
        messages = [{"role": "user", "content": "Hi"}]
        assert runs("create_and_run_poll", assistant_id="asst_1", thread={"messages": messages}).status == "completed"
        assert asked(server) == ["POST /threads/runs", RETRIEVE]
        assert server.requests[0].json() == {"assistant_id": "asst_1", "thread": {"messages": messages}}

    @pytest.mark.parametrize(
        ("args", "named"),
        [(("thread_1", "run_1"), {}), (("run_1",), {"thread_id": "thread_1"}), ((), IDS)],
        ids=["positional", "run first", "named"],
    )
    @pytest.mark.parametrize("method", ["poll", "submit_tool_outputs_and_poll", "cancel_and_wait"])
    def test_ids_in_any_order(
        self, runs: Run, server: Loopback, method: str, args: tuple[str, ...], named: dict[str, Any]
    ) -> None:
        more: dict[str, Any] = {"tool_outputs": []} if "outputs" in method else {}
        server.add(run("completed"))
        assert runs(method, *args, **named, **more).status == "completed"
        assert "/threads/thread_1/runs/run_1" in server.requests[0].target

    @pytest.mark.parametrize("status", ["completed", "failed", "cancelled", "expired", "incomplete", "requires_action"])
    def test_a_run_that_has_ended_in_the_first_response_is_not_polled(
        self, runs: Run, server: Loopback, clock: FakeClock, status: str
    ) -> None:
        server.add(run(status, code=201))
        assert runs("create_and_poll", "thread_1", assistant_id="asst_1").status == status
        assert (len(server.requests), clock.sleeps) == (1, [])

    def test_submit_tool_outputs_and_poll(self, runs: Run, server: Loopback) -> None:
        outputs = [{"tool_call_id": "call_1", "output": "22"}]
        server.add(run("queued"), run("completed"))
        runs("submit_tool_outputs_and_poll", **IDS, tool_outputs=outputs)
        assert asked(server) == ["POST /threads/thread_1/runs/run_1/submit_tool_outputs", RETRIEVE]
        assert server.requests[0].json() == {"tool_outputs": outputs}

    def test_a_partial_submission_that_leaves_the_run_waiting(self, runs: Run, server: Loopback) -> None:
        server.add(waiting(("call_2", "f", {})))
        assert runs("submit_tool_outputs_and_poll", **IDS, tool_outputs=[]).status == "requires_action"

    def test_extras_go_to_each_request_and_the_body_to_the_first_only(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), run("completed"))
        extras: dict[str, Any] = {"extra_headers": {"X-A": "1"}, "extra_query": {"q": "2"}, "extra_body": {"b": 3}}
        runs("create_and_poll", "thread_1", assistant_id="asst_1", **extras)
        assert [(r.header("X-A"), r.target[-4:]) for r in server.requests] == [("1", "?q=2")] * 2
        assert server.requests[0].json()["b"] == 3
        assert server.requests[1].body == b""

    @pytest.mark.parametrize(
        ("arguments", "error", "words"),
        [
            ({"poll_interval_ms": -1}, ValueError, "poll_interval_ms must be a number of milliseconds"),
            ({"poll_interval_ms": float("nan")}, ValueError, "poll_interval_ms"),
            ({"poll_interval_ms": "100"}, TypeError, "poll_interval_ms must be a number"),
            ({"poll_interval_ms": True}, TypeError, "poll_interval_ms"),
            ({"deadline": 0}, ValueError, "deadline must be a positive number of seconds"),
            ({"deadline": float("nan")}, ValueError, "deadline"),
            ({"on_update": 3}, TypeError, "on_update must be callable"),
            ({"stream": True}, TypeError, r"create_and_poll\(\) got an unexpected keyword argument 'stream'"),
            ({"temprature": 1}, TypeError, "temprature"),
            ({"assistant_id": b"x"}, TypeError, "assistant_id"),
        ],
        ids=lambda value: str(value) if isinstance(value, dict) else "",
    )
    def test_invalid_arguments_send_nothing(
        self, runs: Run, arguments: dict[str, Any], error: type[Exception], words: str
    ) -> None:
        with pytest.raises(error, match=words):
            runs("create_and_poll", "thread_1", **{"assistant_id": "asst_1", **arguments})

    def test_a_missing_argument_sends_nothing(self, runs: Run) -> None:
        with pytest.raises(TypeError, match="assistant_id"):
            runs("create_and_poll", "thread_1")
        with pytest.raises(ValueError, match="thread_id"):
            runs("create_and_poll", "", assistant_id="asst_1")


class TestPauses:
    def test_defect_the_interval_of_the_server_is_read_from_each_response(
        self, runs: Run, server: Loopback, clock: FakeClock
    ) -> None:
        """openai-python obeys `openai-poll-after-ms` once and keeps it."""
        server.add(
            run("queued", headers={"openai-poll-after-ms": "250"}),
            run("queued", headers={"openai-poll-after-ms": "4000"}),
            run("queued"),
            run("completed"),
        )
        runs("create_and_poll", "thread_1", assistant_id="asst_1")
        assert clock.sleeps == [0.25, 4.0, 1.0]

    @pytest.mark.parametrize("nonsense", ["", "soon", "-5", "0", "nan", "inf"])
    def test_nonsense_of_the_server_is_the_default(
        self, runs: Run, server: Loopback, clock: FakeClock, nonsense: str
    ) -> None:
        server.add(run("queued", headers={"openai-poll-after-ms": nonsense}), run("completed"))
        runs("poll", **IDS)
        assert clock.sleeps == [1.0]

    def test_a_server_cant_put_the_client_to_sleep_for_good(
        self, runs: Run, server: Loopback, clock: FakeClock
    ) -> None:
        server.add(run("queued", headers={"openai-poll-after-ms": "1e12"}), run("completed"))
        runs("poll", **IDS)
        assert clock.sleeps == [60.0]

    @pytest.mark.parametrize(("interval", "sleeps"), [(500, [0.5]), (0, [0.0]), (2.5, [0.0025])])
    def test_the_interval_of_the_user_wins(
        self, runs: Run, server: Loopback, clock: FakeClock, interval: float, sleeps: list[float]
    ) -> None:
        server.add(run("queued", headers={"openai-poll-after-ms": "9000"}), run("completed"))
        runs("poll", **IDS, poll_interval_ms=interval)
        assert clock.sleeps == sleeps


class TestTheDeadline:
    def test_defect_there_is_one(self, runs: Run, server: Loopback, clock: FakeClock) -> None:
        """openai-python #1855: `timeout=2` doesn't stop create_and_poll after 2 seconds."""
        server.add(run("queued"), run("in_progress"), run("in_progress", usage=None))
        with pytest.raises(PollTimeoutError, match=r"run_1 didn't end within 2\.5 s.*in_progress") as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=2.5)
        assert clock.sleeps == [1.0, 1.0, 0.5]  # the last pause doesn't overshoot
        assert caught.value.run is not None
        assert caught.value.run.status == "in_progress"
        assert (caught.value.run_id, caught.value.thread_id) == ("run_1", "thread_1")

    def test_covers_the_retries_of_a_poll(self, runs: Run, server: Loopback, clock: FakeClock) -> None:
        server.add(run("queued"), reply(status=503, headers={"retry-after": "30"}))
        with pytest.raises(PollTimeoutError, match="503") as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=10)
        assert clock.sleeps == [1.0]  # it doesn't wait for a retry that would come too late
        assert isinstance(caught.value.__cause__, Exception)
        assert isinstance(caught.value.__cause__.__cause__, InternalServerError)

    @pytest.mark.parametrize("failure", [Cut(), Cut(read=False, reset=True), reply(status=503), reply(status=429)])
    def test_lasts_through_the_restart_of_a_server(
        self, runs: Run, server: Loopback, clock: FakeClock, failure: Any
    ) -> None:
        server.add(run("queued"), *[failure] * 9, run("completed"))
        settings = {"retry": RetryPolicy(random=lambda: 0.0)}
        result = runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=60, settings=settings)
        assert result.status == "completed"
        assert clock.sleeps == [1.0, 0.5, 1.0, 2.0, 4.0, *[8.0] * 5]

    @pytest.mark.parametrize("method", ["poll", "cancel_and_wait", "wait_until_idle"])
    def test_ends_a_restart_that_never_comes(self, runs: Run, server: Loopback, clock: FakeClock, method: str) -> None:
        server.default = reply(status=502)
        ids = {"thread_id": "thread_1"} if method == "wait_until_idle" else IDS
        with pytest.raises(PollTimeoutError) as caught:
            runs(method, **ids, deadline=60)
        assert isinstance(caught.value.__cause__, Exception)
        assert isinstance(caught.value.__cause__.__cause__, InternalServerError)
        assert 50 < sum(clock.sleeps) <= 60

    def test_makes_no_creation_of_unknown_outcome_happen_twice(self, runs: Run, server: Loopback) -> None:
        server.add(Cut())
        with pytest.raises(APIConnectionError) as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=60)
        assert caught.value.ambiguous

    def test_covers_the_creation(self, runs: Run, server: Loopback, clock: FakeClock) -> None:
        server.add(reply(status=429, headers={"retry-after": "30"}))
        with pytest.raises(PollTimeoutError, match="wasn't created within 10 s") as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=10)
        assert caught.value.run is None
        assert not caught.value.ambiguous
        assert (caught.value.run_id, caught.value.thread_id) == (None, "thread_1")

    def test_ends_a_request_without_a_response(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        """The only real seconds here: the time limit of a request is that of the deadline."""

        def receive(_: object) -> Reply:
            clock.now += 1.0
            return reply(stall=threading.Event())

        server.default = receive
        kind = AsyncOpenAI if side.is_async else OpenAI
        with pytest.raises(PollTimeoutError, match=r"Check with beta\.threads\.runs\.list") as caught:
            side.run(
                lambda c: c.beta.threads.runs.create_and_poll("thread_1", assistant_id="a", deadline=1.0),
                client=kind(api_key=KEY, base_url=server.url, clock=clock),
            )
        assert caught.value.ambiguous

    def test_cancel_on_timeout(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), run("cancelling"))
        with pytest.raises(PollTimeoutError) as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=0.5, cancel_on_timeout=True)
        assert asked(server)[1:] == [CANCEL]
        assert caught.value.run is not None
        assert caught.value.run.status == "cancelling"

    def test_a_failure_to_cancel_is_noted(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), reply({"error": {"message": "too late"}}, 400))
        with pytest.raises(PollTimeoutError) as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", deadline=0.5, cancel_on_timeout=True)
        assert any("too late" in note for note in caught.value.__notes__)

    def test_the_error_can_be_pickled(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"))
        with pytest.raises(PollTimeoutError) as caught:
            runs("poll", **IDS, deadline=0.5)
        copy = pickle.loads(pickle.dumps(caught.value))
        assert (str(copy), copy.run, copy.run_id) == (str(caught.value), caught.value.run, "run_1")


class TestOddAnswers:
    @pytest.mark.parametrize("status", ["paused", "", None, 7, {}, ["completed"]], ids=repr)
    def test_defect_unknown_statuses_arent_polled_for_ever(
        self, runs: Run, server: Loopback, clock: FakeClock, status: object
    ) -> None:
        """openai-python #1407, semantic-kernel #9364."""
        server.default = run(status)
        with pytest.raises(PollTimeoutError) as caught:
            runs("poll", **IDS, poll_interval_ms=60_000)
        assert repr(status) in str(caught.value)
        assert "600 s" in str(caught.value)
        assert sum(clock.sleeps) == 600.0

    def test_an_unknown_status_may_pass(self, runs: Run, server: Loopback) -> None:
        server.add(*[run("warming_up")] * 9, run("queued"), *[run("warming_up")] * 9, run("completed"))
        assert runs("poll", **IDS, poll_interval_ms=60_000).status == "completed"

    def test_the_deadline_applies_to_unknown_statuses(self, runs: Run, server: Loopback, clock: FakeClock) -> None:
        server.default = run("paused")
        with pytest.raises(PollTimeoutError, match=r"within 3 s.*'paused'"):
            runs("poll", **IDS, deadline=3)
        assert sum(clock.sleeps) == 3.0

    @pytest.mark.parametrize("action", [{}, None, {"type": "submit_tool_outputs"}, [], "?"], ids=repr)
    def test_required_action_without_an_action(self, runs: Run, server: Loopback, action: object) -> None:
        server.add(run("requires_action", required_action=action))
        assert runs("poll", **IDS).status == "requires_action"

    def test_contradictions(self, runs: Run, server: Loopback) -> None:
        server.add(run("in_progress", required_action={}), run("completed", required_action={}, last_error={"code": 1}))
        assert runs("poll", **IDS, raise_on_failure=True).status == "completed"

    def test_responses_without_ids(self, runs: Run, server: Loopback) -> None:
        server.add(reply({"status": "queued"}), reply({"status": "queued", "id": None}), reply({"status": "completed"}))
        assert runs("poll", **IDS).status == "completed"
        assert asked(server) == [RETRIEVE] * 3

    def test_the_ids_of_the_user_win(self, runs: Run, server: Loopback) -> None:
        server.add(reply({"status": "queued", "id": "1", "thread_id": "2"}), run("completed"))
        runs("poll", **IDS)
        assert asked(server) == [RETRIEVE] * 2

    def test_an_endless_deadline_is_none(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), run("completed"))
        assert runs("poll", **IDS, deadline=float("inf")).status == "completed"

    def test_a_created_run_without_an_id_cant_be_polled(self, runs: Run, server: Loopback) -> None:
        server.add(reply({"status": "queued"}))
        with pytest.raises(Exception, match="has no id"):
            runs("create_and_run_poll", assistant_id="asst_1")


class TestErrors:
    def test_defect_a_failure_carries_the_ids(self, runs: Run, server: Loopback) -> None:
        """With openai-python a failure while polling carries no run id."""
        server.add(run("queued"), reply({"error": {"message": "gone"}}, 404))
        with pytest.raises(NotFoundError) as caught:
            runs("create_and_run_poll", assistant_id="asst_1")
        assert (caught.value.run_id, caught.value.thread_id) == ("run_1", "thread_1")

    def test_polls_survive_temporary_failures(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), Cut(), reply(status=502), run("in_progress"), reply(status=429), run("completed"))
        assert runs("create_and_poll", "thread_1", assistant_id="asst_1").status == "completed"

    def test_retries_are_those_of_the_call(self, runs: Run, server: Loopback) -> None:
        server.add(run("queued"), reply(status=502))
        with pytest.raises(InternalServerError):
            runs("create_and_poll", "thread_1", assistant_id="asst_1", retry=RetryPolicy(max_retries=0))

    def test_defect_a_lost_response_makes_no_second_run(self, runs: Run, server: Loopback) -> None:
        """openai-python sends two POSTs."""
        server.add(Cut())
        with pytest.raises(APIConnectionError) as caught:
            runs("create_and_run_poll", assistant_id="asst_1")
        assert caught.value.ambiguous
        assert caught.value.run_id is None

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"last_error": {"code": "rate_limit_exceeded", "message": "Slow"}}, "rate_limit_exceeded, Slow"),
            ({"incomplete_details": {"reason": "max_prompt_tokens"}}, "max_prompt_tokens"),
            ({"last_error": "boom"}, "boom"),
            ({"last_error": {}}, "ended as"),
            ({}, "ended as"),
        ],
    )
    @pytest.mark.parametrize("status", ["failed", "expired", "cancelled", "incomplete"])
    def test_raise_on_failure(
        self, runs: Run, server: Loopback, status: str, fields: dict[str, Any], words: str
    ) -> None:
        server.add(run("queued"), run(status, **fields))
        with pytest.raises(RunFailedError, match=words) as caught:
            runs("create_and_poll", "thread_1", assistant_id="asst_1", raise_on_failure=True, cancel_on_exit=True)
        error = caught.value
        assert status in str(error)
        assert (error.run_id, error.thread_id) == ("run_1", "thread_1")
        assert error.run is not None
        assert error.last_error == error.run.last_error
        assert pickle.loads(pickle.dumps(error)).run == error.run


class TestUpdates:
    def test_at_every_change_of_status(self, runs: Run, server: Loopback) -> None:
        seen: list[str] = []
        server.add(run("queued"), run("queued"), run("in_progress"), run("in_progress"), run("completed"))
        runs("create_and_poll", "thread_1", assistant_id="a", on_update=lambda run: seen.append(run.status))
        assert seen == ["queued", "in_progress", "completed"]

    def test_async_ones(self, side: Side, runs: Run, server: Loopback) -> None:
        seen: list[str] = []

        async def on_update(run: Any) -> None:
            seen.append(run.status)

        if side.is_async:
            server.add(run("queued"), run("completed"))
            runs("poll", **IDS, on_update=on_update)
            assert seen == ["queued", "completed"]
        else:
            server.add(run("queued"))
            with pytest.raises(TypeError, match="async"):
                runs("poll", **IDS, on_update=on_update)

    @pytest.mark.parametrize("error", [LookupError("x"), KeyboardInterrupt(), SystemExit(3)], ids=repr)
    @pytest.mark.parametrize("cancel", [False, True])
    def test_what_they_raise_propagates_at_once(
        self, runs: Run, server: Loopback, error: BaseException, cancel: bool
    ) -> None:
        def on_update(_: Any) -> None:
            raise error

        server.add(run("queued"), *([run("cancelling")] if cancel else []))
        with pytest.raises(type(error)) as caught:
            runs("create_and_run_poll", assistant_id="a", on_update=on_update, cancel_on_exit=cancel)
        assert caught.value is error
        assert asked(server)[1:] == ([CANCEL] if cancel else [])
        assert (error.run_id, error.thread_id) == ("run_1", "thread_1")  # type: ignore[attr-defined]

    def test_an_immutable_exception(self, runs: Run, server: Loopback) -> None:
        class Frozen(Exception):  # noqa: N818
            def __setattr__(self, name: str, value: object) -> None:
                raise AttributeError(name)

        def on_update(_: Any) -> None:
            raise Frozen

        server.add(run("queued"))
        with pytest.raises(Frozen):
            runs("poll", **IDS, on_update=on_update)


class TestLeaving:
    @pytest.mark.parametrize("cancel", [False, True])
    def test_ctrl_c_during_a_pause(self, server: Loopback, cancel: bool) -> None:
        class Interrupted(FakeClock):
            def sleep(self, seconds: float) -> None:
                raise KeyboardInterrupt

        server.add(run("queued"), *([run("cancelling")] if cancel else []))
        with OpenAI(api_key=KEY, base_url=server.url, clock=Interrupted()) as api, pytest.raises(KeyboardInterrupt):
            api.beta.threads.runs.create_and_poll("thread_1", assistant_id="a", cancel_on_exit=cancel)
        assert asked(server)[1:] == ([CANCEL] if cancel else [])

    @pytest.mark.parametrize("cancel", [False, True])
    def test_a_cancelled_task(self, side: Side, server: Loopback, cancel: bool) -> None:
        if not side.is_async:
            pytest.skip("there are no tasks")
        import anyio

        class Endless(FakeClock):
            async def async_sleep(self, seconds: float) -> None:
                scope.cancel()
                await anyio.sleep_forever()

        scope: anyio.CancelScope
        server.add(run("queued"), *([run("cancelling")] if cancel else []))

        async def action(api: AsyncOpenAI) -> None:
            nonlocal scope
            with anyio.CancelScope() as scope:
                await api.beta.threads.runs.create_and_poll("thread_1", assistant_id="a", cancel_on_exit=cancel)
            assert scope.cancelled_caught

        side.run(action, client=client(side, server, Endless()))
        assert asked(server)[1:] == ([CANCEL] if cancel else [])

    def test_a_task_cancelled_by_asyncio_itself(self, server: Loopback) -> None:
        async def main() -> None:
            sleeping = asyncio.Event()

            class Endless(FakeClock):
                async def async_sleep(self, seconds: float) -> None:
                    sleeping.set()
                    await asyncio.Event().wait()

            async with AsyncOpenAI(api_key=KEY, base_url=server.url, clock=Endless()) as api:
                coroutine = api.beta.threads.runs.poll(**IDS, cancel_on_exit=True)
                task = asyncio.create_task(coroutine)
                await sleeping.wait()
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task

        server.add(run("queued"), run("cancelling"))
        asyncio.run(main())
        assert asked(server) == [RETRIEVE, CANCEL]

    def test_a_coroutine_that_is_closed_awaits_nothing(self) -> None:
        @types.coroutine
        def suspended(_: object) -> Iterator[None]:
            yield

        left: list[str] = []

        def flow() -> Flow[None]:
            try:
                yield from call(suspended, None)
            finally:
                left.append("left")

        with OpenAI(api_key=KEY) as api:
            coroutine = drive_async(cast(Any, api), flow())
            coroutine.send(None)
            coroutine.close()
        assert left == ["left"]

    def test_an_ended_run_isnt_cancelled(self, runs: Run, server: Loopback) -> None:
        def on_update(run: Any) -> None:
            if run.status == "completed":
                raise LookupError

        server.add(run("queued"), run("completed"))
        with pytest.raises(LookupError):
            runs("poll", **IDS, on_update=on_update, cancel_on_exit=True)


class TestCancelAndWait:
    def test_waits(self, runs: Run, server: Loopback) -> None:
        server.add(run("cancelling"), run("requires_action"), run("cancelling"), run("cancelled"))
        assert runs("cancel_and_wait", **IDS).status == "cancelled"
        assert asked(server) == [CANCEL, RETRIEVE, RETRIEVE, RETRIEVE]
        assert server.requests[0].header("content-type") is None

    def test_a_run_that_has_ended_before(self, runs: Run, server: Loopback) -> None:
        server.add(reply({"error": {"message": "Cannot cancel run with status 'completed'."}}, 400), run("completed"))
        assert runs("cancel_and_wait", **IDS).status == "completed"

    def test_a_refusal_for_another_reason(self, runs: Run, server: Loopback) -> None:
        server.add(reply({"error": "no"}, 400), run("in_progress"))
        with pytest.raises(BadRequestError) as caught:
            runs("cancel_and_wait", **IDS)
        assert caught.value.run_id == "run_1"

    def test_the_deadline(self, runs: Run, server: Loopback) -> None:
        server.default = run("cancelling")
        with pytest.raises(PollTimeoutError):
            runs("cancel_and_wait", **IDS, deadline=3)


class TestWaitUntilIdle:
    @staticmethod
    def listed(*statuses: object) -> Any:
        data = [{"id": f"run_{index}", "status": status} for index, status in enumerate(statuses)]
        return reply({"object": "list", "data": data, "has_more": False})

    def test_waits(self, runs: Run, server: Loopback, clock: FakeClock) -> None:
        server.add(self.listed("in_progress", "completed"), self.listed("requires_action"), self.listed("completed"))
        assert runs("wait_until_idle", "thread_1") is None
        assert asked(server) == ["GET /threads/thread_1/runs?limit=100&order=desc"] * 3
        assert clock.sleeps == [1.0, 1.0]

    def test_a_thread_without_runs(self, runs: Run, server: Loopback) -> None:
        server.add(self.listed())
        runs("wait_until_idle", thread_id="thread_1")

    def test_the_deadline(self, runs: Run, server: Loopback) -> None:
        server.default = self.listed("completed", "queued")
        with pytest.raises(
            PollTimeoutError, match=r"still has an active run \(run_1 is 'queued'\) after 2 s"
        ) as caught:
            runs("wait_until_idle", "thread_1", deadline=2)
        assert (caught.value.run_id, caught.value.thread_id) == ("run_1", "thread_1")

    def test_defect_an_unknown_status_doesnt_lock_the_thread_for_ever(self, runs: Run, server: Loopback) -> None:
        server.default = self.listed("paused")
        with pytest.raises(PollTimeoutError, match=r"an active run \(run_0 is 'paused'\) after 600 s"):
            runs("wait_until_idle", "thread_1", poll_interval_ms=60_000)

    @pytest.mark.parametrize("data", [None, [None, "run"], {}], ids=repr)
    def test_lists_of_nothing(self, runs: Run, server: Loopback, data: object) -> None:
        server.add(reply({"object": "list", "data": data}))
        runs("wait_until_idle", "thread_1")

    def test_an_error(self, runs: Run, server: Loopback) -> None:
        server.add(reply(status=404))
        with pytest.raises(APIStatusError) as caught:
            runs("wait_until_idle", "thread_1")
        assert caught.value.thread_id == "thread_1"


def test_raw_responses_of_the_generated_methods_are_still_there(side: Side, server: Loopback, clock: FakeClock) -> None:
    server.add(run("queued"), run("queued"))
    raw = perform(side, server, clock, lambda c: c.beta.threads.runs.with_raw_response.retrieve("thread_1", "run_1"))
    assert raw.parse().status == "queued"
    raw = perform(side, server, clock, lambda c: c.with_raw_response.beta.threads.runs.retrieve("thread_1", "run_1"))
    assert raw.status_code == 200
