"""Compare two OpenAPI documents by what they say on the wire.

Operations are paired by method and path, parameters and fields by name, variants of a union by the value that tells
them apart; schemas by where they are used, never by their names, which differ between documents. A difference is
located by the names of our document. Words (descriptions, titles, tags, operation ids, examples, `x-` extensions) and
deprecation are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, cast

from ..engine import typed
from ..engine.typed import Reference, by_name, raw
from ..errors import DocumentError, GeneratorError, pointer
from ..load.document import Document
from ..read.schemas import ABSENT, Alternative, Member, Schema
from .normalize import ANYTHING, Normalizer
from .report import Difference, ExpectedDifference, Report, match

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
EVENT_STREAM: Final = "text/event-stream"


def drift(ours: Document, theirs: Document, expected: Sequence[ExpectedDifference]) -> Report:
    """Compare two documents, and the differences found with the expected ones.

    Raises:
        InvalidDocumentError: if one of the documents has something that cannot be compared.
    """
    for document in (ours, theirs):
        document.problems.raise_any()
    try:
        comparison = _Comparison(ours, theirs)
        comparison.run()
    except RecursionError:
        raise GeneratorError("one of the documents is nested too deeply") from None
    return match(list(comparison.found), expected)


class _Operation:
    """An operation of one side, its references followed."""

    def __init__(self, side: Normalizer, node: typed.Operation, item: typed.PathItem, at: str) -> None:
        self.node = node
        self.parameters: dict[str, tuple[typed.Parameter, str, str | None]] = {}
        # Of two parameters with one name the later counts, so an operation's replaces its path's.
        for owner, where in ((item, at.rpartition("/")[0]), (node, at)):
            for index, each in enumerate(owner.parameters or ()):
                parameter, place = side.document.follow(each, "parameters", pointer(where, "parameters", index))
                key = f"{parameter.param_in.value} {raw(parameter.name)}"
                self.parameters[key] = parameter, place, _name(each)
        self.body: tuple[typed.RequestBody, str] | None = None
        if node.request_body is not None:
            self.body = side.document.follow(node.request_body, "requestBodies", pointer(at, "requestBody"))
        self.responses = {
            status: (*side.document.follow(each, "responses", pointer(at, "responses", status)), _name(each))
            for status, each in by_name(node.responses).items()
        }


class _Comparison:
    """One walk through two documents side by side."""

    def __init__(self, ours: Document, theirs: Document) -> None:
        self._ours = Normalizer(ours)
        self._theirs = Normalizer(theirs)
        # A dictionary for its order: a difference in a shared schema is met at each of its uses and reported once.
        self.found: dict[Difference, None] = {}
        self._compared: set[tuple[int, int]] = set()

    def run(self) -> None:
        ours, theirs = _operations(self._ours), _operations(self._theirs)
        for where in self._in_both(ours, theirs):
            self._operation(where, ours[where], theirs[where])

    def _report(self, where: str, aspect: str, ours: object, theirs: object) -> None:
        self.found[Difference(where, f"{aspect}: ours {_text(ours)}, theirs {_text(theirs)}")] = None

    def _equal(self, where: str, aspect: str, ours: object, theirs: object) -> None:
        # For Python alone, 1 and true are equal.
        if ours != theirs or isinstance(ours, bool) != isinstance(theirs, bool):
            self._report(where, aspect, ours, theirs)

    def _in_both(
        self, ours: Mapping[str, object], theirs: Mapping[str, object], before: str = "", after: str = ""
    ) -> list[str]:
        """The keys that both have; those that one lacks are differences."""
        for key in dict.fromkeys([*ours, *theirs]):
            self._equal(f"{before}{key}{after}", "presence", key in ours, key in theirs)
        return [key for key in ours if key in theirs]

    def _operation(self, where: str, ours: _Operation, theirs: _Operation) -> None:
        for key in self._in_both(ours.parameters, theirs.parameters, where + " "):
            mine, at, name = ours.parameters[key]
            other, their_at, _ = theirs.parameters[key]
            place = f"parameters.{name}" if name else f"{where} {key}"
            self._equal(place, "required", mine.required, other.required)
            self._schema(place, _member(mine.param_schema, at), _member(other.param_schema, their_at))
        body = f"{where} body"
        self._equal(body, "presence", ours.body is not None, theirs.body is not None)
        if ours.body is not None and theirs.body is not None:
            self._equal(body, "required", ours.body[0].required, theirs.body[0].required)
            self._content(body, ours.body, theirs.body)
        self._responses(where, ours, theirs)

    def _responses(self, where: str, ours: _Operation, theirs: _Operation) -> None:
        mine, others = ours.responses, theirs.responses
        for status in dict.fromkeys([*mine, *others]):
            # A default response stands for every failure that is not listed.
            key = status if status in mine or status.startswith("2") else "default"
            if (status in mine) != (status in others):
                self._report(f"{where} {status}", "presence", status in mine, status in others)
            if key in mine and status in others:
                response, at, name = mine[key]
                other, their_at, _ = others[status]
                place = f"responses.{name}" if name else f"{where} {status}"
                self._content(place, (response, at), (other, their_at))

    def _content(
        self,
        where: str,
        ours: tuple[typed.RequestBody | typed.Response, str],
        theirs: tuple[typed.RequestBody | typed.Response, str],
    ) -> None:
        (our_node, at), (their_node, their_at) = ours, theirs
        mine, others = by_name(our_node.content), by_name(their_node.content)
        for media in self._in_both(mine, others, where + " "):
            self._schema(
                where,
                _member(mine[media].media_type_schema, pointer(at, "content", media)),
                _member(others[media].media_type_schema, pointer(their_at, "content", media)),
            )
        if EVENT_STREAM in mine and EVENT_STREAM not in others:
            self._events(where, _member(mine[EVENT_STREAM].media_type_schema, pointer(at, "content", EVENT_STREAM)))

    def _events(self, where: str, ours: Member) -> None:
        """Compare the union of events with one that no response of theirs refers to, but that has our name for it."""
        name = _name(ours.node)
        theirs = self._theirs.component(name) if name else None
        if theirs is None:
            self._report(name or where, "presence", True, False)
        else:
            self._schema(where, ours, theirs)

    def _schema(self, where: str, ours: Member, theirs: Member) -> None:
        mine, other = self._ours.normalize(ours), self._theirs.normalize(theirs)
        self._equal(where, "nullable", mine.nullable, other.nullable)
        self._equal(where, "default", mine.default, other.default)
        self._alternatives(mine.name or where, mine, other)

    def _alternatives(self, where: str, ours: Schema, theirs: Schema) -> None:
        if len(ours.alternatives) == 1 and len(theirs.alternatives) == 1:
            mine, other = ours.alternatives[0], theirs.alternatives[0]
            if mine.kind == other.kind:
                self._alternative(where, mine, other)
            else:
                self._report(where, "type", _Text(mine.kind), _Text(other.kind))
            return
        our_tags = [_tags(self._ours, each) for each in ours.alternatives]
        their_tags = [_tags(self._theirs, each) for each in theirs.alternatives]
        by = _discriminator(our_tags, their_tags)
        our_variants, their_variants = _variants(ours, our_tags, by), _variants(theirs, their_tags, by)
        for key in self._in_both(our_variants, their_variants, where + "[", "]"):
            mine = our_variants[key]
            self._alternative(mine.name or f"{where}[{key}]", mine, their_variants[key])

    def _alternative(self, where: str, ours: Alternative, theirs: Alternative) -> None:
        if (id(ours), id(theirs)) in self._compared:
            return
        self._compared.add((id(ours), id(theirs)))
        self._values(where, ours.values, theirs.values)
        for limit in dict.fromkeys([*ours.limits, *theirs.limits]):
            self._equal(where, limit, ours.limits.get(limit, ABSENT), theirs.limits.get(limit, ABSENT))
        if ours.kind == "array":
            self._schema(where + "[]", ours.items or ANYTHING, theirs.items or ANYTHING)
        if ours.kind == "object":
            self._object(where, ours, theirs)

    def _values(self, where: str, ours: tuple[object, ...] | None, theirs: tuple[object, ...] | None) -> None:
        if ours is None or theirs is None:
            if ours is not theirs:
                self._report(
                    where, "enum", _Text("any") if ours is None else ours, _Text("any") if theirs is None else theirs
                )
            return
        more = [value for value in ours if value not in theirs]
        fewer = [value for value in theirs if value not in ours]
        if more or fewer:
            self._report(where, "enum", _added(more), _added(fewer))

    def _object(self, where: str, ours: Alternative, theirs: Alternative) -> None:
        for name in self._in_both(ours.properties, theirs.properties, where + "."):
            place = f"{where}.{name}"
            self._equal(place, "required", name in ours.required, name in theirs.required)
            self._schema(place, ours.properties[name], theirs.properties[name])
        if ours.one_of_required != theirs.one_of_required:
            self._report(where, "one of", _groups(ours), _groups(theirs))
        if isinstance(ours.additional, bool) or isinstance(theirs.additional, bool):
            if ours.additional is not theirs.additional:
                self._report(where, "additionalProperties", _additional(ours), _additional(theirs))
        else:
            self._schema(where + "[*]", ours.additional, theirs.additional)


class _Text(str):
    """Text to show unchanged; other strings are values and shown in quotes."""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return " ".join(repr(item) for item in cast("Sequence[object]", value))
    return str(value) if isinstance(value, _Text) else repr(value)


def _added(values: Sequence[object]) -> str:
    return _Text(f"adds {_text(values) or 'nothing'}")


def _groups(option: Alternative) -> str:
    return _Text(" | ".join(sorted("+".join(sorted(group)) for group in option.one_of_required)) or "none")


def _additional(option: Alternative) -> str:
    return _Text({True: "any", False: "none"}[option.additional] if isinstance(option.additional, bool) else "typed")


def _operations(side: Normalizer) -> dict[str, _Operation]:
    """Operations by "METHOD /path"."""
    found: dict[str, _Operation] = {}
    for path, item in by_name(side.document.openapi.paths).items():
        at = pointer("#/paths", path)
        if item.ref is not None:
            raise DocumentError(pointer(at, "$ref"), "unsupported: a reference to another path")
        for method in METHODS:
            node = getattr(item, method)
            if node is not None:
                found[f"{method.upper()} {path}"] = _Operation(side, node, item, pointer(at, method))
    return found


def _name(node: typed.Node) -> str | None:
    return raw(node.ref).rpartition("/")[2] if isinstance(node, Reference) else None


def _member(node: typed.SchemaNode | None, at: str) -> Member:
    return ANYTHING if node is None else Member(node, pointer(at, "schema"))


def _tags(side: Normalizer, alternative: Alternative) -> dict[str, str]:
    """The fields of an object that have a single value, which may tell it from other variants."""
    found: dict[str, str] = {}
    for name, member in alternative.properties.items():
        alternatives = side.normalize(member).alternatives
        values = alternatives[0].values if len(alternatives) == 1 else None
        if values is not None and len(values) == 1:
            found[name] = str(values[0])
    return found


def _discriminator(ours: Sequence[dict[str, str]], theirs: Sequence[dict[str, str]]) -> str | None:
    """The field that tells the variants of both sides apart; at the least those of one side."""
    apart = [
        [name for name in dict.fromkeys(name for tags in side for name in tags) if _tells_apart(name, side)]
        for side in (ours, theirs)
    ]
    return next((name for name in apart[0] if name in apart[1]), next((name for side in apart for name in side), None))


def _tells_apart(name: str, side: Sequence[dict[str, str]]) -> bool:
    # Scalars and lists have no tags at all and need none.
    values = [tags.get(name) for tags in side if tags]
    return None not in values and len(set(values)) == len(values)


def _variants(schema: Schema, tags: Sequence[dict[str, str]], by: str | None) -> dict[str, Alternative]:
    """Variants by what tells them apart: a tag or, without one, the kind; a second one of the kind gets a number."""
    found: dict[str, Alternative] = {}
    counts = Counter[str]()
    for option, own in zip(schema.alternatives, tags, strict=True):
        key = f"{by}={own[by]}" if by in own else option.kind
        counts[key] += 1
        found[key if counts[key] == 1 else f"{key} {counts[key]}"] = option
    return found
