"""A disk or a store that is full: one clear error, nothing half done, and work goes on when there is room again."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant_threads import InternalServerError, OpenAI
from assistant_threads.sandbox import FunctionCall, Limits, Sandbox
from tests.sandbox.conftest import FUNCTION, HEADERS, needs_files
from tests.sandbox.test_refusals import refused
from tests.sandbox.test_vector_stores import wait_for

MEGABYTE = 1024 * 1024
METADATA = {str(number): "x" * 512 for number in range(16)}


@pytest.fixture
def full() -> Iterator[Sandbox]:
    """A sandbox that stores a megabyte."""
    with Sandbox(check_answers=True, limits=Limits(stored_bytes=MEGABYTE)) as server:
        yield server


@pytest.fixture
def http(full: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=full.base_url, headers=HEADERS, timeout=10) as client:
        yield client


def fill(http: httpx.Client) -> list[str]:
    """Creates threads, large and small ones, until none fits."""
    threads: list[str] = []
    for body in ({"metadata": METADATA}, {}):
        while (response := http.post("/threads", json=body)).status_code == 200:
            threads.append(response.json()["id"])
        check_refusal(response)
    return threads


def check_refusal(response: httpx.Response) -> None:
    error = refused(response, 507)
    assert (error["code"], error["type"]) == ("storage_full", "server_error")
    assert "cannot store anything more" in error["message"]
    # Repeating the request would not help.
    assert response.headers["x-should-retry"] == "false"


def test_a_full_store_refuses_and_recovers(full: Sandbox, http: httpx.Client) -> None:
    threads = fill(http)
    assert http.get(f"/threads/{threads[-1]}").status_code == 200
    before = len(full.requests)
    with OpenAI(base_url=full.base_url, api_key="test") as client, pytest.raises(InternalServerError) as caught:
        client.beta.threads.create(metadata=METADATA)
    assert caught.value.status_code == 507
    assert len(full.requests) == before + 1
    for each in threads[:20]:
        assert http.delete(f"/threads/{each}").status_code == 200
    assert http.post("/threads", json={"metadata": METADATA}).status_code == 200


def test_a_request_that_does_not_fit_has_no_effect(full: Sandbox, http: httpx.Client) -> None:
    assistant = full.add({"object": "assistant"})
    thread = http.post("/threads", json={}).json()["id"]
    fill(http)
    body = {"assistant_id": assistant["id"], "metadata": METADATA, "stream": True}
    check_refusal(http.post(f"/threads/{thread}/runs", json=body, headers={"Idempotency-Key": "k"}))
    assert http.get(f"/threads/{thread}/runs").json()["data"] == []
    # The thread isn't locked.
    check_refusal(http.post(f"/threads/{thread}/messages", json={"role": "user", "content": "x" * 100_000}))
    assert http.get(f"/threads/{thread}/messages").json()["data"] == []


def test_a_run_whose_events_do_not_fit_is_interrupted(full: Sandbox, http: httpx.Client) -> None:
    held = threading.Event()
    full.script([held, "word " * 20_000])
    assistant = full.add({"object": "assistant"})
    body = {"assistant_id": assistant["id"], "stream": True}
    with http.stream("POST", "/threads/runs", json=body) as stream:
        lines = stream.iter_lines()
        while "thread.run.in_progress" not in (line := next(lines)):
            pass
        run = json.loads(next(lines).removeprefix("data: "))
        threads = fill(http)
        held.set()
        with pytest.raises(httpx.RemoteProtocolError):
            list(lines)
    assert line == "event: thread.run.in_progress"
    for each in threads:
        http.delete(f"/threads/{each}")
    place = f"/threads/{run['thread_id']}"
    assert http.get(f"{place}/runs/{run['id']}").json()["status"] == "expired"
    assert http.post(f"{place}/messages", json={"role": "user", "content": "Go on"}).status_code == 200


def test_outputs_that_do_not_fit_can_be_submitted_again(full: Sandbox, http: httpx.Client) -> None:
    full.script(FunctionCall("get_weather"), "Sunny.")
    assistant = full.add({"object": "assistant", "tools": [FUNCTION]})
    run = http.post("/threads/runs", json={"assistant_id": assistant["id"]}).json()
    place = f"/threads/{run['thread_id']}/runs/{run['id']}"
    run = wait_for(http, place, "requires_action")
    [call] = run["required_action"]["submit_tool_outputs"]["tool_calls"]
    threads = fill(http)

    def submit() -> httpx.Response:
        outputs = [{"tool_call_id": call["id"], "output": "x" * 100_000}]
        return http.post(f"{place}/submit_tool_outputs", json={"tool_outputs": outputs})

    check_refusal(submit())
    assert http.get(place).json() == run
    for each in threads:
        http.delete(f"/threads/{each}")
    assert submit().status_code == 200
    assert wait_for(http, place, "completed", "failed")["status"] == "completed"


@needs_files
def test_files_that_do_not_fit(http: httpx.Client) -> None:
    form = {"purpose": "assistants"}
    kept = http.post("/files", data=form, files={"file": ("a.txt", b"word " * 50_000)}).json()
    check_refusal(http.post("/files", data=form, files={"file": ("b.txt", b"x" * 2 * MEGABYTE)}))
    assert [each["id"] for each in http.get("/files").json()["data"]] == [kept["id"]]
    assert len(http.get(f"/files/{kept['id']}/content").content) == 250_000


SERVER = """
import resource, sys
from assistant_threads.sandbox import serve
def ready(server):
    # Any file that grows beyond this fails as on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
    print(server.base_url, flush=True)
serve(port=0, db=sys.argv[1], on_ready=ready)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit of the size of files")
def test_writes_that_fail(tmp_path: Path) -> None:
    db = tmp_path / "threads.db"
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(db)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        with httpx.Client(base_url=process.stdout.readline().strip(), headers=HEADERS, timeout=10) as http:
            threads = fill(http)
            assert http.get(f"/threads/{threads[-1]}").status_code == 200
            large: dict[str, Any] = {"file": ("a.bin", b"x" * 3 * MEGABYTE)}
            check_refusal(http.post("/files", data={"purpose": "assistants"}, files=large))
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
    with Sandbox(db=db) as server, httpx.Client(base_url=server.base_url, headers=HEADERS) as http:
        assert all(http.get(f"/threads/{each}").status_code == 200 for each in threads)
        assert http.post("/threads", json={"metadata": METADATA}).status_code == 200
