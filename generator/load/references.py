"""References of a document: each leads to a component, and none nests or multiplies schemas without bound."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, cast

from ..engine.typed import Reference, Schema, raw, walk
from ..errors import DocumentError, pointer, printable
from .document import Document

MAX_DEPTH = 50
MAX_SIZE = 1000

# Where the components are that a reference in the place of such a node names.
_SECTIONS = {"parameters": "parameters", "responses": "responses", "requestBody": "requestBodies"}
_REMARKS = {"headers", "examples", "links"}


def resolve_recursion(content: dict[str, Any]) -> dict[str, Any]:
    """The content with `$ref` for `$recursiveRef: '#'` in components that have `$recursiveAnchor: true`."""
    components: Any = content.get("components")
    schemas: Any = cast("dict[str, Any]", components).get("schemas") if isinstance(components, dict) else None
    found: dict[str, Any] = {}
    for name, node in cast("dict[str, Any]", schemas if isinstance(schemas, dict) else {}).items():
        schema = cast("dict[str, Any]", node if isinstance(node, dict) else {})
        if schema.get("$recursiveAnchor") is True:
            written = json.dumps({key: value for key, value in schema.items() if key != "$recursiveAnchor"})
            reference = json.dumps({"$ref": pointer("#/components/schemas", name)})[1:-1]
            found[name] = json.loads(written.replace('"$recursiveRef": "#"', reference))
    return content | {"components": components | {"schemas": schemas | found}} if found else content


def check_references(document: Document) -> None:
    """Add a problem for each reference to nothing; raise for schemas that refer to each other without end."""
    for node, at, owner, keyword in walk(document.openapi):
        if isinstance(node, Reference) and keyword not in _REMARKS:
            section = _section(owner, keyword)
            with document.problems.collected():
                if section == "schemas":
                    document.target(node, section, at)
                else:
                    document.follow(node, section, at)
                    for key in node.model_extra or ():
                        document.problems.add(pointer(at, key), "not allowed next to $ref")
    try:
        _check_order(document)
    except DocumentError as error:
        raise document.refusal(error) from None


def _section(owner: str, keyword: str) -> str:
    if owner == "Components":
        return keyword
    return "schemas" if owner == "Schema" else _SECTIONS.get(keyword, "schemas")


def _check_order(document: Document) -> None:
    """Raise for circles without an object with properties, and for references that nest or multiply code."""
    schemas = document.schemas
    graph = schema_graph(document)
    objects = {name for name, node in schemas.items() if isinstance(node, Schema) and (node.properties or node.allOf)}
    # The code of an object is not repeated where it is used: there, a circle ends.
    aliases = {
        name: [target for target in targets if target not in objects]
        for name, targets in graph.items()
        if name not in objects
    }
    try:
        order = list(TopologicalSorter(aliases).static_order())
    except CycleError as error:
        circle = cast("list[str]", error.args[1])[::-1]
        raise DocumentError(
            pointer("#/components/schemas", circle[0]), f"circular schemas: {printable(' → '.join(circle))}"
        ) from None
    size: dict[str, int] = dict.fromkeys(objects, 1)
    for name in [*order, *sorted(objects)]:
        size[name] = 1 + sum(1 if target in objects else size[target] for target in graph[name])
        if size[name] > MAX_SIZE or _is_deep(name, graph if name in objects else aliases):
            raise DocumentError(
                pointer("#/components/schemas", name),
                f"nested too deeply (limit {MAX_DEPTH}) or too large (limit {MAX_SIZE:,} schemas)",
            )


def schema_graph(document: Document) -> dict[str, list[str]]:
    """The schema components that each schema component refers to, as often as it does."""
    schemas = document.schemas
    return {
        name: [
            target
            for each, *_ in walk(node)
            if isinstance(each, Reference) and (target := raw(each.ref).rpartition("/")[2]) in schemas
        ]
        for name, node in schemas.items()
    }


def reachable(roots: Iterable[str], graph: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """All that the roots lead to in a graph, they among it; what the graph does not have is left out."""
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name in graph and name not in seen:
            seen.add(name)
            waiting.extend(graph[name])
    return frozenset(seen)


def _is_deep(name: str, graph: Mapping[str, list[str]]) -> bool:
    """Whether something is more than so many references away, by the shortest way."""
    seen, level = {name}, [name]
    for _ in range(MAX_DEPTH):
        level = list(dict.fromkeys(target for each in level for target in graph.get(each, ()) if target not in seen))
        seen.update(level)
        if not level:
            return False
    return True
