"""The sandbox, tested with the official `openai` package."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest
from openai.types.beta.threads import Text, TextDelta

from assistant_threads.sandbox import CodeInterpreter, Fail, FunctionCall, Sandbox
from tests.sandbox.conftest import FUNCTION

# The package warns with each call that the service will end.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def official(sandbox: Sandbox) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=sandbox.base_url, api_key="test", max_retries=0) as client:
        yield client


@pytest.fixture
def assistant(official: openai.OpenAI) -> Any:
    return official.beta.assistants.create(model="gpt-4o-mini", name="Helper", tools=[FUNCTION])  # type: ignore[list-item]


def test_the_life_of_an_assistant(official: openai.OpenAI, assistant: Any) -> None:
    changed = official.beta.assistants.update(assistant.id, description="Helps", metadata={"a": "b"})
    assert (changed.name, changed.description, changed.metadata) == ("Helper", "Helps", {"a": "b"})
    assert official.beta.assistants.retrieve(assistant.id) == changed
    assert official.beta.assistants.delete(assistant.id).deleted
    with pytest.raises(openai.NotFoundError, match="No assistant found with id"):
        official.beta.assistants.retrieve(assistant.id)


def test_create_and_run_poll(official: openai.OpenAI, assistant: Any, sandbox: Sandbox) -> None:
    sandbox.script("Hello, Jane!")
    run = official.beta.threads.create_and_run_poll(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Hi"}]}, poll_interval_ms=1
    )
    assert run.status == "completed"
    assert run.usage
    assert run.usage.total_tokens == run.usage.prompt_tokens + run.usage.completion_tokens
    messages = official.beta.threads.messages.list(run.thread_id, order="asc").data
    assert [(message.role, message.content[0].text.value) for message in messages] == [  # type: ignore[union-attr]
        ("user", "Hi"),
        ("assistant", "Hello, Jane!"),
    ]
    assert [step.type for step in official.beta.threads.runs.steps.list(run.id, thread_id=run.thread_id)] == [
        "message_creation"
    ]


class Handler(openai.AssistantEventHandler):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def on_text_delta(self, delta: TextDelta, snapshot: Text) -> None:
        self.heard.append(delta.value or "")

    def on_tool_call_created(self, tool_call: Any) -> None:
        self.heard.append(f"<{tool_call.type}>")


def test_stream_with_a_handler(official: openai.OpenAI, assistant: Any, sandbox: Sandbox) -> None:
    sandbox.script([CodeInterpreter("print(6 * 7)", ["42"]), "It is 42."])
    thread = official.beta.threads.create(messages=[{"role": "user", "content": "6 * 7?"}])
    with official.beta.threads.runs.stream(
        thread_id=thread.id, assistant_id=assistant.id, event_handler=Handler()
    ) as stream:
        stream.until_done()
        run = stream.get_final_run()
        steps = stream.get_final_run_steps()
        [message] = stream.get_final_messages()
    assert stream.heard == ["<code_interpreter>", "It", " is", " 42."]
    assert run.status == "completed"
    assert steps[0].step_details.tool_calls[0].code_interpreter.outputs[0].logs == "42"  # type: ignore[union-attr]
    assert message.content[0].text.value == "It is 42."  # type: ignore[union-attr]


def test_create_and_run_stream_begins_with_the_thread(official: openai.OpenAI, assistant: Any) -> None:
    with official.beta.threads.create_and_run_stream(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Hi"}]}
    ) as stream:
        names = [event.event for event in stream]
    assert names[:3] == ["thread.created", "thread.run.created", "thread.run.queued"]
    assert names[-1] == "thread.run.completed"


def test_tool_outputs_polled_and_streamed(official: openai.OpenAI, assistant: Any, sandbox: Sandbox) -> None:
    sandbox.script(
        [FunctionCall("get_weather", {"city": "Paris"}), FunctionCall("get_weather", {"city": "Rome"})],
        FunctionCall("get_weather", {"city": "Oslo"}),
        "Sunny everywhere.",
    )
    thread = official.beta.threads.create()
    runs = official.beta.threads.runs
    run = runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=1)
    assert run.status == "requires_action"
    assert run.required_action
    calls = run.required_action.submit_tool_outputs.tool_calls
    assert [call.function.arguments for call in calls] == ['{"city": "Paris"}', '{"city": "Rome"}']
    run = runs.submit_tool_outputs_and_poll(
        run_id=run.id,
        thread_id=thread.id,
        tool_outputs=[{"tool_call_id": call.id, "output": "sun"} for call in calls],
        poll_interval_ms=1,
    )
    assert run.required_action
    [call] = run.required_action.submit_tool_outputs.tool_calls
    with runs.submit_tool_outputs_stream(
        run_id=run.id, thread_id=thread.id, tool_outputs=[{"tool_call_id": call.id, "output": "snow"}]
    ) as stream:
        assert "".join(stream.text_deltas) == "Sunny everywhere."
        final = stream.get_final_run()
    assert final.status == "completed"
    steps = runs.steps.list(run.id, thread_id=thread.id, order="asc").data
    outputs = [call.function.output for step in steps[:2] for call in step.step_details.tool_calls]  # type: ignore[union-attr]
    assert outputs == ["sun", "sun", "snow"]
    assert final.usage
    assert final.usage.total_tokens == sum(step.usage.total_tokens for step in steps if step.usage)


def test_pages(official: openai.OpenAI) -> None:
    thread = official.beta.threads.create()
    for number in range(25):
        official.beta.threads.messages.create(thread.id, role="user", content=str(number))
    listed = official.beta.threads.messages.list(thread.id, limit=10, order="asc")
    assert [message.content[0].text.value for message in listed] == [str(number) for number in range(25)]  # type: ignore[union-attr]
    page = official.beta.threads.messages.list(thread.id, limit=10)
    assert page.has_next_page()
    assert len(page.get_next_page().get_next_page().data) == 5


def test_cancel_and_delete_and_metadata(official: openai.OpenAI, assistant: Any, sandbox: Sandbox) -> None:
    held = threading.Event()
    sandbox.script(["Never", held, " said"])
    thread = official.beta.threads.create(metadata={"user": "1"})
    run = official.beta.threads.runs.create(thread.id, assistant_id=assistant.id, metadata={"n": "1"})
    assert official.beta.threads.runs.update(run.id, thread_id=thread.id, metadata={"n": "2"}).metadata == {"n": "2"}
    assert official.beta.threads.runs.cancel(run.id, thread_id=thread.id).status == "cancelling"
    run = official.beta.threads.runs.poll(run.id, thread_id=thread.id, poll_interval_ms=1)
    assert (run.status, run.metadata) == ("cancelled", {"n": "2"})
    assert official.beta.threads.update(thread.id, metadata={"user": "2"}).metadata == {"user": "2"}
    message = official.beta.threads.messages.create(thread.id, role="user", content="one more")
    assert official.beta.threads.messages.delete(message.id, thread_id=thread.id).deleted
    assert official.beta.threads.delete(thread.id).deleted
    with pytest.raises(openai.NotFoundError):
        official.beta.threads.retrieve(thread.id)


def test_errors_carry_param_and_code(official: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        official.beta.threads.create(extra_body={"colour": "blue"})
    assert (caught.value.param, caught.value.code, caught.value.type) == (
        "colour",
        "unknown_parameter",
        "invalid_request_error",
    )
    assert caught.value.request_id


def test_a_failed_run_has_its_reason(official: openai.OpenAI, assistant: Any, sandbox: Sandbox) -> None:
    sandbox.script(["So far", Fail("no quota", code="rate_limit_exceeded")])
    run = official.beta.threads.create_and_run_poll(assistant_id=assistant.id, poll_interval_ms=1)
    assert run.status == "failed"
    assert run.last_error
    assert (run.last_error.code, run.last_error.message) == ("rate_limit_exceeded", "no quota")


def test_async_in_many_threads_at_once() -> None:
    async def converse(client: openai.AsyncOpenAI, assistant_id: str, number: int) -> str:
        thread = {"messages": [{"role": "user", "content": f"number {number}"}]}
        stream = client.beta.threads.create_and_run_stream(assistant_id=assistant_id, thread=thread)  # type: ignore[arg-type]
        async with stream as events:
            return "".join([text async for text in events.text_deltas])

    async def main() -> list[str]:
        async with (
            Sandbox(check_answers=True) as server,
            openai.AsyncOpenAI(base_url=server.base_url, api_key="test", timeout=httpx.Timeout(20)) as client,
        ):
            assistant = await client.beta.assistants.create(model="m")
            return await asyncio.gather(*(converse(client, assistant.id, number) for number in range(20)))

    assert asyncio.run(main()) == [f"You said: number {number}" for number in range(20)]
