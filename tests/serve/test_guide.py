"""The commands and programs of docs/guides/after-the-end.md run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from assistant_threads import OpenAI
from tests.cli.conftest import KEY, Commands
from tests.docs.blocks import ROOT, blocks
from tests.sandbox.conftest import HEADERS
from tests.serve.conftest import Served, serving
from tests.serve.responses import message, streamed
from tests.support.loopback import Loopback, reply

PAGE = ROOT / "docs" / "guides" / "after-the-end.md"


def block(words: str, language: str = "sh") -> str:
    """The only block with these words."""
    [found] = [each for each in blocks(PAGE, language) if words in each]
    return found


def shell(script: str, environment: Mapping[str, str]) -> str:
    command = f'assistant-threads() {{ "{sys.executable}" -m assistant_threads "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-e", "-c", command + script], env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment(served: Served) -> dict[str, str]:
    return {"OPENAI_BASE_URL": served.url, "OPENAI_API_KEY": KEY}


def test_moving_to_responses(
    commands: Commands, server: Loopback, upstream: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(commands, "--responses-url", upstream) as served:
        with OpenAI(base_url=served.url, api_key=KEY) as client:
            thread = client.beta.threads.create(
                messages=[{"role": "user", "content": f"Text {number}"} for number in range(25)], metadata={"a": "b"}
            )
        shell(block("--as responses"), environment(served))
    server.add(
        reply({"id": "conv_1", "object": "conversation", "created_at": 1, "metadata": {}}),
        reply({"object": "list", "data": [], "first_id": "", "last_id": "", "has_more": False}),
    )
    monkeypatch.setenv("OPENAI_BASE_URL", upstream)
    exec(compile(block("conversations.create", "python"), str(PAGE), "exec"), {})  # the program of the page
    assert json.loads(Path("conversation_ids.json").read_text()) == {thread.id: "conv_1"}
    create, add = server.requests
    assert (create.target, add.target) == ("/v1/conversations", "/v1/conversations/conv_1/items")
    assert (len(create.json()["items"]), len(add.json()["items"])) == (20, 5)


def test_keeping_the_application(commands: Commands, server: Loopback, upstream: str) -> None:
    server.add(streamed(message("A joke.")))
    command = block("serve --port 8000").split()
    assert command[:4] == ["assistant-threads", "serve", "--port", "8000"]
    with serving(commands, *command[4:], "--responses-url", upstream) as served:
        script = block("chat").replace("http://127.0.0.1:8000/v1", served.url)
        assert "A joke." in shell(script, environment(served))
        thread = {"id": "thread_old", "object": "thread", "created_at": 1, "metadata": {}}
        header = {"format": "assistant-threads/thread", "version": 1, "messages": 0, "thread": thread}
        Path("talk.jsonl").write_text(json.dumps(header) + "\n")
        assert shell(block("--keep-ids"), environment(served)) == "thread_old\n"
    assert Path("threads.db").exists()


def test_the_configuration_file(commands: Commands, upstream: str) -> None:
    text = block("api-keys", "toml")
    Path("serve.toml").write_text(text)
    with serving(commands, "--config", "serve.toml", "--responses-url", upstream) as served:
        for key in tomllib.loads(text)["api-keys"]:
            headers = HEADERS | {"Authorization": f"Bearer {key}"}
            assert httpx.get(f"{served.url}/assistants", headers=headers).status_code == 200


def test_options_in_the_text_exist(commands: Commands) -> None:
    known = commands("serve", "--help").out
    section = PAGE.read_text(encoding="utf-8").partition("### Files upstream")[2].partition("\n## ")[0]
    for option in re.findall(r"`(--[a-z-]+)", section):
        assert option in known


def test_the_classic_agents_service(commands: Commands, server: Loopback) -> None:
    """Shapes of that service: an agent is an assistant, and lists have no `first_id`."""
    thread = {"id": "thread_ms", "object": "thread", "created_at": 1747000000, "metadata": {}, "tool_resources": {}}
    text = {"type": "text", "text": {"value": "Hello", "annotations": []}}
    sent = {
        "id": "msg_ms",
        "object": "thread.message",
        "created_at": 1747000001,
        "assistant_id": None,
        "thread_id": "thread_ms",
        "run_id": None,
        "role": "user",
        "content": [text],
        "attachments": [],
        "metadata": {},
    }
    tools = [{"type": "azure_ai_search"}, {"type": "openapi", "openapi": {"name": "weather"}}]
    agent = {"id": "asst_ms", "object": "assistant", "created_at": 1, "model": "gpt-4o", "tools": tools}
    server.add(
        reply({"object": "list", "data": [thread], "has_more": False, "last_id": "thread_ms"}),
        reply(thread),
        reply({"object": "list", "data": [sent], "has_more": False, "last_id": "msg_ms"}),
        reply(agent),
    )
    base_url = f"{server.url}/api/projects/PROJECT?api-version=v1"
    shell(block("$AGENTS_URL"), {"AGENTS_URL": base_url, "OPENAI_API_KEY": "token"})
    assert len(Path("threads/thread_ms.jsonl").read_text().splitlines()) == 2
    program = block("services.ai.azure.com", "python").replace("https://RESOURCE.services.ai.azure.com", server.url)
    names: dict[str, OpenAI] = {}
    exec(compile(program, str(PAGE), "exec"), names)  # the program of the page
    with names["client"] as client:
        assert client.beta.assistants.retrieve("asst_ms").to_dict()["tools"] == tools
    for request in server.requests:
        assert request.target.startswith("/api/projects/PROJECT/")
        assert "api-version=v1" in request.target
        assert request.header("authorization") in ("Bearer token", "Bearer the token")
