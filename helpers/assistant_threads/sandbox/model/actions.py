"""The actions of an assistant in a run, and the protocol that an assistant implements."""

from __future__ import annotations

import operator
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, MutableMapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

from attrs import define, field, frozen

from .store import Object

__all__ = [
    "Act",
    "Action",
    "Assistant",
    "AssistantWrapper",
    "CallDelta",
    "ChecksRuns",
    "CodeDelta",
    "Expire",
    "Fail",
    "FileSearch",
    "Image",
    "Incomplete",
    "NextStep",
    "OtherCall",
    "Passage",
    "Pause",
    "RefusalDelta",
    "ResumesRuns",
    "StoredFile",
    "TextDelta",
    "Turn",
    "Usage",
    "text_of",
]


@frozen
class TextDelta:
    """Text appended to the message; starts a message if none is open."""

    value: str
    annotations: Sequence[Object] = ()
    """Without `start_index` and `end_index`, these are computed from the position of the annotation's `text`."""


@frozen
class RefusalDelta:
    """Text appended to a refusal."""

    value: str


@frozen
class Image:
    """An image in the message, by the id of its file."""

    file_id: str


@frozen
class NextStep:
    """Completes the message or the tool call; what follows belongs to another step."""


@frozen
class CallDelta:
    """Text appended to the arguments of a function call; a new `index` adds a call to the step."""

    index: int
    name: str = ""
    arguments: str = ""


@frozen
class CodeDelta:
    """Code appended to a call of the code interpreter, and its outputs."""

    input: str = ""
    outputs: Sequence[Object] = ()


@frozen
class FileSearch:
    """A file search: either its results, or a query to search for.

    Each result has `file_id`, `file_name`, `score` and `content`. The query is searched in the vector stores of the
    assistant and the thread; `Cite` quotes what it finds.
    """

    results: Sequence[Object] = ()
    query: str | None = None


@frozen
class OtherCall:
    """A tool call that the document doesn't describe, such as a web search; it is stored as it is."""

    kind: str
    call: Object


@frozen
class Usage:
    """Tokens used by the current step, if they are known better than by counting deltas.

    Without a step, the tokens are counted for the run only.
    """

    prompt_tokens: int
    completion_tokens: int
    cached_tokens: int = 0
    """Part of `prompt_tokens`."""
    reasoning_tokens: int = 0
    """Part of `completion_tokens`."""

    def __add__(self, other: Usage) -> Usage:
        return Usage(*map(operator.add, self._counts, other._counts))

    def __sub__(self, other: Usage) -> Usage:
        return Usage(*map(operator.sub, self._counts, other._counts))

    @property
    def _counts(self) -> tuple[int, int, int, int]:
        # Added up for each delta: with `attrs.astuple`, a streamed run takes a seventh more time.
        return self.prompt_tokens, self.completion_tokens, self.cached_tokens, self.reasoning_tokens


@frozen
class Fail:
    """The run fails."""

    message: str = "Sorry, something went wrong."
    code: Literal["server_error", "rate_limit_exceeded", "invalid_prompt"] = "server_error"


@frozen
class Expire:
    """The run expires: its turn was interrupted and cannot be resumed."""

    message: str


@frozen
class Incomplete:
    """The run ends as incomplete."""

    reason: Literal["max_completion_tokens", "max_prompt_tokens"] = "max_completion_tokens"


@frozen
class Pause:
    """The assistant waits for this many seconds."""

    seconds: float


Action: TypeAlias = (
    TextDelta
    | RefusalDelta
    | Image
    | NextStep
    | CallDelta
    | CodeDelta
    | FileSearch
    | OtherCall
    | Usage
    | Expire
    | Fail
    | Incomplete
    | Pause
    | threading.Event
)
"""One action of an assistant. An Event holds the run until it is set, for tests that should not wait for time."""

Act: TypeAlias = Action
"""The earlier name of `Action`."""


@frozen(kw_only=True)
class Passage:
    """A passage of a file, found by a search."""

    file_id: str
    filename: str
    score: float
    """From 0 to 1."""
    text: str
    quote: str
    """The sentence of the passage that fits the query best."""
    attributes: Object = field(factory=dict[str, Any])

    def result(self) -> Object:
        """The passage as a result in a run step."""
        return {
            "file_id": self.file_id,
            "file_name": self.filename,
            "score": self.score,
            "content": [{"type": "text", "text": self.text}],
        }

    def citation(self, marker: str) -> Object:
        """An annotation for `marker`, a piece of the message text that stands for the citation."""
        return {
            "type": "file_citation",
            "text": marker,
            "file_citation": {"file_id": self.file_id, "quote": self.quote},
        }


