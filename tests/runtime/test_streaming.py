"""Streams of events over real sockets: whole, broken off in every way, and left early."""

from __future__ import annotations

import asyncio
import gc
import json
import random
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import sample_api as toy
from tests.support.loopback import Loopback, Reply, reply
from tests.support.sample_api import AsyncClient, Client, Event
from threads_runtime.errors import (
    APIError,
    APIStatusError,
    InternalServerError,
    OpenAIError,
    RateLimitError,
    StreamInterruptedError,
)
from threads_runtime.models import UnknownVariant
from threads_runtime.responses.event_reader import EventReader
from threads_runtime.responses.sse import SSEDecoder

pytestmark = pytest.mark.filterwarnings("error")

SSE = {"Content-Type": "text/event-stream"}
SHARED = Path(__file__).parents[2].parent / "shared"

Outcome = tuple[list[Any], BaseException | None]


def sse(*events: tuple[str, Any] | str) -> bytes:
    """Events as bytes; a string is used unchanged."""
    return b"".join(
        event.encode() if isinstance(event, str) else f"event: {event[0]}\ndata: {json.dumps(event[1])}\n\n".encode()
        for event in events
    )


def run(status: str, event: str | None = None, **fields: Any) -> tuple[str, Any]:
    data = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1", "status": status, **fields}
    return event or f"thread.run.{status}", data


STEP = ("thread.run.step.created", {"id": "step_1", "object": "thread.run.step", "run_id": "run_1", "thread_id": "t"})
DELTA: tuple[str, Any] = (
    "thread.message.delta",
    {"id": "msg_1", "object": "thread.message.delta", "delta": {"content": []}},
)
DONE = "event: done\ndata: [DONE]\n\n"


def sync_outcome(answer: Reply) -> Outcome:
    events: list[Any] = []
    with Loopback(answer) as server, Client(api_key="k", base_url=server.url, max_retries=0) as client:
        stream = client.items.create("x", stream=True)
        try:
            events.extend(stream)
        except OpenAIError as error:
            assert next(stream, None) is None
            return events, error
        finally:
            assert stream.response.is_closed
        assert next(stream, None) is None
        return events, None


def async_outcome(answer: Reply) -> Outcome:
    async def main(server: Loopback) -> Outcome:
        events: list[Any] = []
        async with AsyncClient(api_key="k", base_url=server.url, max_retries=0) as client:
            stream = await client.items.create("x", stream=True)
            try:
                async for event in stream:
                    events.append(event)
            except OpenAIError as error:
                assert await anext(stream, None) is None
                return events, error
            finally:
                assert stream.response.is_closed
            assert await anext(stream, None) is None
            return events, None

    with Loopback(answer) as server:
        return asyncio.run(main(server))


def outcome(answer: Reply) -> Outcome:
    """What a stream gives, which is the same on both sides."""
    events, error = sync_outcome(answer)
    async_events, async_error = async_outcome(answer)
    assert async_events == events
    assert type(async_error) is type(error)
    if "ReadError" not in str(error):  # whose words come from the operating system, and on one side only
        port = re.compile(r"(?<=127\.0\.0\.1:)\d+")  # each side has a server of its own
        assert port.sub("", str(async_error)) == port.sub("", str(error))
    return events, error


def body(*events: tuple[str, Any] | str, **options: Any) -> Reply:
    return reply([sse(*events)], headers=SSE, **options)


def interrupted(answer: Reply) -> StreamInterruptedError:
    _, error = outcome(answer)
    assert isinstance(error, StreamInterruptedError), error
    return error


def test_events_come_decoded_until_done() -> None:
    events, error = outcome(body(run("queued"), ": ping\n\n", STEP, "id: 1\n\nretry: 5\n\n", DELTA, DONE))
    assert error is None
    assert [event.event for event in events] == ["thread.run.queued", "thread.run.step.created", "thread.message.delta"]
    assert [event.data for event in events] == [run("queued")[1], STEP[1], DELTA[1]]


def test_a_status_that_is_not_text_is_not_settled() -> None:
    assert "no `done` event" in str(interrupted(body(run([], "thread.run.queued"))))  # type: ignore[arg-type]


def test_done_ends_though_more_follows_or_nothing_ever_does() -> None:
    released = threading.Event()
    for done in (DONE, "data: [DONE]\n\n", "event: done\ndata:\n\n", "event: done\ndata: {}\n\n"):
        answer = reply([sse(run("queued"), done, DELTA), released], headers=SSE)
        events, error = outcome(answer)
        assert (len(events), error) == (1, None)


