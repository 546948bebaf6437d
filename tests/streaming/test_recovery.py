"""Streams that break off in every way and at every place: the outcome is that of the stream that didn't."""

from __future__ import annotations

import json
import random
import threading
from pathlib import Path
from typing import Any

import pytest

from assistant_threads import APIConnectionError, InternalServerError, NotFoundError, StreamInterruptedError
from tests.streaming.events import DONE, delta, function, message, recorded_streams, run, sse, step, streams, text
from tests.streaming.service import SSE, WHOLE, Played, Service, failing, interrupted, page, play, whole
from tests.support.loopback import Cut, Loopback, Reply, Request, reply
from tests.support.shared_material import event_data, needs_shared
from tests.support.sync_and_async import FakeClock, Side, sides

EVENTS = [sse(event) for event in WHOLE]
BOUNDARIES = [b"".join(EVENTS[:count]) for count in range(len(EVENTS) + 1)]


@pytest.fixture(scope="module")
def uncut() -> dict[str, Any]:
    with Loopback(default=Service(whole())) as server:
        played = play(Side("sync"), server)
    assert played.error is None
    assert played.outcome["text"] == "Héllo [1]World"
    return played.outcome


def recovered(side: Side, sent: bytes, way: str, **arguments: Any) -> Played:
    with Loopback(default=Service(failing(sent, way), polls=1)) as server:
        return play(side, server, **arguments)


@pytest.mark.parametrize("way", ["close", "reset", "end", "garbage", "stall"])
def test_a_cut_at_every_event_boundary_changes_nothing(side: Side, way: str, uncut: dict[str, Any]) -> None:
    for count, sent in enumerate(BOUNDARIES):
        timeout = {"idle_timeout": 0.02} if way == "stall" else {}
        played = recovered(side, sent, way, **timeout)
        assert played.error is None, (count, way)
        assert played.outcome == uncut, (count, way)
        marks = [event.recovered for event in played.events]
        assert marks == sorted(marks), (count, way)  # what was recovered comes after what was not
        assert marks.count(False) == count
        assert played.names[-1] == "on_end"
        assert played.names.count("on_end") == 1


@pytest.mark.parametrize("way", ["close", "end"])
def test_a_cut_inside_an_event_changes_nothing(way: str, uncut: dict[str, Any]) -> None:
    rng = random.Random(7)
    for before, event in zip(BOUNDARIES, EVENTS, strict=False):
        for place in (1, len(event) - 1, rng.randrange(2, len(event) - 1)):
            played = recovered(rng.choice([Side("sync"), Side("asyncio")]), before + event[:place], way)
            assert played.outcome == uncut


def test_the_missing_text_comes_as_one_delta_and_only_once(side: Side) -> None:
    cut = BOUNDARIES[14]  # after "Héllo "
    played = recovered(side, cut, "close", how="texts")
    assert played.texts == ["Héllo ", "[1]", "World"]
    played = recovered(side, cut, "close")
    assert [event.event for event in played.events if event.recovered] == [
        *("thread.message.delta", "thread.message.completed", "thread.run.step.completed", "thread.run.completed")
    ]


@pytest.mark.parametrize(
    "body",
    [
        reply(b"", headers=SSE),
        reply(b"<html>Bad gateway</html>", headers={"Content-Type": "text/html"}),
        reply(b"\n\n: ping\n\n", headers=SSE),
        reply(run("completed")[1]),
        reply(run("queued")[1]),
    ],
    ids=["empty", "html", "pings", "a finished run", "a queued run"],
)
def test_a_response_that_is_not_a_stream_is_recovered(side: Side, body: Any, uncut: dict[str, Any]) -> None:
    with Loopback(default=Service(body)) as server:
        assert play(side, server).outcome == uncut


def test_recovery_can_be_declined(side: Side) -> None:
    played = recovered(side, BOUNDARIES[14], "close", recover=False)
    error = interrupted(played)
    assert (error.run_id, error.thread_id) == ("run_1", "thread_1")
    assert error.seen.run.status == "in_progress"
    assert error.seen.messages[0].content[0].text.value == "Héllo "
    assert error.seen.steps[0].status == "completed"
    assert played.names[-2:] == ["on_exception", "on_end"]
    assert "on_message_done" not in played.names


