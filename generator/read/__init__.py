"""From a typed document to the values that templates render: the second stage."""

from __future__ import annotations

from collections.abc import Iterator

from ..api import Api, component_references, references
from ..engine.typed import Reference, raw, walk
from ..errors import pointer
from ..load.document import Document
from ..load.references import reachable
from ..names import check_names
from .components import Components
from .findings import add_findings, read_endpoints
from .modules import arrange
from .operations import Operations
from .resources import read_resources
from .service import check_security, read_headers, read_server

__all__ = ["read"]


def read(document: Document) -> Api:
    """Read a document; raises InvalidDocumentError for all places that cannot be rendered."""
    problems = document.problems
    check_security(document)
    base_url, headers = read_server(document), read_headers(document)
    components = Components(document)
    endpoints = read_endpoints(document)
    reader = Operations(document, endpoints, components)
    operations = reader.read()
    add_findings(document, endpoints)
    roots = read_resources(document, operations, components.by_name)
    returned = [name for each in operations for name in references(each.result.type)]
    results = [*returned, *(each.result.events for each in operations if each.result.events)]
    arguments = [name for each in operations for given in each.parameters for name in references(given.type)]
    graph = {name: component_references(component) for name, component in components.by_name.items()}
    responses = reachable(results, graph)
    requests = reachable(arguments, graph)
    for name in sorted(responses & components.undecidable.keys()):
        with problems.collected():
            raise components.undecidable[name]
    if not operations and not problems.places:
        problems.add("#/paths", "has no operations")
    problems.raise_any()
    used = reachable([*reader.contents.named, *results, *arguments], graph)
    api = Api(
        source=document.source,
        title=raw(document.openapi.info.title),
        base_url=base_url,
        headers=headers,
        components=components.by_name,
        operations=operations,
        roots=roots,
        notes=(*problems.notes, *(f"{at} is not used" for at in _unused(document, components, used))),
        responses=responses,
        streamed=responses - reachable(returned, graph),
        requests=requests,
        models=arrange(responses, components.by_name, problems),
        params=arrange(requests, components.by_name, problems),
    )
    check_names(api, problems)
    problems.raise_any()
    return api


def _unused(document: Document, components: Components, used: frozenset[str]) -> Iterator[str]:
    """The components that no operation uses: they are not rendered."""
    named = {raw(node.ref) for node, *_ in walk(document.openapi) if isinstance(node, Reference)}
    for section in ("schemas", "parameters", "responses", "requestBodies"):
        for name in document.components(section):
            at = pointer("#/components", section, name)
            if (components.names[name] not in used) if section == "schemas" else (at not in named):
                yield at
