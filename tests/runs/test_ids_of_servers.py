"""Ids of a server that cannot be sent back to it: the errors are ours, and no odd path is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from assistant_threads import AsyncOpenAI, OpenAI, OpenAIError, PaginationError
from tests.streaming.events import run, sse
from tests.streaming.service import SSE
from tests.support.loopback import Loopback, Request, reply
from tests.support.sync_and_async import KEY, FakeClock, Side

IDS: list[Any] = ["\ud800", "..", ".", "", 5, ["run_1"], {"id": "run_1"}, None, True]
RUN: dict[str, Any] = run("queued")[1]
DONE: dict[str, Any] = RUN | {"status": "completed"}


def add(a: int = 0) -> str:
    """A function for the model."""
    return str(a)


def client_of(side: Side, server: Loopback) -> Any:
    return (AsyncOpenAI if side.is_async else OpenAI)(api_key=KEY, base_url=server.url, clock=FakeClock())


def is_valid(target: str) -> bool:
    return not any(part in {"", ".", "..", "5", "None", "True"} for part in target.partition("?")[0].split("/")[1:])


@pytest.mark.parametrize("id", IDS, ids=ascii)
@pytest.mark.parametrize("field", ["id", "thread_id"])
@pytest.mark.parametrize("method", ["create_and_run_poll", "create_and_run_stream"])
def test_of_a_run(side: Side, method: str, field: str, id: Any) -> None:
    sent = RUN | {field: id}

    def respond(request: Request) -> Any:
        if request.method == "GET":
            return reply({"data": [], "has_more": False} if "/runs/" not in request.target else DONE)
        if method == "create_and_run_poll":
            return reply(sent)
        return reply([sse(("thread.run.created", sent))], headers=SSE, end="close")

    def sync(api: OpenAI) -> None:
        call = getattr(api.beta.threads, method)(assistant_id="a", cancel_on_exit=True)
        if method == "create_and_run_stream":
            with call as events:
                events.until_done()

    async def async_(api: AsyncOpenAI) -> None:
        call = getattr(api.beta.threads, method)(assistant_id="a", cancel_on_exit=True)
        if method == "create_and_run_poll":
            await call
        else:
            async with call as events:
                await events.until_done()

    with Loopback(default=respond) as server:
        with pytest.raises(OpenAIError):
            side.run(async_ if side.is_async else sync, client=client_of(side, server))
        assert [request.target for request in server.requests if not is_valid(request.target)] == []


@pytest.mark.parametrize("id", IDS, ids=ascii)
def test_of_a_tool_call(side: Side, id: Any) -> None:
    """Nobody could answer it."""
    call = {"id": id, "type": "function", "function": {"name": "add", "arguments": "{}"}}
    waiting = RUN | {
        "status": "requires_action",
        "required_action": {"type": "submit_tool_outputs", "submit_tool_outputs": {"tool_calls": [call]}},
    }
    with Loopback(reply(waiting)) as server:
        settled = side.run(
            lambda api: api.beta.threads.runs.create_and_poll("thread_1", assistant_id="a", functions=[add]),
            client=client_of(side, server),
        )
    assert settled.status == "requires_action"


@pytest.mark.parametrize("id", IDS, ids=ascii)
def test_of_an_item_that_a_list_continues_after(side: Side, id: Any) -> None:
    def sync(api: OpenAI) -> None:
        list(api.beta.threads.messages.list("thread_1"))

    async def async_(api: AsyncOpenAI) -> None:
        async for _ in api.beta.threads.messages.list("thread_1"):
            pass

    page = {"data": [{"id": id}], "last_id": id, "has_more": True}
    with Loopback(reply(page)) as server, pytest.raises(PaginationError, match="valid id"):
        side.run(async_ if side.is_async else sync, client=client_of(side, server))