def test_final_objects_after_a_failure_are_the_failure(side: Side) -> None:
    """PEERS 2.3: a cut ended silently, and `get_final_run()` said "queued"."""
    with Loopback(default=Service(failing(BOUNDARIES[2], "close"))) as server:
        errors: list[Exception] = []

        def read_sync(api: Any) -> None:
            with api.beta.threads.runs.stream("thread_1", assistant_id="a", recover=False) as stream:
                for _ in range(2):
                    try:
                        stream.get_final_run()
                    except StreamInterruptedError as error:
                        errors.append(error)

        async def read_async(api: Any) -> None:
            async with api.beta.threads.runs.stream("thread_1", assistant_id="a", recover=False) as stream:
                for _ in range(2):
                    try:
                        await stream.get_final_run()
                    except StreamInterruptedError as error:
                        errors.append(error)

        _run(side, server, read_async if side.is_async else read_sync)
    assert len(errors) == 2


def test_a_run_without_id_is_found_if_there_is_but_one(side: Side, uncut: dict[str, Any]) -> None:
    service = Service(reply(b"", headers=SSE))
    with Loopback(default=service) as server:
        assert play(side, server).outcome == uncut
    assert service.asked[1] == "GET /threads/thread_1/runs"


@pytest.mark.parametrize(
    ("others", "date", "found"),
    [
        ([{"status": "completed", "created_at": 5}], None, True),
        ([{"status": "queued", "created_at": 5}], None, False),
        ([{"status": "completed", "created_at": 5}], "Tue, 14 Nov 2023 22:13:20 GMT", True),
        ([{"status": "completed", "created_at": 5}], f"Tue, 14 Nov 2023 22:13:20 +{'9' * 20}", True),
        ([{"status": "completed", "created_at": 1_700_000_001}], "Tue, 14 Nov 2023 22:13:20 GMT", False),
        ([{"status": "queued", "created_at": 1_700_000_001, "assistant_id": "other"}], None, True),
    ],
)
def test_a_run_without_id_is_found_if_it_is_unambiguous(
    side: Side, others: list[Any], date: str | None, found: bool
) -> None:
    headers = SSE | ({"Date": date} if date else {})
    service = Service(
        reply(b"", headers=headers), status="in_progress", created_at=1_700_000_000, assistant_id="asst_1"
    )
    for index, other in enumerate(others):
        id = f"run_{index + 2}"
        service.final[id] = run("completed")[1] | {"id": id, "assistant_id": "asst_1"} | other
    with Loopback(default=lambda request: _completing(service, request)) as server:
        played = play(side, server)
    if found:
        assert played.run is not None
        assert played.run.status == "completed"
    else:
        error = interrupted(played)
        assert error.__notes__ == ["Could not determine which run this stream belongs to."]


def _completing(service: Service, request: Any) -> Any:
    """The run ends once it has been looked for."""
    answer = service(request)
    if request.method == "GET" and request.target.partition("?")[0].endswith("/runs"):
        service.final["run_1"] = service.final["run_1"] | {"status": "completed"}
    return answer


def test_a_new_thread_without_an_id_cant_be_recovered(side: Side) -> None:
    with Loopback(reply(b"", headers=SSE)) as server:
        played = play(side, server, method="create_and_run_stream", assistant_id="asst_1")
    assert interrupted(played).run_id is None


def test_a_failing_recovery_raises_the_cut_and_its_reason(side: Side) -> None:
    with Loopback(failing(BOUNDARIES[3], "close"), reply({"error": {"message": "gone"}}, status=404)) as server:
        error = interrupted(play(side, server))
    assert isinstance(error.__cause__, NotFoundError)


