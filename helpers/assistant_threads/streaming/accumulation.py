"""Objects that deltas put together: JSON trees that grow in place, each addition at the cost of the addition.

A tree holds the JSON as it came, except for what a delta has touched: objects become `Node`, lists `Items`, and texts
that are appended to `Text`. What an event holds is copied before it is touched, so events never change.
"""

from __future__ import annotations

from typing import Any

__all__ = ["Items", "Node", "Text", "difference", "merge", "render"]

# Deltas append to these; any other text is said once, and replaces.
_APPENDED = frozenset({"value", "refusal", "arguments", "input", "logs"})

# Lists whose items stand where they belong when a server leaves `index` out; items of others are new ones then.
_POSITIONAL = frozenset({"content", "tool_calls"})

# Pieces are joined when there are so many: each costs more memory than the few characters it holds.
_MOST_PIECES = 1024


class Text:
    """A text that grows; joined when somebody reads it."""

    __slots__ = ("_chunks", "_given", "_pieces", "_untouched")

    def __init__(self, given: str = "") -> None:
        self._given = given
        self._chunks = [given] if given else []
        self._pieces: list[str] = []
        self._untouched = True

    def append(self, piece: str) -> None:
        if self._untouched:
            self._untouched = False
            if piece == self._given:  # some servers say in the first delta again what the object began with
                self._given = ""
                return
        pieces = self._pieces
        pieces.append(piece)
        if len(pieces) >= _MOST_PIECES:
            self._chunks.append("".join(pieces))
            pieces.clear()

    def __str__(self) -> str:
        chunks = self._chunks
        if self._pieces:
            chunks.append("".join(self._pieces))
            self._pieces.clear()
        if len(chunks) > 1:
            chunks[:] = ["".join(chunks)]
        return chunks[0] if chunks else ""

    @property
    def streamed(self) -> str:
        """What came in deltas, without what the object began with."""
        return str(self)[len(self._given) :]


class Node(dict[str, Any]):
    """A JSON object under way."""

    __slots__ = ()

    def node(self, key: str) -> Node:
        """The object at a key, ready to be changed; made if there is none."""
        child = self.get(key)
        if not isinstance(child, Node):
            child = self[key] = Node(_object(child))
        return child

    def text(self, key: str) -> Text:
        """The text at a key, ready to be appended to; made if there is none."""
        text = self.get(key)
        if not isinstance(text, Text):
            text = self[key] = Text(text if isinstance(text, str) else "")
        return text

    def items_at(self, key: str) -> Items:
        """The list at a key, ready to be changed; made if there is none."""
        items: Any = self.get(key)
        if isinstance(items, Items):
            return items
        given: list[Any] = items if items.__class__ is list else []
        made = self[key] = Items(enumerate(given))
        return made


class Items(dict[int, Any]):
    """A JSON list under way. Its items are found by the `index` of their deltas, which may leave holes."""

    __slots__ = ()

    def node(self, index: int) -> Node:
        """The object at an index, ready to be changed; made if there is none."""
        child = self.get(index)
        if not isinstance(child, Node):
            child = self[index] = Node(_object(child))
        return child

    def place(self, item: dict[str, Any], key: str, position: int) -> int:
        """The index that a delta means."""
        index: Any = item.get("index")
        if index.__class__ is int:
            return index
        return position if key in _POSITIONAL else max(self, default=-1) + 1

    def ordered(self) -> list[Any]:
        return [self[index] for index in sorted(self)]


def _object(value: Any) -> dict[str, Any]:
    return value if value.__class__ is dict else {}


def merge(node: Node, delta: dict[str, Any]) -> None:
    """Add a delta to an object. Null adds nothing; `index` says where an item belongs, and is no part of it."""
    for key, value in delta.items():
        kind = value.__class__
        if kind is str:
            if key in _APPENDED:
                node.text(key).append(value)
            else:
                node[key] = value
        elif value is None:
            node.setdefault(key, None)
        elif kind is dict:
            merge(node.node(key), value)
        elif kind is list:
            _merge_items(node, key, value)
        elif key != "index":
            node[key] = value


def _merge_items(node: Node, key: str, deltas: list[Any]) -> None:
    if not all(item.__class__ is dict for item in deltas):
        node[key] = deltas
        return
    items = node.items_at(key)
    for position, item in enumerate(deltas):
        merge(items.node(items.place(item, key, position)), item)


def difference(seen: Any, whole: dict[str, Any]) -> dict[str, Any]:
    """The delta that makes the whole object of what was seen of it, as far as deltas can say it."""
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


def render(value: Any) -> Any:
    """The JSON that a tree has become, without a part of the tree in it that will change."""
    kind = value.__class__
    if kind is Text:
        return str(value)
    if kind is Node:
        return {key: render(item) for key, item in value.items()}
    if kind is Items:
        return [render(item) for item in value.ordered()]
    return value
