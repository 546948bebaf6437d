"""A resource is created once per client, so that tests of applications can replace its methods."""

from __future__ import annotations

import asyncio
from unittest.mock import AsyncMock, Mock, patch

from assistant_threads import AsyncOpenAI, OpenAI

RESOURCES = [
    "beta",
    "beta.assistants",
    "beta.threads",
    "beta.threads.messages",
    "beta.threads.runs",
    "beta.threads.runs.steps",
]


def reached(client: object, place: str) -> object:
    for name in place.split("."):
        client = getattr(client, name)
    return client


def test_a_resource_is_the_same_object_each_time() -> None:
    for client in (OpenAI(api_key="k"), AsyncOpenAI(api_key="k")):
        for place in RESOURCES:
            assert reached(client, place) is reached(client, place)


def test_a_copy_has_resources_of_its_own() -> None:
    client = OpenAI(api_key="k")
    client.beta.threads.create = Mock()
    copy = client.with_options(timeout=1)
    assert copy.beta is not client.beta
    assert not isinstance(copy.beta.threads.create, Mock)


def test_a_replaced_method_is_called() -> None:
    client = OpenAI(api_key="k")
    client.beta.threads.create = Mock(return_value="thread")
    assert client.beta.threads.create() == "thread"
    with patch.object(client.beta.threads.runs, "create_and_poll", return_value="run"):
        assert client.beta.threads.runs.create_and_poll("thread_1", assistant_id="a") == "run"
    assert client.beta.threads.runs.create_and_poll != "run"


def test_a_replaced_method_is_called_by_the_async_client_and_by_views() -> None:
    client = AsyncOpenAI(api_key="k")
    client.beta.threads.create = AsyncMock(return_value="thread")
    assert asyncio.run(client.beta.threads.create()) == "thread"
    assert asyncio.run(client.with_raw_response.beta.threads.create()) == "thread"