def test_recovery_copes_with_careless_servers(side: Side) -> None:
    """No steps are kept, all messages of the thread are listed, pages repeat, and the message has another id."""
    sent = sse(run("queued"), message("created"), delta("Hi"))
    mine = message("completed", [text("Hi there")], id="msg_other")[1]
    foreign = [message("completed", [text("Hi")], id=f"msg_{name}")[1] | {"run_id": name} for name in ("x", "y")]

    def answer(request: Any) -> Any:
        path = request.target.partition("?")[0]
        if request.method == "POST":
            return failing(sent, "close")
        if path.endswith("/steps"):
            return reply({"error": "no such thing"}, status=404)
        if path.endswith("/messages"):
            return reply({"data": [foreign[0], mine, foreign[1]], "has_more": True})
        return reply(run("completed")[1])

    with Loopback(default=answer) as server:
        played = play(side, server)
    assert "".join(played.texts) == "Hi there"
    assert [each.id for each in played.messages] == ["msg_other"]
    assert played.names.count("on_message_created") == played.names.count("on_message_done") == 1


def test_one_text_spread_over_many_indexes_is_recovered(side: Side) -> None:
    sent = sse(run("queued"), message("created"), delta((0, "a")), delta((1, "b")))
    service = Service(failing(sent, "close"), [run("completed"), message("completed", [text("abc")])])
    with Loopback(default=service) as server:
        played = play(side, server)
    assert played.texts == ["a", "b", "c"]
    assert played.messages[0].content[0].text
    assert played.messages[0].content[0].text.value == "abc"


def test_a_text_that_changed_meanwhile_is_not_repeated(side: Side) -> None:
    sent = sse(run("queued"), message("created"), delta("Something"))
    service = Service(failing(sent, "close"), [run("completed"), message("completed", [text("Else")])])
    with Loopback(default=service) as server:
        played = play(side, server)
    assert played.texts == ["Something"]
    assert "thread.message.delta" not in [event.event for event in played.events if event.recovered]
    assert played.messages[0].to_dict() == service.final["msg_1"]


def test_pages_are_read_to_their_end(side: Side) -> None:
    many = [message("completed", [text(f"{index}")], id=f"msg_{index}")[1] for index in range(5)]

    def answer(request: Any) -> Any:
        path, _, query = request.target.partition("?")
        if request.method == "POST":
            return failing(sse(run("queued")), "close")
        if path.endswith("/messages"):
            after = next((part[6:] for part in query.split("&") if part.startswith("after=")), None)
            start = 0 if after is None else int(after[4:]) + 1
            return reply({"data": many[start : start + 2], "has_more": start + 2 < len(many)})
        return reply({"data": [], "has_more": False} if path.endswith("/steps") else run("completed")[1])

    with Loopback(default=answer) as server:
        played = play(side, server)
    assert [each.id for each in played.messages] == [each["id"] for each in many]


def test_idle_timeout_without_recovery(side: Side) -> None:
    """PEERS 2.3: a stalled stream hung."""
    played = recovered(side, BOUNDARIES[3], "stall", idle_timeout=0.05, recover=False)
    assert "no event came within 0.05 s" in str(interrupted(played))
    assert played.names[-3:] == ["on_timeout", "on_exception", "on_end"]


def test_a_read_timeout_of_the_client_is_a_timeout_too(side: Side) -> None:
    played = recovered(side, BOUNDARIES[3], "stall", timeout=0.05, recover=False)
    assert "read timeout" in str(interrupted(played))
    assert played.names[-3:] == ["on_timeout", "on_exception", "on_end"]


def test_keep_alive_comments_are_not_events_unless_asked(side: Side) -> None:
    def answer() -> Any:
        pings: list[Any] = [part for _ in range(5) for part in (b": ping\n\n", _Later(0.04))]
        return reply([BOUNDARIES[-2], *pings, EVENTS[-1], DONE.encode()], headers=SSE)

    with Loopback(answer()) as server:
        assert "no event" in str(interrupted(play(side, server, idle_timeout=0.1, recover=False)))
    with Loopback(answer()) as server:
        assert play(side, server, idle_timeout=0.15, recover=False, count_keep_alive=True).error is None


