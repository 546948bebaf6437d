"""Files and vector stores of the sandbox, tested with the official `openai` package and with ours."""

from __future__ import annotations

import asyncio
import importlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openai
import pytest

from assistant_threads.sandbox import Sandbox
from tests.sandbox.conftest import needs_files, pdf_of

# The package warns with each call that the service will end.
pytestmark = [needs_files, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

POLICY = "# Policy\n\nShipping takes three days.\nYou can return goods within 30 days of delivery.\n"
SENTENCE = "You can return goods within 30 days of delivery."


@pytest.fixture(params=["openai", "assistant_threads"])
def package(request: pytest.FixtureRequest) -> Any:
    return importlib.import_module(request.param)


@pytest.fixture
def client(package: Any, sandbox: Sandbox) -> Iterator[openai.OpenAI]:
    with package.OpenAI(base_url=sandbox.base_url, api_key="test", max_retries=0) as client:
        yield client


def test_from_upload_to_citation_and_back(client: openai.OpenAI, tmp_path: Path) -> None:
    path = tmp_path / "policy.md"
    path.write_text(POLICY)
    file = client.files.create(file=path, purpose="assistants")
    store = client.vector_stores.create(name="Docs", expires_after={"anchor": "last_active_at", "days": 1})
    added = client.vector_stores.files.create_and_poll(file.id, vector_store_id=store.id, poll_interval_ms=1)
    assert added.status == "completed"
    assistant = client.beta.assistants.create(
        model="gpt-4o",
        tools=[{"type": "file_search"}],
        tool_resources={"file_search": {"vector_store_ids": [store.id]}},
    )
    thread = client.beta.threads.create(messages=[{"role": "user", "content": "When can I return goods?"}])
    with client.beta.threads.runs.stream(
        thread_id=thread.id,
        assistant_id=assistant.id,
        include=["step_details.tool_calls[*].file_search.results[*].content"],
    ) as stream:
        [message] = stream.get_final_messages()
        run = stream.get_final_run()
    [step, _] = client.beta.threads.runs.steps.list(
        run.id,
        thread_id=thread.id,
        order="asc",
        include=["step_details.tool_calls[*].file_search.results[*].content"],
    ).data
    assert step.step_details.type == "tool_calls"
    [call] = step.step_details.tool_calls
    assert call.type == "file_search"
    assert call.file_search.results
    [result] = call.file_search.results
    assert (result.file_id, result.file_name) == (file.id, "policy.md")
    assert result.content
    assert SENTENCE in (result.content[0].text or "")
    [part] = message.content
    assert part.type == "text"
    [citation] = part.text.annotations
    assert citation.type == "file_citation"
    assert part.text.value[citation.start_index : citation.end_index] == citation.text
    assert f"“{SENTENCE}”{citation.text}" in part.text.value
    cited = client.files.retrieve(citation.file_citation.file_id)
    assert cited.filename == "policy.md"
    content = client.files.content(cited.id)
    content.write_to_file(tmp_path / "again.md")
    assert (tmp_path / "again.md").read_text() == POLICY
    assert SENTENCE in content.text


def test_batches_and_search(client: openai.OpenAI, package: Any) -> None:
    store = client.vector_stores.create()
    batch = client.vector_stores.file_batches.upload_and_poll(
        store.id,
        files=[("policy.md", POLICY.encode()), ("opening.pdf", pdf_of("The shop opens at nine."))],
        poll_interval_ms=1,
    )
    assert (batch.status, batch.file_counts.completed) == ("completed", 2)
    assert len(list(client.vector_stores.file_batches.list_files(batch.id, vector_store_id=store.id))) == 2
    [best, *_] = client.vector_stores.search(store.id, query="When does the shop open?")
    assert best.filename == "opening.pdf"
    assert best.content[0].text == "The shop opens at nine."
    client.vector_stores.files.update(best.file_id, vector_store_id=store.id, attributes={"year": 2024})
    found = client.vector_stores.search(
        store.id, query=["shop", "goods"], filters={"type": "eq", "key": "year", "value": 2024}
    )
    assert [each.file_id for each in found] == [best.file_id]
    [text] = client.vector_stores.files.content(best.file_id, vector_store_id=store.id)
    assert text.text == "The shop opens at nine."
    assert client.vector_stores.files.delete(best.file_id, vector_store_id=store.id).deleted
    assert client.vector_stores.update(store.id, name="New").name == "New"
    assert [each.id for each in client.vector_stores.list()] == [store.id]
    assert client.vector_stores.delete(store.id).deleted
    with pytest.raises(package.NotFoundError):
        client.vector_stores.retrieve(store.id)


def test_a_file_in_parts(client: openai.OpenAI) -> None:
    content = bytes(range(256)) * 100
    done = client.uploads.upload_file_chunked(
        file=content,
        filename="data.bin",
        bytes=len(content),
        mime_type="text/plain",
        purpose="assistants",
        part_size=999,
    )
    assert done.status == "completed"
    assert done.file
    assert client.files.content(done.file.id).read() == content
    with client.files.with_streaming_response.content(done.file.id) as response:
        assert response.parse() == content
    upload = client.uploads.create(bytes=1, filename="a", mime_type="text/plain", purpose="assistants")
    assert client.uploads.cancel(upload.id).status == "cancelled"


def test_attachments(client: openai.OpenAI) -> None:
    file = client.files.create(file=("policy.md", io.BytesIO(POLICY.encode())), purpose="assistants")
    assistant = client.beta.assistants.create(model="gpt-4o", tools=[{"type": "file_search"}])
    thread = client.beta.threads.create(
        messages=[
            {
                "role": "user",
                "content": "How many days to return goods?",
                "attachments": [{"file_id": file.id, "tools": [{"type": "file_search"}]}],
            }
        ]
    )
    assert thread.tool_resources
    assert thread.tool_resources.file_search
    assert thread.tool_resources.file_search.vector_store_ids
    run = client.beta.threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=1)
    message = client.beta.threads.messages.list(thread.id, run_id=run.id).data[0]
    assert message.content[0].type == "text"
    assert message.content[0].text.annotations[0].type == "file_citation"
    assert message.content[0].text.annotations[0].file_citation.file_id == file.id


def test_files_and_models_of_the_async_client(sandbox: Sandbox, package: Any) -> None:
    async def main() -> None:
        async with package.AsyncOpenAI(base_url=sandbox.base_url, api_key="test", max_retries=0) as client:
            file = await client.files.create(
                file=b"hello", purpose="user_data", expires_after={"anchor": "created_at", "seconds": 3600}
            )
            assert file.expires_at == file.created_at + 3600
            assert (await client.files.wait_for_processing(file.id)).status == "processed"
            async with client.files.with_streaming_response.content(file.id) as response:
                assert await response.read() == await response.parse() == b"hello"
            assert (await client.files.delete(file.id)).deleted
            with pytest.raises(package.NotFoundError, match="No such File object"):
                await client.files.retrieve(file.id)
            with pytest.raises(package.BadRequestError, match="Invalid value: 'fun'"):
                await client.files.create(file=b"x", purpose="fun")
            assert [model.id async for model in client.models.list()]

    asyncio.run(main())
