"""What an assistant does in a run, piece by piece; the life of a run is made of these."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Sequence
from typing import Any, Literal, Protocol, TypeAlias

from attrs import field, frozen

from .store import Object

__all__ = [
    "Act",
    "Assistant",
    "CallDelta",
    "CodeDelta",
    "CutShort",
    "EndStep",
    "Failure",
    "FileSearchDone",
    "ImageShown",
    "Pause",
    "RefusalDelta",
    "Spent",
    "TextDelta",
    "Turn",
]


@frozen
class TextDelta:
    """Characters of the message; opens one when none is open."""

    value: str
    annotations: Sequence[Object] = ()


@frozen
class RefusalDelta:
    """Characters of a refusal."""

    value: str


@frozen
class ImageShown:
    """An image in the message, kept as a file."""

    file_id: str


@frozen
class EndStep:
    """The message or the code is complete; what comes after it belongs to another step."""


@frozen
class CallDelta:
    """Characters of the arguments of a function call; a new `index` opens a call, beside those of this step."""

    index: int
    name: str = ""
    arguments: str = ""


@frozen
class CodeDelta:
    """Characters of code, and outputs, of the code interpreter."""

    input: str = ""
    outputs: Sequence[Object] = ()


@frozen
class FileSearchDone:
    """A search and what it found."""

    results: Sequence[Object] = ()


@frozen
class Spent:
    """Tokens used by the step in progress, when they are known better than by counting pieces."""

    prompt_tokens: int
    completion_tokens: int


@frozen
class Failure:
    """The run fails."""

    message: str
    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"] = "server_error"


@frozen
class CutShort:
    """The run ends as incomplete."""

    reason: Literal["max_completion_tokens", "max_prompt_tokens"] = "max_completion_tokens"


@frozen
class Pause:
    """The assistant does nothing for so many seconds."""

    seconds: float


Act: TypeAlias = (
    TextDelta
    | RefusalDelta
    | ImageShown
    | EndStep
    | CallDelta
    | CodeDelta
    | FileSearchDone
    | Spent
    | Failure
    | CutShort
    | Pause
    | threading.Event
)
"""An Event holds the run until it is set, for tests that don't wait for time to pass."""


@frozen(kw_only=True)
class Turn:
    """What an assistant knows when it is its turn: at the start of a run and after each submission of tool outputs."""

    run: Object
    messages: Sequence[Object]
    """The messages of the thread before this run, oldest first, shortened by the truncation strategy."""
    steps: Sequence[Object] = ()
    """What the run has done so far, oldest first: tool calls with their outputs, messages by their id."""
    written: dict[str, str] = field(factory=dict)
    """The texts of the messages that this run has written, by id."""
    prompt_tokens: int = 0

    @property
    def last_user_text(self) -> str:
        """The text of the last message of the user."""
        for message in reversed(self.messages):
            if message["role"] == "user":
                return text_of(message)
        return ""


class Assistant(Protocol):
    """Whatever answers: a script, the echo, a model."""

    def turn(self, turn: Turn) -> AsyncIterator[Act]: ...


def text_of(message: Object) -> str:
    """The text parts of a message."""
    parts: list[Any] = message["content"]
    return "\n".join(part["text"]["value"] for part in parts if part["type"] == "text")