class _Later(threading.Event):
    """Set by itself a while after somebody begins to wait for it."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._timer: threading.Timer | None = None
        self._seconds = seconds

    def wait(self, timeout: float | None = None) -> bool:
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, self.set)
            self._timer.daemon = True
            self._timer.start()
        return super().wait(timeout)


def test_a_deadline_recovers_a_run_that_has_settled_and_raises_for_any_other(side: Side, uncut: dict[str, Any]) -> None:
    answer = failing(BOUNDARIES[13], "stall")
    with Loopback(default=Service(answer)) as server:
        assert play(side, server, deadline=0.1).outcome == uncut
    service = Service(answer, polls=99)
    clock = _Real()
    with Loopback(default=service) as server:
        played = play(side, server, deadline=0.1, clock=clock)
    assert "its deadline of 0.1 s has passed" in str(interrupted(played))
    assert len(service.asked) == 2
    assert "on_timeout" in played.names


class _Real(FakeClock):
    """Passes as real time does."""

    def monotonic(self) -> float:
        import time

        return time.monotonic()


def test_the_pauses_of_recovery_are_those_that_the_service_asks_for(side: Side) -> None:
    service = Service(failing(BOUNDARIES[5], "close"), polls=2)

    def answer(request: Any) -> Any:
        given = service(request)
        headers = (("openai-poll-after-ms", "250"), ("Content-Type", "application/json"))
        return reply(given.body, headers=headers) if request.target.endswith("/runs/run_1") else given

    clock = FakeClock()
    with Loopback(default=answer) as server:
        assert play(side, server, clock=clock).error is None
    assert clock.sleeps == [0.25, 0.25]


def test_a_requires_action_run_is_recovered_as_such(side: Side) -> None:
    action = {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": []}}
    calls = {
        "type": "tool_calls",
        "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
    }
    events = [run("requires_action", required_action=action), step("in_progress", calls)]
    with Loopback(default=Service(failing(sse(run("queued")), "close"), events)) as server:
        played = play(side, server)
    assert [event.event for event in played.events if event.recovered] == [
        *("thread.run.step.created", "thread.run.step.delta", "thread.run.requires_action")
    ]
    assert "on_tool_call_done" in played.names
    assert "on_run_step_done" not in played.names


@needs_shared
@pytest.mark.parametrize("path", streams(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_streams_of_other_servers_end_or_are_recovered(side: Side, path: Path) -> None:
    body = path.read_bytes()
    service = Service(reply([body], headers=SSE), [run("failed"), message("completed", [text("recovered")])])
    ids = [data["id"] for _, data in event_data(body.decode()) if data.get("object") == "thread.run"]
    service.final = {data["id"]: data | {"run_id": ids[0]} for data in service.final.values()}
    with Loopback(default=lambda request: _of_any_run(service, request)) as server:
        played = play(side, server, how="texts")
    if path.stem == "fail" and path.parent.name == "server-b":
        assert isinstance(played.error, InternalServerError)
        return
    assert played.error is None
    assert played.run is not None
    broke = path.parent.name == "server-a" and path.stem in ("empty", "fail")
    assert played.run.status == (
        "failed" if broke else "requires_action" if path.stem in ("tool", "talktool") else "completed"
    )
    assert "".join(played.texts) == "".join(
        part.text.value for each in played.messages for part in each.content if part.text
    )


def _of_any_run(service: Service, request: Request) -> Reply:
    tail = request.target.partition("?")[0].rpartition("/")[2]
    if request.method == "POST" or tail in ("steps", "messages", "runs"):
        return service(request)
    return reply(service.final["run_1"] | {"id": tail})


@needs_shared
@pytest.mark.parametrize(("name", "body"), recorded_streams(), ids=[name for name, _ in recorded_streams()])
@pytest.mark.parametrize("share", [1.0, 0.6, 0.2])
def test_recorded_streams_whole_and_cut(side: Side, name: str, body: bytes, share: float) -> None:
    events = event_data(body.decode())
    service = Service(reply([body[: int(len(body) * share)]], headers=SSE), events)
    run_id = next(data["id"] for event, data in events if event == "thread.run.created")
    service.final["run_1"] = service.final.pop(run_id)
    with Loopback(default=lambda request: _of_any_run(service, request)) as server:
        played = play(side, server)
    assert played.error is None
    last = {data["id"]: data for _, data in events if not data["object"].endswith(".delta")}
    assert [each.to_dict() for each in played.messages] == [
        data for data in last.values() if data["object"] == "thread.message"
    ]
    assert [each.to_dict() for each in played.steps] == [
        data for data in last.values() if data["object"] == "thread.run.step"
    ]
    assert played.run is not None
    assert played.run.status == "completed"
    assert (sum(event.recovered for event in played.events) > 0) is (share < 1)


def _run(side: Side, server: Loopback, action: Any) -> None:
    from assistant_threads import AsyncOpenAI, OpenAI

    client = (AsyncOpenAI if side.is_async else OpenAI)(api_key="k", base_url=server.url)
    side.run(action, client=client)


def test_an_error_event_is_raised_once_the_stream_has_ended(side: Side) -> None:
    error = ("error", {"error": {"message": "boom", "code": "server_error"}})
    for end in (DONE, ""):
        service = Service(reply([sse(run("in_progress"), message("created"), error, run("failed"), end)], headers=SSE))
        with Loopback(default=service) as server:
            played = play(side, server, cancel_on_exit=True)
        assert isinstance(played.error, InternalServerError)
        assert played.names[-5:] == ["on_run_updated", "on_run_done", "on_error", "on_exception", "on_end"] or (
            played.names[-4:] == ["on_run_done", "on_error", "on_exception", "on_end"]
        )
        assert len(service.asked) == 1


@pytest.mark.parametrize("way", ["stall", "close", "reset", "end"])
def test_an_error_event_is_raised_whatever_follows(side: Side, way: str) -> None:
    sent = sse(run("in_progress"), ("error", {"error": {"message": "boom", "code": "server_error"}}))
    service = Service(failing(sent, way))
    with Loopback(default=service) as server:
        played = play(side, server, idle_timeout=0.1)
    assert isinstance(played.error, InternalServerError)
    assert played.names[-3:] == ["on_error", "on_exception", "on_end"]
    assert len(service.asked) == 1


def test_events_in_envelopes_are_read(side: Side, uncut: dict[str, Any]) -> None:
    """LiteLLM's proxy."""
    lines = [f"data: {json.dumps({'event': name, 'data': data})}\n\n" for name, data in WHOLE]
    with Loopback(reply([sse(*lines, "data: [DONE]\n\n")], headers=SSE)) as server:
        assert play(side, server).outcome == uncut