def test_an_event_arrives_before_the_next_is_sent() -> None:
    released = threading.Event()
    with (
        Loopback(reply([sse(run("queued")), released, sse(DONE)], headers=SSE)) as server,
        Client(api_key="k", base_url=server.url) as client,
        client.items.create("x", stream=True) as stream,
    ):
        assert next(stream).event == "thread.run.queued"
        released.set()
        assert list(stream) == []


@pytest.mark.parametrize(
    ("event", "data"),
    [
        ("thread.run.dreaming", {"object": "thread.run", "id": "run_1"}),
        ("ping", {"time": 1}),
        ("ping", "not JSON"),
        ("ping", ""),
        ("thread.run.new", [1]),
        ("thread.run.new", None),
    ],
)
def test_an_unknown_event_is_kept_unchanged(event: str, data: Any) -> None:
    text = data if isinstance(data, str) else json.dumps(data)
    events, error = outcome(body(f"event: {event}\ndata: {text}\n\n", DONE))
    assert error is None
    assert type(events[0]) is UnknownVariant
    assert events[0].to_dict() == {"event": event, "data": data}


def test_an_event_without_a_name_is_kept_unchanged() -> None:
    events, _ = outcome(body('data: {"object": "thread.run", "id": "run_1", "error": "x"}\n\n', DONE))
    assert type(events[0]) is UnknownVariant
    data = {"object": "thread.run", "id": "run_1", "error": "x"}
    assert events[0].to_dict() == {"event": "message", "data": data}


def test_an_envelope_is_the_event_in_it() -> None:
    """LiteLLM's proxy sends no `event:` lines."""
    envelope = {"event": "thread.run.queued", "data": run("queued")[1], "enabled": None}
    events, error = outcome(body(f"data: {json.dumps(envelope)}\n\n", "data: [DONE]\n\n"))
    assert error is None
    assert [event.to_dict() for event in events] == [envelope]
    assert events[0].data["id"] == "run_1"
    for last in ({"event": "done", "data": "[DONE]"}, {"event": "error", "data": {"message": "boom"}}):
        events, error = outcome(body(run("queued"), f"data: {json.dumps(last)}\n\n"))
        assert len(events) == 1
        assert (error is None) is (last["event"] == "done")


def test_done_without_any_event_is_not_an_end() -> None:
    for end in (DONE, "data: [DONE]\n\n", 'data: {"event": "done", "data": null}\n\n'):
        assert "`done` came before any event" in str(interrupted(body(end)))


def test_what_is_not_utf8_is_replaced() -> None:
    raw = sse(run("queued")).replace(b"run_1", b"run_\xff") + DONE.encode()
    events, error = outcome(reply(raw, headers=SSE))
    assert error is None
    assert events[0].data["id"] == "run_�"


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        ('{"error": {"message": "boom", "code": "server_error"}}', InternalServerError, "boom"),
        ('{"message": "boom", "code": "server_error", "type": null, "param": null}', InternalServerError, "boom"),
        ('{"code": "rate_limit_exceeded", "message": "slow down"}', RateLimitError, "slow down"),
        ('{"message": "boom"}', APIError, "boom"),
        ('{"error": "boom"}', APIError, "boom"),
        ("boom", APIError, "boom"),
        ("", APIError, ""),
        ("null", APIError, ""),
    ],
)
def test_an_error_event_in_any_shape_is_a_typed_error(data: str, kind: type[APIError], words: str) -> None:
    events, error = outcome(body(run("queued"), f"event: error\ndata: {data}\n\n", run("failed"), DONE))
    assert len(events) == 1
    assert type(error) is kind
    assert words in str(error)


def test_an_error_without_a_name_is_an_error_too() -> None:
    assert type(outcome(body('data: {"error": {"message": "boom"}}\n\n'))[1]) is APIError


