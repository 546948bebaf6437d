"""The client's surface as lines of text, one fact each, and what changed in it for callers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..api import Api, Field, Model, Parameter
from ..names import is_key
from .python_code import incoming, literal, outgoing, result_type

_LITERAL = re.compile(r"Literal\[((?:[^\]'\"]|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")*)\]")
_VALUE = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[^,\s]+")
_INPUTS = ("parameter", "key")
_BREAKING = " (breaking)"


def surface(api: Api) -> str:
    """Lines of `what: its type`, sorted."""
    facts = {"client base_url": literal(api.base_url)}
    facts |= {f"client header {name}": literal(value) for name, value in api.headers}
    for operation in api.operations:
        result = f"page of {result_type(operation)}" if operation.result.is_page else result_type(operation)
        stream = f", or a stream of {operation.result.events}" if operation.result.events else ""
        facts[f"operation {operation.place}"] = f"{operation.method} {operation.path} -> {result}{stream}"
        if _is_deprecated(operation.text):
            facts[f"deprecated operation {operation.place}"] = "yes"
        for parameter in operation.parameters:
            facts[f"parameter {operation.place}({parameter.name})"] = _typed(outgoing(parameter.type, api), parameter)
    for name in sorted(api.responses):
        component = api.components[name]
        if isinstance(component, Model):
            facts[f"model {name}"] = f"module {component.module}"
            for field in component.fields:
                facts[f"field {name}.{field.name}"] = _typed(incoming(field.type), field)
                if _is_deprecated(field.text):
                    facts[f"deprecated field {name}.{field.name}"] = "yes"
        else:
            facts[f"type {name}"] = incoming(component.type)
    for name in sorted(api.requests):
        component = api.components[name]
        if isinstance(component, Model):
            facts[f"request {name}"] = f"module {component.module}"
            for field in component.fields:
                facts[f"key {name}[{_key(field.json)}]"] = outgoing(field.type, api) + (
                    "" if field.required else ", optional"
                )
        else:
            facts[f"request {name}"] = outgoing(component.type, api)
    return "".join(f"{what}: {is_}\n" for what, is_ in sorted(facts.items()))


def _typed(annotation: str, argument: Parameter | Field) -> str:
    sent = "" if argument.name == argument.json else f", as {literal(argument.json)}"
    return f"{annotation}{sent}{'' if argument.required else ', optional'}"


def _key(json: str) -> str:
    """A key of JSON, in which nothing looks like the end of a line or of what it stands in."""
    return json if is_key(json) else literal(json).replace(":", "\\x3a")


def _is_deprecated(text: str) -> bool:
    return text.endswith("Deprecated.")


def changes(before: str, after: str) -> list[str]:
    """What was removed, added, deprecated and changed. What breaks callers is marked."""
    old, new = _facts(before), _facts(after)
    lines: list[str] = []
    for what in old.keys() - new.keys():
        if not what.startswith("deprecated "):
            lines.append(f"removed  {what}: {old[what]}{_BREAKING}")
    for what in new.keys() - old.keys():
        if what.startswith("deprecated "):
            lines.append(f"deprecated {what.removeprefix('deprecated ')}")
        else:
            mark = _BREAKING if old and _is_required_input_of_something_known(what, new[what], old) else ""
            lines.append(f"added    {what}: {new[what]}{mark}")
    for what in new.keys() & old.keys():
        if old[what] != new[what]:
            lines.append(f"changed  {what}: {_difference(what, old[what], new[what])}")
    order = ("removed", "added", "deprecated", "changed")
    return sorted(lines, key=lambda line: (order.index(line.split(maxsplit=1)[0]), line))


def _facts(text: str) -> dict[str, str]:
    lines = (line.partition(": ") for line in text.splitlines() if not line.startswith("#"))
    return {what: is_ for what, _, is_ in lines}


def _is_required_input_of_something_known(what: str, is_: str, old: dict[str, str]) -> bool:
    """Whether calls that were right lack something now."""
    kind, _, name = what.partition(" ")
    owner = re.split(r"[\[(]", name)[0]
    known = f"operation {owner}" in old or f"request {owner}" in old
    return kind in _INPUTS and not is_.endswith(", optional") and known


def _difference(what: str, before: str, after: str) -> str:
    added, removed = _values(after) - _values(before), _values(before) - _values(after)
    if _LITERAL.sub("Literal", before) == _LITERAL.sub("Literal", after) and (added or removed):
        parts = [*_listed("adds", added), *_listed("removes", removed)]
        return " and ".join(parts) + (_BREAKING if removed else "")
    if what.startswith("type ") and set(_options(before)) < set(_options(after)):
        return f"adds {', '.join(each for each in _options(after) if each not in _options(before))}"
    is_input = what.startswith(_INPUTS)
    became_optional = after == f"{before}, optional"
    is_wider = set(_options(before)) <= set(_options(after))
    is_safe = is_input and (
        became_optional or (is_wider and before.endswith(", optional") <= after.endswith(", optional"))
    )
    return f"{before} → {after}" + ("" if is_safe else _BREAKING)


def _values(text: str) -> set[str]:
    return {value for found in _LITERAL.findall(text) for value in _VALUE.findall(found)}


def _listed(verb: str, values: set[str]) -> Iterator[str]:
    if values:
        yield f"{verb} {', '.join(sorted(values))}"


def _options(text: str) -> list[str]:
    return text.removesuffix(", optional").split(" | ")
