"""Reads an OpenAPI document from YAML, strictly: what a parser would silently change or drop is an error here."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from .names import MAX_NAME
from .problems import DocumentError, GeneratorError, pointer, shown

__all__ = ["read_document", "validate"]

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_NUMBER = 2**64


class _Loader(yaml.SafeLoader):
    """YAML as JSON means it: no aliases (a bomb is built of them), no tags, no key twice, no dates."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = cast(Any, self.peek_event())  # type: ignore[no-untyped-call]  # pyright: ignore[reportUnknownMemberType]
        if getattr(event, "anchor", None) is not None:
            raise GeneratorError(
                f"{_line(event.start_mark)}: anchors and aliases (&name, *name) are not supported; "
                "write the value out or use $ref"
            )
        if getattr(event, "tag", None) is not None:
            raise GeneratorError(f"{_line(event.start_mark)}: tags ({shown(event.tag)}) are not supported")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise GeneratorError(f"{_line(key.start_mark)}: duplicate key {shown(name)!r}")
            seen.add(name)
        return super().construct_mapping(node, deep)


# As in YAML 1.2, what JSON has no word for is text. YAML 1.1 takes `no` for false, 1:30 for 90, 010 for 8.
_WORDS = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"-?(0|[1-9][0-9]*)",
    "float": r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?",
}
_Loader.yaml_implicit_resolvers = {}
_add = cast(Any, _Loader.add_implicit_resolver)
for _kind, _pattern in _WORDS.items():
    _add(f"tag:yaml.org,2002:{_kind}", re.compile(rf"(?:{_pattern})\Z"), None)


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}"


def read_document(path: Path) -> dict[str, Any]:
    """Read an OpenAPI document; raises GeneratorError for anything that isn't plain JSON written as YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GeneratorError(f"cannot read {path}: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise GeneratorError(f"{path} has {len(data):,} bytes; the limit is {MAX_BYTES:,}")
    try:
        document: object = yaml.load(data, Loader=_Loader)  # noqa: S506  # a SafeLoader, and stricter
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path} is not valid YAML: {shown(' '.join(str(error).split()))}") from error
    except ValueError as error:
        raise GeneratorError(f"{path} contains an invalid value: {shown(str(error))}") from error
    except RecursionError:
        raise GeneratorError(f"{path} is nested too deeply (limit {MAX_DEPTH} levels)") from None
    except GeneratorError as error:
        raise GeneratorError(f"{path}, {error}") from None
    if not isinstance(document, dict):
        raise GeneratorError(f"{path} is not an OpenAPI document: its top level must be a mapping")
    checked = cast("dict[str, Any]", document)
    _check_plain(checked, "#", 0)
    return checked


def _check_plain(node: object, at: str, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise DocumentError(at, f"nested too deeply (limit {MAX_DEPTH} levels)")
    if isinstance(node, dict):
        for key, value in cast("dict[object, object]", node).items():
            if not isinstance(key, str):
                raise DocumentError(at, f"the key {shown(repr(key))} must be a string; quote it")
            if len(key) > MAX_NAME and not key.startswith("/"):
                raise DocumentError(pointer(at, key), f"name too long: {len(key):,} characters (limit {MAX_NAME})")
            _check_text(key, at)
            _check_plain(value, pointer(at, key), depth + 1)
    elif isinstance(node, list):
        for index, value in enumerate(cast("list[object]", node)):
            _check_plain(value, pointer(at, index), depth + 1)
    elif isinstance(node, str):
        _check_text(node, at)
    elif isinstance(node, (int, float)) and not abs(node) <= MAX_NUMBER:
        raise DocumentError(at, "number too large")


def _check_text(text: str, at: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise DocumentError(at, "text contains a lone surrogate, which is not a character") from None


def validate(document: dict[str, Any]) -> None:
    """Raise DocumentError for the first place that breaks a rule of OpenAPI 3.1."""
    try:
        errors = list(OpenAPIV31SpecValidator(document).iter_errors())
    except Exception as error:
        # Whatever it stumbles over is no document that we render.
        raise DocumentError("#", f"openapi-spec-validator fails: {shown(repr(error))}") from error
    for first in sorted(errors, key=lambda each: list(map(str, each.absolute_path))):
        raise DocumentError(_place(first, document), shown(first.message))


def _place(error: Any, document: dict[str, Any]) -> str:
    """Where an error is. Its path may begin at a schema; that of a `default` is empty, but names the schema broken."""
    path = list(error.absolute_path)
    for node, at in _walk(document, "#"):
        if _follow(node, path) is error.instance if path else node is error.schema:
            return pointer(at, *path)
    return pointer("#", *path)


def _follow(node: Any, path: list[Any]) -> object:
    try:
        for key in path:
            node = node[key]
    except (KeyError, IndexError, TypeError):
        return None
    return node


def _walk(node: object, at: str) -> Iterator[tuple[object, str]]:
    yield node, at
    if isinstance(node, dict):
        for key, value in cast("dict[str, object]", node).items():
            yield from _walk(value, pointer(at, key))
    elif isinstance(node, list):
        for index, value in enumerate(cast("list[object]", node)):
            yield from _walk(value, pointer(at, index))
