"""Azure's form of the API: its paths, its key header and its version parameter."""

from __future__ import annotations

from typing import Any

import httpx
import openai
import pytest

import assistant_threads
from assistant_threads.sandbox import Drop, Sandbox, Status
from tests.sandbox.conftest import needs_files
from tests.sandbox.test_refusals import refused

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

VERSION = "2024-05-01-preview"


@pytest.mark.parametrize("azure", [openai.AzureOpenAI, assistant_threads.AzureOpenAI])
@pytest.mark.parametrize("deployment", [None, "my-gpt"])
def test_a_conversation(azure: Any, deployment: str | None) -> None:
    with (
        Sandbox(api_key="secret", check_answers=True) as server,
        azure(
            azure_endpoint=server.azure_endpoint,
            azure_deployment=deployment,
            api_version=VERSION,
            api_key="secret",
            max_retries=0,
        ) as client,
    ):
        assistant = client.beta.assistants.create(model="my-gpt")
        thread = client.beta.threads.create(messages=[{"role": "user", "content": "Hi"}])
        with client.beta.threads.runs.stream(thread_id=thread.id, assistant_id=assistant.id) as stream:
            stream.until_done()
        [answer, _] = client.beta.threads.messages.list(thread.id).data
        assert answer.content[0].text.value == "You said: Hi"
        request = server.requests[-1]
        assert (request.path, request.headers["api-key"]) == (f"/openai/threads/{thread.id}/messages", "secret")
        assert f"api-version={VERSION}" in request.query


@needs_files
def test_files() -> None:
    with (
        Sandbox(check_answers=True) as server,
        openai.AzureOpenAI(azure_endpoint=server.azure_endpoint, api_version=VERSION, api_key="k") as client,
    ):
        made = client.files.create(file=("a.txt", b"hello"), purpose="assistants")
        assert client.files.content(made.id).read() == b"hello"
        assert [each.id for each in client.files.list()] == [made.id]


def test_keys_and_versions() -> None:
    with Sandbox(api_key="secret") as server:

        def get(path: str, **headers: str) -> httpx.Response:
            return httpx.get(f"{server.azure_endpoint}{path}", headers=headers)

        plain = f"/openai/assistants?api-version={VERSION}"
        assert get(plain, **{"api-key": "secret"}).status_code == 200
        assert get(plain, authorization="Bearer secret").status_code == 200
        assert refused(get(plain, **{"api-key": "guessed"}), 401)["code"] == "invalid_api_key"
        assert refused(get(plain), 401)
        error = refused(get("/openai/assistants", **{"api-key": "secret"}))
        assert error["message"] == "Missing required query parameter: 'api-version'."
        # The newer form needs no version.
        assert get("/openai/v1/assistants", **{"api-key": "secret"}).status_code == 200
        assert refused(get("/openai/colours?api-version=1", **{"api-key": "secret"}), 404)["code"] == "unknown_url"
        beta = {"openai-beta": "assistants=v2"}
        error = refused(get("/v1/assistants?api-version=1", **{"api-key": "secret"}, **beta))
        assert error["code"] == "unknown_parameter"
        listed = get(f"{plain}&limit=200", **{"api-key": "secret"})
        assert refused(listed)["param"] == "limit"


def test_faults_and_idempotency() -> None:
    with Sandbox() as server, httpx.Client(base_url=server.azure_endpoint, headers={"api-key": "k"}) as http:
        place = f"/openai/threads?api-version={VERSION}"
        server.fault(Status(429), path="/openai/threads")
        assert http.post(place, json={}).status_code == 429
        server.fault(Drop(after=True), path="/openai/threads")
        with pytest.raises(httpx.RemoteProtocolError):
            http.post(place, json={}, headers={"Idempotency-Key": "k"})
        repeated = http.post(place, json={}, headers={"Idempotency-Key": "k"})
        assert repeated.headers["idempotency-key"] == "k"
        again = http.post(place, json={}, headers={"Idempotency-Key": "k"})
        assert again.json() == repeated.json()
