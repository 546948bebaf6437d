"""Streams of events for tests of the runtime, and what both clients make of them."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

from tests.support.loopback import Loopback, Reply, reply
from tests.support.sample_api import AsyncClient, Client
from threads_runtime.errors import (
    OpenAIError,
    StreamInterruptedError,
)

SSE = {"Content-Type": "text/event-stream"}

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
