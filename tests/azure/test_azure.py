"""Azure's clients: where they send requests, and with which credentials."""

from __future__ import annotations

import traceback
from typing import Any

import anyio
import httpx
import pytest

from assistant_threads import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI, OpenAIError
from assistant_threads.sandbox import Sandbox
from assistant_threads.types.beta.threads import Message
from tests.support.loopback import Loopback, Request, reply

VERSION = "2024-05-01-preview"
THREAD = {"id": "thread_1", "object": "thread"}
SECRET = "made-up-key-0123456789"
BACKENDS = ["sync", "asyncio", "trio"]


def create_thread(backend: str, server: Loopback, *copies: dict[str, Any], **settings: Any) -> Request:
    """The request that creates a thread, as the server received it; `copies` are settings of copies of the client."""
    server.add(reply(THREAD))
    settings = {"azure_endpoint": server.url.removesuffix("/v1"), "api_version": VERSION, **settings}
    if backend == "sync":
        with AzureOpenAI(**settings) as client:
            for changes in copies:
                client = client.copy(**changes)
            client.beta.threads.create()
    else:

        async def create() -> None:
            async with AsyncAzureOpenAI(**settings) as client:
                for changes in copies:
                    client = client.copy(**changes)
                await client.beta.threads.create()

        anyio.run(create, backend=backend)
    return server.requests[-1]


def inner_locals(error: BaseException) -> str:
    """The local variables of the package's frames: in those of the caller are the caller's own arguments."""
    frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    inner = [str(frame.locals) for frame in frames if "assistant_threads" in frame.filename]
    assert inner
    return "".join(inner)


