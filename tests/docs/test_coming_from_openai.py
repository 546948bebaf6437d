"""The tables of docs/coming-from-openai.md are complete and true."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from operator import attrgetter

import pytest

from assistant_threads import AsyncOpenAI, OpenAI
from tests.docs.blocks import ROOT

TEXT = (ROOT / "docs" / "coming-from-openai.md").read_text(encoding="utf-8")
CALLS = sorted(set(re.findall(r"`(beta\.[a-z_.]+)`", TEXT)))
GROUPS = ("beta.assistants", "beta.threads", "beta.threads.messages", "beta.threads.runs", "beta.threads.runs.steps")


@pytest.mark.parametrize("call", CALLS)
def test_a_call_exists(call: str) -> None:
    for client in (OpenAI(api_key="x"), AsyncOpenAI(api_key="x")):
        assert callable(attrgetter(call)(client))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_call_of_openai_is_listed() -> None:
    client = pytest.importorskip("openai").OpenAI(api_key="x")
    for group in GROUPS:
        kind = type(attrgetter(group)(client))
        for name in dir(kind):
            if not name.startswith("_") and inspect.isfunction(inspect.getattr_static(kind, name)):
                assert f"{group}.{name}" in CALLS


def test_imports_exist() -> None:
    found = re.findall(r"`from openai([\w.]*) import ([\w, ]+)`", TEXT)
    assert len(found) >= 8
    for module, names in found:
        ours = import_module(f"assistant_threads{module}")
        for name in names.split(", "):
            assert hasattr(ours, name), f"{module}.{name}"
