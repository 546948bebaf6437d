"""Rounds of tools within one stream: answered, limited, cut and replayed."""

from __future__ import annotations

import pytest

from tests.streaming.events import delta, function, message, run, sse, step, text
from tests.streaming.service import SSE, page, play, whole
from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import Side

ACTION = {
    "type": "submit_tool_outputs",
    "submit_tool_outputs": {"tool_calls": [function("double", '{"number": 21}')]},
}
CALLED = [
    run("in_progress"),
    step("created"),
    (
        "thread.run.step.delta",
        {
            "id": "step_1",
            "object": "thread.run.step.delta",
            "delta": {
                "step_details": {
                    "type": "tool_calls",
                    "tool_calls": [{"index": 0, **function("double", '{"number": 21}')}],
                }
            },
        },
    ),
    run("requires_action", required_action=ACTION),
]
ANSWERED = [
    run("in_progress"),
    step("completed", {"type": "tool_calls", "tool_calls": [function("double", '{"number": 21}', output="42")]}),
    message("created"),
    delta("It is 42"),
    message("completed", [text("It is 42")]),
    run("completed"),
]


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def test_one_stream_and_handler_serve_all_tool_rounds(side: Side) -> None:
    """PEERS 2.5: each round needed another handler."""
    pytest.importorskip("msgspec")
    with Loopback(whole(CALLED), whole(CALLED[:1] + CALLED[-1:]), whole(ANSWERED)) as server:
        played = play(side, server, functions=[double])
        outputs = {"tool_outputs": [{"tool_call_id": "call_1", "output": "42"}], "stream": True}
        assert [each.json() for each in server.requests[1:]] == [outputs, outputs]
        assert server.requests[0].json()["tools"][0]["function"]["name"] == "double"
    assert played.error is None
    assert played.texts == ["It is 42"]
    for name in ("run_created", "run_step_created", "run_step_done", "tool_call_created", "tool_call_done", "run_done"):
        assert played.names.count(f"on_{name}") == 1, name
    assert played.names.count("on_run_requires_action") == 2
    assert played.names.count("on_end") == 1
    assert [each.status for each in played.steps] == ["completed"]


def test_rounds_of_tools_have_a_limit_and_foreign_tools_are_left_alone(side: Side) -> None:
    pytest.importorskip("msgspec")
    for options in ({"functions": [double], "max_tool_rounds": 0}, {"functions": []}):
        with Loopback(whole(CALLED)) as server:
            played = play(side, server, **options)
        assert played.run is not None
        assert played.run.status == "requires_action"


def test_a_tool_that_raises_cancels_the_run_if_asked(side: Side) -> None:
    pytest.importorskip("msgspec")

    def failing(number: int) -> int:
        raise LookupError("mine")

    failing.__name__ = "double"
    with Loopback(whole(CALLED), reply(run("cancelling")[1])) as server:
        played = play(side, server, functions=[failing], on_tool_error="raise")
        assert server.requests[1].target.endswith("/cancel")
    assert isinstance(played.error, LookupError)
    assert played.names[-2:] == ["on_exception", "on_end"]


def test_a_cut_between_rounds_is_recovered_and_the_tools_go_on(side: Side) -> None:
    pytest.importorskip("msgspec")
    waiting = run("requires_action", required_action=ACTION)[1]
    with Loopback() as server:
        server.add(reply([sse(*CALLED[:2])], headers=SSE), reply(waiting), page(CALLED[1][1]), page(), whole(ANSWERED))
        played = play(side, server, functions=[double])
    assert played.error is None
    assert played.texts == ["It is 42"]
    assert [event.event for event in played.events if event.recovered] == ["thread.run.requires_action"]


def test_outputs_are_not_submitted_twice_to_a_run_that_still_waits(side: Side) -> None:
    pytest.importorskip("msgspec")
    waiting = reply(run("requires_action", required_action=ACTION)[1])
    with Loopback(whole(CALLED), whole(CALLED[-1:]), waiting, page(CALLED[1][1]), page()) as server:
        played = play(side, server, functions=[double])
    assert played.run is not None
    assert played.run.status == "requires_action"
    assert played.names.count("on_run_requires_action") == played.names.count("on_tool_call_done") == 1


def test_a_stream_that_replays_the_answered_calls_is_recovered(side: Side) -> None:
    pytest.importorskip("msgspec")
    found = (reply(ANSWERED[-1][1]), page(ANSWERED[1][1]), page(ANSWERED[4][1]))
    with Loopback(whole(CALLED), whole(CALLED[-1:]), *found) as server:
        played = play(side, server, functions=[double])
    assert played.error is None
    assert played.run is not None
    assert played.run.status == "completed"
    assert played.texts == ["It is 42"]
    assert played.names.count("on_run_requires_action") == played.names.count("on_tool_call_done") == 1
