"""An OpenAPI document that was loaded: typed, its references known to lead somewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import field, frozen

from ..engine.typed import OpenAPI, Reference, SchemaNode, by_name, raw
from ..errors import DocumentError, InvalidDocumentError, Problems, pointer, printable, suggestion

T = TypeVar("T")


@frozen
class Document:
    """What `load` hands to `read`."""

    source: str
    """Its path, as generated files name it."""
    content: Mapping[str, Any] = field(repr=False)
    """As it was written, but for what is no OpenAPI."""
    openapi: OpenAPI = field(repr=False)
    problems: Problems = field(repr=False)
    """What is wrong with it, so far; the next stage adds to these and raises them all."""

    @property
    def schemas(self) -> Mapping[str, SchemaNode]:
        return self.components("schemas")

    def components(self, section: str) -> dict[str, Any]:
        """The components of a section, `schemas` or `parameters`, by name."""
        return by_name(getattr(self.openapi.components, section, None))

    def target(self, reference: Reference, section: str, at: str) -> tuple[Any, str]:
        """What a reference names: the component and its pointer. Raises DocumentError."""
        start, target = f"#/components/{section}/", raw(reference.ref)
        at = pointer(at, "$ref")
        if not target.startswith(start):
            raise DocumentError(at, f"reference {printable(target)!r} must begin with {start}")
        found = self.components(section)
        name = target.removeprefix(start).replace("~1", "/").replace("~0", "~")
        if name not in found:
            hint = suggestion(name, found)
            raise DocumentError(at, f"reference {printable(target)!r} not found{hint}")
        return found[name], pointer(start.rstrip("/"), name)

    def refusal(self, error: DocumentError) -> InvalidDocumentError:
        """A problem that is the end of reading, located."""
        self.problems.add(error.at, error.problem)
        return self.problems.all()

    def follow(self, node: T | Reference, section: str, at: str) -> tuple[T, str]:
        """A node, or else what it refers to, through references to references; and where that is."""
        seen: set[str] = set()
        found: Any = node
        while isinstance(found, Reference):
            if raw(found.ref) in seen:
                raise DocumentError(pointer(at, "$ref"), "circular reference")
            seen.add(raw(found.ref))
            found, at = self.target(found, section, at)
        return cast(T, found), at
