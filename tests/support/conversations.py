"""The conversations that are kept as cassettes, each written once for both clients.

A conversation is a generator: it yields what the client is to do and gets what came of it, a stream as the list of its
events. `converse` and `converse_async` perform it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Mapping
from typing import Any, TypeAlias

from assistant_threads import AsyncOpenAI, BadRequestError, NotFoundError, OpenAI
from threads_runtime.responses.stream import AsyncStream, Stream

Conversation: TypeAlias = Generator[Callable[[Any], Any], Any, Any]

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather in a city",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
MODEL = "gpt-4o-mini"


def polled() -> Conversation:
    assistant = yield lambda client: client.beta.assistants.create(model=MODEL, instructions="You are kind.")
    thread = yield lambda client: client.beta.threads.create(
        messages=[{"role": "user", "content": "Hello! Who are you?"}]
    )
    run = yield lambda client: client.beta.threads.runs.create(thread.id, assistant_id=assistant.id)
    run = yield from _until_it_waits(run)
    assert run.status == "completed"
    messages = yield lambda client: client.beta.threads.messages.list(thread.id, order="asc")
    assert [message.role for message in messages.data] == ["user", "assistant"]
    return messages.data[1].content[0].text.value


def streamed() -> Conversation:
    assistant = yield lambda client: client.beta.assistants.create(model=MODEL)
    events = yield lambda client: client.beta.threads.create_and_run(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Say hello."}]}, stream=True
    )
    names = [event.event for event in events]
    assert names[:3] == ["thread.created", "thread.run.created", "thread.run.queued"]
    assert names[-1] == "thread.run.completed"
    deltas = [event.data.delta.content[0].text.value for event in events if event.event == "thread.message.delta"]
    [message] = [event.data for event in events if event.event == "thread.message.completed"]
    assert "".join(deltas) == message.content[0].text.value
    return message.content[0].text.value


def with_tools() -> Conversation:
    assistant = yield lambda client: client.beta.assistants.create(model=MODEL, tools=[WEATHER])
    run = yield lambda client: client.beta.threads.create_and_run(
        assistant_id=assistant.id,
        thread={"messages": [{"role": "user", "content": "What is the weather in Paris?"}]},
        tool_choice={"type": "function", "function": {"name": "get_weather"}},
    )
    run = yield from _until_it_waits(run)
    calls = run.required_action.submit_tool_outputs.tool_calls
    outputs = [{"tool_call_id": call.id, "output": "Sunny, 21 degrees"} for call in calls]
    events = yield lambda client: client.beta.threads.runs.submit_tool_outputs(
        run.id, thread_id=run.thread_id, tool_outputs=outputs, stream=True
    )
    assert events[0].event == "thread.run.step.completed"
    assert events[-1].event == "thread.run.completed"
    steps = yield lambda client: client.beta.threads.runs.steps.list(run.id, thread_id=run.thread_id, order="asc")
    assert [step.type for step in steps.data] == ["tool_calls", "message_creation"]
    return steps.data[0].step_details.tool_calls[0].function.output


def pages() -> Conversation:
    messages = [{"role": "user", "content": f"Message {number}"} for number in range(7)]
    thread = yield lambda client: client.beta.threads.create(messages=messages)
    page = yield lambda client: client.beta.threads.messages.list(thread.id, limit=3, order="asc")
    texts = []
    while True:
        texts += [message.content[0].text.value for message in page.data]
        if not page.has_next_page():
            return texts
        page = yield lambda _, page=page: page.get_next_page()


def errors_and_retries() -> Conversation:
    """The first answer is 429 with a Retry-After, the second 500, the third the thread."""
    thread = yield lambda client: client.beta.threads.create(metadata={"kind": "patient"})
    seen = [thread.metadata]
    for wrong in (
        lambda client: client.beta.threads.retrieve("thread_thatDoesNotExist00000000"),
        lambda client: client.beta.threads.update(thread.id, metadata={"k": "v" * 513}),
    ):
        try:
            yield wrong
        except (BadRequestError, NotFoundError) as error:
            seen.append((error.status_code, error.code, error.param))
    return seen


def cancelled() -> Conversation:
    assistant = yield lambda client: client.beta.assistants.create(model=MODEL)
    run = yield lambda client: client.beta.threads.create_and_run(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Count to a million."}]}
    )
    run = yield lambda client: client.beta.threads.runs.cancel(run.id, thread_id=run.thread_id)
    assert run.status == "cancelling"
    run = yield from _until_it_waits(run)
    return run.status


def deleted() -> Conversation:
    assistant = yield lambda client: client.beta.assistants.create(model=MODEL)
    thread = yield lambda client: client.beta.threads.create()
    message = yield lambda client: client.beta.threads.messages.create(thread.id, role="user", content="Forget me.")
    gone = [
        (yield lambda client: client.beta.threads.messages.delete(message.id, thread_id=thread.id)),
        (yield lambda client: client.beta.threads.delete(thread.id)),
        (yield lambda client: client.beta.assistants.delete(assistant.id)),
    ]
    return [(each.object, each.deleted) for each in gone]


CONVERSATIONS: Mapping[str, Callable[[], Conversation]] = {
    each.__name__: each for each in (polled, streamed, with_tools, pages, errors_and_retries, cancelled, deleted)
}


def converse(conversation: Conversation, client: OpenAI) -> Any:
    """What the conversation returns in the end."""
    result: Any = None
    error: Exception | None = None
    while True:
        try:
            do = conversation.throw(error) if error else conversation.send(result)
        except StopIteration as end:
            return end.value
        result, error = None, None
        try:
            result = do(client)
            result = list(result) if isinstance(result, Stream) else result
        except Exception as raised:
            error = raised


async def converse_async(conversation: Conversation, client: AsyncOpenAI) -> Any:
    """The same with the other client."""
    result: Any = None
    error: Exception | None = None
    while True:
        try:
            do = conversation.throw(error) if error else conversation.send(result)
        except StopIteration as end:
            return end.value
        result, error = None, None
        try:
            result = do(client)
            result = await result if inspect.isawaitable(result) else result
            result = [event async for event in result] if isinstance(result, AsyncStream) else result
        except Exception as raised:
            error = raised


def _until_it_waits(run: Any) -> Conversation:
    while run.status in ("queued", "in_progress", "cancelling"):
        run = yield lambda client, run=run: client.beta.threads.runs.retrieve(run.id, thread_id=run.thread_id)
    return run
