"""Python functions that run when a run asks for them."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, cast

import anyio
import anyio.lowlevel
import pytest
from attrs import frozen

from assistant_threads import (
    APIConnectionError,
    BadRequestError,
    PollTimeoutError,
    RetryPolicy,
    ToolArgumentsError,
    function_tool,
)
from assistant_threads.types.beta.threads import RequiredActionFunctionToolCall
from tests.support.loopback import Cut, Loopback, reply
from tests.support.runs import perform, run, waiting
from tests.support.sync_and_async import FakeClock, Side

IDS = {"run_id": "run_1", "thread_id": "thread_1"}
Poll = Callable[..., Any]


@pytest.fixture
def poll(side: Side, server: Loopback, clock: FakeClock) -> Poll:
    """`beta.threads.runs.poll` with functions."""

    def call(*functions: Any, **arguments: Any) -> Any:
        def action(api: Any) -> Any:
            return api.beta.threads.runs.poll(**IDS, functions=functions, **arguments)

        return perform(side, server, clock, action)

    return call


def outputs(server: Loopback) -> list[dict[str, Any]]:
    """What was submitted in each round, by the id of the call."""
    return [
        {each["tool_call_id"]: each["output"] for each in request.json()["tool_outputs"]}
        for request in server.requests
        if request.target.endswith("/submit_tool_outputs")
    ]


def add(a: int, b: int = 2) -> int:
    """Add two numbers."""
    return a + b


class TestRounds:
    def test_the_functions_run_and_polling_goes_on(self, poll: Poll, server: Loopback) -> None:
        server.add(
            waiting(("call_1", "add", {"a": 1}), ("call_2", "add", {"a": 1, "b": 5})),
            run("queued"),
            waiting(("call_3", "add", {"a": 7})),
            run("completed"),
        )
        assert poll(add).status == "completed"
        assert outputs(server) == [{"call_1": "3", "call_2": "6"}, {"call_3": "9"}]

    @pytest.mark.parametrize("method", ["create_and_poll", "create_and_run_poll"])
    def test_they_are_offered_with_the_other_tools(
        self, side: Side, server: Loopback, clock: FakeClock, method: str
    ) -> None:
        def action(api: Any) -> Any:
            owner = api.beta.threads if "run" in method else api.beta.threads.runs
            ids = {} if "run" in method else {"thread_id": "thread_1"}
            by_hand = {"type": "function", "function": {"name": "by_hand"}}
            tools = [{"type": "file_search"}, by_hand]
            return getattr(owner, method)(assistant_id="a", tools=tools, functions=[add, named("by_hand")], **ids)

        server.add(waiting(("call_1", "add", {"a": 1})), run("completed"))
        assert perform(side, server, clock, action).status == "completed"
        tools = server.requests[0].json()["tools"]
        assert [tool.get("function", {}).get("name") for tool in tools] == [None, "by_hand", "add"]
        assert tools[1] == {"type": "function", "function": {"name": "by_hand"}}
        assert tools[2] == function_tool(add).definition

    def test_no_tools_are_sent_without_functions(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(run("completed"))
        perform(side, server, clock, lambda c: c.beta.threads.runs.create_and_poll("thread_1", assistant_id="a"))
        assert server.requests[0].json() == {"assistant_id": "a"}

    def test_no_functions_are_as_if_there_were_none(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        server.add(run("requires_action"))
        perform(
            side,
            server,
            clock,
            lambda c: c.beta.threads.runs.create_and_poll("thread_1", assistant_id="a", functions=[]),
        )
        assert "tools" not in server.requests[0].json()

    @pytest.mark.parametrize("functions", [add, "add"])
    def test_functions_must_be_a_list(self, side: Side, server: Loopback, clock: FakeClock, functions: Any) -> None:
        with pytest.raises(TypeError, match="functions must be a list of functions"):
            perform(side, server, clock, lambda c: c.beta.threads.runs.poll(**IDS, functions=functions))

    def test_after_outputs_by_hand(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        given = [{"tool_call_id": "call_0", "output": "0"}]
        server.add(run("queued"), waiting(("call_1", "add", {"a": 1})), run("completed"))
        perform(
            side,
            server,
            clock,
            lambda c: c.beta.threads.runs.submit_tool_outputs_and_poll(**IDS, tool_outputs=given, functions=[add]),
        )
        assert outputs(server) == [{"call_0": "0"}, {"call_1": "3"}]

    def test_max_tool_rounds(self, poll: Poll, server: Loopback) -> None:
        for number in range(4):
            server.add(waiting((f"call_{number}", "add", {"a": number})))
        assert poll(add, max_tool_rounds=3).status == "requires_action"
        assert len(outputs(server)) == 3

    def test_ten_rounds_by_default(self, poll: Poll, server: Loopback) -> None:
        for number in range(11):
            server.add(waiting((f"call_{number}", "add", {"a": number})))
        assert poll(add).status == "requires_action"
        assert len(outputs(server)) == 10

    def test_no_function_runs_twice_when_the_response_is_outdated(self, poll: Poll, server: Loopback) -> None:
        called: list[int] = []
        same = waiting(("call_1", "count", {}))
        server.add(same, same, run("in_progress"), run("completed"))
        assert poll(function_tool(lambda: called.append(1), name="count")).status == "completed"
        assert called == [1]

    def test_a_run_that_keeps_waiting_for_submitted_outputs_is_returned(self, poll: Poll, server: Loopback) -> None:
        same = waiting(("call_1", "add", {"a": 1}))
        server.add(same, same, same)
        assert poll(add).status == "requires_action"
        assert len(outputs(server)) == 1

    def test_a_later_round_may_use_the_same_ids(self, poll: Poll, server: Loopback) -> None:
        server.add(
            waiting(("call_0", "add", {"a": 1})), run("queued"), waiting(("call_0", "add", {"a": 2})), run("completed")
        )
        poll(add)
        assert outputs(server) == [{"call_0": "3"}, {"call_0": "4"}]

    def test_after_a_lost_response_to_outputs_the_run_is_looked_up(self, poll: Poll, server: Loopback) -> None:
        server.add(waiting(("call_1", "add", {"a": 1})), Cut(), run("in_progress"), run("completed"))
        assert poll(add).status == "completed"
        assert len(outputs(server)) == 1

    def test_outputs_that_never_arrived_are_submitted_again(self, poll: Poll, server: Loopback) -> None:
        same = waiting(("call_1", "add", {"a": 1}))
        server.add(same, Cut(), same, run("completed"))
        assert poll(add).status == "completed"
        assert outputs(server) == [{"call_1": "3"}] * 2

    def test_outputs_that_never_arrive_are_given_up(self, poll: Poll, server: Loopback) -> None:
        same = waiting(("call_1", "add", {"a": 1}))
        server.add(same, *[Cut(), same] * 3)
        with pytest.raises(APIConnectionError) as caught:
            poll(add)
        assert caught.value.ambiguous
        assert caught.value.run_id == "run_1"
        assert outputs(server) == [{"call_1": "3"}] * 3

    def test_only_what_is_missing_is_submitted_again(self, poll: Poll, server: Loopback) -> None:
        both = waiting(("call_1", "add", {"a": 1}), ("call_2", "add", {"a": 2}))
        server.add(both, Cut(), waiting(("call_2", "add", {"a": 2})), run("completed"))
        assert poll(add).status == "completed"
        assert outputs(server) == [{"call_1": "3", "call_2": "4"}, {"call_2": "4"}]

    @pytest.mark.parametrize("failure", [Cut(), reply(status=502), reply({"error": {"message": "No."}}, 400)])
    def test_a_run_that_needs_other_outputs_has_accepted_these(
        self, poll: Poll, server: Loopback, failure: Any
    ) -> None:
        following = waiting(("call_2", "add", {"a": 2}))
        server.add(waiting(("call_1", "add", {"a": 1})), failure, following, run("completed"))
        assert poll(add).status == "completed"
        assert outputs(server) == [{"call_1": "3"}, {"call_2": "4"}]

    @pytest.mark.parametrize("status", [408, 500, 503])
    def test_after_a_temporary_failure_outputs_are_submitted_again(
        self, side: Side, server: Loopback, clock: FakeClock, status: int
    ) -> None:
        same = waiting(("call_1", "add", {"a": 1}))
        server.add(same, reply({"error": {"message": "Busy."}}, status), same, run("completed"))
        once = {"retry": RetryPolicy(max_retries=0)}
        result = perform(side, server, clock, lambda c: c.beta.threads.runs.poll(**IDS, functions=[add]), **once)
        assert result.status == "completed"
        assert outputs(server) == [{"call_1": "3"}] * 2

    def test_outputs_that_are_refused_raise(self, poll: Poll, server: Loopback) -> None:
        same = waiting(("call_1", "add", {"a": 1}))
        server.add(same, reply({"error": {"message": "No."}}, 400), same)
        with pytest.raises(BadRequestError, match="No"):
            poll(add)

    def test_the_deadline_counts_the_time_of_the_tools(self, poll: Poll, server: Loopback, clock: FakeClock) -> None:
        server.add(waiting(("call_1", "slow", {})))
        with pytest.raises(PollTimeoutError):
            poll(function_tool(lambda: clock.sleep(9), name="slow"), deadline=5)

    def test_the_deadline_ends_the_functions(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        called: list[str] = []

        def slow() -> None:
            called.append("slow")
            clock.sleep(9)

        async def endless() -> None:
            called.append("slow")
            await anyio.sleep_forever()

        def action(api: Any) -> Any:
            function = function_tool(endless if side.is_async else slow, name="slow")
            deadline = 0.2 if side.is_async else 5
            return api.beta.threads.runs.poll(**IDS, functions=[function], deadline=deadline, cancel_on_timeout=True)

        server.add(waiting(("call_1", "slow", {}), ("call_2", "slow", {})), run("cancelling"))
        with pytest.raises(PollTimeoutError, match="haven't all returned"):
            perform(side, server, clock, action)
        assert len(called) == (2 if side.is_async else 1)
        assert server.requests[-1].target.endswith("/cancel")


class TestCallsThatAreNotOurs:
    def test_are_left_to_the_caller(self, poll: Poll, server: Loopback) -> None:
        calls = (("call_1", "add", {"a": 1}), ("call_2", "theirs", {}))
        server.add(waiting(*calls, declared=("add", "theirs")))
        result = poll(add)
        assert (result.status, outputs(server)) == ("requires_action", [])

    def test_a_name_that_is_declared_nowhere_goes_back_to_the_model(self, poll: Poll, server: Loopback) -> None:
        calls = (("call_1", "add", {"a": 1}), ("call_2", "invented", {}))
        server.add(waiting(*calls, declared=("add",)), run("completed"))
        poll(add)
        assert outputs(server)[0]["call_1"] == "3"
        assert "there is no function 'invented', only add" in json.loads(outputs(server)[0]["call_2"])["error"]

    @pytest.mark.parametrize(
        "action",
        [{}, None, {"submit_tool_outputs": None}, {"submit_tool_outputs": {"tool_calls": []}}]
        + [{"submit_tool_outputs": {"tool_calls": calls}} for calls in ({}, [None], [{"id": "call_1"}], [{"id": 3}])],
        ids=str,
    )
    def test_what_can_be_no_call(self, poll: Poll, server: Loopback, action: object) -> None:
        server.add(run("requires_action", required_action=action, tools=None))
        assert poll(add).status == "requires_action"


class Colour(Enum):
    RED = "red"


@frozen
class Point:
    x: float
    colour: Colour = Colour.RED


@frozen
class Order:
    amount: int

    def __attrs_post_init__(self) -> None:
        if not self.amount:
            raise LookupError("nothing to buy")


def buy(order: Order) -> int:
    return order.amount


def named(name: str, function: Callable[..., Any] = lambda: None) -> Any:
    return function_tool(function, name=name)


class TestOutputs:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("as it is", "as it is"),
            (None, "null"),
            (True, "true"),
            (1.5, "1.5"),
            ({"a": [1, {2}]}, '{"a":[1,[2]]}'),
            (Point(1), '{"x":1,"colour":"red"}'),
            ([Colour.RED, date(2024, 2, 29)], '["red","2024-02-29"]'),
            ("é\u2028", "é\u2028"),
        ],
        ids=repr,
    )
    def test_texts_as_they_are_anything_else_as_json(
        self, poll: Poll, server: Loopback, value: object, text: str
    ) -> None:
        server.add(waiting(("call_1", "give", {})), run("completed"))
        poll(named("give", lambda: value))
        (given,) = outputs(server)
        assert given == {"call_1": text} or json.loads(given["call_1"]) == json.loads(text)

    @pytest.mark.parametrize("value", [object(), "\ud800", {1: object}, {"a": "\ud800"}])
    def test_a_result_that_json_cant_express_is_an_error_of_the_tool(
        self, poll: Poll, server: Loopback, value: object
    ) -> None:
        server.add(waiting(("call_1", "give", {})), run("completed"))
        poll(named("give", lambda: value))
        assert "error" in json.loads(outputs(server)[0]["call_1"])


def fails(error: BaseException) -> Any:
    def fail() -> None:
        raise error

    return fail


class TestErrors:
    @pytest.mark.parametrize(
        ("name", "arguments", "words"),
        [
            ("add", "{", "ToolArgumentsError: the arguments are not JSON"),
            ("add", "[]", "must be an object, not list"),
            ("add", {}, "missing required field `a`"),
            ("add", {"a": "1"}, r"Expected `int`, got `str` - at `$.a`"),
            ("add", {"a": 1, "c": 2}, "add has no parameter 'c'"),
            ("fail", {}, "LookupError: nothing there \\ud800"),
        ],
    )
    def test_go_back_to_the_model_and_into_the_log(
        self,
        poll: Poll,
        server: Loopback,
        caplog: pytest.LogCaptureFixture,
        name: str,
        arguments: object,
        words: str,
    ) -> None:
        server.add(waiting(("call_1", name, arguments)), run("completed"))
        with caplog.at_level(logging.WARNING, "assistant_threads"):
            poll(add, named("fail", fails(LookupError("nothing there \ud800"))))
        assert words in json.loads(outputs(server)[0]["call_1"])["error"]
        assert caplog.records[0].exc_info is not None

    def test_a_class_that_refuses_its_arguments(self, poll: Poll, server: Loopback) -> None:
        server.add(waiting(("call_1", "buy", {"order": {"amount": 0}})), run("completed"))
        poll(named("buy", buy))
        assert "nothing to buy" in outputs(server)[0]["call_1"]

    @pytest.mark.parametrize("arguments", ["", "  ", "{}", "null"])
    def test_no_arguments_in_every_form(self, poll: Poll, server: Loopback, arguments: str) -> None:
        server.add(waiting(("call_1", "give", arguments)), run("completed"))
        poll(named("give", lambda: "given"))
        assert outputs(server) == [{"call_1": "given"}]

    @pytest.mark.parametrize("name", ["fail", "add"])
    def test_raise(self, poll: Poll, server: Loopback, name: str) -> None:
        server.add(waiting(("call_1", name, {})), run("cancelling"))
        error = LookupError()
        with pytest.raises((LookupError, ToolArgumentsError)) as caught:
            poll(add, named("fail", fails(error)), on_tool_error="raise")
        assert caught.value is error or name == "add"
        assert server.requests[-1].target.endswith("/cancel")
        assert caught.value.run_id == "run_1"  # type: ignore[union-attr]

    def test_a_function_decides(self, poll: Poll, server: Loopback) -> None:
        seen: list[object] = []

        def decide(error: Exception, call: RequiredActionFunctionToolCall) -> str | None:
            seen.append((type(error), call.id, call.function.name))
            return "try again" if call.id == "call_1" else None

        server.add(waiting(("call_1", "fail", {}), ("call_2", "add", {})), run("completed"))
        poll(add, named("fail", fails(LookupError())), on_tool_error=decide)
        assert seen == [(LookupError, "call_1", "fail"), (ToolArgumentsError, "call_2", "add")]
        assert outputs(server)[0]["call_1"] == "try again"
        assert "ToolArgumentsError" in outputs(server)[0]["call_2"]

    def test_a_function_that_raises_itself(self, poll: Poll, server: Loopback) -> None:
        def decide(error: Exception, call: object) -> None:
            raise RuntimeError from error

        server.add(waiting(("call_1", "fail", {})), run("cancelling"))
        with pytest.raises(RuntimeError):
            poll(named("fail", fails(LookupError())), on_tool_error=decide)
        assert server.requests[-1].target.endswith("/cancel")

    @pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(3)], ids=repr)
    def test_ctrl_c_in_a_function_propagates_at_once(self, poll: Poll, server: Loopback, error: BaseException) -> None:
        server.add(waiting(("call_1", "fail", {}), ("call_2", "add", {"a": 1})))
        with pytest.raises(type(error)) as caught:
            poll(named("fail", fails(error)), add)
        assert caught.value is error

    @pytest.mark.parametrize(
        ("functions", "arguments", "error", "words"),
        [
            ([add, add], {}, ValueError, "duplicate function name 'add'"),
            ([add], {"max_tool_rounds": -1}, ValueError, "max_tool_rounds must not be negative"),
            ([add], {"max_tool_rounds": 1.5}, TypeError, "max_tool_rounds must be a whole number"),
            ([add], {"on_tool_error": "ignore"}, ValueError, "on_tool_error must be 'report', 'raise' or a function"),
            ([add], {"on_tool_error": []}, ValueError, "on_tool_error must be"),
            (["add"], {}, TypeError, "a tool must be a function, not str"),
            ([lambda: None], {}, ValueError, "<lambda>"),
        ],
    )
    def test_invalid_settings_send_nothing(
        self, poll: Poll, functions: list[Any], arguments: dict[str, Any], error: type[Exception], words: str
    ) -> None:
        with pytest.raises(error, match=words):
            poll(*functions, **arguments)


class TestAsyncFunctions:
    def test_need_the_async_client(self, side: Side, poll: Poll, server: Loopback) -> None:
        async def greet(name: str) -> str:
            await anyio.lowlevel.checkpoint()
            return f"Hello, {name}"

        if side.is_async:
            server.add(waiting(("call_1", "greet", {"name": "Ada"})), run("completed"))
            poll(greet)
            assert outputs(server) == [{"call_1": "Hello, Ada"}]
        else:
            with pytest.raises(TypeError, match="greet is async; use the async client"):
                poll(greet)

    def test_run_concurrently_and_sync_ones_in_threads(self, side: Side, poll: Poll, server: Loopback) -> None:
        if not side.is_async:
            pytest.skip("the sync client calls one after the other")
        threads: list[threading.Thread] = []
        in_thread = threading.Event()
        events: list[anyio.Event] = []

        async def first() -> str:
            events.append(anyio.Event())
            await events[0].wait()
            return "first"

        async def second() -> str:
            while not events or not in_thread.is_set():
                await anyio.lowlevel.checkpoint()
            events[0].set()
            return "second"

        def third() -> str:
            threads.append(threading.current_thread())
            in_thread.set()
            return "third"

        calls = [(f"call_{name}", name, {}) for name in ("first", "second", "third")]
        server.add(waiting(*calls), run("completed"))
        poll(first, second, third)
        assert outputs(server) == [{"call_first": "first", "call_second": "second", "call_third": "third"}]
        assert threads != [threading.main_thread()]

    def test_one_that_is_cancelled_from_within(self, side: Side, poll: Poll, server: Loopback) -> None:
        if side.name != "asyncio":
            pytest.skip("an exception of asyncio")
        import asyncio

        async def give_up() -> None:
            raise asyncio.CancelledError

        server.add(waiting(("call_1", "give_up", {}), ("call_2", "add", {"a": 1})), run("completed"))
        poll(give_up, add)
        assert outputs(server)[0]["call_2"] == "3"
        assert "cancelled" in outputs(server)[0]["call_1"]

    def test_a_task_cancelled_meanwhile_cancels_the_run(self, side: Side, server: Loopback, clock: FakeClock) -> None:
        if not side.is_async:
            pytest.skip("there are no tasks")
        scope: anyio.CancelScope
        left: list[str] = []

        async def endless() -> None:
            scope.cancel()
            try:
                await anyio.sleep_forever()
            finally:
                left.append("left")

        async def action(api: Any) -> None:
            nonlocal scope
            with anyio.CancelScope() as scope:
                await api.beta.threads.runs.poll(**IDS, functions=[endless], cancel_on_exit=True)
            assert scope.cancelled_caught

        server.add(waiting(("call_1", "endless", {})), run("cancelling"))
        perform(side, server, clock, action)
        assert (left, server.requests[-1].target[-7:]) == (["left"], "/cancel")


def test_without_the_extra_an_error_says_what_to_install() -> None:
    code = """
import sys
sys.modules["msgspec"] = None
from assistant_threads import OpenAI
runs = OpenAI(api_key="x").beta.threads.runs
try:
    runs.create_and_poll("thread_1", assistant_id="a", functions=[print])
except ImportError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment())
    assert "pip install '.[tools]'" in done.stdout


def test_importing_the_client_imports_no_tools() -> None:
    code = """
import sys
import assistant_threads
assistant_threads.OpenAI(api_key="x").beta.threads.runs
own = [name for name in sys.modules if name.startswith("assistant_threads")]
print([name for name in sys.modules if "msgspec" in name or "docstring" in name])
print([name for name in own if "tools" in name or "flow" in name])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_environment())
    assert done.stdout.split() == ["[]", "[]"]


def _environment() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(cast("list[str]", [path for path in sys.path if path]))}
