"""The places of operations on the client as a tree of resources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .api import Operation, Resource
from .names import CLIENT_NAMES, class_name, pascal
from .problems import DocumentError, pointer, shown

__all__ = ["read_resources"]


def read_resources(document: Mapping[str, Any], operations: tuple[Operation, ...]) -> tuple[Resource, ...]:
    """The resources directly below the client; those below them are their children."""
    first: dict[str, str] = {}
    for operation in operations:
        parts = operation.place.split(".")[:-1]
        for count in range(1, len(parts) + 1):
            first.setdefault(".".join(parts[:count]), pointer(operation.at, "x-sdk-method"))
    texts = _tags(document, operations, first)

    def build(place: str) -> Resource:
        parent, _, name = place.rpartition(".")
        if not parent and name in CLIENT_NAMES:
            raise DocumentError(first[place], f"{name!r} is reserved on the client")
        own = tuple(operation for operation in operations if operation.place.rpartition(".")[0] == place)
        for operation in own:
            if operation.place in first:
                raise DocumentError(pointer(operation.at, "x-sdk-method"), "this is both a method and a resource")
        return Resource(
            name=name,
            class_name=class_name(pascal(name), first[place]),
            place=place,
            at=first[place],
            text=texts.get(name, ""),
            operations=own,
            children=tuple(build(other) for other in first if other.rpartition(".")[0] == place),
        )

    return tuple(build(place) for place in first if "." not in place)


def _tags(document: Mapping[str, Any], operations: tuple[Operation, ...], places: Mapping[str, str]) -> dict[str, str]:
    """The descriptions of tags, by the names of the resources that they describe."""
    names = {place.rpartition(".")[2] for place in places}
    texts: dict[str, str] = {}
    for index, tag in enumerate(document.get("tags", [])):
        at = pointer("#/tags", index)
        name = _resource(tag["name"])
        if name not in names or name in texts:
            raise DocumentError(at, f"tag {shown(tag['name'])!r} must be the name of a resource and be declared once")
        texts[name] = str(tag.get("description", "")).strip()
    for operation in operations:
        for index, tag in enumerate(operation.tags):
            if _resource(tag) not in texts:
                raise DocumentError(pointer(operation.at, "tags", index), f"tag {shown(tag)!r} is not declared")
    return texts


def _resource(tag: str) -> str:
    return tag.strip().lower().replace(" ", "_")
