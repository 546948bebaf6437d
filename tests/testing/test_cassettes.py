"""Recorded conversations: replayed by both clients without a server, readable and free of secrets."""

from __future__ import annotations

import asyncio
import gzip
import json
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from vcr.errors import CannotOverwriteExistingCassetteException

from assistant_threads import AsyncOpenAI, OpenAI
from assistant_threads.sandbox import Sandbox
from assistant_threads.testing import cassettes, find_secrets
from tests.record import CASSETTES
from tests.support.conversations import CONVERSATIONS, converse, converse_async
from tests.support.loopback import Loopback, reply
from threads_runtime.clock import Clock

vcr = cassettes(CASSETTES)


class NoWaiting(Clock):
    def sleep(self, seconds: float) -> None:
        pass

    async def async_sleep(self, seconds: float) -> None:
        pass


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_both_clients_replay_the_same(name: str) -> None:
    with vcr.use_cassette(f"{name}.yaml") as cassette, OpenAI(api_key="test") as client:
        client.clock = NoWaiting()
        expected = converse(CONVERSATIONS[name](), client)
        assert cassette.all_played

    async def main() -> Any:
        async with AsyncOpenAI(api_key="test") as client:
            client.clock = NoWaiting()
            return await converse_async(CONVERSATIONS[name](), client)

    with vcr.use_cassette(f"{name}.yaml") as cassette:
        assert asyncio.run(main()) == expected
        assert cassette.all_played


def test_each_conversation_has_a_cassette() -> None:
    assert {path.stem for path in CASSETTES.glob("*.yaml")} == set(CONVERSATIONS)


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_cassette_has_a_secret(path: Path) -> None:
    assert list(find_secrets(path.read_text())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Authorization:\n- Bearer abc",
        "  x-api-key: abcdef",
        "api-key:\n  - abc",
        "key sk-proj-abcdefghijklmnop",
        "      set-cookie:\n      - __cf_bm=1",
        "Cookie: a=b",
        "openai-organization: me",
        "user org-abcdefghijklmnopqrst",
        "proj_abcdefghijklmnopqrst",
        "string: !!binary |\n  H4sIAAAA",
        "A" * 80 + "==",
        "Bearer abcdefghijkl",
    ],
)
def test_each_kind_of_secret_is_found(text: str) -> None:
    found = list(find_secrets(f"interactions:\n{text}\n"))
    assert found
    assert all(line.startswith("line ") and "abcdef" not in line for line in found)


def test_the_key_in_the_environment_is_found_and_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant_threads.testing.secrets import redact

    monkeypatch.setenv("OPENAI_API_KEY", "an-odd-local-key")
    assert list(find_secrets("x: an-odd-local-key")) == ["line 1: the value of OPENAI_API_KEY"]
    assert redact("the key is an-odd-local-key") == "the key is REDACTED"


def test_only_allowed_headers_and_no_secrets_are_recorded(server: Loopback, tmp_path: Path) -> None:
    secret = {"set-cookie": "a=b", "openai-organization": "user-1", "x-request-id": "req_1", "Content-Encoding": "gzip"}
    body = gzip.compress(json.dumps({"id": "thread_1", "object": "thread", "key": "sk-abcdefghijklmnop"}).encode())
    server.add(reply(body, headers={"Content-Type": "application/json", **secret}))
    recorder = cassettes(tmp_path, record_mode="once")
    with (
        recorder.use_cassette("one.yaml"),
        OpenAI(base_url=f"{server.url}/v1", api_key="sk-secretsecretsecret") as client,
    ):
        client.beta.threads.create(
            metadata={"password": "sk-abcdefghijklmnop"},
            extra_headers={"Cookie": "c=d"},
            extra_query={"api_key": "hush"},
        )
    text = (tmp_path / "one.yaml").read_text()
    assert list(find_secrets(text)) == []
    assert not any(word in text for word in ("hush", "a=b", "c=d", "user-1", "127.0.0.1", "secretsecret"))
    [exchange] = yaml.safe_load(text)["interactions"]
    assert exchange["request"]["uri"] == "https://api.openai.com/v1/threads"
    assert exchange["response"]["headers"] == {"content-type": ["application/json"], "x-request-id": ["req_1"]}
    assert '\n          "object": "thread",\n' in text


