"""The examples of README.md about pages do what they say."""

from __future__ import annotations

from typing import Any

import pytest

from assistant_threads import OpenAI
from tests.support.list_server import ABC, Shelf
from tests.support.loopback import reply
from tests.support.readme import examples
from tests.support.sync_and_async import KEY


def test_pages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with Shelf(*ABC) as server, OpenAI(api_key=KEY, base_url=server.url) as client:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        server.faulty[1] = reply({"id": "thread_1", "object": "thread"})
        names: dict[str, Any] = {"__name__": "readme", "client": client, "thread": client.beta.threads.create()}
        # The bookmark of the example is None after so few messages; one that is not goes on.
        server.faulty[4] = reply({"data": [{"id": "a"}], "has_more": True})
        exec(compile(examples("Pages"), "README.md", "exec"), names)
    printed = capsys.readouterr().out.split("\n")
    assert printed == [*ABC, "7 messages up to g", *"fedcba", "a", *ABC, "7", ""]
    assert [query for query in server.queries() if query] == [
        {"order": "asc", "limit": "50"},
        {"limit": "100"},
        {"order": "asc", "limit": "20"},
        {"order": "asc", "limit": "20", "after": "a"},
        {"before": "g"},
        {"limit": "1"},
        {"limit": "50"},
    ]
