"""Text of a document as Python source: literals, docstrings, annotations. Nothing else puts text into code."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..api import (
    Api,
    Array,
    Choice,
    Component,
    Field,
    File,
    Map,
    Model,
    Null,
    Operation,
    Parameter,
    Ref,
    Resource,
    Scalar,
    Type,
    Union,
    references,
    resolved,
)
from ..names import BUILTINS, decoder_name, param_name, snake


def literal(value: object) -> str:
    """A Python literal, in ASCII."""
    return ascii(value)


def in_docstring(text: str) -> str:
    """Text that can stand between triple quotes: every character means itself."""
    safe = "".join(
        char if char == "\n" or char.isprintable() else char.encode("unicode_escape").decode()
        for char in text.replace("\\", "\\\\")
    )
    return re.sub(r'"{3,}|"+\Z', lambda quotes: '\\"' * len(quotes[0]), safe)


def docstring(text: str, indent: int = 4, fallback: str = "") -> str:
    """A docstring, wrapped, at an indentation; paragraphs are kept."""
    body = paragraphs(text or fallback, indent)
    closing = "\n" + " " * indent if "\n" in body else ""
    return f'"""{body}{closing}"""'


def paragraphs(text: str, indent: int) -> str:
    """Text inside a docstring, wrapped, at an indentation."""
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    wrapped = "\n\n".join(textwrap.fill(part, 116 - indent, break_long_words=False) for part in parts if part)
    return textwrap.indent(in_docstring(wrapped), " " * indent).lstrip()


def argument_doc(name: str, text: str, indent: int = 12) -> str:
    """A line of an `Args:` section, its further lines indented below it."""
    label = f"{name}: " if name else ""
    filled = textwrap.fill(
        label + " ".join(text.split()), 112 - indent, subsequent_indent="    ", break_long_words=False
    )
    return in_docstring(textwrap.indent(filled, " " * indent).lstrip())


def used(modules: Mapping[str, Iterable[str]], code: str) -> Iterator[tuple[str, list[str]]]:
    """The modules with names that the code has, each with these: if only a docstring has one, formatting removes it."""
    words = set(re.findall(r"\w+", code))
    for module, names in modules.items():
        if found := [name for name in names if name in words]:
            yield module, found


def incoming(type_: Type) -> str:
    """The annotation of what a response contains: the service may add values to an enumeration."""
    return _joined(_incoming(type_))


def _incoming(type_: Type) -> Iterator[str]:
    match type_:
        case Choice(values, constant):
            yield f"Literal[{', '.join(map(literal, values))}]"
            if not constant:
                yield type(values[0]).__name__
        case Array(item):
            yield f"list[{incoming(item)}]"
        case Map(value):
            yield f"dict[str, {incoming(value)}]"
        case Ref(name):
            yield name
        case Union(options):
            for option in options:
                yield from _incoming(option)
        case Scalar(name):
            yield name
        case File():
            yield "str"
        case Null():
            yield "None"


def outgoing_in(module: Iterable[Component], owner: str, type_: Type, api: Api) -> str:
    """The annotation of a key of a TypedDict; a string if it names a component that is defined later, or the owner."""
    names = [component.name for component in module]
    later = set(names[names.index(owner) :])
    annotation = outgoing(type_, api)
    return literal(annotation) if later.intersection(references(type_)) else annotation


def outgoing(type_: Type, api: Api) -> str:
    """The annotation of an argument: plain data, iterables for lists, models where there is one."""
    return _joined(_outgoing(type_, api))


def _outgoing(type_: Type, api: Api) -> Iterator[str]:
    match type_:
        case Choice(values):
            yield f"Literal[{', '.join(map(literal, values))}]"
        case Array(File()):
            yield "list[FileTypes]"
        case Array(item):
            yield f"Iterable[{outgoing(item, api)}]"
        case Map(value):
            yield f"Mapping[str, {outgoing(value, api)}]"
        case Ref(name):
            yield param_name(name)
            if name in api.responses and isinstance(api.components[name], Model):
                yield name
        case Union(options):
            for option in options:
                yield from _outgoing(option, api)
        case Scalar(name):
            yield name
        case File():
            yield "FileTypes"
        case Null():
            yield "None"


def _joined(parts: Iterable[str]) -> str:
    """Options without repetition, None last."""
    return " | ".join(sorted(dict.fromkeys(parts), key=lambda part: part == "None"))


def attribute_type(field: Field) -> str:
    """The annotation of a model's attribute."""
    annotation = incoming(field.type)
    if field.required or annotation in {"None", "Any"} or annotation.endswith("| None"):
        return annotation
    return f"{annotation} | None"