@pytest.mark.parametrize(
    "settings",
    [
        {"api_key": "an/odd+local_key"},
        {"api_key": "other-key", "default_headers": {"X-Api-Key": "an/odd+local_key"}},
        {"api_key": "other-key", "default_headers": {"Cookie": "a=b; session=an/odd+local_key"}},
        {"api_key": "other-key", "default_query": {"api_key": "an/odd+local_key"}},
    ],
    ids=["bearer", "header", "cookie", "query"],
)
def test_the_key_of_the_client_is_removed_wherever_it_occurs(
    server: Loopback, tmp_path: Path, settings: dict[str, Any]
) -> None:
    """It need not look like a key: servers of one's own take any string."""
    key = "an/odd+local_key"
    body = r'{"id": "thread_1", "url": "/an%2Fodd%2Blocal_key", "a": "an\/odd+local_key", "b": "an/odd+local_key"}'
    server.add(reply(body, headers={"x-request-id": f"for {key}"}))
    recorder = cassettes(tmp_path, record_mode="once")
    with recorder.use_cassette("one.yaml"), OpenAI(base_url=f"{server.url}/{key}", **settings) as client:
        client.beta.threads.create(metadata={"a": f"my {key}"}, extra_query={"note": key})
    text = (tmp_path / "one.yaml").read_text()
    assert "local_key" not in text
    assert text.count("REDACTED") == 7


def test_a_replay_may_use_another_key(server: Loopback, tmp_path: Path) -> None:
    server.add(reply({"id": "thread_1"}))
    for key, mode in (("an-odd-local-key", "once"), ("another-odd-key", "none")):
        recorder = cassettes(tmp_path, record_mode=mode)
        with recorder.use_cassette("one.yaml"), OpenAI(base_url=server.url, api_key=key) as client:
            assert client.beta.threads.create(metadata={"a": key}, extra_query={"note": key}).id == "thread_1"


@pytest.mark.parametrize("missing", ["vcr", "yaml"])
def test_a_missing_package_is_named_with_the_pip_command(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.delitem(sys.modules, "assistant_threads.testing.serializer", raising=False)
    monkeypatch.delattr("assistant_threads.testing.serializer", raising=False)
    with pytest.raises(ImportError, match=rf"cassettes need {missing}: pip install '.\[testing\]'"):
        cassettes("nowhere")


def test_requests_match_by_method_path_query_and_json_body() -> None:
    headers = {"content-type": "application/json"}
    with vcr.use_cassette("pages.yaml"), httpx.Client(base_url="http://elsewhere.test/v1", headers=headers) as client:
        [first, *_] = yaml.safe_load((CASSETTES / "pages.yaml").read_text())["interactions"]
        body = json.loads(first["request"]["body"])
        with pytest.raises(CannotOverwriteExistingCassetteException, match="body differs"):
            client.post("/threads", json={"messages": body["messages"][:-1]})
        # The order of fields and whitespace do not matter.
        reordered = {"messages": [dict(reversed(each.items())) for each in body["messages"]]}
        assert client.post("/threads", content=json.dumps(reordered, indent=1)).status_code == 200


def test_settings_override_the_defaults(tmp_path: Path) -> None:
    recorder = cassettes(tmp_path, record_mode="once", match_on=("method",))
    with Sandbox() as server:
        for path in ("/threads/t/runs/r/cancel", "/assistants"):
            with recorder.use_cassette("any.yaml"), httpx.Client() as client:
                response = client.get(f"{server.base_url}{path}")
        assert response.status_code == 405
        assert len(server.requests) == 1


def test_a_binary_body_is_refused(server: Loopback, tmp_path: Path) -> None:
    server.add(reply(b"\xff\xfe\x00"))
    recorder = cassettes(tmp_path, record_mode="once")
    with recorder.use_cassette("one.yaml"), httpx.Client() as client, pytest.raises(ValueError, match="not text"):
        client.get(server.url)
