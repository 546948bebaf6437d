"""A response that its server goes on with in the background, so that another process can resume it.

The run's memory has its id, and what must not happen a second time: how many steps the run had before it, and the
files that were copied from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..model.actions import (
    CallDelta,
    CodeDelta,
    FileSearch,
    NextStep,
    OtherCall,
    Passage,
    RefusalDelta,
    TextDelta,
    Turn,
)
from ..model.store import Object
from .responses_decoder import CodeImage, Decoded
from .responses_text import ContainerFile

__all__ = ["BackgroundResponse", "unfinished_response"]

_RESPONSE = "response"
_Content = TextDelta | RefusalDelta | CallDelta | CodeDelta | FileSearch | OtherCall | ContainerFile | CodeImage


def unfinished_response(memory: Mapping[str, Any]) -> str | None:
    """The id of the response that was in progress when a run with this memory was interrupted."""
    return memory[_RESPONSE]["id"] if _RESPONSE in memory else None


class BackgroundResponse:
    """The response in progress of a turn: one of an earlier process first, if that has left one."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self.left: Object | None = turn.memory.get(_RESPONSE)
        """What is known of the response of the earlier process, as long as it has not been resumed."""
        self._steps = _steps_of_turn(turn.steps) if self.left else ()

    def begin(self, response_id: str, include: Sequence[str]) -> None:
        """Remember a response. The steps so far must be complete."""
        steps = self._turn.count_steps()
        self._turn.memory[_RESPONSE] = {"id": response_id, "include": include, "steps": steps, "files": {}}

    def end(self) -> None:
        """Forget the response: it need not be resumed any more."""
        self.left = None
        self._turn.memory.pop(_RESPONSE, None)

    def save_file(self, filename: str, content: bytes) -> str:
        """Store a file of the response once, also if it is copied again after a restart."""
        known: Object | None = self._turn.memory.get(_RESPONSE)
        if known is None:
            return self._turn.save_file(filename, content)
        key = f"{hashlib.sha256(content).hexdigest()} {filename}"
        if key not in known["files"]:
            known["files"][key] = self._turn.save_file(filename, content)
            self._turn.memory[_RESPONSE] = known
        return str(known["files"][key])

    def rest(self, decoded: Iterable[Decoded]) -> Iterator[Decoded]:
        """What follows after the steps of the response that the run has completed."""
        completed = len(self._turn.steps) - self.left["steps"] if self.left else 0
        begun = False
        for each in decoded:
            if isinstance(each, NextStep):
                completed -= begun
                begun = False
            elif completed and isinstance(each, _Content):
                begun = True
                continue
            yield each

    @property
    def images(self) -> list[str]:
        """The images that the code interpreter has made in this turn before it was interrupted, not shown yet."""
        found: list[str] = []
        for step in self._steps:
            calls: list[Object] = step["step_details"].get("tool_calls", [])
            outputs = [each for call in calls for each in call.get("code_interpreter", {}).get("outputs", ())]
            images = [each["image"]["file_id"] for each in outputs if each["type"] == "image"]
            found = found + images if calls else []
        return found

    @property
    def searches(self) -> list[Sequence[Passage]]:
        """The results of the file searches of this turn before it was interrupted."""
        calls = [call for step in self._steps for call in step["step_details"].get("tool_calls", ())]
        searches = [call["file_search"]["results"] for call in calls if call["type"] == "file_search"]
        return [[_passage(result) for result in results] for results in searches]


def _steps_of_turn(steps: Sequence[Object]) -> Sequence[Object]:
    """The steps after the last one with calls of functions, which end a turn."""
    first = 0
    for number, step in enumerate(steps, 1):
        if any(call["type"] == "function" for call in step["step_details"].get("tool_calls", ())):
            first = number
    return steps[first:]


def _passage(result: Object) -> Passage:
    text = "".join(part["text"] for part in result["content"])
    # The quote is only streamed; the stream of a run ends with its process.
    return Passage(file_id=result["file_id"], filename=result["file_name"], score=result["score"], text=text, quote="")
