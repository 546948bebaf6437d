"""The sandbox in a test and as a process: starting, stopping, access, and the interface for tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import trio

from assistant_threads import AsyncOpenAI, OpenAI
from assistant_threads.sandbox import FunctionCall, Sandbox, Stall, Text
from tests.sandbox.conftest import HEADERS

ROOT = Path(__file__).resolve().parents[2]


def test_it_stops_within_a_second_with_open_streams(post: Callable[..., Any], http: httpx.Client) -> None:
    server = Sandbox()
    server.start()
    server.script([threading.Event()], [threading.Event()])
    server.fault(Stall(event=1), path="/v1/threads/runs")
    with httpx.Client(base_url=server.base_url, headers=HEADERS) as client:
        assistant = client.post("/assistants", json={"model": "m"}).json()
        body = {"assistant_id": assistant["id"], "stream": True}
        with (
            client.stream("POST", "/threads/runs", json=body) as stalled,
            client.stream("POST", "/threads/runs", json=body) as held,
        ):
            next(held.iter_raw())
            begin = time.monotonic()
            server.stop()
            # Not a measure of speed: a server that waits for its streams would never stop.
            assert time.monotonic() - begin < 2
            for stream in (stalled, held):
                with pytest.raises((httpx.RemoteProtocolError, httpx.StreamConsumed, httpx.ReadError)):
                    list(stream.iter_raw())
    assert not [thread for thread in threading.enumerate() if thread is server._thread]


def test_a_host_other_than_loopback_needs_a_key() -> None:
    for host in ("0.0.0.0", "192.0.2.1", "example.com", "::"):
        with pytest.raises(ValueError, match="api_key"):
            Sandbox(host=host)
    with Sandbox(host="localhost") as server:
        assert httpx.get(f"{server.base_url}/assistants", headers=HEADERS).status_code == 200


def test_a_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        Sandbox(port=taken.getsockname()[1])


def test_a_sandbox_starts_only_once() -> None:
    server = Sandbox()
    with server:
        pass
    with pytest.raises(RuntimeError, match="already started"):
        server.start()


def test_a_conversation_with_our_client(client: OpenAI, sandbox: Sandbox) -> None:
    assistant = client.beta.assistants.create(model="gpt-4o")
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hi"}])
    with client.beta.threads.runs.create(thread.id, assistant_id=assistant.id, stream=True) as stream:
        names = [event.event for event in stream]
    assert names[0] == "thread.run.created"
    assert names[-1] == "thread.run.completed"
    texts = [message.content[0].text.value for message in client.beta.threads.messages.list(thread.id, limit=1)]  # type: ignore[union-attr]
    assert texts == ["You said: Hi", "Hi"]


def test_async_with_under_trio() -> None:
    async def main() -> None:
        async with Sandbox() as server, AsyncOpenAI(base_url=server.base_url, api_key="test") as client:
            thread = await client.beta.threads.create(metadata={"a": "b"})
            assert (await client.beta.threads.retrieve(thread.id)).metadata == {"a": "b"}

    trio.run(main)


def test_adding_objects(sandbox: Sandbox, http: httpx.Client) -> None:
    sandbox.add({"object": "assistant", "id": "asst_abc123", "instructions": "Be kind."})
    sandbox.add({"object": "thread", "id": "thread_abc123"})
    message = sandbox.add({"object": "thread.message", "thread_id": "thread_abc123", "content": "Hello"})
    assert http.get("/assistants/asst_abc123").json()["instructions"] == "Be kind."
    assert http.get(f"/threads/thread_abc123/messages/{message['id']}").json()["role"] == "user"
    with pytest.raises(ValueError, match="object must be one of"):
        sandbox.add({"object": "file"})
    with pytest.raises(ValueError, match="the response is not a valid Assistant"):
        sandbox.add({"object": "assistant", "id": 7})


def test_scripts_of_threads_do_not_mix(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.add({"object": "assistant", "id": "asst_a"})
    one, two = post("/threads"), post("/threads")
    sandbox.script("for two", thread_id=two["id"])
    sandbox.script("for any")
    for thread, said in ((one, "for any"), (two, "for two"), (two, "Say something.")):
        body = {"assistant_id": "asst_a", "stream": True}
        assert "completed" in http.post(f"/threads/{thread['id']}/runs", json=body).text
        newest = http.get(f"/threads/{thread['id']}/messages").json()["data"][0]
        assert newest["content"][0]["text"]["value"] == said


def test_invalid_scripts(sandbox: Sandbox) -> None:
    with pytest.raises(TypeError, match="is not an action"):
        sandbox.script([42])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="chunks must join to"):
        Text("abc", chunks=["a", "b"])


def test_script_faults_and_requests_are_thread_safe(sandbox: Sandbox, http: httpx.Client) -> None:
    def busy() -> None:
        for _ in range(50):
            sandbox.script("x")
            sandbox.fault(Stall(byte=1), path="/nowhere")
            assert len(sandbox.requests) >= 0

    threads = [threading.Thread(target=busy) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        assert http.post("/threads", json={}).status_code == 200
    for thread in threads:
        thread.join()
    assert sum(request.path == "/v1/threads" for request in sandbox.requests) == 20
    sandbox.reset()
    assert sandbox.requests == []


def test_a_seed_makes_identifiers_reproducible() -> None:
    made = []
    for _ in range(2):
        with Sandbox(seed=1) as server:
            made.append(server.add({"object": "thread"})["id"])
    assert made[0] == made[1]


def test_an_assistant_that_raises_fails_the_run(http: httpx.Client) -> None:
    class Broken:
        async def turn(self, turn: Any) -> Any:
            raise KeyError("who?")
            yield

    with Sandbox(assistant=Broken()) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as client:
        assistant = server.add({"object": "assistant"})
        text = client.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True}).text
        assert "thread.run.failed" in text
        assert "KeyError" in text


def test_serving_in_a_separate_process() -> None:
    code = (
        "from assistant_threads.sandbox import serve;"
        "serve(port=0, on_ready=lambda server: print(server.base_url, flush=True))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        base_url = process.stdout.readline().strip()
        assert httpx.get(f"{base_url}/assistants", headers=HEADERS).status_code == 200
        os.kill(process.pid, signal.SIGTERM)
        process.wait(5)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_the_fixture_imports_nothing_before_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "from assistant_threads import OpenAI\n"
        "def test_without():\n"
        "    assert not {'starlette', 'uvicorn', 'yaml', 'jsonschema'} & sys.modules.keys()\n"
        "def test_with(sandbox):\n"
        "    client = OpenAI(base_url=sandbox.base_url, api_key='test')\n"
        "    assert client.beta.threads.create().id.startswith('thread_')\n"
    )
    plugin = "assistant_threads.sandbox.pytest_plugin"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", plugin, str(tmp_path)]
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert "2 passed" in done.stdout, done.stdout + done.stderr


def test_a_missing_extra_is_named() -> None:
    code = "import sys; sys.modules['starlette'] = None\nfrom assistant_threads.sandbox import Sandbox"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "pip install '.[sandbox]'" in done.stderr


def test_a_function_call_with_invalid_json(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    sandbox.script(FunctionCall("f", '{"cut": '))
    assistant = post("/assistants", model="m")
    text = http.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True}).text
    assert r'"arguments":"{\"cut\": "' in text
