"""Resources that openai's client has and this one lacks: the error says what is covered and how to reach the rest."""

from __future__ import annotations

from typing import Any

import pytest
from openai import OpenAI as OfficialClient

import assistant_threads
from assistant_threads import AsyncOpenAI, OpenAI
from assistant_threads.compat.coverage import missing_resource, resource_names

CLIENTS = [OpenAI(api_key="k"), AsyncOpenAI(api_key="k")]


@pytest.mark.parametrize(
    "owner", [*CLIENTS, *(client.beta for client in CLIENTS), assistant_threads], ids=lambda owner: type(owner).__name__
)
def test_a_resource_of_another_api(owner: Any) -> None:
    assert not hasattr(owner, "chat")
    with pytest.raises(AttributeError) as raised:
        owner.chat.completions.create()
    message = str(raised.value)
    assert "it covers files, models, uploads, vector_stores, beta.assistants and beta.threads." in message
    assert "client.post('/chat/completions', body={...})" in message
    assert "openai package" in message


@pytest.mark.parametrize(
    "owner", [*CLIENTS, *(client.beta for client in CLIENTS)], ids=lambda owner: type(owner).__name__
)
def test_any_other_name(owner: Any) -> None:
    with pytest.raises(AttributeError, match=f"{type(owner).__name__!r} object has no attribute 'thread'") as raised:
        owner.thread  # noqa: B018
    assert (raised.value.name, raised.value.obj) == ("thread", owner)


def test_each_resource_of_openai_is_covered_or_explained() -> None:
    official = OfficialClient(api_key="k")
    for owner, own in ((official, OpenAI), (official.beta, type(CLIENTS[0].beta))):
        resources = {
            name
            for name in dir(type(owner))
            if not name.startswith("_") and type(getattr(type(owner), name)).__name__ == "cached_property"
        } - {"with_raw_response", "with_streaming_response"}
        assert len(resources) >= 4
        for name in resources - set(resource_names(own)):
            assert missing_resource(name), name
