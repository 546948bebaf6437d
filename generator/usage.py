"""Nothing in a document stands there for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from .api import Component
from .problems import DocumentError, pointer

__all__ = ["check_used"]


def check_used(document: Mapping[str, Any], components: Mapping[str, Component], used: frozenset[str]) -> None:
    """Raise for a component that no operation uses: it would be dropped silently."""
    for name, component in components.items():
        if name not in used:
            raise DocumentError(component.at, "unused schema: no operation refers to it")
    named = set(_references(document))
    for section in ("parameters", "responses", "requestBodies"):
        for name in document["components"].get(section, {}):
            at = pointer("#/components", section, name)
            if at not in named:
                raise DocumentError(at, "unused component: no operation refers to it")


def _references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        members = cast("dict[str, object]", node)
        if isinstance(target := members.get("$ref"), str):
            yield target
        for value in members.values():
            yield from _references(value)
    elif isinstance(node, list):
        for value in cast("list[object]", node):
            yield from _references(value)
