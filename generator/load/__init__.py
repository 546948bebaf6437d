"""From a file to a typed document: the first stage."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any, cast

from ..engine.typed import NotOpenAPIError, parse
from ..errors import Locate, Problems, pointer
from .document import Document
from .grammar import check_keywords
from .media import keep_json
from .merge import merge
from .references import check_references, resolve_recursion
from .yaml import read_yaml

__all__ = ["Document", "load", "load_content", "load_for_comparison", "typed_document"]


def _nowhere(at: str) -> str:
    return ""


def load(*paths: Path) -> Document:
    """Load a document to be rendered, or several as one.

    Raises InvalidDocumentError for all places that are not OpenAPI or have no part in the generated code, and
    GeneratorError for a file that cannot be read or is not YAML.
    """
    merged = merge([read_yaml(path) for path in paths])
    source = " and ".join(f"{path.resolve().parent.name}/{path.name}" for path in paths)
    return load_content(merged.content, source, merged.locate)


def load_for_comparison(path: Path) -> Document:
    """Load a document of which only the meaning on the wire matters: it may have keywords that are not rendered."""
    file = read_yaml(path)
    return typed_document(file.content, path.name, file.locate)


def load_content(content: dict[str, Any], source: str, locate: Locate = _nowhere) -> Document:
    """Load a document that is read already; `source` is its path as generated files name it."""
    content = resolve_recursion(content)
    document = typed_document(content, source, locate)
    remarks = check_keywords(document.openapi, document.content, "#", document.problems)
    check_references(document)
    keep_json(document)
    if remarks:
        document.problems.notes.append(f"{remarks} remark{'s' if remarks > 1 else ''} ignored")
    return document


def typed_document(content: dict[str, Any], source: str, locate: Locate = _nowhere) -> Document:
    """Leaves out scalars that are not OpenAPI, as problems; raises InvalidDocumentError if that is not enough."""
    problems = Problems(locate)
    if "swagger" in content:
        problems.add("#/swagger", "Swagger 2 is not supported; convert the document to OpenAPI 3")
        problems.raise_any()
    version = content.get("openapi")
    if isinstance(version, str) and version.startswith("3.2."):
        problems.notes.append(f"#/openapi: {version} is read as 3.1; what 3.2 adds is refused")
        content = {**content, "openapi": "3.1.0"}
    try:
        return Document(source, content, parse(content), problems)
    except NotOpenAPIError as invalid:
        for keys, problem in invalid.problems:
            problems.add(pointer("#", *keys), problem)
        try:
            # Without scalars that are wrong, what else is wrong can be found.
            rest = _without([keys for keys, _ in invalid.problems], content)
            return Document(source, rest, parse(rest), problems)
        except NotOpenAPIError:
            raise problems.all() from None


def _without(places: list[tuple[str | int, ...]], content: dict[str, Any]) -> dict[str, Any]:
    """The content without the scalars at these places."""
    rest = deepcopy(content)
    for *keys, last in filter(None, places):
        owner: Any = rest
        for key in keys:
            owner = owner[key]
        if isinstance(owner, dict):
            mapping = cast("dict[str | int, object]", owner)
            if not isinstance(mapping.get(last), (dict, list)):
                mapping.pop(last, None)
    return rest
