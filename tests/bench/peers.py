"""Polling, lost answers, handlers and pages beside openai-python: the same server's answers to both, what each does.

Not a test and not a timing: a page to read, printed by `python -W ignore -m tests.bench.peers`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import openai

import assistant_threads
from tests.support.loopback import Cut, Loopback, Request, Scripted, reply

Default: TypeAlias = Callable[[Request], Any] | Any
"""What the server answers when the replies are used up."""

SECONDS = 3.0
"""How long either may take before it counts as endless."""


def run(status: str, headers: dict[str, str] | None = None, **fields: Any) -> Scripted:
    raw = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1", "status": status, **fields}
    return reply(raw, headers=headers or {})


def page(ids: str, **fields: Any) -> Scripted:
    return reply({"object": "list", "data": [{"id": each, "object": "thread.message"} for each in ids], **fields})


def stream(*names: str) -> Scripted:
    text = {"id": "m", "object": "thread.message", "role": "assistant", "status": "completed", "content": []}
    data = {"thread.message.completed": text, "thread.run.completed": {"id": "r", "status": "completed"}}
    events = "".join(f"event: {name}\ndata: {json.dumps(data[name])}\n\n" for name in names)
    return reply(f"{events}event: done\ndata: [DONE]\n\n".encode(), headers={"Content-Type": "text/event-stream"})


def double(x: int) -> int:
    """Double a number."""
    return 2 * x


REQUIRED = {
    "type": "submit_tool_outputs",
    "submit_tool_outputs": {
        "tool_calls": [{"id": "c", "type": "function", "function": {"name": "double", "arguments": '{"x": 2}'}}]
    },
}


def until_submitted(request: Request) -> Scripted:
    return run("completed") if "submit" in request.target else run("requires_action", required_action=REQUIRED)


def before_d(request: Request) -> Scripted:
    """The list a to e, asked for backward from d, two at a time."""
    if "after" in request.target:
        return page("", has_more=False)
    return page("a", has_more=False) if "before=b" in request.target else page("bc", has_more=True)


def runs(client: Any) -> Any:
    return client.beta.threads.runs


def ours(client: Any, **arguments: Any) -> dict[str, Any]:
    """Arguments that only our client has."""
    return arguments if isinstance(client, assistant_threads.OpenAI) else {}


def poll(client: Any, **arguments: Any) -> str:
    keywords = {"thread_id": "t", "assistant_id": "a", "poll_interval_ms": 20, **arguments}
    return f"status {runs(client).create_and_poll(**keywords).status}"


def two_streams_one_handler(client: Any) -> str:
    library = assistant_threads if isinstance(client, assistant_threads.OpenAI) else openai
    handler = library.AssistantEventHandler()
    for _ in range(2):
        with runs(client).stream(thread_id="t", assistant_id="a", event_handler=handler) as events:
            events.until_done()
    return "both streams handled"


def listed(client: Any, **arguments: Any) -> str:
    items = client.beta.threads.messages.list("t", **arguments)
    return "items " + "".join(item.id for item in items)


CASES: list[tuple[str, Sequence[Scripted], Default, Callable[[Any], str]]] = [
    ("1 unknown status", [], run("paused"), lambda c: poll(c, **ours(c, deadline=1))),
    (
        "1 one second: timeout=1, ours deadline=1",
        [],
        run("queued"),
        lambda c: poll(c, **(ours(c, deadline=1) or {"timeout": 1})),
    ),
    ("1 finished in the create answer", [run("completed")], run("completed"), poll),
    ("1 failure while polling", [run("queued"), reply({"error": {"message": "gone"}}, 404)], None, poll),
    (
        "2 the answer to create_and_run is lost",
        [Cut()],
        run("completed"),
        lambda c: f"status {c.beta.threads.create_and_run_poll(assistant_id='a').status}",
    ),
    (
        "5 one handler, two streams",
        [stream("thread.message.completed", "thread.run.completed")] * 2,
        None,
        two_streams_one_handler,
    ),
    ("5 a round of tools", [], until_submitted, lambda c: poll(c, **ours(c, functions=[double]))),
    (
        "6 limit=2, ours max_items=2",
        [page("ab", has_more=True), page("cd", has_more=False)],
        None,
        lambda c: listed(c, limit=2, **ours(c, max_items=2)),
    ),
    ("6 has_more missing, after ignored", [], page("ab"), listed),
    ("6 has_more: true, after ignored", [], page("ab", has_more=True), listed),
    ("6 before", [], before_d, lambda c: listed(c, before="d", limit=2)),
]


def outcome(client_class: Any, replies: Sequence[Scripted], default: Default, action: Callable[[Any], str]) -> str:
    said: list[str] = []
    with Loopback(*replies, default=default) as server:
        client = client_class(base_url=server.url, api_key="bench")

        def work() -> None:
            try:
                said.append(action(client))
            except Exception as error:
                run_id = getattr(error, "run_id", None)
                said.append(f"{type(error).__name__}{f' with run_id {run_id}' if run_id else ''}: {str(error)[:70]}")

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        thread.join(SECONDS)
        number = len(server.requests)
        endless = thread.is_alive()
        server.replies.clear()
        server.default = reply({"error": {"message": "the bench is over"}}, 400)
        thread.join()
        client.close()
    return f"{'endless' if endless else said[0]} ({number} requests)"


def main() -> None:
    for name, replies, default, action in CASES:
        print(name)
        for label, kind in (("openai", openai.OpenAI), ("ours", assistant_threads.OpenAI)):
            print(f"    {label:7} {outcome(kind, replies, default, action)}")


if __name__ == "__main__":
    main()
