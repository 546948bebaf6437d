"""The methods of the client as a tree of resources."""

from __future__ import annotations

from collections.abc import Container, Iterable

from ..api import Operation, Resource
from ..engine.typed import raw
from ..errors import pointer, printable, suggestion
from ..load.document import Document
from ..names import CLIENT_NAMES, class_name, is_class_name, pascal


def read_resources(
    document: Document, operations: tuple[Operation, ...], components: Container[str]
) -> tuple[Resource, ...]:
    """The resources directly below the client; those below them are their children.

    A resource whose class would have the name of a component is called `…Resource`.
    """
    first: dict[str, str] = {}
    for operation in operations:
        parts = operation.place.split(".")[:-1]
        for count in range(1, len(parts) + 1):
            first.setdefault(".".join(parts[:count]), pointer(operation.at, "x-sdk-method"))
    texts = _tags(document, operations, list(first))
    modules = _modules(first)

    def build(place: str) -> Resource:
        parent, _, name = place.rpartition(".")
        if not parent and name in CLIENT_NAMES:
            document.problems.add(first[place], f"{name!r} is reserved on the client")
        own = tuple(operation for operation in operations if operation.place.rpartition(".")[0] == place)
        for operation in own:
            if operation.place in first:
                document.problems.add(pointer(operation.at, "x-sdk-method"), "this is both a method and a resource")
        module = modules[place]
        title = pascal(module)
        title += "Resource" * (title in components or not is_class_name(title))
        with document.problems.collected():
            title = class_name(title, first[place])
        return Resource(
            name=name,
            module=module,
            class_name=title,
            place=place,
            at=first[place],
            text=texts.get(place, ""),
            operations=own,
            children=tuple(build(other) for other in first if other.rpartition(".")[0] == place),
        )

    return tuple(build(place) for place in first if "." not in place)


def _modules(places: Iterable[str]) -> dict[str, str]:
    """A module for each resource: its name, or that of its parent before it if another resource has the name."""
    found: dict[str, str] = {}
    for place in sorted(places, key=lambda place: place.count(".")):
        parts = place.split(".")
        names = ("_".join(parts[-count:]) for count in range(1, len(parts) + 1))
        found[place] = next((name for name in names if name not in found.values()), "_".join(parts))
    return found


def _tags(document: Document, operations: tuple[Operation, ...], places: list[str]) -> dict[str, str]:
    """The descriptions of tags, by the places of the resources that they describe."""
    is_complete = not document.problems.places  # else an operation may be missing
    texts: dict[str, str] = {}
    known: set[str] = set()
    for index, tag in enumerate(document.openapi.tags or []):
        name = _normal(raw(tag.name))
        found = [place for place in places if place == name] or [
            place for place in places if place.endswith(f".{name}")
        ]
        if not found:  # its name is no name in Python, or x-sdk-method says another place
            tagged = {each.place.rpartition(".")[0] for each in operations if name in map(_normal, each.tags)}
            found = list(tagged) if len(tagged) == 1 else []
        at = pointer("#/tags", index)
        if name in known:
            document.problems.add(at, f"tag {printable(raw(tag.name))!r} is declared twice")
        elif is_complete and len(found) != 1:
            _report(document, at, f"tag {printable(raw(tag.name))!r} is not the name of one resource", name, places)
        known.add(name)
        texts |= dict.fromkeys(found, raw(tag.description).strip())
    # A document need not declare its tags.
    for operation in operations if known else ():
        for index, name in enumerate(map(_normal, operation.tags)):
            if name not in known:
                at = pointer(operation.at, "tags", index)
                _report(document, at, f"tag {printable(name)!r} is not declared", name, known)
    return texts


def _report(document: Document, at: str, problem: str, name: str, known: Iterable[str]) -> None:
    """A name that is nearly a known one is misspelt, and an error; any other is worth a note."""
    if hint := suggestion(name, known, cutoff=0.75):
        document.problems.add(at, problem + hint)
    else:
        document.problems.notes.append(f"{at}: {problem}")


def _normal(tag: str) -> str:
    return tag.strip().lower().replace(" ", "_")
