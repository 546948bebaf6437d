"""Records the cassettes again: `python -m tests.record`, with the names of some or all of them.

From the service that OPENAI_BASE_URL and OPENAI_API_KEY name, else from the sandbox. Answers that a service doesn't
give on request, such as errors, are always recorded from the sandbox.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from assistant_threads import OpenAI
from assistant_threads.sandbox import FunctionCall, Sandbox, Status
from assistant_threads.testing import cassettes, find_secrets
from tests.support.conversations import CONVERSATIONS, converse

CASSETTES = Path(__file__).parent / "cassettes"
SANDBOX_ONLY = frozenset({"errors_and_retries"})
SCRIPTS = {
    "polled": ["Hello! I am the assistant of the sandbox: nobody, but kind."],
    "streamed": ["Hello — here I am."],
    "with_tools": [FunctionCall("get_weather", {"city": "Paris"}), "It is sunny in Paris, at 21 degrees."],
}


@contextlib.contextmanager
def server_for(name: str) -> Iterator[OpenAI]:
    if os.environ.get("OPENAI_BASE_URL") and os.environ.get("OPENAI_API_KEY") and name not in SANDBOX_ONLY:
        with OpenAI() as client:
            yield client
        return
    # The same identifiers and times again, so that a new recording differs only where something changed.
    with (
        Sandbox(seed=sorted(CONVERSATIONS).index(name), clock=lambda: 1_750_000_000, check_answers=True) as server,
        OpenAI(base_url=server.base_url, api_key="test") as client,
    ):
        server.script(*SCRIPTS.get(name, []))
        if name == "cancelled":
            server.script([threading.Event()])
        if name == "errors_and_retries":
            server.fault(Status(429, retry_after="0.01", code="rate_limit_exceeded"), path="/v1/threads")
            server.fault(Status(500), path="/v1/threads")
        yield client


def record(name: str) -> None:
    path = CASSETTES / f"{name}.yaml"
    new = path.with_suffix(".new.yaml")
    new.unlink(missing_ok=True)
    recorder = cassettes(CASSETTES, record_mode="all")
    with server_for(name) as client, recorder.use_cassette(new.name):
        converse(CONVERSATIONS[name](), client)
    found = list(find_secrets(new.read_text()))
    if found:
        new.unlink()
        raise SystemExit(f"{path.name} would hold secrets, so the old one stays: {'; '.join(found)}")
    new.replace(path)
    print(path.name)


if __name__ == "__main__":
    for each in sys.argv[1:] or CONVERSATIONS:
        record(each)
