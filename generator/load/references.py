"""References of a document: each leads to a component, and none nests or multiplies schemas without bound."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import cast

from ..engine.typed import Reference, Schema, raw, walk
from ..errors import DocumentError, pointer, printable
from .document import Document

__all__ = ["check_references"]

MAX_DEPTH = 50
MAX_SIZE = 1000

# Where the components are that a reference in the place of such a node names.
_SECTIONS = {"parameters": "parameters", "responses": "responses", "requestBody": "requestBodies"}


def check_references(document: Document) -> None:
    """Add a problem for each reference to nothing; raise for schemas that refer to each other without end."""
    problems = document.problems
    for node, at, owner, keyword in walk(document.openapi):
        if isinstance(node, Reference):
            section = _section(owner, keyword)
            with problems.collected():
                if section == "schemas":
                    document.target(node, section, at)
                else:
                    document.follow(node, section, at)
                    for key in node.model_extra or ():
                        problems.add(pointer(at, key), "not allowed next to $ref")
    try:
        _check_order(document)
    except DocumentError as error:
        problems.add(error.at, error.problem)
        problems.raise_any()


def _section(owner: str, keyword: str) -> str:
    if owner == "Components":
        return keyword
    return "schemas" if owner == "Schema" else _SECTIONS.get(keyword, "schemas")


def _check_order(document: Document) -> None:
    """Raise for circles, and for references that would nest code too deeply or multiply it."""
    schemas = document.schemas
    graph = {
        name: [
            target
            for each, *_ in walk(node)
            if isinstance(each, Reference) and (target := raw(each.ref).rpartition("/")[2]) in schemas
        ]
        for name, node in schemas.items()
    }
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = cast("list[str]", error.args[1])[::-1]
        raise DocumentError(
            pointer("#/components/schemas", circle[0]), f"circular schemas: {printable(' → '.join(circle))}"
        ) from None
    depth: dict[str, int] = {}
    size: dict[str, int] = {}
    for name in order:
        depth[name] = 1 + max((depth[target] for target in graph[name]), default=0)
        size[name] = 1 + sum(
            1 if isinstance(node := schemas[target], Schema) and node.properties else size[target]
            for target in graph[name]
        )
        if depth[name] > MAX_DEPTH or size[name] > MAX_SIZE:
            raise DocumentError(
                pointer("#/components/schemas", name),
                f"nested too deeply (limit {MAX_DEPTH}) or too large (limit {MAX_SIZE:,} schemas)",
            )