@pytest.mark.parametrize("end", ["close", "reset"])
def test_a_broken_connection_is_not_an_end(end: Any) -> None:
    for last in (run("in_progress"), run("completed")):
        error = interrupted(body(run("queued"), last, end=end))
        assert (error.run_id, error.thread_id) == ("run_1", "thread_1")
        assert "run_1" in str(error)
        assert "thread_1" in str(error)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (body(run("queued")), "no `done` event, after thread.run.queued"),
        (body(run("completed"), DELTA), "no `done` event, after thread.message.delta"),
        (body(run("completed"), "event: do"), "within an event"),
        (body(": ping\n\n"), "no `done` event, after no event at all"),
        (body('event: thread.run.queued\ndata: {"id": "ru'), "within an event"),
        (body('event: thread.run.queued\ndata: {"id": "ru\n\n', DONE), "thread.run.queued is not JSON"),
        (body('data: {"id": "ru\n\n', DONE), "message is not JSON"),
        (reply(b"", headers=SSE), "empty"),
        (reply(b""), "empty"),
        (reply(b"\r\n\r\n", headers=SSE), "empty"),
        (reply("<html>\n\nSign in</html>", headers={"Content-Type": "text/html; charset=utf-8"}), "text/html"),
        (reply(run("queued")[1]), "JSON: thread.run, queued"),
        (reply({"x": 1}), "JSON: not an object of the API"),
        (reply(b"[1]\n\n", headers=SSE), "JSON: not an object of the API"),
        (body(run("queued"), end="close"), "peer closed connection"),
        (reply(b"\x1f\x8bnonsense", headers={**SSE, "Content-Encoding": "gzip"}), "DecodingError"),
    ],
)  # fmt: skip
def test_an_unexpected_end_is_described(answer: Reply, words: str) -> None:
    assert words in str(interrupted(answer))


def test_ids_come_from_whatever_names_them() -> None:
    cases: list[tuple[Reply, str | None, str | None]] = [
        (body(STEP), "run_1", "t"),
        (body(("thread.created", {"id": "thread_9", "object": "thread"})), None, "thread_9"),
        (body(DELTA), None, None),
        (body(DELTA, STEP), "run_1", "t"),
        (reply(run("queued")[1]), "run_1", "thread_1"),
        (body(run("queued", id=None, thread_id=7)), None, None),
    ]
    for answer, run_id, thread_id in cases:
        error = interrupted(answer)
        assert (error.run_id, error.thread_id) == (run_id, thread_id)


@pytest.mark.parametrize("status", ["completed", "failed", "cancelled", "expired", "incomplete", "requires_action"])
def test_a_run_at_rest_ends_the_stream_of_a_server_without_done(status: str) -> None:
    events, error = outcome(body(run("in_progress"), run(status), ": ping\n\n: pi"))
    assert (len(events), error) == (2, None)


def test_the_payload_counts_not_the_name_of_the_event() -> None:
    assert outcome(body(run("requires_action", "thread.run.completed")))[1] is None
    interrupted(body(run("in_progress", "thread.run.completed")))
    interrupted(body(("thread.run.completed", {"object": "thread.run.step", "status": "completed"})))


def test_a_body_that_the_closing_of_the_connection_ends() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + sse(run("queued"), run("completed"))
    assert outcome(Reply(raw=raw))[1] is None
    assert "no `done` event" in str(
        interrupted(Reply(raw=raw.replace(b'"status": "completed"', b'"status": "queued"')))
    )


def test_a_stall_is_not_an_end() -> None:
    released = threading.Event()
    with (
        Loopback(reply([sse(run("queued")), released], headers=SSE)) as server,
        Client(api_key="k", base_url=server.url) as client,
        pytest.raises(StreamInterruptedError, match="read timeout") as caught,
    ):
        list(client.items.create("x", stream=True, timeout=0.05))
    assert caught.value.run_id == "run_1"
    assert caught.value.ambiguous


def test_an_oversized_event_is_not_an_end() -> None:
    reader = EventReader(httpx.Response(200, request=httpx.Request("GET", "http://h/")), toy.EVENT)
    reader._sse = SSEDecoder(max_event_bytes=100)  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(StreamInterruptedError, match="larger than 100 bytes"):
        list(reader.feed(b"data: " + b"x" * 200))


def test_a_refusal_is_raised_before_there_is_a_stream() -> None:
    with (
        Loopback(reply({"error": {"message": "no"}}, status=400)) as server,
        Client(api_key="k", base_url=server.url) as client,
        pytest.raises(APIStatusError, match="no"),
    ):
        client.items.create("x", stream=True)


def test_request_id() -> None:
    with (
        Loopback(body(DONE), default=reply([sse(DONE)], headers={**SSE, "x-request-id": "req_1"})) as server,
        Client(api_key="k", base_url=server.url) as client,
    ):
        assert client.items.create("x", stream=True).request_id is None
        with client.items.create("x", stream=True) as stream:
            assert stream.request_id == "req_1"