def default_value(field: Field, api: Api) -> str | None:
    """What an attribute is when a model is built by hand without it; None if it has to be given."""
    if field.constant is not None:
        return literal(field.constant)
    return "None" if not field.required or _is_nullable(field.type, api) else None


def _is_nullable(type_: Type, api: Api) -> bool:
    return Null() in resolved(type_, api.components.__getitem__)


def decoder_of_component(name: str, api: Api) -> str:
    """What decodes a model or a union in a module that has imported it."""
    return f"{name}.from_dict" if isinstance(api.components[name], Model) else decoder_name(name)


def decoding(
    type_: Type, value: str, api: Api, decoder: Callable[[str, Api], str] = decoder_of_component, depth: int = 0
) -> str:
    """The expression that decodes the JSON `value`: `value` itself where JSON is already what it is.

    A decoder returns unexpected data as it is, so that decoders of one union can be applied one after the other.
    `decoder` gives what decodes a component; `depth` counts the lists and maps around.
    """
    v = f"v{depth or ''}"  # each level needs a name of its own: its values have another type
    match type_:
        case Ref(name):
            component = api.components[name]
            if isinstance(component, Model) or component.variants:
                return f"{decoder(name, api)}({value})"
            return decoding(component.type, value, api, decoder, depth)
        case Array(item) if (inner := decoding(item, "item", api, decoder, depth + 1)) != "item":
            return f"[{inner} for item in {v}] if ({v} := {value}).__class__ is list else {v}"
        case Map(item) if (inner := decoding(item, "item", api, decoder, depth + 1)) != "item":
            return f"{{key: {inner} for key, item in {v}.items()}} if ({v} := {value}).__class__ is dict else {v}"
        case Union(options):
            for option in sorted(options, key=lambda option: not isinstance(option, Array)):
                value = decoding(option, value, api, decoder, depth)
            return value
        case _:
            return value


def field_decoding(field: Field, api: Api) -> str:
    """The expression that decodes a field of the JSON object `data`. Null and absent fields take no decoder."""
    value = f"data.get({literal(field.json)})"
    decoded_value = decoding(field.type, value, api)
    if decoded_value == value or "v := " in decoded_value or (field.required and not _is_nullable(field.type, api)):
        return decoded_value
    return f"None if (v := {value}) is None else {decoding(field.type, 'v', api)}"


def lazy_name(name: str) -> str:
    """The constant of a module of operations that decodes a component."""
    constant = snake(name).upper()
    return f"{constant}_" if constant == name else constant


def result_decoding(operation: Operation, api: Api) -> str:
    """The expression that decodes the JSON `raw` that an operation returns."""
    return decoding(operation.result.type, "raw", api, lambda name, _: lazy_name(name))


def sent(parameter: Parameter) -> str:
    """The expression for a query parameter: a list is repeated or joined where its name does not end in `[]`."""
    match parameter.separator:
        case None:
            return parameter.name
        case "":
            return f"repeated({parameter.name})"
        case separator:
            return f"joined({literal(parameter.name)}, {parameter.name}, {literal(separator)})"


def result_type(operation: Operation, resource: Resource | None = None) -> str:
    """The annotation of what an operation returns; in the class of a resource, whose methods hide builtins."""
    found = {"file": "HttpxBinaryResponseContent", "nothing": "None", "text": "str"}.get(
        operation.result.returns, incoming(operation.result.type)
    )
    for hidden in {each.method_name for each in resource.operations} & BUILTINS if resource else ():
        found = re.sub(rf"\b{hidden}\[", f"builtins.{hidden}[", found)
    return found


def lazy_components(operations: Iterable[Operation], api: Api) -> list[str]:
    """The components that a module of operations decodes, in the order of use; those of events last."""
    operations = list(operations)
    names = [name for operation in operations for name in decoded(operation.result.type, api)]
    events = [operation.result.events for operation in operations if operation.result.events]
    return list(dict.fromkeys([*names, *events]))


def decoded(type_: Type, api: Api) -> Iterator[str]:
    """The models and unions that decoding a type takes."""
    for name in references(type_):
        component = api.components[name]
        if isinstance(component, Model) or component.variants:
            yield name
        else:
            yield from decoded(component.type, api)
