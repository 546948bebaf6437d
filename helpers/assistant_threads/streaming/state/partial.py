"""A message or a run step while its deltas arrive, and its parts: texts and images, or tool calls."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import define, frozen

from threads_api.models import (
    CodeInterpreterToolCall,
    FileSearchToolCall,
    FunctionToolCall,
    ImageFile,
    ImageURL,
    Message,
    RefusalContentBlock,
    RunStep,
    TextContent,
)
from threads_api.models.tool_call import decode_tool_call
from threads_runtime.models import Model

from .json_tree import TextBuffer, TreeList, TreeObject, merge, render
from .snapshots import Snapshots

__all__ = ["Callback", "Partial", "PartialMessage", "PartialStep", "text_of", "texts_of"]

M = TypeVar("M", bound=Model)

Callback: TypeAlias = "tuple[str, tuple[Any, ...]]"
"""The name of a callback, and its arguments."""


@frozen
class PartKind:
    """A kind of part, and its callbacks."""

    name: str
    model: type[Model] | None
    """What callbacks get; None: what the union's decoder makes of the part."""
    member: str | None
    """The member of the part that callbacks get; None: the part itself."""
    created: str
    delta: str
    done: str


def _kind(name: str, model: type[Model] | None, member: str | None = None, callbacks: str | None = None) -> PartKind:
    prefix = f"on_{callbacks or name}"
    return PartKind(name, model, member, f"{prefix}_created", f"{prefix}_delta", f"{prefix}_done")


_CONTENT = {
    kind.name: kind
    for kind in (
        _kind("text", TextContent, "text"),
        _kind("image_file", ImageFile, "image_file"),
        _kind("image_url", ImageURL, "image_url"),
        _kind("refusal", RefusalContentBlock),
    )
}
_TOOL_CALLS = {
    kind.name: kind
    for kind in (
        _kind("function", FunctionToolCall, callbacks="tool_call"),
        _kind("code_interpreter", CodeInterpreterToolCall, callbacks="tool_call"),
        _kind("file_search", FileSearchToolCall, callbacks="tool_call"),
    )
}
_OTHER_TOOL_CALL = _kind("tool_call", None)


@define(eq=False)
class Part:
    kind: PartKind | None
    node: TreeObject
    text: TextBuffer | None = None
    """What the deltas of a text part append to."""
    done: bool = False


