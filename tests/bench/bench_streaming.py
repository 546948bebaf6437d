"""Events a second as a raw stream and through a handler, beside openai-python's: `make bench`.

The same bytes for both, from memory, in one run: what counts are the ratios. Without openai only ours is measured.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from warnings import filterwarnings

import httpx

import assistant_threads

CHUNK = 4096

RUN = {"id": "run_1", "object": "thread.run", "created_at": 1, "thread_id": "thread_1", "assistant_id": "asst_1"}
MESSAGE = {"id": "msg_1", "object": "thread.message", "created_at": 1, "thread_id": "thread_1", "role": "assistant"}
STEP = {"id": "step_1", "object": "thread.run.step", "created_at": 1, "run_id": "run_1", "thread_id": "thread_1"}


def sse(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()


def message(deltas: Iterator[dict[str, Any]], whole: dict[str, Any]) -> list[bytes]:
    """A run that writes one message."""
    return [
        sse("thread.run.created", RUN | {"status": "queued"}),
        sse("thread.message.created", MESSAGE | {"status": "in_progress", "content": []}),
        *(
            sse(
                "thread.message.delta",
                {"id": "msg_1", "object": "thread.message.delta", "delta": {"content": [delta]}},
            )
            for delta in deltas
        ),
        sse("thread.message.completed", MESSAGE | {"status": "completed", "content": [whole]}),
        sse("thread.run.completed", RUN | {"status": "completed"}),
        b"event: done\ndata: [DONE]\n\n",
    ]


def texts(count: int) -> list[bytes]:
    deltas = ({"index": 0, "type": "text", "text": {"value": f"token{index} "}} for index in range(count))
    whole = "".join(f"token{index} " for index in range(count))
    return message(deltas, {"type": "text", "text": {"value": whole, "annotations": []}})


def annotations(count: int) -> list[bytes]:
    def annotation(index: int) -> dict[str, Any]:
        place = {"text": f"[{index}]", "start_index": index, "end_index": index + 3}
        return {"type": "file_citation", "file_citation": {"file_id": f"file_{index}"}, **place}

    deltas = (
        {
            "index": 0,
            "type": "text",
            "text": {"value": f"[{index}]", "annotations": [{"index": index, **annotation(index)}]},
        }
        for index in range(count)
    )
    whole = "".join(f"[{index}]" for index in range(count))
    return message(
        deltas, {"type": "text", "text": {"value": whole, "annotations": [annotation(index) for index in range(count)]}}
    )


def tool_calls(count: int) -> list[bytes]:
    def call(index: int) -> dict[str, Any]:
        return {
            "id": f"call_{index}",
            "type": "function",
            "function": {"name": "f", "arguments": '{"x": 1}', "output": None},
        }

    def delta(call: dict[str, Any]) -> bytes:
        details = {"type": "tool_calls", "tool_calls": [call]}
        return sse(
            "thread.run.step.delta",
            {"id": "step_1", "object": "thread.run.step.delta", "delta": {"step_details": details}},
        )

    details = {"type": "tool_calls", "tool_calls": [call(index) for index in range(count)]}
    return [
        sse("thread.run.created", RUN | {"status": "queued"}),
        sse(
            "thread.run.step.created",
            STEP | {"type": "tool_calls", "status": "in_progress", "step_details": details | {"tool_calls": []}},
        ),
        *(delta({"index": index, **call(index)}) for index in range(count)),
        sse("thread.run.step.completed", STEP | {"type": "tool_calls", "status": "completed", "step_details": details}),
        sse("thread.run.completed", RUN | {"status": "completed"}),
        b"event: done\ndata: [DONE]\n\n",
    ]


class Memory(httpx.BaseTransport):
    """Answers every request with the same stream."""

    def __init__(self, body: bytes) -> None:
        self._chunks = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, content=iter(self._chunks))


def raw(client: Any) -> int:
    count = 0
    for _ in client.beta.threads.runs.create("thread_1", assistant_id="asst_1", stream=True):
        count += 1
    return count


def handler(package: Any) -> Callable[[Any], int]:
    class Handler(package.AssistantEventHandler):  # type: ignore[misc]
        seen = 0

        def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            self.seen += 1

        def on_tool_call_delta(self, delta: Any, snapshot: Any) -> None:
            self.seen += 1

    def run(client: Any) -> int:
        count = 0
        runs = client.beta.threads.runs
        with runs.stream(thread_id="thread_1", assistant_id="asst_1", event_handler=Handler()) as stream:
            for _ in stream:
                count += 1
        return count

    return run


def rate(package: Any, way: Callable[[Any], int], body: bytes, repeats: int) -> float:
    """Events a second, the best of the repeats."""
    best = 0.0
    for _ in range(repeats):
        http_client = httpx.Client(transport=Memory(body))
        with package.OpenAI(api_key="k", base_url="http://127.0.0.1/v1", http_client=http_client) as client:
            start = time.perf_counter()
            count = way(client)
            best = max(best, count / (time.perf_counter() - start))
    return best


CASES = {
    "1,000 text deltas": (texts(1_000), 5),
    "64,000 text deltas": (texts(64_000), 1),
    "1,600 annotation deltas": (annotations(1_600), 1),
    "800 tool calls in one step": (tool_calls(800), 1),
}


def main() -> None:
    filterwarnings("ignore", category=DeprecationWarning)  # openai-python speaks of the service's end at every call
    openai = import_module("openai") if find_spec("openai") else None
    print("events a second, ours beside openai-python", getattr(openai, "__version__", "(not installed)"))
    for name, (events, repeats) in CASES.items():
        body = b"".join(events)
        for label, way in (("raw", lambda _: raw), ("handler", handler)):
            rate(assistant_threads, way(assistant_threads), b"".join((*events[:50], events[-1])), 1)  # warm up
            ours = rate(assistant_threads, way(assistant_threads), body, 2 * repeats)
            line = f"{name:28}{label:9}{ours:12,.0f}"
            if openai is not None:
                theirs = rate(openai, way(openai), body, repeats)
                line += f"{theirs:12,.0f}{ours / theirs:9.1f} times"
            print(line, flush=True)


if __name__ == "__main__":
    main()
