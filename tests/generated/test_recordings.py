"""Real traffic of the real service, and the published examples, through the models and both clients."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vcr

from assistant_threads import AsyncOpenAI, OpenAI
from tests.support.document_calls import call
from tests.support.shared_material import event_data, interactions, needs_shared, published_examples, recordings
from threads_api import models
from threads_runtime.pages.pages import cursor_page
from threads_runtime.responses.stream import AsyncStream, Stream

pytestmark = needs_shared

CASSETTES = vcr.VCR(record_mode=vcr.mode.NONE, match_on=["method", "scheme", "host", "path", "query", "body"])


def expected(interaction: dict[str, Any]) -> Any:
    body = interaction["response"]["body"]["string"]
    is_stream = interaction["response"]["headers"]["Content-Type"][0].startswith("text/event-stream")
    return event_data(body) if is_stream else json.loads(body)


@pytest.mark.parametrize("path", recordings(), ids=lambda path: path.stem)
def test_a_recording_replays_through_the_sync_client(path: Path) -> None:
    with CASSETTES.use_cassette(str(path)) as cassette, OpenAI(api_key="test") as client:
        for interaction in interactions(path):
            answer = call(client, interaction["request"])
            if isinstance(answer, Stream):
                assert [(event.event, event.data.to_dict()) for event in answer] == expected(interaction)
            else:
                assert json.dumps(answer.to_dict()) == json.dumps(expected(interaction))
                assert answer._request_id == interaction["response"]["headers"]["x-request-id"][0]
        assert cassette.all_played


@pytest.mark.parametrize("path", recordings(), ids=lambda path: path.stem)
def test_a_recording_replays_through_the_async_client(path: Path) -> None:
    async def replay() -> None:
        async with AsyncOpenAI(api_key="test") as client:
            for interaction in interactions(path):
                answer = await call(client, interaction["request"])
                if isinstance(answer, AsyncStream):
                    events = [(event.event, event.data.to_dict()) async for event in answer]
                    assert events == expected(interaction)
                else:
                    assert json.dumps(answer.to_dict()) == json.dumps(expected(interaction))

    with CASSETTES.use_cassette(str(path)) as cassette:
        asyncio.run(replay())
        assert cassette.all_played


def decoded(text: str) -> Iterator[tuple[Any, Any]]:
    """The models of an example's text, a JSON object or a stream of events, each with its JSON."""
    by_object = {
        "assistant": models.Assistant, "assistant.deleted": models.AssistantDeleted,
        "thread": models.Thread, "thread.deleted": models.ThreadDeleted,
        "thread.message": models.Message, "thread.message.deleted": models.MessageDeleted,
        "thread.message.delta": models.MessageDeltaEvent,
        "thread.run": models.Run, "thread.run.step": models.RunStep, "thread.run.step.delta": models.RunStepDeltaEvent,
    }  # fmt: skip
    payloads = [data for _, data in event_data(text)] if text.startswith("event:") else [json.loads(text)]
    for data in payloads:
        if data["object"] == "list":
            item = by_object[data["data"][0]["object"]]
            yield cursor_page(item.from_dict)(data), data
        else:
            yield by_object[data["object"]].from_dict(data), data


@pytest.mark.parametrize(("place", "text"), list(published_examples()) if recordings() else [])
def test_a_published_example_decodes_and_comes_back(place: str, text: str) -> None:
    for model, recorded in decoded(text):
        assert json.dumps(model.to_dict()) == json.dumps(recorded)
        assert json.loads(model.to_json()) == recorded
        assert type(model).from_dict(model.to_dict()) == model