# Leaving early


def _endless(server: Loopback) -> Client:
    server.add(reply([sse(run("queued"), STEP), threading.Event()], headers=SSE))
    return Client(api_key="k", base_url=server.url)


LEAVE: dict[str, Callable[[Client], Any]] = {}


def leave(function: Callable[[Client], Any]) -> Callable[[Client], Any]:
    LEAVE[function.__name__] = function
    return function


@leave
def never_iterated(client: Client) -> None:
    client.items.create("x", stream=True)


@leave
def closed_between_events(client: Client) -> None:
    stream = client.items.create("x", stream=True)
    next(stream)
    stream.close()
    stream.close()
    assert list(stream) == []


@leave
def left_by_break(client: Client) -> None:
    for _ in client.items.create("x", stream=True):
        break


@leave
def left_by_an_error(client: Client) -> None:
    with pytest.raises(KeyboardInterrupt), client.items.create("x", stream=True) as stream:
        for _ in stream:
            raise KeyboardInterrupt


@leave
def collected(client: Client) -> None:
    cycle: list[Any] = [iter(client.items.create("x", stream=True))]
    next(cycle[0])
    cycle.append(cycle)
    del cycle
    gc.collect()


@pytest.mark.parametrize("name", LEAVE)
def test_leaving_early_closes_the_connection(server: Loopback, name: str) -> None:
    client = _endless(server)
    LEAVE[name](client)
    assert server.wait_closed()
    client.close()
    gc.collect()


def test_a_stream_outlives_its_forgotten_client(server: Loopback) -> None:
    released = threading.Event()
    server.add(reply([sse(run("queued")), released, sse(DELTA, DONE)], headers=SSE))
    stream = Client(api_key="k", base_url=server.url).items.create("x", stream=True)
    gc.collect()
    released.set()
    assert len(list(stream)) == 2


ALEAVE: dict[str, Callable[[AsyncClient], Any]] = {}


def aleave(function: Callable[[AsyncClient], Any]) -> Callable[[AsyncClient], Any]:
    ALEAVE[function.__name__] = function
    return function


@aleave
async def async_never_iterated(client: AsyncClient) -> None:
    await client.items.create("x", stream=True)


@aleave
async def async_closed_between_events(client: AsyncClient) -> None:
    stream = await client.items.create("x", stream=True)
    await anext(stream)
    await stream.close()
    await stream.aclose()
    assert [event async for event in stream] == []


@aleave
async def async_left_by_break(client: AsyncClient) -> None:
    async for _ in await client.items.create("x", stream=True):
        break


@aleave
async def async_left_by_an_error(client: AsyncClient) -> None:
    with pytest.raises(LookupError):
        async with await client.items.create("x", stream=True) as stream:
            async for _ in stream:
                raise LookupError


@aleave
async def async_cancelled_while_waiting(client: AsyncClient) -> None:
    async def consume() -> None:
        async for event in await client.items.create("x", stream=True):
            seen.append(event)
            if len(seen) == 2:
                waiting.set()

    seen: list[Event] = []
    waiting = asyncio.Event()
    task = asyncio.create_task(consume())
    await waiting.wait()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@aleave
async def async_cancelled_by_a_scope(client: AsyncClient) -> None:
    seen: list[Event] = []
    with anyio.CancelScope() as scope:
        async with await client.items.create("x", stream=True) as stream:
            async for event in stream:
                seen.append(event)
                if len(seen) == 2:
                    scope.cancel()
    assert scope.cancelled_caught


@aleave
async def async_closed_by_another_task(client: AsyncClient) -> None:
    async def consume() -> int:
        count = 0
        async for _ in stream:
            count += 1
            if count == 2:
                waiting.set()
        return count

    waiting = asyncio.Event()
    stream = await client.items.create("x", stream=True)
    task = asyncio.create_task(consume())
    await waiting.wait()
    for _ in range(5):
        await asyncio.sleep(0)
    await stream.close()
    assert await task == 2


@pytest.mark.parametrize("name", ALEAVE)
def test_leaving_early_closes_the_connection_async(server: Loopback, name: str) -> None:
    async def main() -> None:
        server.add(reply([sse(run("queued"), STEP), threading.Event()], headers=SSE))
        async with AsyncClient(api_key="k", base_url=server.url) as client:
            await ALEAVE[name](client)
            gc.collect()
            assert await asyncio.to_thread(server.wait_closed)

    asyncio.run(main())
    gc.collect()


