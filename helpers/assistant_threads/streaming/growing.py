"""A message or a run step while deltas put it together, and its parts: texts and images, or calls of tools."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import define, field, frozen

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
from threads_runtime.models import Model, raw_json

from .accumulation import Items, Node, Text, merge, render
from .snapshots import Snapshots

__all__ = ["Call", "Growing", "GrowingMessage", "GrowingStep", "text_of", "texts_of"]

M = TypeVar("M", bound=Model)

Call: TypeAlias = "tuple[str, tuple[Any, ...]]"
"""A callback by its name, and its arguments."""


@frozen
class Kind:
    """A kind of part, and what is said of it."""

    name: str
    model: type[Model] | None
    """What callbacks get; None: whatever the decoder of all kinds makes of the part."""
    member: str | None = None
    """The member of the part that callbacks get; None: the part itself."""
    created: str = field(init=False)
    delta: str = field(init=False)
    done: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        for moment in ("created", "delta", "done"):
            object.__setattr__(self, moment, f"on_{self.name}_{moment}")


_CONTENT = {
    "text": Kind("text", TextContent, "text"),
    "image_file": Kind("image_file", ImageFile, "image_file"),
    "image_url": Kind("image_url", ImageURL, "image_url"),
    "refusal": Kind("refusal", RefusalContentBlock),
}
_TOOL_CALLS = {
    "function": Kind("tool_call", FunctionToolCall),
    "code_interpreter": Kind("tool_call", CodeInterpreterToolCall),
    "file_search": Kind("tool_call", FileSearchToolCall),
}
_OTHER_TOOL_CALL = Kind("tool_call", None)


@define(eq=False)
class Part:
    kind: Kind | None
    node: Node
    text: Text | None = None
    """Of a text part: what its deltas append to."""
    done: bool = False


class Growing(ABC, Generic[M]):
    """What events have said of one object. The completed object, once it has come, is the truth."""

    __slots__ = ("current", "declared", "done", "final", "id", "node", "parts", "snapshots", "touched")

    kinds: Mapping[str, Kind]
    other: Kind | None = None
    said_of_parts: frozenset[str]
    list_name: str

    def __init__(self, id: str | None, given: Mapping[str, Any]) -> None:
        self.id = id
        self.node = Node(given)
        self.final: M | None = None
        self.declared = bool(given.get(self.list_name))
        """Whether it had parts before the first delta."""
        self.touched = False
        self.done = False
        self.parts: dict[int, Part] = {}
        self.current: Part | None = None
        self.snapshots = Snapshots()

    @property
    @abstractmethod
    def model(self) -> type[M]: ...

    @abstractmethod
    def items(self) -> Items:
        """The parts as they grow."""

    @abstractmethod
    def items_of(self, whole: M) -> Any:
        """The parts of the whole object."""

    def fill(self, part: Node, kind: Kind | None) -> Text | None:
        """Give a new part what every part of its kind has; return the text of a text part."""
        return None

    def whole(self) -> M:
        """The object as far as it is known."""
        return self.model.from_dict(render(self.node)) if self.final is None else self.final

    def snapshot(self) -> M:
        """The same, at no cost as long as nobody reads it."""
        return self.snapshots.take(self.model, self.node) if self.final is None else self.final

    def settle(self, whole: M) -> None:
        """The object is complete; what it was put together from is given up."""
        self.snapshots.keep()
        self.final = whole
        self.node = Node()
        self.parts.clear()
        self.current = None

    def refresh(self, raw: Mapping[str, Any]) -> None:
        """Take over an object that is not yet the last word. The parts stay: it may be older than they are."""
        self.snapshots.keep()
        for key, value in raw.items():
            if not (self.touched and key == self.list_name):
                self.node[key] = value

    def add_items(self, deltas: Any, models: Any, wanted: frozenset[str]) -> Iterator[Call]:
        """Merge additions to the parts; `models` are the same additions as the event holds them."""
        if deltas.__class__ is not list:
            return
        self.touched = True
        items = self.items()
        key = self.list_name
        for position, delta in enumerate(deltas):
            if delta.__class__ is not dict:
                continue
            self.snapshots.keep()
            index = items.place(delta, key, position)
            part = self.parts.get(index)
            if part is None and self._continues(delta, index):
                part = self.current
            if part is None:
                if self.current is not None:
                    yield from self._finish(self.current, wanted)
                node = items.node(index)
                part = self.parts[index] = self.current = Part(self._kind(delta, node), node)
                part.text = self.fill(node, part.kind)
                merge(node, delta)
                if part.kind is not None and part.kind.created in wanted:
                    yield part.kind.created, (self._shown(part),)
            elif part.text is None or (piece := _only_text(delta)) is None:
                merge(part.node, delta)
            else:
                part.text.append(piece)
            kind = part.kind
            if kind is not None and kind.delta in wanted:
                addition = models[position] if kind.member is None else getattr(models[position], kind.member, None)
                if addition is not None:
                    yield kind.delta, (addition, self._shown(part))

    def finish_items(self, whole: M, wanted: frozenset[str]) -> Iterator[Call]:
        """The parts are complete: say so of those of which it wasn't said, beginning with what no delta announced."""
        if wanted.isdisjoint(self.said_of_parts):
            return
        found = self.items_of(whole)
        items: list[Any] = found if found.__class__ is list else []
        places = sorted(self.items()) if items or self.parts else []
        for position, item in enumerate(items):
            if position == len(places):
                places.append(places[-1] + 1 if places else 0)
            index = places[position]
            part = self.parts.get(index)
            if part is None:
                part = self.parts[index] = Part(self._kind({}, item), self.items().node(index), done=True)
                yield from self._say(part.kind, item, wanted, ("created", "done"))
            elif not part.done:
                part.done = True
                yield from self._say(part.kind, item, wanted, ("done",))
        for part in self.parts.values():  # more parts than the whole has: one was spread over them
            yield from self._finish(part, wanted)

    def _continues(self, delta: Mapping[str, Any], index: int) -> bool:
        """Whether a delta for a new part means the one under way."""
        return False

    def _finish(self, part: Part, wanted: frozenset[str]) -> Iterator[Call]:
        if not part.done:
            part.done = True
            if part.kind is not None and part.kind.done in wanted:
                yield part.kind.done, (self._shown(part),)

    def _say(self, kind: Kind | None, item: Any, wanted: frozenset[str], moments: tuple[str, ...]) -> Iterator[Call]:
        value = item if kind is None or kind.member is None else getattr(item, kind.member, None)
        if kind is not None and isinstance(value, Model):
            for moment in moments:
                if (name := f"on_{kind.name}_{moment}") in wanted:
                    yield name, (value,)

    def _shown(self, part: Part) -> Model:
        assert part.kind is not None
        if part.kind.model is None:
            return decode_tool_call(render(part.node))
        node = part.node if part.kind.member is None else part.node.node(part.kind.member)
        return self.snapshots.take(part.kind.model, node)

    def _kind(self, delta: Mapping[str, Any], item: Any) -> Kind | None:
        """By the type that the delta names, or the part itself; else by the member that either has."""
        for kind in (delta.get("type"), _member(item, "type")):
            if isinstance(kind, str):
                return self.kinds.get(kind, self.other)
        return next((kind for name, kind in self.kinds.items() if name in delta or _member(item, name)), self.other)


