"""The TypedDicts of requests tell at run time what type checkers read in them."""

from __future__ import annotations

import ast
import inspect
import typing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from threads_api import params

FOLDER = Path(params.__path__[0])
MODULES = sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))


def written(node: ast.ClassDef) -> set[str]:
    """The keys that the source of a TypedDict marks as required."""
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    return {ast.unparse(each.target) for each in fields if ast.unparse(each.annotation).startswith("Required[")}


@pytest.mark.parametrize("name", MODULES)
def test_required_keys_are_known_at_run_time(name: str) -> None:
    module = import_module(f"threads_api.params.{name}")
    classes = [each for each in ast.parse(inspect.getsource(module)).body if isinstance(each, ast.ClassDef)]
    for node in classes:
        found: Any = getattr(module, node.name)
        assert found.__required_keys__ == written(node), node.name
        assert found.__required_keys__ | found.__optional_keys__ == found.__annotations__.keys()


def test_required_keys_of_some() -> None:
    assert params.MessageCreateParams.__required_keys__ == {"role", "content"}
    assert params.CreateRunArguments.__required_keys__ == {"assistant_id"}
    assert params.CreateThreadArguments.__required_keys__ == frozenset()


@pytest.mark.parametrize("name", [name for name in MODULES if name != "arguments"])
def test_types_of_keys_can_be_resolved(name: str) -> None:
    module = import_module(f"threads_api.params.{name}")
    for each in module.__all__:
        if typing.is_typeddict(found := getattr(module, each)):
            assert typing.get_type_hints(found).keys() == found.__annotations__.keys()
