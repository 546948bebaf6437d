"""The sync and the async helpers make the same requests, wait as long, and end alike: one table for both."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from assistant_threads import resources
from assistant_threads.polling import arguments
from tests.support.loopback import Cut, Loopback, Scripted, reply
from tests.support.runs import perform, run, waiting
from tests.support.sync_and_async import FakeClock, Side, sides
from threads_api.resources.runs import Runs
from threads_api.resources.threads import Threads

IDS = {"run_id": "run_1", "thread_id": "thread_1"}


def add(a: int, b: int) -> int:
    return a + b


def fail() -> None:
    raise LookupError("nothing")


def busy(status: str) -> Scripted:
    return reply({"object": "list", "data": [{"id": "run_1", "status": status}]})


def interrupt(_: object) -> None:
    raise KeyboardInterrupt


SCENARIOS: dict[str, tuple[list[Scripted], Callable[[Any], Any]]] = {
    "create and poll": (
        [run("queued"), run("in_progress", headers={"openai-poll-after-ms": "70"}), run("completed")],
        lambda threads: threads.runs.create_and_poll("thread_1", assistant_id="a", metadata={"k": "v"}),
    ),
    "create thread and poll": (
        [run("queued"), run("completed")],
        lambda threads: threads.create_and_run_poll(assistant_id="a", thread={"messages": []}, temperature=1),
    ),
    "retries": (
        [run("queued"), Cut(), reply(status=503), run("queued"), reply(status=429), run("failed")],
        lambda threads: threads.runs.create_and_poll("thread_1", assistant_id="a", raise_on_failure=True),
    ),
    "too many failures": ([reply(status=503)] * 3, lambda threads: threads.runs.poll(**IDS)),
    "deadline": (
        [run("queued")] * 3 + [run("cancelling")],
        lambda threads: threads.runs.poll(**IDS, deadline=2.5, cancel_on_timeout=True, poll_interval_ms=1000),
    ),
    "unknown status": (
        [run("paused")] * 10,
        lambda threads: threads.runs.poll(**IDS, poll_interval_ms=60_000),
    ),
    "tools": (
        [
            run("queued"),
            waiting(("call_1", "add", {"a": 1, "b": 2}), ("call_2", "fail", {}), ("call_3", "add", {"a": "1"})),
            run("in_progress"),
            waiting(("call_4", "add", {"a": 3, "b": 4})),
            run("completed"),
        ],
        lambda threads: threads.runs.create_and_poll("thread_1", assistant_id="a", functions=[add, fail]),
    ),
    "tools that raise": (
        [waiting(("call_1", "fail", {})), run("cancelling")],
        lambda threads: threads.runs.poll(**IDS, functions=[fail], on_tool_error="raise"),
    ),
    "outputs by hand": (
        [run("queued"), run("completed")],
        lambda threads: threads.runs.submit_tool_outputs_and_poll(
            **IDS, tool_outputs=[{"tool_call_id": "call_1", "output": "3"}]
        ),
    ),
    "lost outputs": (
        [waiting(("call_1", "add", {"a": 1, "b": 2})), Cut(), run("queued"), run("completed")],
        lambda threads: threads.runs.poll(**IDS, functions=[add]),
    ),
    "interrupted": (
        [run("queued"), run("cancelling")],
        lambda threads: threads.runs.create_and_poll(
            "thread_1", assistant_id="a", on_update=interrupt, cancel_on_exit=True
        ),
    ),
    "cancel": (
        [reply({"error": "it is being cancelled"}, 400), run("cancelling"), run("cancelled")],
        lambda threads: threads.runs.cancel_and_wait(**IDS),
    ),
    "wait until idle": (
        [busy("queued"), busy("cancelling"), busy("cancelled")],
        lambda threads: threads.wait_until_idle("thread_1"),
    ),
}


def played(side: Side, replies: list[Scripted], action: Callable[[Any], Any]) -> Any:
    clock = FakeClock()
    with Loopback(*replies) as server:
        settings = {"retry": None, "max_retries": 2}
        try:
            outcome: object = perform(side, server, clock, lambda api: action(_steady(api).beta.threads), **settings)
        except BaseException as error:
            outcome = (type(error), str(error), vars(error).get("run_id"), vars(error).get("thread_id"))
        requests = [(each.method, each.target, each.body, _headers(each.headers)) for each in server.requests]
    return requests, clock.sleeps, outcome


def _steady(api: Any) -> Any:
    """The client without randomness in its pauses."""
    import attrs

    return api.with_options(retry=attrs.evolve(api.retry, random=lambda: 0.0))


def _headers(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [pair for pair in headers if pair[0].lower() not in {"host", "idempotency-key"}]


def test_both_sides_offer_the_same() -> None:
    for sync, other in ((resources.Runs, resources.AsyncRuns), (resources.Threads, resources.AsyncThreads)):
        names = [name for name in dir(sync) if not name.startswith("_")]
        assert names == [name for name in dir(other) if not name.startswith("_")]
        for name in names:
            if inspect.isfunction(method := getattr(sync, name)):
                twin = getattr(other, name)
                parameters, others = [list(inspect.signature(each).parameters.values()) for each in (method, twin)]
                # A handler is of its side's kind.
                assert list(map(str, parameters)) == [str(each).replace("Async", "") for each in others]


@pytest.mark.parametrize(
    ("helper", "operation"),
    [
        (arguments.CreateAndPollArguments, Runs.create),
        (arguments.CreateAndRunPollArguments, Threads.create_and_run),
        (arguments.PollRunArguments, Runs.retrieve),
        (arguments.SubmitAndPollArguments, Runs.submit_tool_outputs),
        (arguments.CancelAndWaitArguments, Runs.cancel),
    ],
)
def test_defect_a_helper_takes_all_that_its_operation_takes(helper: Any, operation: Any) -> None:
    """Of openai-python's helpers some lack `reasoning_effort` and `include`."""
    taken = set(inspect.signature(operation).parameters) - {"self", "ids", "thread_id", "run_id", "stream"}
    assert taken <= set(helper.__annotations__)


@pytest.mark.parametrize("name", SCENARIOS)
def test_both_sides(name: str) -> None:
    expected, *others = [played(side, *SCENARIOS[name]) for side in sides]
    assert others == [expected] * len(others)
    assert expected[0], "nothing was asked"
