"""Tests of an application with the fixture `sandbox` (extra `sandbox`) and with cassettes (extra `testing`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from summary import summarize

from assistant_threads import OpenAI
from assistant_threads.sandbox import Fail, Sandbox, Status
from assistant_threads.testing import cassettes, find_secrets

CASSETTES = Path(__file__).with_name("cassettes")


@pytest.fixture
def client(sandbox: Sandbox) -> OpenAI:
    return OpenAI(base_url=sandbox.base_url, api_key="test")


def test_a_summary(sandbox: Sandbox, client: OpenAI) -> None:
    sandbox.script("Short.")
    assert summarize(client, "A long text.") == "Short."
    assert sandbox.requests[0].json()["instructions"] == "Summarize in one sentence."


def test_a_failed_run(sandbox: Sandbox, client: OpenAI) -> None:
    sandbox.script([Fail("Overloaded")])
    assert summarize(client, "A long text.").startswith("No summary. The run ended as failed")


def test_a_busy_server(sandbox: Sandbox, client: OpenAI) -> None:
    sandbox.script("Short.")
    sandbox.fault(Status(429, retry_after=0), path="/v1/threads/runs", times=1)
    assert summarize(client, "A long text.") == "Short."


def test_recorded() -> None:
    """Replayed from the file, without any server. Delete it and name a server to record again."""
    client = OpenAI(base_url="https://api.openai.com/v1", api_key="test")
    with cassettes(CASSETTES).use_cassette("summary.yaml"):
        assert summarize(client, "A long text.") == "Recorded once."
    assert not find_secrets((CASSETTES / "summary.yaml").read_text(encoding="utf-8"))
