"""What a program asks for: the columns of the matrix.

An operation is a generator, written once for the sync and the async client: it yields what a method of the client
returned, and is sent the result.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeAlias

import httpx
from attrs import Factory, define, frozen

from assistant_threads.sandbox import FunctionCall, Sandbox

__all__ = ["OPERATIONS", "Asked", "Operation", "World"]

Asked: TypeAlias = Generator[Any, Any, Any]

FUNCTION = {"type": "function", "function": {"name": "add", "parameters": {"type": "object", "properties": {}}}}
TEXT = "It is five."


@define
class World:
    """What exists in the sandbox for one cell."""

    sandbox: Sandbox
    http: httpx.Client
    assistant: str
    thread: str
    messages: Sequence[str]
    deadline: float
    calls: list[str] = Factory(list)
    """What the functions of the user were called with."""

    def add(self, a: int) -> str:
        """A function for the model."""
        self.calls.append(f"add({a})")
        return str(a + 2)

    def script(self) -> None:
        """The next run calls the function, and then responds."""
        self.sandbox.script([FunctionCall("add", {"a": 3})], TEXT, thread_id=self.thread)

    def text(self, thread: str) -> str:
        """The text of the assistant's last message."""
        data = self.http.get(f"/threads/{thread}/messages", params={"limit": 1}).json()["data"]
        assert data[0]["role"] == "assistant"
        return data[0]["content"][0]["text"]["value"]


@frozen(kw_only=True)
class Operation:
    """A use of the client, and the request of it that is harmed."""

    name: str
    ask: Callable[[Any, World], Asked]
    """Returns something that can be pickled, and that `check` understands; an id for what was created."""
    method: str
    path: str
    """Pattern of the target of the request."""
    check: Callable[[World, Any], object]
    """Whether a success is one: false, or an AssertionError, if it isn't."""
    creates: bool = False
    once: bool = False
    """It must not be repeated, although it creates nothing: the outputs of tools."""
    keeps_deadline: bool = False
    calls_functions: bool = False
    quick: bool = False


def retrieve(client: Any, world: World) -> Asked:
    return (yield client.beta.threads.retrieve(world.thread)).id


def list_pages(client: Any, world: World) -> Asked:
    page = yield client.beta.threads.messages.list(world.thread, limit=2, order="asc")
    ids = [message.id for message in page.data]
    while page.has_next_page():
        page = yield page.get_next_page()
        ids += [message.id for message in page.data]
    return ids


def update(client: Any, world: World) -> Asked:
    return (yield client.beta.threads.update(world.thread, metadata={"k": "v"})).id


def updated(world: World, result: Any) -> object:
    """A response without a body (204) says that it is done, and no more."""
    return result in {world.thread, None} and world.http.get(f"/threads/{world.thread}").json()["metadata"] == {
        "k": "v"
    }


def delete(client: Any, world: World) -> Asked:
    return (yield client.beta.threads.delete(world.thread)).deleted


def deleted(world: World, result: Any) -> object:
    return result in {True, None} and world.http.get(f"/threads/{world.thread}").status_code == 404


def create_assistant(client: Any, world: World) -> Asked:
    return (yield client.beta.assistants.create(model="m")).id


def create_thread(client: Any, world: World) -> Asked:
    return (yield client.beta.threads.create(messages=[{"role": "user", "content": "Hello"}])).id


def create_message(client: Any, world: World) -> Asked:
    return (yield client.beta.threads.messages.create(world.thread, role="user", content="Hello")).id


def create_run(client: Any, world: World) -> Asked:
    return (yield client.beta.threads.runs.create(world.thread, assistant_id=world.assistant)).id


def create_and_poll(client: Any, world: World) -> Asked:
    run = yield client.beta.threads.create_and_run_poll(
        assistant_id=world.assistant, thread={"messages": [{"role": "user", "content": TEXT}]}, deadline=world.deadline
    )
    assert run.status == "completed", run.status
    assert TEXT in world.text(run.thread_id)
    return run.id


def poll_with_function(client: Any, world: World) -> Asked:
    run = yield client.beta.threads.runs.create_and_poll(
        world.thread, assistant_id=world.assistant, functions=[world.add], deadline=world.deadline
    )
    assert run.status == "completed", run.status
    return run.id


def submit(client: Any, world: World) -> Asked:
    """Without a helper: the run waits for the output already."""
    run = yield client.beta.threads.runs.create(world.thread, assistant_id=world.assistant, tools=[FUNCTION])
    run = yield client.beta.threads.runs.poll(run.id, thread_id=world.thread)
    [call] = run.required_action.submit_tool_outputs.tool_calls
    outputs = [{"tool_call_id": call.id, "output": "5"}]
    return (yield client.beta.threads.runs.submit_tool_outputs(run.id, thread_id=world.thread, tool_outputs=outputs)).id


