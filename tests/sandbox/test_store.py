"""Persistence: restarts, kill -9 during a run, and atomic changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from assistant_threads.sandbox import FunctionCall, Sandbox
from assistant_threads.sandbox.model.store import Store
from tests.sandbox.conftest import FUNCTION, HEADERS

SERVER = """
import sys, threading
from assistant_threads.sandbox import FunctionCall, Sandbox
server = Sandbox(db=sys.argv[1])
# The first run waits for a function, the second is held in mid-message.
server.script([FunctionCall("get_weather")], ["Half a", threading.Event(), " message"])
print(server.base_url, flush=True)
server.run()
"""


def client_of(base_url: str) -> httpx.Client:
    return httpx.Client(base_url=base_url, headers=HEADERS, timeout=10)


def test_kill_during_runs(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(db)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        with client_of(process.stdout.readline().strip()) as http:
            assistant = http.post("/assistants", json={"model": "m", "tools": [FUNCTION]}).json()
            hello = {"messages": [{"role": "user", "content": "Hi"}]}
            body = {"assistant_id": assistant["id"], "thread": hello}
            waiting = http.post("/threads/runs", json=body).json()
            place = f"/threads/{waiting['thread_id']}/runs/{waiting['id']}"
            while (waiting := http.get(place).json())["status"] != "requires_action":
                pass
            [step] = http.get(f"{place}/steps").json()["data"]
            assert step["step_details"]["tool_calls"][0]["function"]["output"] is None
            with http.stream("POST", "/threads/runs", json=body | {"stream": True}) as stream:
                for line in stream.iter_lines():
                    if '"object":"thread.run"' in line:
                        held = httpx.Response(200, text=line.removeprefix("data: ")).json()
                    if " a" in line and "delta" in line:
                        break
                os.kill(process.pid, signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()

    with Sandbox(db=db, check_answers=True) as server, client_of(server.base_url) as http:
        run = http.get(f"/threads/{held['thread_id']}/runs/{held['id']}").json()
        assert run["status"] == "expired"
        messages = http.get(f"/threads/{held['thread_id']}/messages").json()["data"]
        assert [message["role"] for message in messages] == ["user"]
        assert http.get(f"/threads/{held['thread_id']}/runs/{held['id']}/steps").json()["data"] == []
        assert http.post(f"/threads/{held['thread_id']}/messages", json={"role": "user", "content": "x"}).is_success
        # The other run still waits, and goes on.
        assert http.get(place).json() == waiting
        [call] = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
        outputs = {"tool_outputs": [{"tool_call_id": call["id"], "output": "sun"}], "stream": True}
        text = http.post(f"{place}/submit_tool_outputs", json=outputs).text
        assert text.endswith("event: done\ndata: [DONE]\n\n")
        run = http.get(place).json()
        assert run["status"] == "completed"
        steps = http.get(f"{place}/steps").json()["data"]
        assert run["usage"]["total_tokens"] == sum(step["usage"]["total_tokens"] for step in steps)


def test_everything_is_kept_over_a_restart(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    with Sandbox(db=db) as server, client_of(server.base_url) as http:
        assistant = http.post("/assistants", json={"model": "m"}).json()
        run = http.post("/threads/runs", json={"assistant_id": assistant["id"], "stream": True})
        assert "thread.run.completed" in run.text
        keyed = http.post("/threads", json={}, headers={"Idempotency-Key": "k"}).text
    with Sandbox(db=db) as server, client_of(server.base_url) as http:
        assert http.get("/assistants").json()["data"] == [assistant]
        assert http.post("/threads", json={}, headers={"Idempotency-Key": "k"}).text == keyed


def test_a_run_interrupted_by_a_stop_expires(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    with Sandbox(db=db) as server, client_of(server.base_url) as http:
        server.script(["Half", threading.Event()])
        assistant = http.post("/assistants", json={"model": "m"}).json()
        run = http.post("/threads/runs", json={"assistant_id": assistant["id"]}).json()
    with Sandbox(db=db) as server, client_of(server.base_url) as http:
        assert http.get(f"/threads/{run['thread_id']}/runs/{run['id']}").json()["status"] == "expired"


def test_a_run_that_was_being_cancelled_is_cancelled(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    with Sandbox(db=db) as server, client_of(server.base_url) as http:
        server.script(FunctionCall("get_weather"))
        assistant = http.post("/assistants", json={"model": "m", "tools": [FUNCTION]}).json()
        run = http.post("/threads/runs", json={"assistant_id": assistant["id"]}).json()
        place = f"/threads/{run['thread_id']}/runs/{run['id']}"
        while (run := http.get(place).json())["status"] != "requires_action":
            pass
    store = Store(db)
    store.save(run | {"status": "cancelling"})
    store.close()
    with Sandbox(db=db, check_answers=True) as server, client_of(server.base_url) as http:
        assert http.get(place).json()["status"] == "cancelled"


def test_one_sandbox_at_a_time(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    with Sandbox(db=db), pytest.raises(ValueError, match="in use by another process"):
        Sandbox(db=db)


def test_a_file_that_is_not_a_database_is_not_changed(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("These are my notes, and they are long enough to look at. " * 20)
    before = text.read_bytes()
    with pytest.raises(ValueError, match="is not a store of the sandbox"):
        Sandbox(db=text)
    assert text.read_bytes() == before


def test_the_database_of_another_program_is_not_changed(tmp_path: Path) -> None:
    import sqlite3

    db = tmp_path / "other.db"
    connection = sqlite3.connect(db)
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()
    with pytest.raises(ValueError, match="not written by this version of the sandbox"):
        Sandbox(db=db)


def test_a_transaction_is_all_or_nothing() -> None:
    store = Store(max_objects=2)
    with pytest.raises(KeyError), store.transaction():
        store.save({"id": "asst_1", "object": "assistant"})
        with store.transaction():
            store.save({"id": "asst_2", "object": "assistant"})
        raise KeyError
    assert store.select("assistant") == []
    store.require_room()
    store.close()
