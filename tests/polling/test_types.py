"""The types are where existing code looks for them."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from assistant_threads import types
from threads_api import models, params


@pytest.mark.parametrize("place", ["types", "types.beta", "types.beta.threads", "types.beta.threads.runs"])
def test_every_type_is_found_under_the_paths_of_openai_python(place: str) -> None:
    module = importlib.import_module(f"assistant_threads.{place}")
    for name in types.__all__:
        # Two names of openai-python mean a part of a delta in the last of these packages.
        if place != "types.beta.threads.runs" or name not in {"CodeInterpreterLogs", "CodeInterpreterOutputImage"}:
            assert getattr(module, name) is getattr(types, name)
    assert module.Text is models.TextContent
    assert module.MessageCreateParams is params.MessageCreateParams
    with pytest.raises(AttributeError, match="Massage"):
        _ = module.Massage


DOCUMENTED = (
    "Thread ThreadDeleted Message MessageContent TextContent ImageFile ImageURL Annotation MessageDeleted "
    "Run RunStep Assistant AssistantDeleted AssistantStreamEvent RunStatus"
)


@pytest.mark.parametrize("name", DOCUMENTED.split())
def test_the_types_of_the_users_document_exist(name: str) -> None:
    assert getattr(types, name)


def test_the_packages_are_marked_as_typed() -> None:
    for module in (importlib.import_module("threads_api"), importlib.import_module("assistant_threads")):
        assert (Path(module.__file__ or "").parent / "py.typed").is_file()