class Partial(ABC, Generic[M]):
    """What events have shown of one object. Once the complete object has come, it replaces all of that."""

    __slots__ = (
        *("current", "done", "final", "has_deltas", "id", "index_grows"),
        *("node", "parts", "silent_parts", "snapshots"),
    )

    model: type[M]
    kinds: Mapping[str, PartKind]
    other: PartKind | None = None
    part_callbacks: frozenset[str]
    list_name: str

    def __init__(self, id: str | None, given: Mapping[str, Any]) -> None:
        self.id = id
        self.node = TreeObject(given)
        self.final: M | None = None
        self.has_deltas = False
        self.index_grows: bool | None = False
        """Whether each delta of one text has an index of its own; None until the deltas tell."""
        self.done = False
        """Whether its `done` callback was made."""
        self.parts: dict[int, Part] = {}
        self.current: Part | None = None
        self.silent_parts = frozenset[str]()
        """The ids of parts without callbacks, since an earlier stream has shown them."""
        self.snapshots = Snapshots()

    @abstractmethod
    def items(self) -> TreeList:
        """The parts in the tree."""

    @abstractmethod
    def items_of(self, whole: M) -> Any:
        """The parts of the complete object."""

    def prepare_part(self, part: TreeObject, kind: PartKind | None) -> TextBuffer | None:
        """Add what each part of its kind has; return the text of a text part."""
        return None

    def to_model(self) -> M:
        """The object as it is known."""
        return self.model.from_dict(render(self.node, original=True)) if self.final is None else self.final

    def snapshot(self) -> M:
        """The same, at no cost until somebody reads it."""
        return self.snapshots.create(self.model, self.node) if self.final is None else self.final

    def finalize(self, whole: M) -> None:
        """The object is complete; drop what it was assembled from."""
        self.snapshots.freeze_all()
        self.final = whole
        self.node = TreeObject()
        self.parts.clear()
        self.current = None

    def replace_unstreamed(self, raw: Mapping[str, Any]) -> None:
        """Take over an incomplete object, except for parts that have had deltas: it may be older than they are."""
        self.snapshots.freeze_all()
        for key, value in raw.items():
            if not (self.has_deltas and key == self.list_name):
                self.node[key] = value

    def add_items(self, deltas: Any, models: Any, wanted: frozenset[str]) -> Iterator[Callback]:
        """Merge the deltas of parts; `models` are the same deltas as the event holds them."""
        if deltas.__class__ is not list:
            return
        self.has_deltas = True
        items = self.items()
        for position, delta in enumerate(deltas):
            if delta.__class__ is not dict:
                continue
            self.snapshots.freeze_all()
            index = items.index_of(delta, self.list_name, position)
            part = self._part_at(index, delta)
            if part is None:
                yield from self._open_part(index, delta, wanted)
                part = self.parts[index]
            else:
                if self.index_grows is None:
                    self.index_grows = False
                _append(part, delta)
            kind = part.kind
            if kind is not None and kind.delta in wanted:
                addition = models[position] if kind.member is None else getattr(models[position], kind.member, None)
                if addition is not None:
                    yield kind.delta, (addition, self._part_snapshot(part))

    def finish_items(self, whole: M, wanted: frozenset[str]) -> Iterator[Callback]:
        """End all parts. Those that no delta has announced are created first."""
        if wanted.isdisjoint(self.part_callbacks):
            return
        self.snapshots.freeze_all()
        found = self.items_of(whole)
        items: list[Any] = found if found.__class__ is list else []
        indexes = sorted(self.items()) if items or self.parts else []
        for position, item in enumerate(items):
            if position == len(indexes):
                indexes.append(indexes[-1] + 1 if indexes else 0)
            index = indexes[position]
            part = self.parts.get(index)
            if part is None:
                kind = self._kind_of({}, item)
                self.parts[index] = Part(kind, self.items().object_at(index), done=True)
                yield from _of_item(kind, item, wanted, "created", "done")
            elif part.text is not None and part.text.is_replaced:
                yield from self._end_part(part, wanted)
            elif not part.done:
                part.done = True
                yield from _of_item(part.kind, item, wanted, "done")
        for part in self.parts.values():  # more parts than the whole has: one was spread over them
            yield from self._end_part(part, wanted)

    def _part_at(self, index: int, delta: Mapping[str, Any]) -> Part | None:
        """The part that a delta adds to; None if the delta opens one."""
        part = self.parts.get(index)
        return self.current if part is None and self._continues_current(index, delta) else part

    def _continues_current(self, index: int, delta: Mapping[str, Any]) -> bool:
        """Whether a delta of a new index adds to the current part."""
        return False

    def _open_part(self, index: int, delta: dict[str, Any], wanted: frozenset[str]) -> Iterator[Callback]:
        """Open a part with its first delta. Ends the one before."""
        if self.current is not None:
            yield from self._end_part(self.current, wanted)
        node = self.items().object_at(index)
        part = self.parts[index] = self.current = Part(self._kind_of(delta, node), node)
        part.text = self.prepare_part(node, part.kind)
        merge(node, delta)
        if part.kind is not None and part.kind.created in wanted:
            yield part.kind.created, (self._part_snapshot(part),)

    def _end_part(self, part: Part, wanted: frozenset[str]) -> Iterator[Callback]:
        if not part.done:
            part.done = True
            if part.kind is not None and part.kind.done in wanted:
                yield part.kind.done, (self._part_snapshot(part),)

    def _part_snapshot(self, part: Part) -> Model:
        assert part.kind is not None
        if part.kind.model is None:
            return decode_tool_call(render(part.node))
        node = part.node if part.kind.member is None else part.node.object_at(part.kind.member)
        return self.snapshots.create(part.kind.model, node)

    def _kind_of(self, delta: Mapping[str, Any], item: Any) -> PartKind | None:
        """By the type of the delta or of the part itself; else by a member of either. None: it has no callbacks."""
        if self.silent_parts and (_member(item, "id") or delta.get("id")) in self.silent_parts:
            return None
        for name in (delta.get("type"), _member(item, "type")):
            if isinstance(name, str):
                return self.kinds.get(name, self.other)
        return next((kind for name, kind in self.kinds.items() if name in delta or _member(item, name)), self.other)


