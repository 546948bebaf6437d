"""The rows of the table: what ours, openai-python and a limit do with the same bytes.

A row reads what it decodes. One that only counted events, or decoded a page without reading it, would reward a decoder
that puts its work off.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import msgspec
import openai
import orjson
from openai._models import construct_type
from openai._utils._json import openapi_dumps
from openai._utils._transform import maybe_transform
from openai.pagination import SyncCursorPage
from openai.types.beta.threads import Message as OpenAIMessage
from openai.types.beta.threads import message_create_params

import assistant_threads
from tests.bench import material
from tests.bench.clean_environment import clean_python
from tests.bench.measure import Contender, Row, command, new_folder, processor_time, reported, retained_bytes
from tests.support.loopback import Loopback, reply
from threads_api.operations import messages as message_operations
from threads_runtime import json_codec

__all__ = ["ROWS"]

_URL = "http://127.0.0.1/v1"
_PYTHON = sys.executable
_OPEN = ExitStack()
atexit.register(_OPEN.close)


def _client(package: Any, body: bytes, *, stream: bool = False) -> Any:
    transport = httpx.Client(transport=material.Memory(body, stream=stream))
    return package.OpenAI(api_key="key", base_url=_URL, http_client=transport, max_retries=0)


# Cold start ------------------------------------------------------------------------------------------------------

_STARTS = {
    "ours": "import assistant_threads as package; package.OpenAI(api_key='key').beta.threads.messages",
    "openai": "import openai as package; package.OpenAI(api_key='key').beta.threads.messages",
    "limit": "import httpx; httpx.Client()",
}
_SIZE = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')) + '000')"


def _cold_start() -> dict[str, Contender]:
    return {name: command(*clean_python(code)) for name, code in _STARTS.items()}


def _cold_memory() -> dict[str, Contender]:
    return {name: reported(*clean_python(code + _SIZE)) for name, code in _STARTS.items()}


def _first_response() -> dict[str, Contender]:
    server = _OPEN.enter_context(Loopback(default=reply(material.message(1))))
    call = f"(api_key='key', base_url='{server.url}/v1').beta.threads.messages.retrieve('msg_1', thread_id='thread_1')"
    programs = {
        "ours": f"import assistant_threads as package; package.OpenAI{call}",
        "openai": f"import openai as package; package.OpenAI{call}",
        "limit": f"import httpx; httpx.Client().get('{server.url}/v1/threads/thread_1/messages/msg_1').json()",
    }
    return {name: command(*clean_python(code)) for name, code in programs.items()}


# A page ----------------------------------------------------------------------------------------------------------


class _Text(msgspec.Struct):
    value: str
    annotations: list[Any]


class _Part(msgspec.Struct):
    type: str
    text: _Text


class _Message(msgspec.Struct):
    id: str
    object: str
    created_at: int
    thread_id: str
    role: str
    content: list[_Part]
    assistant_id: str | None = None
    run_id: str | None = None
    attachments: list[Any] | None = None
    metadata: dict[str, str] | None = None


class _Page(msgspec.Struct):
    object: str
    data: list[_Message]
    has_more: bool
    first_id: str | None = None
    last_id: str | None = None


def _read(messages: Any) -> int:
    return sum(len(each.id) + len(each.role) + len(each.content[0].text.value) for each in messages)


def _page() -> dict[str, Contender]:
    body = material.message_page()
    decode = message_operations.list_messages("thread_1").decode
    typed = msgspec.json.Decoder(_Page)
    their_page: Any = SyncCursorPage[OpenAIMessage]
    return {
        "ours": processor_time(lambda: _read(decode(json_codec.loads(body)).data)),
        "openai": processor_time(lambda: _read(construct_type(type_=their_page, value=json.loads(body)).data)),  # type: ignore[attr-defined]
        "limit": processor_time(lambda: _read(typed.decode(body).data)),
    }


# One request -----------------------------------------------------------------------------------------------------


def _request() -> dict[str, Contender]:
    body = json.dumps(material.message(1)).encode()

    def of(package: Any) -> Contender:
        messages = _client(package, body).beta.threads.messages
        return processor_time(lambda: messages.retrieve("msg_1", thread_id="thread_1").id)

    bare = httpx.Client(transport=material.Memory(body))
    return {
        "ours": of(assistant_threads),
        "openai": of(openai),
        "limit": processor_time(lambda: orjson.loads(bare.get(f"{_URL}/threads/thread_1/messages/msg_1").content)),
    }


def _async_request() -> dict[str, Contender]:
    body = json.dumps(material.message(1)).encode()
    loop = asyncio.new_event_loop()

    def of(package: Any) -> Contender:
        transport = httpx.AsyncClient(transport=material.Memory(body))
        client = package.AsyncOpenAI(api_key="key", base_url=_URL, http_client=transport, max_retries=0)

        async def fifty() -> None:
            for _ in range(50):
                await client.beta.threads.messages.retrieve("msg_1", thread_id="thread_1")

        return processor_time(lambda: loop.run_until_complete(fifty()))

    bare = httpx.AsyncClient(transport=material.Memory(body))

    async def fifty_bare() -> None:
        for _ in range(50):
            orjson.loads((await bare.get(f"{_URL}/threads/thread_1/messages/msg_1")).content)

    return {
        "ours": of(assistant_threads),
        "openai": of(openai),
        "limit": processor_time(lambda: loop.run_until_complete(fifty_bare())),
    }


# Streams ---------------------------------------------------------------------------------------------------------


def _raw_stream(package: Any, body: bytes) -> Callable[[], int]:
    runs = _client(package, body, stream=True).beta.threads.runs

    def read() -> int:
        total = 0
        for event in runs.create("thread_1", assistant_id="asst_1", stream=True):
            if event.event == "thread.message.delta":
                total += len(event.data.delta.content[0].text.value)
        return total

    return read


def _handled_stream(package: Any, body: bytes, *, keep: bool = False) -> Callable[[], int]:
    runs = _client(package, body, stream=True).beta.threads.runs

    class Handler(package.AssistantEventHandler):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.total = 0
            self.kept: list[Any] = []

        def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            self.total += len(delta.value)
            if keep:
                self.kept.append(snapshot)

        def on_tool_call_delta(self, delta: Any, snapshot: Any) -> None:
            self.total += len(delta.function.name)

    def read() -> int:
        handler = Handler()
        with runs.stream(thread_id="thread_1", assistant_id="asst_1", event_handler=handler) as stream:
            stream.until_done()
        return handler.total + sum(len(snapshot.value) for snapshot in handler.kept)

    return read


def _bare_stream(body: bytes) -> Callable[[], int]:
    client = httpx.Client(transport=material.Memory(body, stream=True))

    def blocks() -> Iterator[bytes]:
        rest = b""
        with client.stream("POST", f"{_URL}/threads/thread_1/runs") as response:
            for chunk in response.iter_bytes():
                *whole, rest = (rest + chunk).split(b"\n\n")
                yield from whole

    def read() -> int:
        total = 0
        for block in blocks():
            data = block[block.index(b"data: ") + 6 :]
            if data != b"[DONE]":
                event = orjson.loads(data)
                if event["object"] == "thread.message.delta":
                    total += len(event["delta"]["content"][0]["text"]["value"])
        return total

    return read


def _stream(way: Callable[[Any, bytes], Callable[[], int]], body: bytes) -> dict[str, Contender]:
    return {
        "ours": processor_time(way(assistant_threads, body)),
        "openai": processor_time(way(openai, body)),
        "limit": processor_time(_bare_stream(body)),
    }


def _growth(cost: Callable[[int], Contender], smallest: int) -> Contender:
    """How often the cost multiplies when the work doubles, by the larger of two doublings."""

    def run() -> float:
        costs = [cost(smallest * factor)() for factor in (1, 2, 4)]
        return max(costs[1] / costs[0], costs[2] / costs[1])

    return run


def _handling_time(stream: Callable[[int], bytes]) -> Callable[[int], Contender]:
    return lambda count: processor_time(_handled_stream(assistant_threads, stream(count)))


def _kept_snapshots(count: int) -> Contender:
    runs = _client(assistant_threads, material.text_stream(count), stream=True).beta.threads.runs

    class Handler(assistant_threads.AssistantEventHandler):
        def __init__(self) -> None:
            super().__init__()
            self.kept: list[Any] = []

        def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            self.kept.append(snapshot)

    def keep() -> list[Any]:
        handler = Handler()
        with runs.stream(thread_id="thread_1", assistant_id="asst_1", event_handler=handler) as stream:
            stream.until_done()
        return handler.kept

    return retained_bytes(keep)


# Encoding, memory, many pages ------------------------------------------------------------------------------------


def _encode() -> dict[str, Contender]:
    arguments = {"role": "user", **material.PARTS}

    def ours() -> bytes:
        encoded: bytes = message_operations.create_message("thread_1", **arguments).body.encoded
        return encoded

    def theirs() -> bytes:
        return openapi_dumps(maybe_transform(arguments, message_create_params.MessageCreateParams))

    return {
        "ours": processor_time(ours),
        "openai": processor_time(theirs),
        "limit": processor_time(lambda: orjson.dumps(arguments)),
    }


def _memory() -> dict[str, Contender]:
    body = material.message_page(10_000)
    decode = message_operations.list_messages("thread_1").decode
    return {
        "ours": retained_bytes(lambda: decode(json_codec.loads(body))),
        "limit": retained_bytes(lambda: json_codec.loads(body)),
    }


# Processes of their own ------------------------------------------------------------------------------------------


def _pages(field: int) -> dict[str, Contender]:
    module = "tests.bench.many_pages"
    return {
        name: reported(_PYTHON, "-m", module, kind, "1000", field=field)
        for name, kind in (("ours", "ours"), ("limit", "bare"))
    }


def _upload(field: int) -> dict[str, Contender]:
    folder = new_folder()
    file = folder / "file.bin"
    with file.open("wb") as target:
        target.truncate(512 * 1024 * 1024)
    kinds = {"ours": "ours", "openai": "openai", "limit": "bare"}
    module = "tests.bench.large_upload"
    return {name: reported(_PYTHON, "-m", module, kind, str(file), field=field) for name, kind in kinds.items()}


def _generate() -> dict[str, Contender]:
    folder = new_folder()
    # Both read one document and run ruff, which the stock one takes from PATH.
    os.environ["PATH"] = os.pathsep.join([str(Path(_PYTHON).parent), os.environ["PATH"]])
    ours = ("-m", "generator", "generate", "--spec", "spec/threads.yaml")
    stock = ("-m", "openapi_python_client", "generate", "--overwrite", "--path", "spec/threads.yaml")
    return {
        "ours": command(_PYTHON, *ours, "--output", str(folder / "ours")),
        "limit": command(_PYTHON, *stock, "--output-path", str(folder / "stock")),
    }


@contextmanager
def _server(*arguments: str) -> Iterator[tuple[str, Callable[[], float]]]:
    """The base URL, and what ends the server and says how much processor time it took."""
    words = [_PYTHON, "-m", "tests.bench.server", *arguments]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        port = int(process.stdout.readline())

        def end() -> float:
            return float(process.communicate("end\n")[0])

        yield f"http://127.0.0.1:{port}/v1", end


_WORDS, _RUNS, _STREAMS = 200, 50, 500


def _streamed_run(client: httpx.Client, assistant_id: str) -> bytes:
    messages = [{"role": "user", "content": "word " * _WORDS}]
    body = {"assistant_id": assistant_id, "stream": True, "thread": {"messages": messages}}
    return client.post("/threads/runs", json=body).raise_for_status().content


def _sandbox() -> dict[str, Contender]:
    folder = new_folder()

    def serve(*arguments: str) -> float:
        headers = {"Authorization": "Bearer key", "OpenAI-Beta": "assistants=v2"}
        with _server(*arguments) as (url, end), httpx.Client(base_url=url, headers=headers, timeout=60) as client:
            created = client.post("/assistants", json={"model": "m"})
            for _ in range(_RUNS):
                body = _streamed_run(client, created.json()["id"] if created.is_success else "asst_1")
            (folder / "body").write_bytes(body)
            return end()

    return {"ours": lambda: serve("sandbox"), "limit": lambda: serve("bare", str(folder / "body"))}


def _concurrent(field: int) -> dict[str, Contender]:
    folder = new_folder()
    (folder / "body").write_bytes(material.text_stream(50))

    def measure(kind: str) -> float:
        with _server("bare", str(folder / "body")) as (url, end):
            words = (_PYTHON, "-m", "tests.bench.concurrent_streams", kind, url, str(_STREAMS))
            number = reported(*words, field=field)()
            end()
        return number

    kinds = {"ours": "assistant_threads", "openai": "openai", "limit": "bare"}
    return {name: partial(measure, kind) for name, kind in kinds.items()}


_TEXTS = partial(material.text_stream, 16_000)


def _handlers(stream: bytes) -> dict[str, Contender]:
    kinds = {"ours": assistant_threads, "openai": openai}
    return {name: processor_time(_handled_stream(package, stream)) for name, package in kinds.items()}


ROWS: dict[str, Callable[[], Row]] = {
    "cold start": lambda: Row(_cold_start(), goals="10; 0.75", rounds=7),
    "cold start, memory": lambda: Row(_cold_memory(), unit="B", goals="limit 1.05", rounds=3),
    "cold start to the first response": lambda: Row(_first_response(), goals="hold", rounds=7),
    "page of 100 messages, each read": lambda: Row(_page(), goals="16; 4.5", rounds=9),
    "one request": lambda: Row(_request(), goals="3.2; 1.05", rounds=9),
    "50 requests, async": lambda: Row(_async_request(), goals="3; 1.05", rounds=9),
    "raw stream, 16,000 deltas, each read": lambda: Row(_stream(_raw_stream, _TEXTS()), goals="18; 4", rounds=3),
    "handler, 16,000 deltas": lambda: Row(_stream(_handled_stream, _TEXTS()), goals="15; 6", rounds=3),
    "handler, 4,000 snapshots read at the end": lambda: Row(
        _stream(partial(_handled_stream, keep=True), material.text_stream(4_000)), goals="12; 8", rounds=3
    ),
    "encode 20 parts, 10 attachments": lambda: Row(_encode(), goals="100; 5", rounds=9),
    "1,600 annotation deltas": lambda: Row(_handlers(material.annotation_stream(1_600)), goals="100", rounds=1),
    "800 tool calls in a step": lambda: Row(_handlers(material.tool_call_stream(800)), goals="100", rounds=1),
    "annotations, twice as many": lambda: Row(
        {"ours": _growth(_handling_time(material.annotation_stream), 800)}, unit="x", goals="x 2.3", rounds=3
    ),
    "tool calls, twice as many": lambda: Row(
        {"ours": _growth(_handling_time(material.tool_call_stream), 400)}, unit="x", goals="x 2.3", rounds=3
    ),
    "memory of snapshots kept, twice as many": lambda: Row(
        {"ours": _growth(_kept_snapshots, 4_000)}, unit="x", goals="x 2.3", rounds=1
    ),
    "memory of 10,000 messages": lambda: Row(_memory(), unit="B", goals="limit 0.8", rounds=1),
    "500 streams at once": lambda: Row(_concurrent(0), goals="limit 1.7", rounds=3),
    "500 streams at once, memory": lambda: Row(_concurrent(1), unit="B", goals="limit 1.4", rounds=1),
    "100,000 messages through pages": lambda: Row(_pages(0), goals="limit 1.8", rounds=3),
    "the same pages, growth of memory": lambda: Row({"ours": _pages(1)["ours"]}, unit="B", goals="2 MB", rounds=1),
    "upload 512 MB from disk": lambda: Row(_upload(0), goals="limit 1.1", rounds=3),
    "the same upload, growth of memory": lambda: Row({"ours": _upload(1)["ours"]}, unit="B", goals="flat", rounds=1),
    "generate, warm": lambda: Row(_generate(), goals="limit 1.2", rounds=3),
    "sandbox, 50 streamed runs": lambda: Row(_sandbox(), goals="limit 2.5", rounds=3),
}
"""Each is built when its turn comes, since some prepare much."""