class GrowingMessage(Growing[Message]):
    __slots__ = ()

    kinds = _CONTENT
    said_of_parts = frozenset(name for kind in _CONTENT.values() for name in (kind.created, kind.done))
    list_name = "content"

    @property
    def model(self) -> type[Message]:
        return Message

    def items(self) -> Items:
        return self.node.items_at("content")

    def items_of(self, whole: Message) -> Any:
        return whole.content

    def fill(self, part: Node, kind: Kind | None) -> Text | None:
        if kind is None:
            return None
        part.setdefault("type", kind.name)
        if kind.name != "text":
            return None
        text = part.node("text")
        text.items_at("annotations")
        return text.text("value")

    def _continues(self, delta: Mapping[str, Any], index: int) -> bool:
        # Some servers count the index up with every token of one text. They can be told by the parts that they give
        # a message when they create it; the service gives none.
        if self.current is None or not _is_text(self.current) or self.current.done or "text" not in delta:
            return False
        return self.declared and index not in self.items()

    def streamed(self) -> str:
        """The text that came in deltas, of all parts."""
        texts = (part.node.node("text").text("value") for _, part in sorted(self.parts.items()) if _is_text(part))
        return "".join(text.streamed for text in texts)


class GrowingStep(Growing[RunStep]):
    __slots__ = ()

    kinds = _TOOL_CALLS
    other = _OTHER_TOOL_CALL
    said_of_parts = frozenset({_OTHER_TOOL_CALL.created, _OTHER_TOOL_CALL.done})
    list_name = "step_details"

    @property
    def model(self) -> type[RunStep]:
        return RunStep

    def items(self) -> Items:
        return self.node.node("step_details").items_at("tool_calls")

    def items_of(self, whole: RunStep) -> Any:
        return getattr(whole.step_details, "tool_calls", None)


def _only_text(delta: dict[str, Any]) -> str | None:
    """The characters that a delta appends to a text, if that is all that it does, as most do."""
    text: Any = delta.get("text")
    if text.__class__ is not dict or len(text) != 1 or len(delta) > 3 or "type" not in delta or "index" not in delta:
        return None
    piece: Any = text.get("value")
    return piece if piece.__class__ is str else None


def _member(item: Any, name: str) -> Any:
    """Of a JSON object or of a model."""
    return item.get(name) if isinstance(item, dict) else getattr(item, name, None)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _is_text(part: Part) -> bool:
    return part.kind is not None and part.kind.name == "text"


def text_of(part: Any) -> str | None:
    """The text of a part, or of an addition to one, in JSON; None where it is no text."""
    text: Any = part.get("text") if part.__class__ is dict else None
    value: Any = text.get("value") if text.__class__ is dict else None
    return value if isinstance(value, str) else None


def texts_of(message: Message) -> str:
    """The texts of all parts, in one."""
    content: Any = raw_json(message).get("content")
    parts: list[Any] = content if content.__class__ is list else []
    return "".join(text for part in parts if (text := text_of(part)) is not None)