class PartialMessage(Partial[Message]):
    """Some servers increase the index with every token of one text. Two things tell them from the service, which has
    one index for each text: they create a message with its parts, or each index has a single delta.
    """

    __slots__ = ()

    model = Message
    kinds = _CONTENT
    part_callbacks = frozenset(name for kind in _CONTENT.values() for name in (kind.created, kind.done))
    list_name = "content"

    def items(self) -> TreeList:
        return self.node.list_at("content")

    def items_of(self, whole: Message) -> Any:
        return whole.content

    def prepare_part(self, part: TreeObject, kind: PartKind | None) -> TextBuffer | None:
        if kind is None:
            return None
        part.setdefault("type", kind.name)
        if kind.name != "text":
            return None
        text = part.object_at("text")
        text.list_at("annotations")
        return text.text_at("value")

    def _continues_current(self, index: int, delta: Mapping[str, Any]) -> bool:
        if not self.index_grows or self.current is None or self.current.text is None or self.current.done:
            return False
        return "text" in delta and index not in self.items()

    def is_created(self, raw: Mapping[str, Any]) -> None:
        """The message was announced, with these fields."""
        self.index_grows = True if raw.get("content") else None

    def is_undecided(self, delta: Any) -> bool:
        """Whether a delta may open the second text, or add to the only one: the event after it tells."""
        if self.index_grows is not None or len(self.parts) != 1 or self.current is None or self.current.text is None:
            return False
        return _only_index(delta) == next(iter(self.parts)) + 1

    def decide(self, raw: Mapping[str, Any]) -> None:
        """The event after an undecided delta has come."""
        content: Any = raw.get("content")
        if content.__class__ is list:
            self.index_grows = len(content) == 1
        else:
            self.index_grows = _only_index(raw.get("delta")) == next(iter(self.parts)) + 2

    def append_text(self, delta: Any, models: Any, wanted: frozenset[str]) -> Sequence[Callback] | None:
        """Do as `add_items` would with a single delta that appends to a text that was begun; None if it is another."""
        if self.final is not None or self.index_grows is None or delta.__class__ is not dict:
            return None
        index: Any = delta.get("index")
        part = self.parts.get(index) if index.__class__ is int else None
        if part is None or part.text is None or (piece := _only_text(delta)) is None:
            return None
        self.snapshots.freeze_all()
        part.text.append(piece)
        if part.kind is None or part.kind.delta not in wanted:
            return ()
        return [(part.kind.delta, (models[0].text, self._part_snapshot(part)))]

    def streamed_text(self) -> str:
        """The text that came in deltas, of all parts."""
        return "".join(part.text.streamed for _, part in sorted(self.parts.items()) if part.text is not None)


class PartialStep(Partial[RunStep]):
    __slots__ = ()

    model = RunStep
    kinds = _TOOL_CALLS
    other = _OTHER_TOOL_CALL
    part_callbacks = frozenset({_OTHER_TOOL_CALL.created, _OTHER_TOOL_CALL.done})
    list_name = "step_details"

    def items(self) -> TreeList:
        return self.node.object_at("step_details").list_at("tool_calls")

    def items_of(self, whole: RunStep) -> Any:
        return getattr(whole.step_details, "tool_calls", None)


def _append(part: Part, delta: dict[str, Any]) -> None:
    """Add a delta to a part that is there."""
    if part.text is None or (piece := _only_text(delta)) is None:
        merge(part.node, delta)
    else:
        part.text.append(piece)


def _only_index(delta: Any) -> int | None:
    """The index of the only part that a delta adds to, if that is a text."""
    content: Any = delta.get("content") if delta.__class__ is dict else None
    if content.__class__ is not list or len(content) != 1 or text_of(content[0]) is None:
        return None
    index: Any = content[0].get("index")
    return index if index.__class__ is int else None


def _only_text(delta: dict[str, Any]) -> str | None:
    """The characters that a delta appends to a text, if it does nothing else. Most are such."""
    text: Any = delta.get("text")
    if text.__class__ is not dict or len(text) != 1 or len(delta) > 3 or "type" not in delta or "index" not in delta:
        return None
    piece: Any = text.get("value")
    return piece if piece.__class__ is str else None


def _of_item(kind: PartKind | None, item: Any, wanted: frozenset[str], *moments: str) -> Iterator[Callback]:
    """The callbacks of a part of the complete object."""
    if kind is None:
        return
    value = item if kind.member is None else getattr(item, kind.member, None)
    for moment in moments:
        name: str = getattr(kind, moment)
        if isinstance(value, Model) and name in wanted:
            yield name, (value,)


def _member(item: Any, name: str) -> Any:
    """Of a JSON object or of a model."""
    return item.get(name) if isinstance(item, dict) else getattr(item, name, None)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def text_of(part: Any) -> str | None:
    """The text of a part or of its delta, in JSON; None if it isn't text."""
    text: Any = part.get("text") if part.__class__ is dict else None
    value: Any = text.get("value") if text.__class__ is dict else None
    return value if isinstance(value, str) else None


def texts_of(message: Message) -> str:
    """The texts of all parts, joined."""
    content: Any = message.content
    parts: list[Any] = content if content.__class__ is list else []
    texts = (_member(_member(part, "text"), "value") for part in parts)
    return "".join(text for text in texts if isinstance(text, str))
