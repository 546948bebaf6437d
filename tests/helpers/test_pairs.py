"""Every sync class and its async twin have the same members, parameters and texts. What differs is listed here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_overloads

import pytest

import assistant_threads
import threads_api
import threads_runtime

# What async code writes differently, as what sync code writes.
REWRITTEN = {
    r"AsyncPaginator\[(.*?), AsyncCursorPage\[.*?\]\]": r"SyncCursorPage[\1]",
    r"Awaitable\[(\w+(\[.*?\])?)\]": r"\1",
    r"\b(\w+) \| \1\b": r"\1",  # a function that returns a value, or a value to be awaited
    r"(?<![A-Za-z])(Async|Sync)(?=[A-Z])": "",
    r"\basync_(?=\w)": "",
    r"async with": "with",
    r"\b__a(?=iter__|next__|enter__|exit__)": "__",
    r"StopAsyncIteration": "StopIteration",
    r"\basync client": "client",
    r"\s+": " ",  # lines are broken elsewhere
}
# Classes without a twin, and members that only one of a pair has.
ALONE = {
    "threads_runtime.responses.binary:AsyncChunks": "may be awaited before it is iterated; sync code has an iterator",
    "threads_runtime.pages.pages:AsyncPaginator": "is awaited for a page, or iterated; a sync method returns the page",
}
DIFFERENT = {
    "threads_runtime.client:AsyncAPIClient.page": "returns the paginator",
    "threads_runtime.client:AsyncAPIClient.__doc__": "the key may come from an async function",
    "threads_runtime.pages.pages:AsyncCursorPage.__iter__": "goes through the fields, as with every model",
    "threads_runtime.pages.pages:AsyncCursorPage.iter_pages": "prefetches in a task",
    "threads_runtime.pages.pages:AsyncCursorPage.__doc__": "refers to the sync class for what both promise",
    "threads_runtime.requests.transport:AsyncTransport.resolve_api_key": "the key may come from an async function",
    "threads_runtime.requests.transport:AsyncTransport.__doc__": "blocks the thread, or lets other tasks run",
    "threads_runtime.requests.transport:AsyncTransport.within": "a task can be cancelled, a thread is left behind",
    "threads_runtime.responses.stream:AsyncStream.aclose": "for `contextlib.aclosing`; the sync one uses `close`",
    "threads_api.client:AsyncClient.__doc__": "says which kind it is",
    "assistant_threads.client:AsyncOpenAI.__doc__": "says which kind it is",
    "assistant_threads.runs.performer:AsyncPerformer.__doc__": "blocks the thread, or lets other tasks run",
    "assistant_threads.azure:AsyncAzureOpenAI.__doc__": "refers to the sync class for what both take",
    "assistant_threads.streaming.handler:AsyncAssistantEventHandler.__doc__": "its callbacks may be async",
}


def modules() -> Iterator[ModuleType]:
    for package in (threads_runtime, threads_api, assistant_threads):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not re.match(r"assistant_threads\.(cli|sandbox|testing|__main__)\b", info.name):
                yield importlib.import_module(info.name)


def pairs() -> Iterator[tuple[str, type | None, type]]:
    for module in modules():
        for name, value in list(vars(module).items()):
            if inspect.isclass(value) and value.__module__ == module.__name__ and name.startswith("Async"):
                bare = name.removeprefix("Async")
                twin = getattr(module, f"Sync{bare}", None) or getattr(module, bare, None)
                yield f"{module.__name__}:{name}", twin, value


PAIRS = {place: (twin, value) for place, twin, value in pairs() if twin is not None}


def rewritten(text: str) -> str:
    for pattern, replacement in REWRITTEN.items():
        text = re.sub(pattern, replacement, text)
    return text.strip()


def members(owner: type) -> dict[str, Any]:
    """The members that a class defines itself, found as a user finds them, by the name of the sync side."""
    names = [name for name in vars(owner) if not name.startswith("_") or name in SPECIAL]
    return {rewritten(name): getattr(owner, name) for name in names}


SPECIAL = {f"__{name}__" for name in ("init", "call", "iter", "next", "enter", "exit")}
SPECIAL |= {f"__a{name}__" for name in ("iter", "next", "enter", "exit")}


def described(member: Any) -> list[str]:
    """The text of a member, its parameters and those of its overloads."""
    function = member.fget if isinstance(member, property) else getattr(member, "func", member)
    forms = [function, *(get_overloads(function) if inspect.isfunction(function) else [])]
    signatures = [str(inspect.signature(each)) for each in forms if callable(each) and not inspect.isclass(each)]
    return [rewritten(text) for text in (inspect.getdoc(member) or "", *signatures)]


def test_each_class_has_a_twin() -> None:
    assert {place for place, twin, _ in pairs() if twin is None} == set(ALONE)


def test_the_pairs_are_all_there() -> None:
    """Guards the search itself."""
    kinds = {"OpenAI", "AzureOpenAI", "APIClient", "Client", "Stream", "CursorPage", "StreamedResponse", "Threads"}
    kinds |= {"Runs", "RunsWithRawResponse", "PollingRuns", "StreamingThreads"}
    kinds |= {"AssistantEventHandler", "AssistantStreamManager"}
    assert {f"Async{kind}" for kind in kinds} <= {place.partition(":")[2] for place in PAIRS}


@pytest.mark.parametrize("place", PAIRS)
def test_both_have_the_same_members_with_the_same_parameters_and_texts(place: str) -> None:
    sync, other = PAIRS[place]
    assert sync is not None
    ours, theirs = members(sync), members(other)
    different = {name for name in ours.keys() | theirs.keys() if name not in ours or name not in theirs}
    different |= {name for name in ours.keys() & theirs.keys() if described(ours[name]) != described(theirs[name])}
    if rewritten(inspect.getdoc(sync) or "") != rewritten(inspect.getdoc(other) or ""):
        different.add("__doc__")
    assert different == {name for at, _, name in (each.rpartition(".") for each in DIFFERENT) if at == place}