def raw_stream(client: Any, world: World) -> Asked:
    """The events as they come, which nothing recovers."""
    stream = yield client.beta.threads.runs.create(world.thread, assistant_id=world.assistant, stream=True)
    events = yield drain(stream)
    assert events[-1].event == "thread.run.completed", events[-1].event
    return events[-1].data.id


def stream(client: Any, world: World) -> Asked:
    manager = client.beta.threads.runs.stream(world.thread, assistant_id=world.assistant, deadline=world.deadline)
    return (yield from _streamed(manager, world))


def stream_with_function(client: Any, world: World) -> Asked:
    manager = client.beta.threads.runs.stream(
        world.thread, assistant_id=world.assistant, functions=[world.add], deadline=world.deadline
    )
    return (yield from _streamed(manager, world))


def _streamed(manager: Any, world: World) -> Asked:
    run, text = yield text_of(manager) if hasattr(manager, "__enter__") else text_of_async(manager)
    assert run.status == "completed", run.status
    assert text == world.text(world.thread), text
    return run.id


def upload(client: Any, world: World) -> Asked:
    return (yield client.files.create(file=("a.txt", b"some text " * 1_000), purpose="assistants")).id


def drain(items: Any) -> Any:
    """All items of a stream; a coroutine for an async one."""
    if not hasattr(items, "__aiter__"):
        return list(items)

    async def collect() -> list[Any]:
        return [item async for item in items]

    return collect()


def text_of(manager: Any) -> tuple[Any, str]:
    with manager as stream:
        text = "".join(stream.text_deltas)
        return stream.get_final_run(), text


async def text_of_async(manager: Any) -> tuple[Any, str]:
    async with manager as stream:
        text = "".join([delta async for delta in stream.text_deltas])
        return await stream.get_final_run(), text


def _uploaded(world: World, result: Any) -> object:
    return world.http.get(f"/files/{result}/content").content == b"some text " * 1_000


def _exists(path: str) -> Callable[[World, Any], object]:
    return lambda world, result: world.http.get(path.format(thread=world.thread, id=result)).status_code == 200


THREAD = r"/threads/thread_\w+"
RUN_EXISTS = _exists("/threads/{thread}/runs/{id}")

OPERATIONS: tuple[Operation, ...] = (
    Operation(name="retrieve", ask=retrieve, method="GET", path=f"{THREAD}$", quick=True,
              check=lambda world, result: result == world.thread),
    Operation(name="list", ask=list_pages, method="GET", path=f"{THREAD}/messages.*after", quick=True,
              check=lambda world, result: result == world.messages),
    Operation(name="update", ask=update, method="POST", path=f"{THREAD}$", check=updated),
    Operation(name="delete", ask=delete, method="DELETE", path=f"{THREAD}$", check=deleted, quick=True),
    Operation(name="assistant", ask=create_assistant, method="POST", path="/assistants$", creates=True,
              check=_exists("/assistants/{id}")),
    Operation(name="thread", ask=create_thread, method="POST", path="/threads$", creates=True, quick=True,
              check=_exists("/threads/{id}")),
    Operation(name="message", ask=create_message, method="POST", path=f"{THREAD}/messages$", creates=True, quick=True,
              check=_exists("/threads/{thread}/messages/{id}")),
    Operation(name="run", ask=create_run, method="POST", path=f"{THREAD}/runs$", creates=True, check=RUN_EXISTS),
    Operation(name="create+poll", ask=create_and_poll, method="POST", path="/threads/runs$", creates=True,
              keeps_deadline=True, check=lambda world, result: True, quick=True),
    Operation(name="polls", ask=create_and_poll, method="GET", path=f"{THREAD}/runs/run_", keeps_deadline=True,
              check=lambda world, result: True, quick=True),
    Operation(name="outputs", ask=submit, method="POST", path="submit_tool_outputs$", once=True,
              check=RUN_EXISTS),
    Operation(name="outputs+poll", ask=poll_with_function, method="POST", path="submit_tool_outputs$",
              keeps_deadline=True, calls_functions=True, check=RUN_EXISTS, quick=True),
    Operation(name="raw stream", ask=raw_stream, method="POST", path=f"{THREAD}/runs$", creates=True, check=RUN_EXISTS),
    Operation(name="stream", ask=stream, method="POST", path=f"{THREAD}/runs$", creates=True, keeps_deadline=True,
              check=RUN_EXISTS, quick=True),
    Operation(name="outputs+stream", ask=stream_with_function, method="POST", path="submit_tool_outputs$",
              keeps_deadline=True, calls_functions=True, check=RUN_EXISTS, quick=True),
    Operation(name="upload", ask=upload, method="POST", path="/files$", creates=True, check=_uploaded),
)  # fmt: skip
