"""Several documents as one: each adds its paths, tags and components."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias, cast

from attrs import frozen

from ..errors import Problems, pointer
from .yaml import YamlFile

Content: TypeAlias = dict[str, Any]

# What describes the service as a whole: the first document decides, and the others must agree.
_COMMON = ("openapi", "servers", "security", "x-sdk-headers")


@frozen
class Merged:
    """The content of several files, and the file of each place."""

    content: Content
    _files: Sequence[YamlFile]

    def locate(self, at: str) -> str:
        """File, line and column of a JSON pointer."""
        if at.startswith("#/tags/"):
            return self._locate_tag(at)
        depths = [file.depth(at) for file in self._files]
        return self._files[depths.index(max(depths))].locate(at)

    def _locate_tag(self, at: str) -> str:
        index, _, rest = at.removeprefix("#/tags/").partition("/")
        number = int(index)
        for file in self._files:
            count = len(file.content.get("tags") or ())
            if number < count:
                return file.locate(f"#/tags/{number}/{rest}".rstrip("/"))
            number -= count
        return self._files[0].locate("#/tags")


def merge(files: Sequence[YamlFile]) -> Merged:
    """Raises InvalidDocumentError where the documents contradict each other."""
    first, *others = files
    content: Content = dict(first.content)
    for file in others:
        problems = Problems(file.locate)
        for key in _COMMON:
            if key in file.content and file.content[key] != first.content.get(key):
                problems.add(pointer("#", key), f"differs from {first.path}")
        for key, value in file.content.items():
            if key == "tags" and isinstance(value, list):
                content["tags"] = [*content.get("tags", []), *cast("list[object]", value)]
            elif key == "paths":
                content[key] = _joined(content.get(key), cast(object, value), "#/paths", problems, may_repeat=False)
            elif key == "components" and isinstance(value, dict):
                content[key] = _components(content.get(key), cast(Content, value), problems)
            elif key not in {*_COMMON, "info"}:
                content.setdefault(key, value)
        problems.raise_any()
    return Merged(content, files)


def _components(ours: object, theirs: Content, problems: Problems) -> Content:
    sections: Content = dict(cast(Content, ours)) if isinstance(ours, dict) else {}
    for section, value in theirs.items():
        at = pointer("#/components", section)
        sections[section] = _joined(sections.get(section), value, at, problems, may_repeat=True)
    return sections


def _joined(ours: object, theirs: object, at: str, problems: Problems, *, may_repeat: bool) -> object:
    """Two mappings as one. What both define must be equal, or must not be there twice at all."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return theirs if ours is None else ours  # pyright: ignore[reportUnknownVariableType]
    first, second = cast(Content, ours), cast(Content, theirs)
    for name in first.keys() & second.keys():
        if not may_repeat:
            problems.add(pointer(at, name), "another document has this, too")
        elif first[name] != second[name]:
            problems.add(pointer(at, name), "differs from that of another document")
    return first | {name: value for name, value in second.items() if name not in first}