@pytest.mark.parametrize(
    "sent", [DONE, "data: [DONE]\n\n", sse(*WHOLE[3:5]).decode() + DONE], ids=["done", "bare", "steps"]
)
def test_a_stream_that_ends_without_a_run_is_recovered(side: Side, sent: str, uncut: dict[str, Any]) -> None:
    with Loopback(default=Service(reply([sent.encode()], headers=SSE))) as server:
        assert play(side, server).outcome == uncut
    with Loopback(reply([DONE.encode()], headers=SSE)) as server:
        played = play(side, server, method="create_and_run_stream", assistant_id="asst_1")
    assert interrupted(played).run_id is None


def test_messages_without_a_run_id_or_steps_are_those_since_its_creation(side: Side) -> None:
    def listed(id: str, created_at: int, role: str = "assistant") -> dict[str, Any]:
        return {
            "id": id,
            "object": "thread.message",
            "thread_id": "thread_1",
            "created_at": created_at,
            "role": role,
            "content": [text(id)],
        }

    items = [
        listed("old", 5),
        listed("question", 10, "user"),
        listed("reply", 11),
        listed("other", 12) | {"run_id": "x"},
    ]
    found = reply(run("completed", created_at=10, completed_at=15)[1])
    with Loopback(failing(sse(run("queued")), "close"), found, reply(status=404), page(*items)) as server:
        played = play(side, server)
    assert played.error is None
    assert played.texts == ["reply"]
    (only,) = played.messages
    assert (only.status, only.completed_at) == ("completed", 15)


