"""JSON trees to which deltas are merged in place, at a cost that depends on the delta only.

A tree contains the JSON as received, except for what a delta has changed: objects become `TreeObject`, lists `TreeList`
and texts that grow `TextBuffer`. The JSON of an event is copied before it is changed, so events never change.
"""

from __future__ import annotations

from typing import Any, TypeVar

__all__ = ["TextBuffer", "TreeList", "TreeObject", "difference", "freeze", "merge", "overwrite", "render"]

K = TypeVar("K", str, int)

# Deltas append to these; any other text replaces the one before.
_APPENDED = frozenset({"value", "refusal", "arguments", "input", "logs"})

# Lists in which the position is the index when a server leaves `index` out. In other lists it means a new item.
_POSITIONAL = frozenset({"content", "tool_calls"})

# So many pieces are joined: each needs more memory than its few characters.
_MAX_PIECES = 1024


class TextBuffer:
    """A text that grows at its end only. Its pieces are joined when somebody reads it."""

    __slots__ = ("_chunks", "_given", "_length", "_pieces", "_replacement", "_untouched")

    def __init__(self, given: str = "") -> None:
        self._given = given
        self._chunks = [given] if given else []
        self._pieces: list[str] = []
        self._length = len(given)
        self._untouched = True
        self._replacement: tuple[str, int] | None = None

    def append(self, piece: str) -> None:
        if self._untouched:
            self._untouched = False
            if piece == self._given:  # some servers repeat the initial text in the first delta
                self._given = ""
                return
        pieces = self._pieces
        pieces.append(piece)
        self._length += len(piece)
        if len(pieces) >= _MAX_PIECES:
            self._chunks.append("".join(pieces))
            pieces.clear()

    def replace(self, text: str) -> None:
        """Show this text instead. What is appended later follows it."""
        self._replacement = text, self._length

    @property
    def is_replaced(self) -> bool:
        return self._replacement is not None

    def __str__(self) -> str:
        return _replaced(self.original, self._replacement)

    def freeze(self) -> FrozenText:
        """The text as it is now."""
        return FrozenText(self, self._length, self._replacement)

    @property
    def original(self) -> str:
        """The text without replacement."""
        chunks = self._chunks
        if self._pieces:
            chunks.append("".join(self._pieces))
            self._pieces.clear()
        if len(chunks) > 1:
            chunks[:] = ["".join(chunks)]
        return chunks[0] if chunks else ""

    @property
    def streamed(self) -> str:
        """What came in deltas, without the initial text."""
        return self.original[len(self._given) :]


def _replaced(original: str, replacement: tuple[str, int] | None) -> str:
    if replacement is None:
        return original
    text, length = replacement
    return text + original[length:]


class FrozenText:
    """A text as it was once: the start of one that has grown since. Nothing is copied until somebody reads it."""

    __slots__ = ("_buffer", "_length", "_replacement")

    def __init__(self, buffer: TextBuffer, length: int, replacement: tuple[str, int] | None) -> None:
        self._buffer = buffer
        self._length = length
        self._replacement = replacement

    def __str__(self) -> str:
        return _replaced(self._buffer.original[: self._length], self._replacement)


class _Tree(dict[K, Any]):
    __slots__ = ()

    def object_at(self, key: K) -> TreeObject:
        """The object at a key or an index, made changeable; created if missing."""
        child = self.get(key)
        if not isinstance(child, TreeObject):
            child = self[key] = TreeObject(_object(child))
        return child


class TreeObject(_Tree[str]):
    """A JSON object that is being assembled."""

    __slots__ = ()

    def text_at(self, key: str) -> TextBuffer:
        """The text at a key, made appendable; created if missing."""
        text = self.get(key)
        if not isinstance(text, TextBuffer):
            text = self[key] = TextBuffer(text if isinstance(text, str) else "")
        return text

    def list_at(self, key: str) -> TreeList:
        """The list at a key, made changeable; created if missing."""
        items: Any = self.get(key)
        if isinstance(items, TreeList):
            return items
        given: list[Any] = items if items.__class__ is list else []
        made = self[key] = TreeList(enumerate(given))
        return made