@pytest.mark.parametrize("backend", BACKENDS)
class TestRequests:
    def test_go_below_openai_with_the_version_and_the_key(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, api_key="secret-1", azure_deployment="gpt")
        assert request.target == f"/openai/threads?api-version={VERSION}"
        assert request.header("api-key") == "secret-1"
        assert request.header("authorization") is None

    def test_a_token_goes_before_a_key(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, api_key="secret-1", azure_ad_token="token-1")
        assert request.header("authorization") == "Bearer token-1"
        assert request.header("api-key") is None

    def test_a_token_provider_is_called_for_each_request(self, backend: str, server: Loopback) -> None:
        tokens = iter(["token-1", "token-2"])
        for expected in ("token-1", "token-2"):
            request = create_thread(backend, server, azure_ad_token_provider=lambda: next(tokens))
            assert request.header("authorization") == f"Bearer {expected}"

    def test_a_copy_with_a_key_sends_that_key(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, {"timeout": 9.0}, {"api_key": "secret-2"}, azure_ad_token="token-1")
        assert request.header("api-key") == "secret-2"
        assert request.header("authorization") is None

    def test_a_copy_keeps_the_token_and_the_version(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, {"default_query": {"x": "1"}}, azure_ad_token="token-1")
        assert request.header("authorization") == "Bearer token-1"
        assert request.target == f"/openai/threads?api-version={VERSION}&x=1"

    def test_a_copy_with_another_token(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, {"azure_ad_token": "token-2"}, {"timeout": 9.0}, api_key="secret-1")
        assert request.header("authorization") == "Bearer token-2"
        assert request.header("api-key") is None
        request = create_thread(backend, server, {"azure_ad_token_provider": lambda: "token-3"}, api_key="secret-1")
        assert request.header("authorization") == "Bearer token-3"

    def test_a_copy_with_another_version(self, backend: str, server: Loopback) -> None:
        later = {"api_version": "2025-01-01"}
        request = create_thread(backend, server, later, {"default_query": {"x": "1"}}, api_key="secret-1")
        assert request.target == "/openai/threads?api-version=2025-01-01&x=1"
        request = create_thread(backend, server, later, {"set_default_query": {"x": "1"}}, api_key="secret-1")
        assert request.target == "/openai/threads?api-version=2025-01-01&x=1"

    def test_a_token_goes_before_its_provider(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, azure_ad_token="token-1", azure_ad_token_provider=lambda: "token-2")
        assert request.header("authorization") == "Bearer token-1"

    def test_the_version_is_not_a_default_query(self, backend: str, server: Loopback) -> None:
        query = {"api-version": "2020-01-01", "x": "1"}
        request = create_thread(backend, server, api_key="secret-1", default_query=query)
        assert request.target == f"/openai/threads?api-version={VERSION}&x=1"

    def test_a_function_that_returns_the_key(self, backend: str, server: Loopback) -> None:
        request = create_thread(backend, server, api_key=lambda: "secret-1")
        assert request.header("api-key") == "secret-1"

    def test_everything_may_come_from_the_environment(
        self, backend: str, server: Loopback, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", f"{server.url.removesuffix('/v1')}/")
        monkeypatch.setenv("AZURE_OPENAI_API_KEY", "secret-3")
        monkeypatch.setenv("OPENAI_API_VERSION", "2025-01-01")
        request = create_thread(backend, server, azure_endpoint=None, api_version=None)
        assert request.target == "/openai/threads?api-version=2025-01-01"
        assert request.header("api-key") == "secret-3"


def test_an_async_token_provider(server: Loopback) -> None:
    async def provider() -> str:
        return "token-9"

    request = create_thread("asyncio", server, azure_ad_token_provider=provider)
    assert request.header("authorization") == "Bearer token-9"
    with (
        AzureOpenAI(azure_endpoint=server.url, api_version=VERSION, azure_ad_token_provider=provider) as client,
        pytest.raises(TypeError, match="async"),
    ):
        client.beta.threads.create()


@pytest.mark.parametrize("make", [AzureOpenAI, AsyncAzureOpenAI])
class TestSettings:
    def test_a_base_url_is_used_unchanged(self, make: Any) -> None:
        client = make(base_url="https://gateway.example/azure", api_version=VERSION, api_key="k")
        assert client.base_url == httpx.URL("https://gateway.example/azure/")

    @pytest.mark.parametrize(
        ("settings", "error", "named"),
        [
            ({"azure_endpoint": "https://a.example", "api_version": VERSION}, OpenAIError, "credentials"),
            ({"azure_endpoint": "https://a.example", "api_key": "k"}, ValueError, "api_version"),
            ({"api_version": VERSION, "api_key": "k"}, ValueError, "azure_endpoint"),
            ({"azure_endpoint": "a.example", "api_version": VERSION, "api_key": "k"}, ValueError, "azure_endpoint"),
            (
                {
                    "azure_endpoint": "https://a.example",
                    "base_url": "https://b.example",
                    "api_version": "1",
                    "api_key": "k",
                },
                ValueError,
                "base_url and azure_endpoint",
            ),
            (
                {"azure_endpoint": "https://a.example", "api_version": "1", "azure_ad_token_provider": "token"},
                TypeError,
                "azure_ad_token_provider",
            ),
        ],
    )
    def test_a_missing_or_contradictory_setting_is_named(
        self, make: Any, settings: dict[str, Any], error: type[Exception], named: str
    ) -> None:
        with pytest.raises(error, match=named):
            make(**settings)

    @pytest.mark.parametrize(
        "settings",
        [
            {"api_key": SECRET, "api_version": None},
            {"azure_ad_token": SECRET, "base_url": "https://b.example"},
            {"api_key": SECRET, "timeout": "x"},
            {"azure_ad_token": SECRET, "timeout": "x"},
            {"api_key": SECRET, "azure_ad_token_provider": 3},
        ],
    )
    def test_no_credential_is_in_a_traceback(self, make: Any, settings: dict[str, Any]) -> None:
        valid = {"azure_endpoint": "https://a.example", "api_version": VERSION}
        with pytest.raises((TypeError, ValueError)) as caught:
            make(**(valid | settings))
        assert SECRET not in inner_locals(caught.value)
        if not settings.keys() & {"api_version", "base_url"}:  # which a copy keeps, or takes
            with pytest.raises((TypeError, ValueError)) as caught:
                make(**valid, api_key="k").copy(**settings)
            assert SECRET not in inner_locals(caught.value)

    def test_no_credential_is_in_the_repr(self, make: Any) -> None:
        client = make(azure_endpoint="https://a.example", api_version=VERSION, azure_ad_token="token-1")
        assert "token-1" not in repr(client)


@pytest.mark.parametrize("make", [AzureOpenAI, AsyncAzureOpenAI])
class TestCopies:
    def test_with_options_is_the_same(self, make: Any) -> None:
        assert make.with_options is make.copy

    def test_a_provider_that_is_not_a_function(self, make: Any) -> None:
        client = make(azure_endpoint="https://a.example", api_version=VERSION, api_key="k")
        with pytest.raises(TypeError, match="azure_ad_token_provider"):
            client.copy(azure_ad_token_provider="token")


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_conversation_with_the_sandbox(backend: str) -> None:
    tokens = iter(f"token-{number}" for number in range(100))
    with Sandbox() as server:
        server.script("Hello!")
        settings: dict[str, Any] = {
            "azure_endpoint": server.azure_endpoint,
            "api_version": VERSION,
            "azure_ad_token_provider": lambda: next(tokens),
        }
        if backend == "sync":
            with AzureOpenAI(**settings) as client:
                assistant = client.beta.assistants.create(model="deployment")
                run = client.beta.threads.create_and_run_poll(assistant_id=assistant.id)
                messages = client.beta.threads.messages.list(run.thread_id).data
        else:

            async def converse() -> list[Message]:
                async with AsyncAzureOpenAI(**settings) as client:
                    assistant = await client.beta.assistants.create(model="deployment")
                    run = await client.beta.threads.create_and_run_poll(assistant_id=assistant.id)
                    return (await client.beta.threads.messages.list(run.thread_id)).data

            messages = anyio.run(converse, backend=backend)
        assert messages[0].content[0].text is not None
        assert messages[0].content[0].text.value == "Hello!"
        sent = [request.headers["authorization"] for request in server.requests]
        assert sent == [f"Bearer token-{number}" for number in range(len(sent))]
        assert {request.query for request in server.requests} == {f"api-version={VERSION}"}


@pytest.mark.parametrize("kind", [AzureOpenAI, AsyncAzureOpenAI, OpenAI, AsyncOpenAI])
class TestAuthHeaders:
    def test_for_requests_that_other_code_sends(self, kind: Any) -> None:
        azure = {"azure_endpoint": "https://made.test", "api_version": VERSION} if "Azure" in kind.__name__ else {}
        expected = {"api-key": "secret-1"} if azure else {"Authorization": "Bearer secret-1"}
        assert kind(api_key="secret-1", **azure).auth_headers == expected
        if azure:
            client = kind(azure_ad_token="token-1", **azure)
            assert client.auth_headers == {"Authorization": "Bearer token-1"}

    def test_a_function_is_left_to_requests(self, kind: Any) -> None:
        azure = {"azure_endpoint": "https://made.test", "api_version": VERSION} if "Azure" in kind.__name__ else {}
        assert kind(api_key=lambda: pytest.fail("called"), **azure).auth_headers == {}
