"""What openapi-python-client finds wrong with a document, each located in it."""

from __future__ import annotations

from ..engine.endpoints import Endpoints, describe
from ..engine.typed import walk
from ..errors import DocumentError, pointer, printable
from ..load.document import Document

_UNKNOWN_REFERENCE = "Could not find reference in parsed models"


def read_endpoints(document: Document) -> Endpoints:
    """The document as openapi-python-client describes it."""
    places = [f"{at}/" for at in document.problems.places]
    schemas = {name: pointer("#/components/schemas", name) for name in document.schemas}
    broken = [name for name, at in schemas.items() if any(place.startswith(f"{at}/") for place in places)]
    try:
        return describe(document.openapi, broken)
    except Exception as error:
        # It is not made for every document; what it fails on cannot be rendered.
        failure = DocumentError("#", f"openapi-python-client fails: {printable(repr(error))}")
        raise document.refusal(failure) from error


def add_findings(document: Document, endpoints: Endpoints) -> None:
    """Add its findings to the problems, except where another problem, which says it better, has been found."""
    known = document.problems.places
    places = {id(node): at for node, at, *_ in walk(endpoints.document)} if endpoints.findings else {}
    follow_ups: list[tuple[str, str]] = []
    for finding in endpoints.findings:
        at = places.get(id(finding.node)) or pointer("#", *(("paths", *finding.operation) if finding.operation else ()))
        if _UNKNOWN_REFERENCE in finding.text:
            # What the reference names is among the findings; a reference to nothing is a problem already.
            follow_ups.append((at, finding.text))
        elif not any(f"{each}/".startswith(f"{at}/") or f"{at}/".startswith(f"{each}/") for each in known):
            document.problems.add(at, f"openapi-python-client: {finding.text}")
    if not document.problems.places:
        for at, text in follow_ups:
            document.problems.add(at, f"openapi-python-client: {text}")
