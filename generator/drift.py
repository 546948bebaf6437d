"""Compare two OpenAPI documents by what they say on the wire.

Operations are paired by method and path, parameters and fields by name, variants of a union by the value that tells
them apart; schemas by where they are used, never by their names, which differ between documents. A difference is
located by the names of our document. Words (descriptions, titles, tags, operation ids, examples, `x-` extensions) and
deprecation are not compared.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from .drift_report import Difference, Intended, Report, judge, load_intended
from .problems import DocumentError
from .shapes import ABSENT, ANYTHING, Document, Option, Shape, as_list, as_mapping, same

__all__ = ["Difference", "Intended", "Report", "drift", "load_intended"]

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
EVENT_STREAM: Final = "text/event-stream"


def drift(ours: Mapping[str, Any], theirs: Mapping[str, Any], intended: Sequence[Intended]) -> Report:
    """Compare two documents, and the differences found with those that are meant.

    Raises:
        DocumentError: if one of the documents can't be read.
    """
    try:
        comparison = _Comparison(Document(ours, "ours"), Document(theirs, "theirs"))
        comparison.run()
    except RecursionError:
        raise DocumentError("#", "one of the documents is nested too deeply") from None
    return judge(list(comparison.found), intended)


class _Comparison:
    """One walk through two documents side by side."""

    def __init__(self, ours: Document, theirs: Document) -> None:
        self._ours = ours
        self._theirs = theirs
        # A dictionary for its order: a difference in a shared schema is met at each of its uses and said once.
        self.found: dict[Difference, None] = {}
        self._compared: set[tuple[int, int]] = set()

    def run(self) -> None:
        ours, theirs = _operations(self._ours), _operations(self._theirs)
        for where in self._in_both(ours, theirs):
            self._operation(where, ours[where], theirs[where])

    def _say(self, where: str, aspect: str, ours: object, theirs: object) -> None:
        self.found[Difference(where, f"{aspect}: ours {_text(ours)}, theirs {_text(theirs)}")] = None

    def _equal(self, where: str, aspect: str, ours: object, theirs: object) -> None:
        if not same(ours, theirs):
            self._say(where, aspect, ours, theirs)

    def _in_both(
        self, ours: Mapping[str, object], theirs: Mapping[str, object], before: str = "", after: str = ""
    ) -> list[str]:
        """The keys that both have; those that one lacks are differences."""
        for key in dict.fromkeys([*ours, *theirs]):
            self._equal(f"{before}{key}{after}", "presence", key in ours, key in theirs)
        return [key for key in ours if key in theirs]

    def _operation(self, where: str, ours: Mapping[str, object], theirs: Mapping[str, object]) -> None:
        our_parameters = _parameters(self._ours, ours, where)
        their_parameters = _parameters(self._theirs, theirs, where)
        for key in self._in_both(our_parameters, their_parameters, where + " "):
            mine, name = self._ours.follow(our_parameters[key], f"ours: {where}")
            other, _ = self._theirs.follow(their_parameters[key], f"theirs: {where}")
            place = f"parameters.{name}" if name else f"{where} {key}"
            self._equal(place, "required", mine.get("required", False), other.get("required", False))
            self._schema(place, mine.get("schema", ANYTHING), other.get("schema", ANYTHING))
        body = f"{where} body"
        self._equal(body, "presence", "requestBody" in ours, "requestBody" in theirs)
        if "requestBody" in ours and "requestBody" in theirs:
            mine, _ = self._ours.follow(ours["requestBody"], f"ours: {body}")
            other, _ = self._theirs.follow(theirs["requestBody"], f"theirs: {body}")
            self._equal(body, "required", mine.get("required", False), other.get("required", False))
            self._content(body, mine, other)
        self._responses(where, ours, theirs)

    def _responses(self, where: str, ours: Mapping[str, object], theirs: Mapping[str, object]) -> None:
        mine = as_mapping(ours.get("responses", {}), f"ours: {where}")
        others = as_mapping(theirs.get("responses", {}), f"theirs: {where}")
        for status in dict.fromkeys([*mine, *others]):
            # A default response stands for every failure that isn't listed.
            key = status if status in mine or status.startswith("2") else "default"
            if (status in mine) != (status in others):
                self._say(f"{where} {status}", "presence", status in mine, status in others)
            if key in mine and status in others:
                response, name = self._ours.follow(mine[key], f"ours: {where} {key}")
                other, _ = self._theirs.follow(others[status], f"theirs: {where} {status}")
                self._content(f"responses.{name}" if name else f"{where} {status}", response, other)

    def _content(self, where: str, ours: Mapping[str, object], theirs: Mapping[str, object]) -> None:
        mine = as_mapping(ours.get("content", {}), f"ours: {where}")
        others = as_mapping(theirs.get("content", {}), f"theirs: {where}")
        for media in self._in_both(mine, others, where + " "):
            our_media, their_media = as_mapping(mine[media], where), as_mapping(others[media], where)
            self._schema(where, our_media.get("schema", ANYTHING), their_media.get("schema", ANYTHING))
        if EVENT_STREAM in mine and EVENT_STREAM not in others:
            self._events(where, as_mapping(mine[EVENT_STREAM], where).get("schema", ANYTHING))

    def _events(self, where: str, ours: object) -> None:
        """Compare the union of events with one that no response of theirs refers to, but that has our name for it."""
        _, name = self._ours.follow(ours, f"ours: {where}")
        theirs = ABSENT if name is None else self._theirs.schema(name)
        if theirs is ABSENT:
            self._say(name or where, "presence", True, False)
        else:
            self._schema(where, ours, theirs)

    def _schema(self, where: str, ours: object, theirs: object) -> None:
        mine, other = self._ours.shape(ours, f"ours: {where}"), self._theirs.shape(theirs, f"theirs: {where}")
        self._equal(where, "nullable", mine.nullable, other.nullable)
        self._equal(where, "default", mine.default, other.default)
        self._options(mine.name or where, mine, other)

    def _options(self, where: str, ours: Shape, theirs: Shape) -> None:
        if len(ours.options) == 1 and len(theirs.options) == 1:
            mine, other = ours.options[0], theirs.options[0]
            if mine.kind == other.kind:
                self._option(where, mine, other)
            else:
                self._say(where, "type", _Text(mine.kind), _Text(other.kind))
            return
        our_tags = [_tags(self._ours, option, where) for option in ours.options]
        their_tags = [_tags(self._theirs, option, where) for option in theirs.options]
        by = _discriminator(our_tags, their_tags)
        our_variants, their_variants = _variants(ours, our_tags, by), _variants(theirs, their_tags, by)
        for key in self._in_both(our_variants, their_variants, where + "[", "]"):
            mine = our_variants[key]
            self._option(mine.name or f"{where}[{key}]", mine, their_variants[key])

    def _option(self, where: str, ours: Option, theirs: Option) -> None:
        if (id(ours), id(theirs)) in self._compared:
            return
        self._compared.add((id(ours), id(theirs)))
        self._values(where, ours.values, theirs.values)
        for limit in dict.fromkeys([*ours.limits, *theirs.limits]):
            self._equal(where, limit, ours.limits.get(limit, ABSENT), theirs.limits.get(limit, ABSENT))
        if ours.kind == "array":
            items = [ANYTHING if option.items is ABSENT else option.items for option in (ours, theirs)]
            self._schema(where + "[]", *items)
        if ours.kind == "object":
            self._object(where, ours, theirs)

    def _values(self, where: str, ours: tuple[object, ...] | None, theirs: tuple[object, ...] | None) -> None:
        if ours is None or theirs is None:
            if ours is not theirs:
                self._say(
                    where, "enum", _Text("any") if ours is None else ours, _Text("any") if theirs is None else theirs
                )
            return
        more = [value for value in ours if value not in theirs]
        fewer = [value for value in theirs if value not in ours]
        if more or fewer:
            self._say(where, "enum", _added(more), _added(fewer))

    def _object(self, where: str, ours: Option, theirs: Option) -> None:
        for name in self._in_both(ours.properties, theirs.properties, where + "."):
            place = f"{where}.{name}"
            self._equal(place, "required", name in ours.required, name in theirs.required)
            self._schema(place, ours.properties[name], theirs.properties[name])
        if ours.one_of_required != theirs.one_of_required:
            self._say(where, "one of", _groups(ours), _groups(theirs))
        if isinstance(ours.additional, bool) or isinstance(theirs.additional, bool):
            if ours.additional is not theirs.additional:
                self._say(where, "additionalProperties", _additional(ours), _additional(theirs))
        else:
            self._schema(where + "[*]", ours.additional, theirs.additional)


class _Text(str):
    """Text to show as it stands; other strings are values and shown in quotes."""


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return " ".join(repr(item) for item in cast("Sequence[object]", value))
    return str(value) if isinstance(value, _Text) else repr(value)


def _added(values: Sequence[object]) -> str:
    return _Text(f"adds {_text(values) or 'nothing'}")


def _groups(option: Option) -> str:
    return _Text(" | ".join(sorted("+".join(sorted(group)) for group in option.one_of_required)) or "none")


def _additional(option: Option) -> str:
    return _Text({True: "any", False: "none"}[option.additional] if isinstance(option.additional, bool) else "typed")


def _operations(document: Document) -> dict[str, Mapping[str, object]]:
    """Operations by "METHOD /path", each with the parameters of its path."""
    found: dict[str, Mapping[str, object]] = {}
    for path, value in as_mapping(document.raw.get("paths", {}), f"{document.label}: paths").items():
        item, _ = document.follow(value, f"{document.label}: {path}")
        shared = as_list(item.get("parameters", []), f"{document.label}: {path}")
        for method in METHODS:
            if method in item:
                where = f"{method.upper()} {path}"
                operation = as_mapping(item[method], f"{document.label}: {where}")
                own = as_list(operation.get("parameters", []), f"{document.label}: {where}")
                # Of two parameters with one name the later counts, so an operation's replaces its path's.
                found[where] = {**operation, "parameters": [*shared, *own]}
    return found


def _parameters(document: Document, operation: Mapping[str, object], where: str) -> dict[str, object]:
    at = f"{document.label}: {where}"
    parameters = as_list(operation.get("parameters", []), at)
    followed = [(document.follow(parameter, at)[0], parameter) for parameter in parameters]
    return {f"{mapping.get('in')} {mapping.get('name')}": parameter for mapping, parameter in followed}


def _tags(document: Document, option: Option, where: str) -> dict[str, str]:
    """The fields of an object that have a single value, which may tell it from other variants."""
    found: dict[str, str] = {}
    for name, schema in option.properties.items():
        options = document.shape(schema, f"{document.label}: {where} {name}").options
        values = options[0].values if len(options) == 1 else None
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


def _variants(shape: Shape, tags: Sequence[dict[str, str]], by: str | None) -> dict[str, Option]:
    """Variants by what tells them apart: a tag or, without one, the kind; a second one of the kind gets a number."""
    found: dict[str, Option] = {}
    counts = Counter[str]()
    for option, own in zip(shape.options, tags, strict=True):
        key = f"{by}={own[by]}" if by in own else option.kind
        counts[key] += 1
        found[key if counts[key] == 1 else f"{key} {counts[key]}"] = option
    return found