# Streams that servers have sent


def _wild() -> list[Any]:
    return [
        pytest.param(file.read_bytes(), id=f"{file.parent.name}/{file.stem}")
        for file in sorted(SHARED.glob("wild/*/*.sse"))
    ]


def _recorded() -> list[Any]:
    streams: list[Any] = []
    for file in sorted(SHARED.glob("recordings/*.yaml")):
        yaml = pytest.importorskip("yaml")
        for number, exchange in enumerate(yaml.safe_load(file.read_text())["interactions"]):
            text = exchange["response"]["body"]["string"]
            if text.startswith("event:"):
                streams.append(pytest.param(text.encode(), id=f"{file.stem}/{number}"))
    return streams


STREAMS = [*_wild(), *_recorded()] or [
    pytest.param(b"", marks=pytest.mark.skip("the reference material isn't here"), id="absent")
]


CLIENT = Client(api_key="key", base_url="http://h/")


def read(raw: bytes, *cuts: int) -> Outcome:
    """What a body gives that ends in good order; its chunks cut at the places."""
    reader = EventReader(httpx.Response(200, request=httpx.Request("GET", "http://h/")), toy.EVENT, CLIENT)
    events: list[Any] = []
    try:
        for start, end in zip([0, *cuts], [*cuts, len(raw)], strict=True):
            events.extend(reader.feed(raw[start:end]))
        reader.finish()
    except OpenAIError as error:
        return events, error
    return events, None


def payloads(raw: bytes) -> list[dict[str, Any]]:
    """The events of a stream by simple means, up to `done`."""
    found: list[dict[str, Any]] = []
    for block in raw.decode().replace("\r\n", "\n").split("\n\n"):
        if block and not block.startswith("event: done"):
            name, data = block.split("\n", 1)
            found.append({"event": name.removeprefix("event: "), "data": json.loads(data.removeprefix("data: "))})
    return found


def may_end(raw: bytes) -> bool:
    if b"event: done" in raw:
        return True
    last = payloads(raw)[-1]["data"]
    return last["object"] == "thread.run" and last["status"] in ("completed", "requires_action", "failed")


@pytest.mark.parametrize("raw", STREAMS)
def test_streams_of_real_servers(raw: bytes) -> None:
    events, error = read(raw)
    if any(each["event"] == "error" for each in payloads(raw)):
        assert isinstance(error, InternalServerError)
        assert [each.to_dict() for each in events] == payloads(raw)[: len(events)]
        return
    assert [each.to_dict() for each in events] == payloads(raw)
    assert (error is None) == may_end(raw)
    assert outcome(reply([raw], headers=SSE))[0] == events


@pytest.mark.parametrize("raw", STREAMS)
def test_real_streams_cut_off_anywhere(raw: bytes) -> None:
    end = b"\r\n\r\n" if b"\r\n\r\n" in raw else b"\n\n"
    boundaries = [place + len(end) for place in range(len(raw)) if raw.startswith(end, place)]
    random_places = random.Random(1).sample(range(len(raw)), 60)
    whole = read(raw)[0]
    for place in [0, *boundaries[:-1], *random_places]:
        events, error = read(raw[:place])
        assert [each.to_dict() for each in events] == [each.to_dict() for each in whole[: len(events)]]
        if isinstance(error, InternalServerError):
            continue  # the error event came before the cut
        complete = raw[:place].rstrip(b"\r\n") + end
        at_boundary = complete in (raw[: place + extra] for extra in range(len(end)))
        if error is None:
            assert at_boundary, place
            assert may_end(complete)
        else:
            assert isinstance(error, StreamInterruptedError)


@pytest.mark.parametrize("raw", STREAMS)
def test_real_streams_in_any_chunks(raw: bytes) -> None:
    whole, error = read(raw)
    for seed in range(5):
        cuts = sorted(random.Random(seed).choices(range(len(raw) + 1), k=len(raw) // 20))
        events, same = read(raw, *cuts)
        assert events == whole
        assert type(same) is type(error)


@given(raw=st.binary(max_size=80) | st.text(alphabet='evntdaror:{}[]"\n\r 1', max_size=80).map(str.encode))
def test_nonsense_is_never_anything_but_an_error(raw: bytes) -> None:
    _, error = read(raw)
    assert error is None or isinstance(error, APIError)
    assert error is not None or b"done" in raw or b"[DONE]" in raw
