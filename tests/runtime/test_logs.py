"""What the log contains, and what it must not."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys

import pytest

from tests.support.loopback import Cut, Loopback, reply
from tests.support.sync_and_async import KEY, FakeClock, Side, thread_operation

SECRETS = {
    "Api-Key": "hidden-1",
    "Cookie": "hidden-2",
    "Proxy-Authorization": "hidden-3",
    "OpenAI-Organization": "hidden-4",
    "X-Session-Token": "hidden-5",
    "X-Client-Secret": "hidden-6",
    "X-My-KEY": "hidden-7",
}


def log_of(caplog: pytest.LogCaptureFixture, level: int) -> list[str]:
    return [
        record.getMessage() for record in caplog.records if record.name == "threads_api" and record.levelno == level
    ]


def test_one_line_a_request_and_one_an_answer(
    side: Side, server: Loopback, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "threads_api")
    server.add(
        Cut(), reply(b"body-secret", 503, {"x-request-id": "req_1"}), reply({}, headers={"x-request-id": "req_2"})
    )
    side.run(lambda c: c.send(thread_operation(query={"a": 1})), base_url=server.url, clock=clock)
    lines = log_of(caplog, logging.DEBUG)
    debug, info = lines[::2], lines[1::2]
    assert len(debug) == len(info) == 3
    assert log_of(caplog, logging.INFO) == []
    assert debug[0].startswith(f"GET {server.url}/threads/thread_1?a=1 headers=")
    assert "'x-stainless-retry-count': '0'" in debug[0]
    assert info[0].startswith("GET /threads/thread_1?a=1 -> ")
    assert "Error in 0.000 s (attempt 1, request id None), next attempt in 0." in info[0]
    # After a second, or up to a quarter less.
    assert re.search(r"-> 503 in 0\.000 s \(attempt 2, request id req_1\), next attempt in (0\.\d+|1\.00) s", info[1])
    assert info[2].endswith("-> 200 in 0.000 s (attempt 3, request id req_2)")


def test_no_secrets(side: Side, server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "threads_api")
    server.add(reply({"a": "hidden-body"}, headers={"Set-Cookie": "hidden-received"}))
    operation = thread_operation(
        "POST",
        body={"a": "hidden-sent"},
        query={"api_key": "hidden-query", "sig": "hidden-sig", "access_token": "hidden-token", "limit": 2},
        extra_headers={**SECRETS, "X-Plain": "plain"},
    )
    url = server.url.replace("://", "://user:hidden-pass@")
    side.run(lambda c: c.send(operation), base_url=url)
    text = "\n".join(log_of(caplog, logging.DEBUG) + log_of(caplog, logging.INFO))
    assert "hidden" not in text
    assert KEY not in text
    assert "'x-plain': 'plain'" in text
    assert "limit=2" in text


def test_nothing_below_its_level(side: Side, server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "threads_api")
    server.add(reply({}))
    side.run(lambda c: c.send(thread_operation()), base_url=server.url)
    assert [record for record in caplog.records if record.name == "threads_api"] == []


def test_one_line_a_request_at_info_level(side: Side, server: Loopback, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    server.add(reply({}))
    side.run(lambda c: c.send(thread_operation()), base_url=server.url)
    assert [record.name for record in caplog.records if "/threads/thread_1" in record.getMessage()] == ["httpx"]


@pytest.mark.parametrize(("value", "lines"), [("debug", 3), (" INFO ", 1), ("nonsense", 0), ("", 0)])
def test_the_environment_shows_it(server: Loopback, value: str, lines: int) -> None:
    server.add(reply({}))
    program = (
        "from threads_runtime.client import SyncAPIClient\n"
        "SyncAPIClient(api_key='x', base_url='http://x')  # a second handler would show each line twice\n"
        f"with SyncAPIClient(api_key='x', base_url={server.url!r}) as client: client.get('threads?sig=hidden')\n"
    )
    shown = run(program, OPENAI_LOG=value)
    ours = [line for line in shown.splitlines() if "- threads_api:" in line or "- httpx:" in line]
    # At DEBUG, httpx 0.27 also tells which certificates it loads.
    assert sum("load_ssl_context" not in line and "load_verify_locations" not in line for line in ours) == lines
    assert "hidden" not in shown


def run(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr
