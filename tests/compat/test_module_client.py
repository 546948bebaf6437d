"""The module as a client: settings are variables of the package, resources its attributes."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock, patch

import httpx
import pytest

import assistant_threads
from assistant_threads import AzureOpenAI, OpenAI, OpenAIError, module_client
from assistant_threads.compat.coverage import resource_names
from tests.support.loopback import Loopback, reply

SETTINGS = (*module_client._SETTINGS, *module_client._AZURE_SETTINGS, "api_type")
ENVIRONMENT = (
    "OPENAI_API_KEY",
    "OPENAI_API_TYPE",
    "OPENAI_API_VERSION",
    "OPENAI_BASE_URL",
    "AZURE_OPENAI_ENDPOINT",
    "AZURE_OPENAI_API_KEY",
    "AZURE_OPENAI_AD_TOKEN",
)
THREAD = {"id": "thread_1", "object": "thread"}


@pytest.fixture
def openai(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The package as an application finds it, whatever it sets."""
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    for name in SETTINGS:
        monkeypatch.setattr(assistant_threads, name, getattr(assistant_threads, name))
    monkeypatch.setattr(module_client, "_client", None)
    monkeypatch.setattr(module_client, "_settings_in_use", {})
    yield assistant_threads
    if module_client._client is not None:
        module_client._client.close()


def test_a_call(openai: Any, server: Loopback) -> None:
    server.add(reply(THREAD))
    openai.api_key = "key-1"
    openai.base_url = server.url + "/"
    openai.organization = "org-1"
    openai.default_headers = {"X-A": "a"}
    assert openai.beta.threads.create().id == "thread_1"
    request = server.requests[-1]
    assert request.target == "/threads"
    assert request.header("authorization") == "Bearer key-1"
    assert request.header("openai-organization") == "org-1"
    assert request.header("x-a") == "a"


def test_a_changed_setting_holds_from_the_next_call_on(openai: Any, server: Loopback) -> None:
    server.add(*[reply(THREAD)] * 4)
    openai.api_key, openai.base_url = "key-1", server.url
    openai.default_headers = {"X-A": "1"}
    threads = openai.beta.threads
    threads.create()
    openai.api_key = "key-2"
    openai.beta.threads.create()
    threads.create()  # what was kept goes on with the same client
    openai.default_headers["X-A"] = "2"
    openai.beta.threads.create()
    sent = [(request.header("authorization"), request.header("x-a")) for request in server.requests]
    assert sent == [("Bearer key-1", "1"), ("Bearer key-2", "1"), ("Bearer key-2", "1"), ("Bearer key-2", "2")]


def test_a_changed_key_keeps_the_connections(openai: Any, server: Loopback) -> None:
    server.add(reply(THREAD), reply(THREAD))
    openai.base_url = server.url
    for key in ("key-1", "key-2"):
        openai.api_key = key
        openai.beta.threads.create()
    assert server.connections == 1
    other = httpx.Client()
    openai.http_client = other
    assert module_client.module_client().transport.user_client is other


def test_a_mocked_method_stays_mocked(openai: Any) -> None:
    openai.api_key = "key-1"
    openai.beta.threads.create = MagicMock(return_value="mocked")
    openai.timeout = 5.0
    assert openai.beta.threads.create() == "mocked"
    with patch("assistant_threads.beta.threads.messages.list", return_value="listed"):
        assert openai.beta.threads.messages.list("thread_1") == "listed"


def test_its_defaults_are_those_of_a_client(openai: Any) -> None:
    openai.api_key = "key-1"
    client = module_client.module_client()
    assert type(client) is OpenAI
    assert (client.timeout, client.max_retries) == (OpenAI(api_key="k").timeout, OpenAI(api_key="k").max_retries)
    openai.timeout, openai.max_retries, openai.http_client = 3.0, 7, httpx.Client()
    client = module_client.module_client()
    assert (client.timeout, client.max_retries) == (3.0, 7)


def test_every_resource_of_a_client(openai: Any) -> None:
    openai.api_key = "key-1"
    client = module_client.module_client()
    assert {"beta", "files", "models", "uploads", "vector_stores"} <= set(resource_names(OpenAI))
    for _ in range(2):  # using a resource imports it, which mustn't put a module in its place
        for name in resource_names(OpenAI):
            assert getattr(openai, name) is getattr(client, name)


def test_no_module_has_the_name_of_a_resource() -> None:
    modules = {info.name for info in pkgutil.iter_modules(assistant_threads.__path__)}
    assert not modules & set(resource_names(OpenAI))


def test_without_a_key(openai: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OpenAIError, match="OPENAI_API_KEY"):
        openai.beta.threads  # noqa: B018
    monkeypatch.setenv("OPENAI_API_KEY", "key-1")
    assert openai.beta.threads is openai.beta.threads


class TestAzure:
    def test_by_its_type(self, openai: Any, server: Loopback) -> None:
        server.add(reply(THREAD))
        openai.api_type, openai.api_key, openai.api_version = "azure", "key-1", "2024-05-01-preview"
        openai.azure_endpoint = server.url.removesuffix("/v1")
        openai.beta.threads.create()
        assert server.requests[-1].target == "/openai/threads?api-version=2024-05-01-preview"
        assert server.requests[-1].header("api-key") == "key-1"

    def test_by_the_environment(self, openai: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AZURE_OPENAI_API_KEY", "key-1")
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://a.example")
        monkeypatch.setenv("OPENAI_API_VERSION", "2024-05-01-preview")
        assert type(module_client.module_client()) is AzureOpenAI
        openai.api_type, openai.api_key = "openai", "key-2"
        assert type(module_client.module_client()) is OpenAI

    def test_credentials_of_both(self, openai: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AZURE_OPENAI_API_KEY", "key-1")
        monkeypatch.setenv("OPENAI_API_KEY", "key-2")
        with pytest.raises(OpenAIError, match="api_type"):
            openai.beta  # noqa: B018

    def test_another_type(self, openai: Any) -> None:
        openai.api_type = "amazon-bedrock"
        with pytest.raises(OpenAIError, match="'amazon-bedrock'"):
            openai.beta  # noqa: B018