@frozen
class StoredFile:
    """A file with its content."""

    filename: str
    content: bytes


async def _find_nothing(_: str) -> Sequence[Passage]:
    return ()


def _save_nothing(filename: str, _: bytes) -> str:
    raise RuntimeError(f"there is no store for the file {filename}")


@frozen(kw_only=True)
class Turn:
    """The input of an assistant's turn. A turn begins when a run starts and after each submission of tool outputs."""

    run: Object
    messages: Sequence[Object]
    """The messages of the thread before this run, oldest first, after truncation."""
    steps: Sequence[Object] = ()
    """The steps of the run so far, oldest first."""
    count_steps: Callable[[], int] = lambda: 0
    """The number of steps by now, those of this turn included."""
    written: dict[str, str] = field(factory=dict)
    """The texts of the messages that this run has created, by message id."""
    prompt_tokens: int = 0
    search: Callable[[str], Awaitable[Sequence[Passage]]] = _find_nothing
    """Searches the files that the `file_search` tool of the run can reach; best passages first."""

    read_file: Callable[[str], StoredFile | None] = lambda _: None
    """Reads a file by its id; None if there is none."""

    save_file: Callable[[str, bytes], str] = _save_nothing
    """Stores a file that the assistant has made, and returns its id."""

    memory: MutableMapping[str, Any] = field(factory=dict[str, Any])
    """JSON values that are kept until the thread is deleted, for the later turns of this run."""
    copies: MutableMapping[str, Any] = field(factory=dict[str, Any])
    """JSON values about what the assistant has stored elsewhere, by id of the file or vector store here.

    They outlive that object, for the assistant to delete its copy.
    """
    deleted: Callable[[], Sequence[str]] = tuple
    """The ids in `copies` whose object has been deleted here."""
    code_files: Sequence[str] = ()
    """The ids of the files that the `code_interpreter` tool of the run can read."""
    vector_stores: Sequence[str] = ()
    """The ids of the vector stores that the `file_search` tool of the run can search."""
    read_vector_store: Callable[[str], Object | None] = lambda _: None
    """Reads a vector store, with its `files`; None if there is none."""

    def is_given(self, name: str) -> bool:
        """Whether `temperature` or `top_p` was given, rather than left to the default of 1."""
        return self.run[name] != 1 or name in self.memory.get("given", ())

    def has_tool(self, kind: str) -> bool:
        return any(tool["type"] == kind for tool in self.run["tools"])

    @property
    def last_user_text(self) -> str:
        """The text of the last user message; empty if there is none."""
        for message in reversed(self.messages):
            if message["role"] == "user":
                return text_of(message)
        return ""


class Assistant(Protocol):
    """Produces the actions of a turn: a script, the echo, a model."""

    def turn(self, turn: Turn) -> AsyncIterator[Action]: ...


@runtime_checkable
class ChecksRuns(Protocol):
    """An assistant that does not serve every run."""

    def check_run(self, run: Object, messages: Sequence[Object]) -> None:
        """Raise RefusedError when a run is created that the assistant can't serve, such as for one of its tools."""
        ...


@runtime_checkable
class ResumesRuns(Protocol):
    """An assistant whose turns can be resumed after the server was stopped, since their response is made elsewhere."""

    def unfinished(self, memory: Mapping[str, Any]) -> str | None:
        """The id of the response to a turn of a run with this memory; None if there is none in progress.

        If there is one, the next `turn` resumes it: without the steps that the run has completed.
        """
        ...

    async def cancel(self, response_id: str) -> None:
        """Cancel a response whose run has ended."""
        ...


@define
class AssistantWrapper:
    """Passes everything on to another assistant, whatever of the above that has."""

    _wrapped: Assistant

    def turn(self, turn: Turn) -> AsyncIterator[Action]:
        return self._wrapped.turn(turn)

    def check_run(self, run: Object, messages: Sequence[Object]) -> None:
        """Raise RefusedError if the other assistant does."""
        if isinstance(self._wrapped, ChecksRuns):
            self._wrapped.check_run(run, messages)

    def unfinished(self, memory: Mapping[str, Any]) -> str | None:
        """The response in progress of the other assistant."""
        return self._wrapped.unfinished(memory) if isinstance(self._wrapped, ResumesRuns) else None

    async def cancel(self, response_id: str) -> None:
        """Cancel a response of the other assistant."""
        if isinstance(self._wrapped, ResumesRuns):
            await self._wrapped.cancel(response_id)


def text_of(message: Object) -> str:
    """The text parts of a message, joined by newlines."""
    parts: list[Any] = message["content"]
    return "\n".join(part["text"]["value"] for part in parts if part["type"] == "text")
