"""What type checkers make of calls: never run, checked by mypy and pyright, which must also report what is wrong."""

from __future__ import annotations

from typing import Literal, assert_type

from assistant_threads import AsyncOpenAI, OpenAI, omit, types
from assistant_threads.types.beta import threads as beta_threads
from threads_api.models import (
    Assistant,
    AssistantStreamEvent,
    Message,
    MessageContent,
    MessageDeleted,
    Run,
    RunStep,
    TextContentBlock,
    Thread,
    ThreadDeleted,
    ThreadMessageDelta,
)
from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, SyncCursorPage
from threads_runtime.responses.response import APIResponse
from threads_runtime.responses.stream import AsyncStream, Stream


def results(client: OpenAI) -> None:
    threads = client.beta.threads
    assert_type(client.beta.assistants.create(model="m"), Assistant)
    assert_type(threads.create(), Thread)
    assert_type(threads.delete("t"), ThreadDeleted)
    assert_type(threads.messages.create("t", role="user", content="Hi"), Message)
    assert_type(threads.messages.list("t"), SyncCursorPage[Message])
    assert_type(threads.messages.delete("t", "m"), MessageDeleted)
    assert_type(threads.runs.steps.list("r", thread_id="t"), SyncCursorPage[RunStep])
    for message in threads.messages.list(thread_id="t", order="asc"):
        assert_type(message, Message)


def both_orders_of_ids(client: OpenAI) -> None:
    threads = client.beta.threads
    assert_type(threads.messages.retrieve("t", "m"), Message)
    assert_type(threads.messages.retrieve("m", thread_id="t"), Message)
    assert_type(threads.messages.retrieve(thread_id="t", message_id="m"), Message)
    assert_type(threads.runs.steps.retrieve("t", "r", "s"), RunStep)
    assert_type(threads.runs.steps.retrieve("s", thread_id="t", run_id="r"), RunStep)
    assert_type(threads.runs.cancel("r", thread_id="t"), Run)


def streams(client: OpenAI, flag: bool) -> None:
    runs = client.beta.threads.runs
    assert_type(runs.create("t", assistant_id="a"), Run)
    assert_type(runs.create("t", assistant_id="a", stream=False), Run)
    assert_type(runs.create("t", assistant_id="a", stream=omit), Run)
    assert_type(runs.create("t", assistant_id="a", stream=True), Stream[AssistantStreamEvent])
    assert_type(runs.create("t", assistant_id="a", stream=flag), Run | Stream[AssistantStreamEvent])
    assert_type(runs.submit_tool_outputs("t", "r", tool_outputs=[]), Run)
    assert_type(
        runs.submit_tool_outputs("r", thread_id="t", tool_outputs=[], stream=True), Stream[AssistantStreamEvent]
    )
    for event in runs.create("t", assistant_id="a", stream=True):
        if event.event == "thread.message.delta":
            assert_type(event, ThreadMessageDelta)


async def awaited(client: AsyncOpenAI) -> None:
    threads = client.beta.threads
    assert_type(await threads.create(), Thread)
    assert_type(threads.messages.list("t"), AsyncPaginator[Message, AsyncCursorPage[Message]])
    assert_type(await threads.messages.list("t"), AsyncCursorPage[Message])
    async for message in threads.messages.list("t"):
        assert_type(message, Message)
    assert_type(await threads.runs.create("t", assistant_id="a", stream=True), AsyncStream[AssistantStreamEvent])


def raw(client: OpenAI) -> None:
    messages = client.beta.threads.messages.with_raw_response
    assert_type(messages.retrieve("t", "m"), APIResponse[Message])
    assert_type(messages.retrieve("m", thread_id="t").parse(), Message)
    assert_type(client.with_raw_response.beta.threads.create().parse(), Thread)


def models(message: Message, run: Run) -> None:
    part: MessageContent = message.content[0]
    if part.type == "text":
        assert_type(part, TextContentBlock)
        assert_type(part.text.value, str)
        assert_type(part.image_file, None)
    assert_type(message.completed_at, int | None)
    status: str = run.status
    assert_type(message.role, Literal["user", "assistant"] | str)
    del status


def types_have_their_places() -> None:
    assert_type(types.Run, type[Run])
    assert_type(beta_threads.Run, type[Run])
    _ = beta_threads.Rum  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


def nested_arguments(client: OpenAI, run: Run) -> None:
    client.beta.threads.create(
        messages=[{"role": "user", "content": [{"type": "text", "text": "Hi"}]}],
        tool_resources={"file_search": {"vector_store_ids": ["vs_1"]}},
        metadata={"a": "b"},
    )
    client.beta.assistants.create(model="m", tools=run.tools, response_format="auto", temperature=None)
    client.beta.threads.runs.create("t", assistant_id="a", tool_choice={"type": "function", "function": {"name": "f"}})


def wrong(client: OpenAI, message: Message) -> None:
    threads = client.beta.threads
    threads.messages.create("t", role="user")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    threads.messages.create("t", role="robot", content="Hi")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    threads.messages.create("t", role="user", content="Hi", colour="red")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    threads.messages.retrieve("m")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    threads.messages.retrieve("t", "m", "x")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    threads.messages.list("t", order="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    threads.runs.create("t")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    threads.create(metadata={"a": 1})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    threads.create(messages=[{"role": "user"}])  # type: ignore[typeddict-item]  # pyright: ignore[reportArgumentType]
    message.contents  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018
    message.content[0].colour  # type: ignore[union-attr]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018
