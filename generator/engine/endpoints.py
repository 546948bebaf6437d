"""Operations as openapi-python-client describes them, and what it finds wrong with a document."""

from __future__ import annotations

import pickle
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from attrs import evolve, field, frozen
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.bodies import BodyType
from openapi_python_client.parser.errors import ParseError
from openapi_python_client.parser.openapi import Endpoint, EndpointCollection
from openapi_python_client.parser.properties import (
    Parameters,
    Schemas,
    build_parameters,
    build_schemas,
    property_from_data,
)
from openapi_python_client.parser.properties import Property as EndpointParameter

from .typed import Node, OpenAPI, Reference, RequestBody, Response, Schema, UntrustedString, by_name, raw, walk

__all__ = [
    "CONFIG",
    "BodyType",
    "Endpoint",
    "EndpointParameter",
    "Endpoints",
    "Finding",
    "describe",
]

CONFIG = Config.from_sources(
    ConfigFile(literal_enums=True),
    meta_type=MetaType.NONE,
    document_source=Path("-"),
    file_encoding="utf-8",
    overwrite=False,
    output_path=Path("unused"),
)

_REPR = re.compile(r"<\S+ object at 0x\w+>")
_BODIES = re.compile(r"application/((.+\+)?json|x-www-form-urlencoded)\b|multipart/form-data\b")
_COMMENTS = {"description", "nullable", "deprecated", "example", "title", "default", "readOnly", "writeOnly"}
_FILE = re.compile(r"(image|audio|video|font)/|application/(pdf|zip|gzip)\b")


@frozen
class Finding:
    """A warning or an error of openapi-python-client."""

    text: str
    node: Node | None = None
    """The part of the document that it is about, if known."""
    operation: tuple[str, str] | None = None
    """Path and method, if known."""


@frozen
class Endpoints:
    """A document as openapi-python-client describes it."""

    document: OpenAPI = field(repr=False)
    """The copy of the document that findings are about: openapi-python-client changes what it reads."""
    by_operation: Mapping[tuple[str, str], Endpoint] = field(repr=False)
    """By path, as the document spells it, and method in lower case."""
    findings: tuple[Finding, ...]


def describe(document: OpenAPI, broken: Collection[str] = ()) -> Endpoints:
    """The document's operations; the steps are those of `GeneratorData.from_dict`, for a document already typed.

    The `broken` schema components, whose problems are known, are taken for any schema, so that what uses them is read.
    """
    document = pickle.loads(pickle.dumps(document))  # noqa: S301  # a copy, in a seventh of the time of a deep one
    config = evolve(CONFIG, content_type_overrides=dict(_prepared(document)))
    components = document.components
    models = (components and components.schemas) or {}
    for name in [name for name in models if raw(name) in broken]:
        models[name] = Schema()
    schemas, parameters = build_schemas(components=models, schemas=Schemas(), config=config), Parameters()
    if components and components.parameters:
        parameters = build_parameters(components=components.parameters, parameters=parameters, config=config)
    found: dict[tuple[str, str], Endpoint] = {}
    findings: list[Finding] = []
    # One path at a time, since an endpoint does not name its path as the document does.
    for path, item in document.paths.items():
        collections, schemas, parameters = EndpointCollection.from_data(
            data={path: item},
            schemas=schemas,
            parameters=parameters,
            request_bodies=(components and components.requestBodies) or {},
            responses=(components and components.responses) or {},
            config=config,
        )
        for collection in collections.values():
            found |= {(raw(path), endpoint.method): endpoint for endpoint in collection.endpoints}
            for error in collection.parse_errors:
                method = error.header.removeprefix("WARNING parsing ").split()[0].lower()
                findings.append(Finding(_text(error), error.data, (raw(path), method)))
    errors = [*schemas.errors, *parameters.errors]
    findings += [Finding(_text(error), _culprit(error, document, schemas)) for error in errors]
    return Endpoints(document, found, tuple(findings))


def _prepared(document: OpenAPI) -> Iterator[tuple[str, str]]:
    """Make a document one that can be read as ours is; gives the media types that are read as another one.

    Two models may have one title, members of `allOf` that only comment are no models, and bodies of any media type are
    sent as they are.
    """
    for node, *_ in walk(document):
        if isinstance(node, Schema):
            node.title = None
            node.allOf = [
                each for each in node.allOf if isinstance(each, Reference) or each.model_fields_set - _COMMENTS
            ]
        elif isinstance(node, RequestBody):
            for other in [each for each in node.content if not _BODIES.match(raw(each))]:
                node.content[UntrustedString("application/octet-stream")] = node.content.pop(other)
        elif isinstance(node, Response):
            for name in map(raw, node.content or ()):
                if _FILE.match(name):
                    yield name, "application/octet-stream"
                elif name == "*/*":
                    yield name, "application/json"


def _text(error: ParseError) -> str:
    text = " ".join(f"{error.header} {error.detail or ''}".split())
    return _REPR.sub("…", text)


def _culprit(error: ParseError, document: OpenAPI, schemas: Schemas) -> Node | None:
    """The property that makes a schema fail: the schema is all that an error names, and at times in its text only."""
    node = error.data
    if node is None and (named := re.search(r"/components/schemas/(\w+)", _text(error))):
        node = by_name(document.components.schemas if document.components else None).get(named[1])
    if isinstance(node, Schema):
        for name, each in (node.properties or {}).items():
            found, _ = property_from_data(
                name=name, required=True, data=each, schemas=schemas, parent_name="", config=CONFIG
            )
            if isinstance(found, ParseError):
                return each
    return node