class TreeList(_Tree[int]):
    """A JSON list that is being assembled. The `index` of a delta is its key, so there may be gaps."""

    __slots__ = ()

    def index_of(self, item: dict[str, Any], key: str, position: int) -> int:
        """The index that a delta belongs to."""
        index: Any = item.get("index")
        if index.__class__ is int:
            return index
        return position if key in _POSITIONAL else max(self, default=-1) + 1

    def ordered(self) -> list[Any]:
        return [self[index] for index in sorted(self)]


def _object(value: Any) -> dict[str, Any]:
    return value if value.__class__ is dict else {}


def merge(node: TreeObject, delta: dict[str, Any]) -> None:
    """Merge a delta into an object. Null adds nothing; `index` is the position of an item, not one of its fields."""
    for key, value in delta.items():
        kind = value.__class__
        if kind is str:
            if key in _APPENDED:
                node.text_at(key).append(value)
            else:
                node[key] = value
        elif value is None:
            node.setdefault(key, None)
        elif kind is dict:
            merge(node.object_at(key), value)
        elif kind is list:
            _merge_items(node, key, value)
        elif key != "index":
            node[key] = value


def _merge_items(node: TreeObject, key: str, deltas: list[Any]) -> None:
    if not all(item.__class__ is dict for item in deltas):
        node[key] = deltas
        return
    items = node.list_at(key)
    for position, item in enumerate(deltas):
        merge(items.object_at(items.index_of(item, key, position)), item)


def difference(seen: Any, whole: dict[str, Any]) -> dict[str, Any]:
    """The delta that completes what was seen of an object, except for what no delta can express."""
    known = _object(seen)
    delta: dict[str, Any] = {}
    for key, value in whole.items():
        before = known.get(key)
        if value.__class__ is dict:
            addition: Any = difference(before, value)
        elif value.__class__ is list:
            addition = _missing_items(before, value)
        elif value.__class__ is str and key in _APPENDED and isinstance(before, str):
            addition = value[len(before) :] if value.startswith(before) else None
        else:
            addition = None if value == before else value
        if addition is not None and addition not in ("", [], {}):
            delta[key] = addition
    return delta


def _missing_items(seen: Any, whole: list[Any]) -> list[dict[str, Any]]:
    known: list[Any] = seen if seen.__class__ is list else []
    items: list[dict[str, Any]] = []
    for index, item in enumerate(whole):
        fields = _object(item)
        addition = difference(known[index] if index < len(known) else None, fields)
        if addition.keys() - {"type"}:
            items.append({"index": index, "type": fields.get("type"), **addition})
    return items


def overwrite(node: TreeObject, fields: dict[str, Any]) -> None:
    """Make an object show these fields, also after further deltas."""
    for key, value in fields.items():
        node[key] = _overwritten(node.get(key), value)


def _overwritten(before: Any, value: Any) -> Any:
    if isinstance(before, TextBuffer) and value.__class__ is str:
        if value != str(before):
            before.replace(value)
        return before
    if isinstance(before, TreeObject) and value.__class__ is dict:
        overwrite(before, value)
        return before
    if isinstance(before, TreeList) and value.__class__ is list and len(before) <= len(value):
        indexes = [*sorted(before), *range(max(before, default=-1) + 1, max(before, default=-1) + 1 + len(value))]
        for index, item in zip(indexes, value, strict=False):
            before[index] = _overwritten(before.get(index), item)
        return before
    return value


def freeze(value: Any) -> Any:
    """The tree as it is now, for `render`. It shares the texts with the tree, however much they grow."""
    kind = value.__class__
    if kind is TextBuffer:
        return value.freeze()
    if kind is TreeObject:
        return TreeObject({key: freeze(item) for key, item in value.items()})
    if kind is TreeList:
        return TreeList({index: freeze(item) for index, item in value.items()})
    return value


def render(value: Any, *, original: bool = False) -> Any:
    """The JSON of a tree, or the original one without what was overwritten in texts. It shares nothing with the tree
    that will change.
    """
    kind = value.__class__
    if kind is TextBuffer:
        return value.original if original else str(value)
    if kind is FrozenText:
        return str(value)
    if kind is TreeObject:
        return {key: render(item, original=original) for key, item in value.items()}
    if kind is TreeList:
        return [render(item, original=original) for item in value.ordered()]
    return value
