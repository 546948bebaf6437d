"""Reads an OpenAPI document from YAML, strictly: what a reader would silently change or drop is an error here."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any, cast

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from .problems import DocumentError, GeneratorError, pointer, shown

__all__ = ["read_document", "validate"]

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_NAME = 100


class _Loader(yaml.SafeLoader):
    """YAML as JSON means it: no aliases (a bomb is built of them), no tags, no key twice, no dates."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: object = self.peek_event()  # type: ignore[no-untyped-call]  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if isinstance(event, yaml.AliasEvent):
            raise GeneratorError(
                f"{_line(event.start_mark)}: aliases (*name) are not supported; write the value out or use $ref"
            )
        node = super().compose_node(parent, index)
        if node is not None and node.tag.startswith("!"):
            raise GeneratorError(f"{_line(node.start_mark)}: tags ({shown(node.tag)}) are not supported")
        return node

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise GeneratorError(f"{_line(key.start_mark)}: the key {shown(name)!r} stands twice in one mapping")
            seen.add(name)
        return super().construct_mapping(node, deep)


# Dates and the key `<<` stay strings: in JSON they are.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}"


def read_document(path: Path) -> dict[str, Any]:
    """Read an OpenAPI document; raises GeneratorError for anything that isn't plain JSON written as YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GeneratorError(f"can't read {path}: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise GeneratorError(f"{path} has {len(data):,} bytes; a document may have {MAX_BYTES:,}")
    try:
        document: object = yaml.load(data, Loader=_Loader)  # noqa: S506  # a SafeLoader, and stricter
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path} is not YAML: {shown(str(error))}") from error
    except ValueError as error:
        raise GeneratorError(f"{path} holds a value that can't be read: {shown(str(error))}") from error
    except RecursionError:
        raise GeneratorError(f"{path} is nested too deeply; {MAX_DEPTH} levels are the limit") from None
    except GeneratorError as error:
        raise GeneratorError(f"{path}, {error}") from None
    if not isinstance(document, dict):
        raise GeneratorError(f"{path} is not an OpenAPI document: its top level must be a mapping")
    checked = cast("dict[str, Any]", document)
    _check_plain(checked, "#", 0)
    return checked


def _check_plain(node: object, at: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise DocumentError(at, f"nested too deeply; {MAX_DEPTH} levels are the limit")
    if isinstance(node, dict):
        for key, value in cast("dict[object, object]", node).items():
            if not isinstance(key, str):
                raise DocumentError(at, f"the key {key!r} must be a string; put it in quotes")
            if len(key) > MAX_NAME and not key.startswith("/"):
                raise DocumentError(pointer(at, key), f"a name of {len(key):,} characters; {MAX_NAME} are the limit")
            _check_text(key, at)
            _check_plain(value, pointer(at, key), depth + 1)
    elif isinstance(node, list):
        for index, value in enumerate(cast("list[object]", node)):
            _check_plain(value, pointer(at, index), depth + 1)
    elif isinstance(node, str):
        _check_text(node, at)
    elif node is not None and not isinstance(node, (bool, int, float)):
        raise DocumentError(at, f"a {type(node).__name__} is no JSON value; put it in quotes")


def _check_text(text: str, at: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise DocumentError(at, "the text holds a lone surrogate, which is no character") from None


def validate(document: dict[str, Any]) -> None:
    """Raise DocumentError for the first place that breaks the rules of OpenAPI 3.1."""
    version = document.get("openapi")
    if not isinstance(version, str) or not version.startswith("3.1."):
        raise DocumentError("#/openapi", "must be a 3.1 version, such as 3.1.0")
    _check_references(document, document, "#")
    errors = sorted(
        OpenAPIV31SpecValidator(document).iter_errors(), key=lambda error: list(map(str, error.absolute_path))
    )
    for error in errors:
        raise DocumentError(pointer("#", *error.absolute_path), shown(error.message))


def _check_references(node: object, document: dict[str, Any], at: str) -> None:
    if isinstance(node, dict):
        members = cast("dict[str, object]", node)
        target = members.get("$ref")
        if isinstance(target, str):
            resolve(document, target, at)
        for key, value in members.items():
            _check_references(value, document, pointer(at, key))
    elif isinstance(node, list):
        for index, value in enumerate(cast("list[object]", node)):
            _check_references(value, document, pointer(at, index))


def resolve(document: dict[str, Any], target: str, at: str) -> tuple[dict[str, Any], str]:
    """The object that a `$ref` names, through references to references, and its pointer."""
    seen: set[str] = set()
    while True:
        if target in seen:
            raise DocumentError(at, f"the reference {shown(target)} runs in a circle")
        seen.add(target)
        if not target.startswith("#/components/"):
            raise DocumentError(
                at, f"the reference {shown(target)} must name a component of this document (#/components/…)"
            )
        node: Any = document
        for part in target[2:].split("/"):
            key = part.replace("~1", "/").replace("~0", "~")
            if not isinstance(node, dict) or key not in node:
                raise DocumentError(at, f"the reference {shown(target)} names nothing")
            node = cast("dict[str, Any]", node)[key]
        if not isinstance(node, dict):
            raise DocumentError(at, f"the reference {shown(target)} names no object")
        found = cast("dict[str, Any]", node)
        following = found.get("$ref")
        if not isinstance(following, str):
            return found, target
        target = following
