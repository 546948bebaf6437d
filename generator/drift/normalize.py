"""Schemas in a form in which two documents can be compared: references followed, unions flat, each scalar kind once."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from ..engine import typed
from ..errors import DocumentError
from ..load.document import Document
from ..read.schemas import ABSENT, Alternative, Member, Schema, SchemaReader

# In place of a schema that is left out.
ANYTHING = Member(typed.Schema(), "#")

_OF_NUMBERS = frozenset({"format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
_LIMITS = {
    "string": frozenset({"format", "minLength", "maxLength", "pattern"}),
    "integer": _OF_NUMBERS,
    "number": _OF_NUMBERS,
    "array": frozenset({"minItems", "maxItems", "uniqueItems"}),
    "object": frozenset({"minProperties", "maxProperties"}),
}


class Normalizer:
    """Normalizes the schemas of one document, each once: the same object for the same schema."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._reader = SchemaReader(document, document.problems)
        self._names = {id(node): name for name, node in document.schemas.items()}
        self._found: dict[int, Schema] = {}
        self._reading: set[int] = set()

    def normalize(self, member: Member) -> Schema:
        key = id(member.node)
        if key not in self._found:
            if key in self._reading:
                raise self.document.refusal(DocumentError(member.at, "circular schema"))
            self._reading.add(key)
            try:
                self._found[key] = self._normalized(member, self._names.get(key))
            except DocumentError as error:
                raise self.document.refusal(error) from None
            self._reading.remove(key)
        return self._found[key]

    def component(self, name: str) -> Member | None:
        """A schema component by its name."""
        node = self.document.schemas.get(name)
        return None if node is None else Member(node, f"#/components/schemas/{name}")

    def _normalized(self, member: Member, name: str | None) -> Schema:
        schema = self._reader.read(member.node, member.at)
        parts: list[Schema] = []
        for each in schema.alternatives:
            if each.kind == "reference" and (target := self.component(str(each.name))) is not None:
                parts.append(self.normalize(target))
            elif each.kind == "union":
                parts.extend(self.normalize(option) for option in each.options)
            else:
                limits = {key: value for key, value in each.limits.items() if key in _LIMITS.get(each.kind, ())}
                parts.append(Schema(alternatives=(evolve(each, name=name or each.name, limits=limits),), name=name))
        defaults = [schema.default, *(part.default for part in parts)]
        names = [part.name for part in parts if part.alternatives]
        return Schema(
            alternatives=_joined(alternative for part in parts for alternative in part.alternatives),
            nullable=schema.nullable or any(part.nullable for part in parts),
            default=next((default for default in defaults if default is not ABSENT), ABSENT),
            name=name or (names[0] if len(names) == 1 else None),
        )


def _joined(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Those of one scalar kind as one: "any string, or one of these" is any string."""
    # Each once: unions that name one another twice would double with every level.
    unique = {id(each): each for each in alternatives}.values()
    found: list[Alternative] = []
    for each in unique:
        twin = next((index for index, other in enumerate(found) if other.kind == each.kind), None)
        if twin is None or each.kind in ("array", "object"):
            found.append(each)
        else:
            found[twin] = _wider(found[twin], each)
    return tuple(found)


def _wider(left: Alternative, right: Alternative) -> Alternative:
    values: tuple[object, ...] | None = None
    if left.values is not None and right.values is not None:
        values = left.values + tuple(value for value in right.values if value not in left.values)
    limits = {key: value for key, value in left.limits.items() if key in right.limits and right.limits[key] == value}
    name = left.name if left.name == right.name else None
    return Alternative(kind=left.kind, name=name, values=values, limits=limits)
