"""YAML as plain JSON with the place of each value; whatever a parser would silently change or drop is an error."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, cast

import yaml
from attrs import frozen

from ..errors import GeneratorError, Problems, pointer, printable
from ..names import MAX_NAME

MAX_BYTES = 5_000_000
MAX_DEPTH = 60
MAX_NUMBER = 2**64

_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class _Loader(yaml.SafeLoader):
    """YAML as JSON means it: no aliases (they can multiply to any size), no tags, no duplicate keys, no dates."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = cast(Any, self.peek_event())  # type: ignore[no-untyped-call]  # pyright: ignore[reportUnknownMemberType]
        if getattr(event, "anchor", None) is not None:
            raise _refusal(
                event, "anchors and aliases (&name, *name) are not supported; write the value out or use $ref"
            )
        if getattr(event, "tag", None) is not None:
            raise _refusal(event, f"tags ({printable(event.tag)}) are not supported")
        return super().compose_node(parent, index)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        text: str = super().construct_scalar(node)
        # JSON writes a character beyond the first 65,536 as two.
        return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                raise _refusal(key, f"duplicate key {printable(name)!r}")
            seen.add(name)
        mapping = super().construct_mapping(node, deep)
        # Status codes are often written without quotes.
        return {str(key) if type(key) is int else key: value for key, value in mapping.items()}


def _refusal(there: Any, problem: str) -> GeneratorError:
    """A problem at an event or a node."""
    return GeneratorError(f"{_place(there.start_mark)}: {problem}")


def _place(mark: Any) -> str:
    return f"{mark.name}:{mark.line + 1}:{mark.column + 1}"


# As in YAML 1.2, a plain word that is not JSON is text. YAML 1.1 reads `no` as false, 1:30 as 90, 010 as 8.
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


@frozen
class YamlFile:
    """A file's content as plain JSON, and where each value of it is."""

    path: Path
    content: dict[str, Any]
    _root: yaml.Node

    def locate(self, at: str) -> str:
        """File, line and column of a JSON pointer, or of the nearest value around it that exists."""
        return _place(self._find(at)[0])

    def depth(self, at: str) -> int:
        """How many keys of a JSON pointer exist in this file."""
        return self._find(at)[1]

    def _find(self, at: str) -> tuple[yaml.Mark, int]:
        node, mark, depth = self._root, self._root.start_mark, 0
        for part in at.removeprefix("#").split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(node, yaml.MappingNode):
                found = next(((name, value) for name, value in node.value if name.value == key), None)
                if found is None:
                    break
                mark, node = found[0].start_mark, found[1]
            elif isinstance(node, yaml.SequenceNode) and key.isdecimal() and int(key) < len(node.value):
                node = node.value[int(key)]
                mark = node.start_mark
            else:
                break
            depth += 1
        return mark, depth


def read_yaml(path: Path) -> YamlFile:
    """Read a file; raises GeneratorError for anything but a mapping of plain JSON written as YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GeneratorError(f"cannot read {path}: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise GeneratorError(f"{path} has {len(data):,} bytes; the limit is {MAX_BYTES:,}")
    try:
        loader = _Loader(data)
        loader.name = str(path)
        root = loader.get_single_node()
        content: object = None if root is None else cast(Any, loader).construct_document(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = _place(mark) if mark else str(path)
        reason = "; ".join(part for part in (error.context, error.problem, error.note) if part)
        raise GeneratorError(f"{where}: invalid YAML: {printable(reason)}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise GeneratorError(f"{path}: invalid YAML: {printable(' '.join(str(error).split()))}") from error
    except ValueError as error:
        raise GeneratorError(f"{path} contains an invalid value: {printable(str(error))}") from error
    except RecursionError:
        raise GeneratorError(f"{path} is nested too deeply (limit {MAX_DEPTH} levels)") from None
    if root is None or not isinstance(content, dict):
        raise GeneratorError(f"{path} is not an OpenAPI document: its top level must be a mapping")
    file = YamlFile(path, cast("dict[str, Any]", content), root)
    problems = Problems(file.locate)
    for at, problem in _not_plain(file.content, "#", 0):
        problems.add(at, problem)
    problems.raise_any()
    return file


def _not_plain(node: object, at: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > MAX_DEPTH:
        yield at, f"nested too deeply (limit {MAX_DEPTH} levels)"
    elif isinstance(node, dict):
        for key, value in cast("dict[object, object]", node).items():
            if not isinstance(key, str):
                yield at, f"the key {printable(repr(key))} must be a string; quote it"
                continue
            if len(key) > MAX_NAME and not key.startswith("/"):
                yield pointer(at, key), f"name too long: {len(key):,} characters (limit {MAX_NAME})"
            if _has_surrogate(key):
                yield at, "text contains a lone surrogate, which is not a character"
            yield from _not_plain(value, pointer(at, key), depth + 1)
    elif isinstance(node, list):
        for index, value in enumerate(cast("list[object]", node)):
            yield from _not_plain(value, pointer(at, index), depth + 1)
    elif isinstance(node, str):
        if _has_surrogate(node):
            yield at, "text contains a lone surrogate, which is not a character"
    elif isinstance(node, (int, float)) and not abs(node) <= MAX_NUMBER:
        yield at, "number too large"


def _has_surrogate(text: str) -> bool:
    return _SURROGATE.search(text) is not None
