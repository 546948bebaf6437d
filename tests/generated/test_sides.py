"""24 operations on both sides, which don't differ but in being awaited, and none is missing a parameter."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_overloads

import pytest

from assistant_threads import AsyncOpenAI, OpenAI
from tests.support.document_calls import OPERATIONS

COMMON = {"extra_headers", "extra_query", "extra_body", "timeout"}
LIST = {"after", "before", "limit", "order"}
ASSISTANT = {
    "model", "description", "instructions", "metadata", "name", "reasoning_effort", "response_format", "temperature",
    "tool_resources", "tools", "top_p",
}  # fmt: skip
RUN = {
    "assistant_id", "instructions", "max_completion_tokens", "max_prompt_tokens", "metadata", "model",
    "parallel_tool_calls", "reasoning_effort", "include", "response_format", "stream", "temperature", "tool_choice",
    "tools", "top_p", "truncation_strategy",
}  # fmt: skip
PARAMETERS = {
    "beta.assistants.create": ASSISTANT,
    "beta.assistants.retrieve": {"assistant_id"},
    "beta.assistants.update": {"assistant_id"} | ASSISTANT,
    "beta.assistants.delete": {"assistant_id"},
    "beta.assistants.list": LIST,
    "beta.threads.list": LIST,
    "beta.threads.create": {"messages", "metadata", "tool_resources"},
    "beta.threads.retrieve": {"thread_id"},
    "beta.threads.update": {"thread_id", "metadata", "tool_resources"},
    "beta.threads.delete": {"thread_id"},
    "beta.threads.create_and_run": RUN | {"thread", "tool_resources"},
    "beta.threads.messages.create": {"thread_id", "content", "role", "attachments", "metadata"},
    "beta.threads.messages.retrieve": {"thread_id", "message_id"},
    "beta.threads.messages.update": {"thread_id", "message_id", "metadata"},
    "beta.threads.messages.delete": {"thread_id", "message_id"},
    "beta.threads.messages.list": {"thread_id", "run_id"} | LIST,
    "beta.threads.runs.create": RUN | {"thread_id", "additional_instructions", "additional_messages"},
    "beta.threads.runs.retrieve": {"thread_id", "run_id"},
    "beta.threads.runs.update": {"thread_id", "run_id", "metadata"},
    "beta.threads.runs.list": {"thread_id"} | LIST,
    "beta.threads.runs.cancel": {"thread_id", "run_id"},
    "beta.threads.runs.submit_tool_outputs": {"thread_id", "run_id", "tool_outputs", "stream"},
    "beta.threads.runs.steps.retrieve": {"thread_id", "run_id", "step_id", "include"},
    "beta.threads.runs.steps.list": {"thread_id", "run_id", "include"} | LIST,
}


def method(place: str, client: type) -> Callable[..., Any]:
    """The function behind a dotted place, found through the properties as a call finds it."""
    owner: Any = client(api_key="test")
    *parents, name = place.split(".")
    for parent in parents:
        owner = getattr(owner, parent)
    function: Callable[..., Any] = getattr(type(owner), name)
    return function


def forms(function: Callable[..., Any]) -> Iterator[tuple[list[Any], str]]:
    """Parameters and result of a function and each of its overloads, as written."""
    for each in (function, *get_overloads(function)):
        signature = inspect.signature(each)
        # By repr: the defaults `omit` and `NOT_GIVEN` are falsy values that mean themselves.
        yield [str(parameter) for parameter in signature.parameters.values()], str(signature.return_annotation)


def as_sync(result: str) -> str:
    if result.startswith("AsyncPaginator["):
        return "Sync" + result.partition(", Async")[2].removesuffix("]")
    return result.replace("AsyncStream", "Stream")


def test_both_clients_have_the_24_operations_of_the_document_and_no_others() -> None:
    assert {place for _, _, place in OPERATIONS} == set(PARAMETERS)
    assert len(PARAMETERS) == 24
    for client in (OpenAI, AsyncOpenAI):
        assert all(callable(method(place, client)) for place in PARAMETERS)


@pytest.mark.parametrize("place", PARAMETERS)
def test_a_method_takes_what_the_peers_take(place: str) -> None:
    parameters = set(inspect.signature(method(place, OpenAI)).parameters) - {"self", "ids"}
    assert PARAMETERS[place] | COMMON <= parameters
    assert parameters - PARAMETERS[place] - COMMON <= {
        "retry",
        *({"max_items", "cursor"} if place.endswith(".list") else ()),
    }


@pytest.mark.parametrize("place", PARAMETERS)
def test_sync_and_async_are_the_same_but_for_being_awaited(place: str) -> None:
    sync, asynchronous = method(place, OpenAI), method(place, AsyncOpenAI)
    assert list(forms(sync)) == [(parameters, as_sync(result)) for parameters, result in forms(asynchronous)]
    assert inspect.getdoc(sync) == inspect.getdoc(asynchronous)
    assert len(get_overloads(sync)) == len(get_overloads(asynchronous))


@pytest.mark.parametrize("place", PARAMETERS)
def test_a_docstring_says_what_a_caller_needs(place: str) -> None:
    function = method(place, OpenAI)
    doc = inspect.getdoc(function) or ""
    verb, path = next((verb, path) for verb, path, known in OPERATIONS if known == place)
    assert f"`{verb} {path}`" in doc
    for name in set(inspect.signature(function).parameters) - {"self", "ids"}:
        sends_no_body = name == "extra_body" and verb in {"GET", "DELETE"}
        assert (f"\n    {name}: " in doc) is not sends_no_body, name


@pytest.mark.parametrize("place", PARAMETERS)
def test_every_method_has_a_raw_and_a_streaming_form(place: str) -> None:
    for client in (OpenAI(api_key="test"), AsyncOpenAI(api_key="test")):
        *parents, name = place.split(".")
        for view in ("with_raw_response", "with_streaming_response"):
            owner: Any = client
            through_client: Any = getattr(client, view)
            for parent in parents:
                owner, through_client = getattr(owner, parent), getattr(through_client, parent)
            assert callable(getattr(getattr(owner, view), name))
            assert callable(getattr(through_client, name))
