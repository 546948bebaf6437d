"""The methods of the client as a tree of resources."""

from __future__ import annotations

from collections.abc import Mapping

from ..api import Operation, Resource
from ..engine.typed import raw
from ..errors import pointer, printable, suggestion
from ..load.document import Document
from ..names import CLIENT_NAMES, class_name, pascal

__all__ = ["read_resources"]


def read_resources(document: Document, operations: tuple[Operation, ...]) -> tuple[Resource, ...]:
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
            document.problems.add(first[place], f"{name!r} is reserved on the client")
        own = tuple(operation for operation in operations if operation.place.rpartition(".")[0] == place)
        for operation in own:
            if operation.place in first:
                document.problems.add(pointer(operation.at, "x-sdk-method"), "this is both a method and a resource")
        title = pascal(name)
        with document.problems.collected():
            title = class_name(title, first[place])
        return Resource(
            name=name,
            class_name=title,
            place=place,
            at=first[place],
            text=texts.get(name, ""),
            operations=own,
            children=tuple(build(other) for other in first if other.rpartition(".")[0] == place),
        )

    return tuple(build(place) for place in first if "." not in place)


def _tags(document: Document, operations: tuple[Operation, ...], places: Mapping[str, str]) -> dict[str, str]:
    """The descriptions of tags, by the names of the resources that they describe."""
    is_complete = not document.problems.places  # else an operation may be missing
    names = {place.rpartition(".")[2] for place in places}
    texts: dict[str, str] = {}
    for index, tag in enumerate(document.openapi.tags or []):
        name = _resource(raw(tag.name))
        if (is_complete and name not in names) or name in texts:
            document.problems.add(
                pointer("#/tags", index),
                f"tag {printable(raw(tag.name))!r} must be the name of a resource and be declared once",
            )
        texts[name] = raw(tag.description).strip()
    for operation in operations:
        for index, name in enumerate(operation.tags):
            if _resource(name) not in texts:
                hint = suggestion(_resource(name), texts)
                document.problems.add(
                    pointer(operation.at, "tags", index), f"tag {printable(name)!r} is not declared{hint}"
                )
    return texts


def _resource(tag: str) -> str:
    return tag.strip().lower().replace(" ", "_")
