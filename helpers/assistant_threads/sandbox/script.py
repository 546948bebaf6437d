"""The scripted assistant: says what a test wants it to say, and echoes when it has nothing to say.

    server.script("Hello!")
    server.script([FunctionCall("get_weather", {"city": "Paris"})], "It is sunny in Paris.")

Each argument is one turn: the first for the start of a run, the next for the turn after its tool outputs, or for the
next run. A turn is a text or a list of what to do.
"""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from . import acts
from .acts import Act, Assistant, Turn
from .store import Object

__all__ = [
    "CodeInterpreter",
    "Fail",
    "FileSearch",
    "FunctionCall",
    "Image",
    "Incomplete",
    "NextStep",
    "Pause",
    "Refuse",
    "Scripted",
    "ScriptedAssistant",
    "Text",
    "Usage",
    "in_pieces",
]

Pause = acts.Pause
NextStep = acts.EndStep
Usage = acts.Spent


@frozen
class Text:
    """Text of a message, in the pieces that a stream shows it in; cut before spaces when none are given."""

    value: str
    chunks: Sequence[str] | None = None
    """The pieces; together they are `value`."""
    annotations: Sequence[Object] = ()
    """Given with the last piece: `{"type": "file_citation", "text": …, "start_index": …}`."""

    def __attrs_post_init__(self) -> None:
        if self.chunks is not None and "".join(self.chunks) != self.value:
            raise ValueError(f"the chunks make {''.join(self.chunks)!r}, not {self.value!r}")

    def acts(self, index: int) -> Iterator[Act]:
        pieces = list(self.chunks if self.chunks is not None else in_pieces(self.value))
        for at, piece in enumerate(pieces, 1):
            yield acts.TextDelta(piece, self.annotations if at == len(pieces) else ())


@frozen
class Refuse:
    """A refusal instead of text."""

    value: str

    def acts(self, index: int) -> Iterator[Act]:
        return (acts.RefusalDelta(piece) for piece in in_pieces(self.value))


@frozen
class Image:
    """An image kept as a file, as part of the message."""

    file_id: str

    def acts(self, index: int) -> Iterator[Act]:
        yield acts.ImageShown(self.file_id)


@frozen
class FunctionCall:
    """A call of a function of the application; several in one turn are made in parallel."""

    name: str
    arguments: Mapping[str, Any] | str = field(factory=dict[str, Any])
    """A text is sent as it is, to try what an application does with invalid JSON."""

    def acts(self, index: int) -> Iterator[Act]:
        text = self.arguments if isinstance(self.arguments, str) else json.dumps(self.arguments, ensure_ascii=False)
        yield acts.CallDelta(index, self.name)
        for piece in re.findall(r"\w+|[^\w]+", text):
            yield acts.CallDelta(index, arguments=piece)


@frozen
class CodeInterpreter:
    """Code that the assistant runs, and what it gave: texts as logs, `{"type": "image", …}` as they are."""

    input: str
    outputs: Sequence[str | Object] = ()

    def acts(self, index: int) -> Iterator[Act]:
        yield acts.CodeDelta()
        for piece in in_pieces(self.input):
            yield acts.CodeDelta(piece)
        if self.outputs:
            yield acts.CodeDelta(
                outputs=[{"type": "logs", "logs": each} if isinstance(each, str) else each for each in self.outputs]
            )
        yield acts.EndStep()


@frozen
class FileSearch:
    """A search in files; each result has `file_id`, `file_name`, `score` and `content`."""

    results: Sequence[Object] = ()

    def acts(self, index: int) -> Iterator[Act]:
        yield acts.FileSearchDone(self.results)


@frozen
class Fail:
    """The run fails."""

    message: str = "Sorry, something went wrong."
    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"] = "server_error"

    def acts(self, index: int) -> Iterator[Act]:
        yield acts.Failure(self.message, self.code)


@frozen
class Incomplete:
    """The run ends as incomplete."""

    reason: Literal["max_completion_tokens", "max_prompt_tokens"] = "max_completion_tokens"

    def acts(self, index: int) -> Iterator[Act]:
        yield acts.CutShort(self.reason)


Scripted: TypeAlias = (
    str
    | Text
    | Refuse
    | Image
    | FunctionCall
    | CodeInterpreter
    | FileSearch
    | Fail
    | Incomplete
    | acts.Pause
    | acts.EndStep
    | acts.Spent
    | threading.Event
)
"""What a turn is made of; a `threading.Event` holds the run until it is set."""


class ScriptedAssistant:
    """Takes the turns in their order, those for a thread before those for any; without any left, another answers."""

    def __init__(self, otherwise: Assistant) -> None:
        self._otherwise = otherwise
        self._turns: dict[str | None, deque[list[Act]]] = {}
        self._lock = threading.Lock()

    def add(self, turns: Iterable[Scripted | Sequence[Scripted]], thread_id: str | None = None) -> None:
        """Turns to take, from any thread. Raises TypeError for what can't be done."""
        expanded = [list(_acts(_as_list(turn))) for turn in turns]
        with self._lock:
            self._turns.setdefault(thread_id, deque()).extend(expanded)

    def clear(self) -> None:
        with self._lock:
            self._turns.clear()

    async def turn(self, turn: Turn) -> AsyncIterator[Act]:
        scripted = self._next(turn.run["thread_id"])
        if scripted is None:
            async for act in self._otherwise.turn(turn):
                yield act
        else:
            for act in scripted:
                yield act

    def _next(self, thread_id: str) -> list[Act] | None:
        with self._lock:
            for key in (thread_id, None):
                if self._turns.get(key):
                    return self._turns[key].popleft()
        return None


def in_pieces(text: str) -> list[str]:
    """A text cut before its spaces, as models write."""
    return re.findall(r"\s?\S+|\s", text)


def _as_list(turn: Scripted | Sequence[Scripted]) -> Sequence[Scripted]:
    return [turn] if isinstance(turn, str) or not isinstance(turn, Sequence) else turn


def _acts(turn: Sequence[Scripted]) -> Iterator[Act]:
    calls = 0
    for each in turn:
        if isinstance(each, acts.Pause | acts.EndStep | acts.Spent | threading.Event):
            yield each
        elif isinstance(each, str):
            yield from Text(each).acts(0)
        elif hasattr(each, "acts"):
            yield from each.acts(calls)
            calls += isinstance(each, FunctionCall)
        else:
            raise TypeError(f"{each!r} is nothing that an assistant can do")
