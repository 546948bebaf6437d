"""The one module that touches openapi-python-client, whose internals are no stable API (the version is pinned).

It parses the document a second time, independently of ours. A warning there, or anything that one of the two readings
has and the other hasn't, is an error: so nothing can be dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError as ParserError
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.schema.untrusted_string import UntrustedString

from .api import Api, Model
from .problems import DocumentError, pointer, shown

__all__ = ["confirm"]

_CONFIG = Config.from_sources(
    ConfigFile(literal_enums=True),
    meta_type=MetaType.NONE,
    document_source=Path("-"),
    file_encoding="utf-8",
    overwrite=False,
    output_path=None,
)
_SCHEMA = re.compile(r"/components/schemas/(\w+)")


def confirm(document: Mapping[str, Any], api: Api) -> None:
    """Parse with openapi-python-client; raise DocumentError for its first warning or difference."""
    data = _parsed(document)
    for warning in _warnings(data):
        raise DocumentError(_place(warning, document, api), f"openapi-python-client: {shown(_text(warning))}")
    _compare_models(data, api)
    _compare_operations(data, api)


def _parsed(document: Mapping[str, Any]) -> GeneratorData:
    try:
        data = GeneratorData.from_dict(dict(document), config=_CONFIG)
    except Exception as error:
        # Whatever it stumbles over is no document that we render.
        raise DocumentError("#", f"openapi-python-client fails: {shown(repr(error))}") from error
    if isinstance(data, ParserError):
        raise DocumentError("#", f"openapi-python-client: {shown(_text(data))}")
    return data


def _warnings(data: GeneratorData) -> Iterator[ParserError]:
    yield from data.errors
    for collection in data.endpoint_collections_by_tag.values():
        yield from collection.parse_errors


def _text(warning: ParserError) -> str:
    return " ".join(f"{warning.header} {warning.detail or ''}".split())


def _place(warning: ParserError, document: Mapping[str, Any], api: Api) -> str:
    """The warning's words name an operation or a schema."""
    text = _text(warning)
    for operation in api.operations:
        if f"{operation.method} {operation.path} " in text:
            return operation.at
    schemas = _SCHEMA.findall(text)
    return _field(schemas[0], document) if schemas else "#"


def _field(schema: str, document: Mapping[str, Any]) -> str:
    """The field that a warning about a schema is for: there is no such warning if the field is plain text."""
    at = pointer("#/components/schemas", schema)
    properties = document["components"]["schemas"][schema].get("properties", {})
    for name in properties:
        trial = deepcopy(dict(document))
        trial["components"]["schemas"][schema]["properties"][name] = {"type": "string"}
        if not any(schema in _SCHEMA.findall(_text(warning)) for warning in _warnings(_parsed(trial))):
            return pointer(at, "properties", name)
    return at


def _raw(text: UntrustedString | str) -> str:
    return text.get_untrusted_value() if isinstance(text, UntrustedString) else str(text)


def _compare_models(data: GeneratorData, api: Api) -> None:
    theirs = {str(model.class_info.name): _fields(model) for model in data.models}
    for component in api.components.values():
        if not isinstance(component, Model):
            continue
        ours = {field.json: field.required for field in component.fields}
        if component.name not in theirs:
            raise DocumentError(
                component.at, f"openapi-python-client has no model {component.name}; name it as a component"
            )
        for name in ours.keys() ^ theirs[component.name].keys():
            raise DocumentError(pointer(component.at, "properties", name), "only one of the two readers has this field")
        for name, required in ours.items():
            if theirs[component.name][name] != required:
                raise DocumentError(
                    pointer(component.at, "properties", name), "the two readers differ on whether it is required"
                )


def _fields(model: ModelProperty) -> dict[str, bool]:
    properties = [*(model.required_properties or []), *(model.optional_properties or [])]
    return {_raw(each.name): each.required for each in properties}


def _compare_operations(data: GeneratorData, api: Api) -> None:
    theirs: dict[str, set[tuple[str, bool]]] = {}
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            parameters = [*endpoint.path_parameters, *endpoint.query_parameters]
            theirs[f"{endpoint.method.upper()} {_unnamed(_raw(endpoint.path))}"] = {
                (_raw(parameter.name), parameter.required) for parameter in parameters
            }
    for operation in api.operations:
        found = theirs.pop(f"{operation.method} {_unnamed(operation.path)}", None)
        ours = {(each.json, each.required) for each in (*operation.path_parameters, *operation.query)}
        if found != ours:
            raise DocumentError(operation.at, "the two readers differ on the parameters of this operation")
    for name in theirs:
        raise DocumentError("#/paths", f"only openapi-python-client has the operation {shown(name)}")


def _unnamed(path: str) -> str:
    """A path without the names of its parameters, which the parser changes to its taste."""
    return re.sub(r"\{[^}]*\}", "{}", path)
