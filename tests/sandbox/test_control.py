"""The sandbox controlled over HTTP, as from another language."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from assistant_threads import OpenAI, RateLimitError
from assistant_threads.sandbox import Sandbox


@pytest.fixture
def control(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.base_url.removesuffix("v1") + "__sandbox/") as client:
        yield client


def _run(client: OpenAI, thread_id: str) -> str:
    assistant = client.beta.assistants.create(model="m")
    client.beta.threads.runs.create_and_poll(thread_id, assistant_id=assistant.id)
    text = client.beta.threads.messages.list(thread_id).data[0].content[0].text
    assert text is not None
    return str(text.value)


def test_a_script_for_any_thread_and_for_one(control: httpx.Client, client: OpenAI) -> None:
    one, other = client.beta.threads.create().id, client.beta.threads.create().id
    assert control.post("script", json=["For any.", [{"text": "For any, too."}]]).status_code == 204
    assert control.post("script", params={"thread_id": one}, json=["For one."]).status_code == 204
    assert [_run(client, each) for each in (one, other, one)] == ["For one.", "For any.", "For any, too."]


def test_faults_do_not_affect_control(control: httpx.Client, client: OpenAI) -> None:
    fault = {"status": {"status": 429, "code": "slow_down"}, "method": "*", "times": 1}
    assert control.post("faults", json=[fault]).status_code == 204
    assert control.get("requests").json() == []
    with pytest.raises(RateLimitError) as caught:
        client.with_options(max_retries=0).beta.threads.create()
    assert caught.value.code == "slow_down"
    client.beta.threads.create()


def test_requests_without_secrets(control: httpx.Client, client: OpenAI) -> None:
    client.beta.threads.create(metadata={"a": "ü"})
    [received] = control.get("requests").json()
    assert (received["method"], received["path"], received["query"]) == ("POST", "/v1/threads", "")
    assert received["body"] == '{"metadata":{"a":"ü"}}'
    assert received["headers"]["openai-beta"] == "assistants=v2"
    assert client.api_key not in str(received)


def test_objects_and_reset(control: httpx.Client, client: OpenAI) -> None:
    stored = control.post("objects", json={"object": "assistant", "id": "asst_abc123", "model": "m"})
    assert (stored.status_code, stored.json()["id"]) == (200, "asst_abc123")
    control.post("script", json=["Never."])
    control.post("faults", json=[{"drop": None}])
    assert control.post("reset").status_code == 204
    assert client.beta.assistants.retrieve("asst_abc123").model == "m"
    assert len(control.get("requests").json()) == 1
    thread_id = client.beta.threads.create(messages=[{"role": "user", "content": "Hi"}]).id
    assert _run(client, thread_id) == "You said: Hi"


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "message"),
    [
        ("POST", "script", "[5]", 400, "script[0] must be an object, not int"),
        ("POST", "script", "{}", 400, "script must be a list, not dict"),
        ("POST", "faults", '[{"statu": 500}]', 400, "faults[0] has an unknown field 'statu'; did you mean status?"),
        ("POST", "faults", "[", 400, "the body is not JSON"),
        ("POST", "faults", "\x00" * 3, 400, "the body is not JSON"),
        ("POST", "objects", "[]", 400, "must be a JSON object"),
        ("POST", "objects", '{"object": "nothing"}', 400, "object"),
        ("GET", "script", "", 405, ""),
        ("POST", "elsewhere", "[]", 404, ""),
    ],
)
def test_a_mistake_is_explained(
    control: httpx.Client, method: str, path: str, body: str, status: int, message: str
) -> None:
    response = control.request(method, path, content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == status
    assert message in response.json()["error"]["message"]


def test_other_content_types_are_refused(control: httpx.Client) -> None:
    """A page in a browser may send them to any server without asking."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        assert control.post("script", content="[]", headers={"Content-Type": kind}).status_code == 415


def test_the_api_key_is_needed() -> None:
    with Sandbox(api_key="sk-the-only-key") as sandbox:
        url = sandbox.base_url.removesuffix("v1") + "__sandbox/"
        for headers in ({}, {"Authorization": "Bearer other"}, {"Authorization": "Bearer ü".encode()}):
            for method, path in (("POST", "script"), ("GET", "requests"), ("POST", "reset")):
                assert httpx.request(method, url + path, headers=headers).status_code == 401
        assert httpx.get(url + "requests", headers={"Authorization": "Bearer sk-the-only-key"}).status_code == 200