def test_a_completed_run_without_any_message_is_logged(side: Side, caplog: pytest.LogCaptureFixture) -> None:
    with Loopback(failing(sse(run("queued")), "close"), reply(run("completed")[1]), page(), page()) as server:
        played = play(side, server)
    assert played.error is None
    assert "lists neither messages nor steps" in caplog.text


@pytest.mark.parametrize("status", ["in_progress", None])
def test_a_recovered_message_says_how_it_ended(side: Side, status: str | None) -> None:
    """The service lists messages without a status."""
    fields = {key: value for key, value in WHOLE[17][1].items() if key != "status"} | (
        {"status": status} if status else {}
    )
    service = Service(failing(BOUNDARIES[13], "close"))
    service.final |= {"msg_1": fields, "run_1": service.final["run_1"] | {"completed_at": 15}}
    with Loopback(default=service) as server:
        played = play(side, server)
    (only,) = played.messages
    assert (only.status, only.completed_at, only.content[0].text and only.content[0].text.value) == (
        *("completed", 15),
        "Héllo [1]",
    )


def test_more_than_ten_thousand_messages_are_all_recovered() -> None:
    many = [message("completed", [], id=f"msg_{index}")[1] for index in range(10_100)]

    def answer(request: Any) -> Any:
        path, _, query = request.target.partition("?")
        if request.method == "POST":
            return failing(sse(run("queued")), "close")
        if path.endswith("/messages"):
            after = next((part[6:] for part in query.split("&") if part.startswith("after=")), None)
            start = 0 if after is None else int(after[4:]) + 1
            return reply({"data": many[start : start + 1000], "has_more": start + 1000 < len(many)})
        return reply({"data": [], "has_more": False} if path.endswith("/steps") else run("completed")[1])

    with Loopback(default=answer) as server:
        played = play(sides[0], server)
    assert len(played.messages) == len(many)


@pytest.mark.parametrize("kind", ["lost", "refused", "next round"])
def test_tool_outputs_whose_response_is_lost(side: Side, kind: str) -> None:
    outputs = [{"tool_call_id": "call_1", "output": "42"}]
    lost = reply({"error": {"message": "has completed"}}, 400) if kind == "refused" else Cut()
    after = [reply(run("completed")[1])] * 2
    if kind == "next round":
        calls = {"submit_tool_outputs": {"tool_calls": [function("f", "{}", id="call_2")]}}
        after = [reply(run("requires_action", required_action=calls)[1])] * 2
    ids = {"thread_id": "thread_1", "run_id": "run_1"}
    with Loopback(lost, *after, page(), page(message("completed", [text("Hi")])[1])) as server:
        played = play(side, server, method="submit_tool_outputs_stream", **ids, tool_outputs=outputs)
    assert played.error is None
    assert played.texts == ["Hi"]
    assert played.run is not None
    assert played.run.status == ("requires_action" if kind == "next round" else "completed")


def test_tool_outputs_that_never_arrived_are_submitted_again(side: Side) -> None:
    outputs = [{"tool_call_id": name, "output": name} for name in ("call_1", "call_2")]
    calls = {"submit_tool_outputs": {"tool_calls": [function("f", "{}", id="call_2")]}}
    waiting = reply(run("requires_action", required_action=calls)[1])
    ids = {"thread_id": "thread_1", "run_id": "run_1"}
    with Loopback(Cut(), waiting, whole()) as server:
        played = play(side, server, method="submit_tool_outputs_stream", **ids, tool_outputs=outputs)
        assert server.requests[2].json() == {"tool_outputs": outputs[1:], "stream": True}
    assert played.error is None
    with Loopback(Cut(), reply(run("completed")[1])) as server:
        played = play(side, server, method="submit_tool_outputs_stream", **ids, tool_outputs=outputs, recover=False)
    assert isinstance(played.error, APIConnectionError)
