"""The scripted assistant: plays the turns that a test defines, then leaves the rest to another assistant.

    server.script("Hello!")
    server.script([FunctionCall("get_weather", {"city": "Paris"})], "It is sunny in Paris.")

Each argument is one turn: the first is played when a run starts, the next after its tool outputs or in the next run.
A turn is a text, or a list of texts and actions.
"""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, get_args

from attrs import Attribute, define, field, frozen

from ..model.actions import (
    Action,
    AssistantWrapper,
    CallDelta,
    CodeDelta,
    Fail,
    FileSearch,
    Image,
    Incomplete,
    NextStep,
    Passage,
    Pause,
    RefusalDelta,
    TextDelta,
    Turn,
    Usage,
)
from ..model.store import Object
from .citations import quote_passage

__all__ = [
    "Cite",
    "CodeInterpreter",
    "FunctionCall",
    "Refuse",
    "Scripted",
    "ScriptedAssistant",
    "Text",
    "split_words",
]


def _check_str(instance: object, attribute: Attribute[str], value: object) -> None:
    if not isinstance(value, str):
        name = f"{type(instance).__name__}.{attribute.name}"
        raise TypeError(f"{name} must be a str, not {type(value).__name__}: {value!r}")


@frozen
class Text:
    """Text of a message, streamed in pieces; split before spaces unless `chunks` are given."""

    value: str = field(validator=_check_str)
    chunks: Sequence[str] | None = None
    """The pieces; joined, they must equal `value`."""
    annotations: Sequence[Object] = ()
    """Sent with the last piece: `{"type": "file_citation", "text": …, "start_index": …}`."""

    def __attrs_post_init__(self) -> None:
        if self.chunks is not None and "".join(self.chunks) != self.value:
            raise ValueError(f"chunks must join to {self.value!r}, not {''.join(self.chunks)!r}")

    def actions(self, index: int) -> Iterator[Action]:
        pieces = list(self.chunks if self.chunks is not None else split_words(self.value))
        for number, piece in enumerate(pieces, 1):
            yield TextDelta(piece, self.annotations if number == len(pieces) else ())


@frozen
class Refuse:
    """A refusal instead of text."""

    value: str = field(validator=_check_str)

    def actions(self, index: int) -> Iterator[Action]:
        return (RefusalDelta(piece) for piece in split_words(self.value))


@frozen
class FunctionCall:
    """A function call; several in one turn are parallel calls."""

    name: str = field(validator=_check_str)
    arguments: Mapping[str, Any] | str = field(factory=dict[str, Any])
    """A string is sent unchanged, to test how an application handles invalid JSON."""

    def actions(self, index: int) -> Iterator[Action]:
        text = self.arguments if isinstance(self.arguments, str) else json.dumps(self.arguments, ensure_ascii=False)
        yield CallDelta(index, self.name)
        for piece in re.findall(r"\w+|[^\w]+", text):
            yield CallDelta(index, arguments=piece)


@frozen
class CodeInterpreter:
    """A call of the code interpreter. Nothing is executed: `outputs` are given.

    A string becomes a log; an object, such as `{"type": "image", …}`, is sent unchanged.
    """

    input: str = field(validator=_check_str)
    outputs: Sequence[str | Object] = ()

    def actions(self, index: int) -> Iterator[Action]:
        yield CodeDelta()
        for piece in split_words(self.input):
            yield CodeDelta(piece)
        if self.outputs:
            yield CodeDelta(
                outputs=[{"type": "logs", "logs": each} if isinstance(each, str) else each for each in self.outputs]
            )
        yield NextStep()


@frozen
class Cite:
    """Quotes a passage that the last `FileSearch(query=…)` of the turn found, with a citation of its file.

        server.script([FileSearch(query="return policy"), "The files say: ", Cite()])

    The run fails if there is no such passage.
    """

    result: int = 0
    """The number of the passage, from 0 for the best one."""


Scripted: TypeAlias = (
    str
    | Text
    | Cite
    | Refuse
    | FunctionCall
    | CodeInterpreter
    | Image
    | FileSearch
    | Fail
    | Incomplete
    | Pause
    | NextStep
    | Usage
    | threading.Event
)
"""An item of a turn. A `threading.Event` holds the run until it is set."""


@define
class ScriptedAssistant(AssistantWrapper):
    """Plays turns in order, those for one thread before those for any; then another assistant takes over."""

    _turns: dict[str | None, deque[list[Action | Cite]]] = field(
        factory=dict[str | None, deque[list[Action | Cite]]], init=False
    )
    _lock: threading.Lock = field(factory=threading.Lock, init=False)

    def add(self, turns: Iterable[Scripted | Sequence[Scripted]], thread_id: str | None = None) -> None:
        """Append turns; thread-safe. Raises TypeError for an item that isn't an action."""
        expanded = [list(_expand(_as_list(turn))) for turn in turns]
        with self._lock:
            self._turns.setdefault(thread_id, deque()).extend(expanded)

    def clear(self) -> None:
        with self._lock:
            self._turns.clear()

    def check_run(self, run: Object, messages: Sequence[Object]) -> None:
        """A script serves every run; without one, the other assistant decides. Raises RefusedError."""
        with self._lock:
            scripted = any(self._turns.get(key) for key in (run["thread_id"], None))
        if not scripted:
            super().check_run(run, messages)

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        scripted = self._next(turn.run["thread_id"])
        if scripted is None:
            async for action in super().turn(turn):
                yield action
            return
        passages: Sequence[Passage] = ()
        searches = 0
        for item in scripted:
            if isinstance(item, FileSearch) and item.query is not None:
                passages = await turn.search(item.query)
                searches += 1
                yield FileSearch([passage.result() for passage in passages])
            elif isinstance(item, Cite):
                if not 0 <= item.result < len(passages):
                    raise LookupError(f"{item!r}: the file search of this turn found {len(passages)} passages")
                for delta in quote_passage(searches - 1, item.result, passages[item.result]):
                    yield delta
            else:
                yield item

    def _next(self, thread_id: str) -> list[Action | Cite] | None:
        with self._lock:
            for key in (thread_id, None):
                if self._turns.get(key):
                    return self._turns[key].popleft()
        return None


def split_words(text: str) -> list[str]:
    """A text split before its spaces, like the tokens of a model."""
    return re.findall(r"\s?\S+|\s", text)


def _as_list(turn: Scripted | Sequence[Scripted]) -> Sequence[Scripted]:
    return [turn] if isinstance(turn, str) or not isinstance(turn, Sequence) else turn


def _expand(turn: Sequence[Scripted]) -> Iterator[Action | Cite]:
    calls = 0
    for item in turn:
        if isinstance(item, str):
            yield from Text(item).actions(0)
        elif isinstance(item, Text | Refuse | FunctionCall | CodeInterpreter):
            yield from item.actions(calls)
            calls += isinstance(item, FunctionCall)
        elif isinstance(item, get_args(Scripted)):
            yield item
        else:
            raise TypeError(f"{item!r} is not an action; use a text or an action such as FunctionCall")
