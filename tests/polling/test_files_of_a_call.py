"""How many files a reader passes through who follows one call from the user's line to the request and back."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

import assistant_threads
import threads_api
import threads_runtime

_PACKAGES = tuple(str(Path(str(each.__file__)).parent) for each in (assistant_threads, threads_api, threads_runtime))

RUN = {
    "id": "run_1", "object": "thread.run", "created_at": 1, "thread_id": "thread_1", "assistant_id": "asst_1",
    "status": "completed", "model": "m", "instructions": "", "tools": [], "metadata": {}, "temperature": 1.0,
    "required_action": None, "last_error": None, "incomplete_details": None, "tool_resources": None,
    "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}, "parallel_tool_calls": True,
    "truncation_strategy": {"type": "auto", "last_messages": None}, "tool_choice": "auto",
    "response_format": "auto", "started_at": 1, "completed_at": 2, "expires_at": None,
}  # fmt: skip


def files_of(call: Callable[[], object]) -> set[str]:
    """The files of ours whose functions the call runs."""
    found = set[str]()

    def note(frame: Any, event: str, _: object) -> None:
        name: str = frame.f_code.co_filename
        if event == "call" and name.startswith(_PACKAGES):
            found.add(name)

    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(None)
    return found


def test_create_and_run_poll() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=RUN))
    with assistant_threads.OpenAI(api_key="key", http_client=httpx.Client(transport=transport)) as client:

        def call() -> None:
            thread: Any = {"messages": [{"role": "user", "content": "Hello!"}]}
            client.beta.threads.create_and_run_poll(assistant_id="asst_1", thread=thread)

        call()  # imports, and prepares what the client keeps
        assert len(files := files_of(call)) <= 22, sorted(files)
