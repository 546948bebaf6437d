"""The client's surface as lines of text, one fact each."""

from __future__ import annotations

from ..api import Api, Field, Model, Parameter
from ..names import is_key
from .python_code import incoming, literal, outgoing, result_type


def surface(api: Api) -> str:
    """Lines of `what: its type`, sorted."""
    facts = {"client base_url": literal(api.base_url)}
    facts |= {f"client header {name}": literal(value) for name, value in api.headers}
    for operation in api.operations:
        result = f"page of {result_type(operation)}" if operation.paged else result_type(operation)
        stream = f", or a stream of {operation.events}" if operation.events else ""
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
