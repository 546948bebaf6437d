"""File searches for a model without vector stores: a function stands for the tool; the sandbox serves its calls."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, cast

from attrs import define, field

from ..model.actions import Action, CallDelta, Fail, FileSearch, Incomplete, Passage, TextDelta, Turn, Usage
from ..model.store import Object
from .citations import CitationFinder, marker_of

__all__ = ["NO_TOKENS", "SearchRound", "search_definition", "search_function", "with_searches"]

NO_TOKENS = Usage(0, 0)

_MAX_SEARCHES = 10
_DESCRIPTION = (
    "Searches the files that the user has provided. Each passage in the result begins with a marker such as "
    "【0:1†name】; copy the marker after each statement that is based on the passage."
)


def search_function(run: Object) -> str | None:
    """The name of the function; None if the run doesn't have the tool."""
    tools: list[Object] = run["tools"]
    if not any(tool["type"] == "file_search" for tool in tools):
        return None
    taken = {tool["function"]["name"] for tool in tools if tool["type"] == "function"}
    return next(name for name in ("file_search", "search_files", "search_uploaded_files_") if name not in taken)


def search_definition(name: str) -> dict[str, Any]:
    """The definition of the function."""
    query = {"type": "string", "description": "What to look for."}
    parameters = {"type": "object", "properties": {"query": query}, "required": ["query"]}
    return {"name": name, "description": _DESCRIPTION, "parameters": parameters}


async def with_searches(
    turn: Turn,
    name: str | None,
    complete: Callable[[], AsyncIterator[Action]],
    keep: Callable[[SearchRound], None],
    earlier: Sequence[Sequence[Passage]] = (),
) -> AsyncIterator[Action]:
    """Complete, serve the model's calls of the function `name`, and repeat that until it makes no more of them.

    `keep` adds a round to the next request. `earlier` are the results of the searches of this turn so far.
    """
    if name is None:
        async for action in complete():
            yield action
        return
    citations = CitationFinder()
    for number, passages in enumerate(earlier):
        citations.add(number, passages)
    searches = len(earlier)
    while searches < _MAX_SEARCHES:
        completed = SearchRound(name, searches)
        usage: Usage | None = None
        async for action in complete():
            match action:
                case CallDelta():
                    completed.add(action)
                case TextDelta() if not action.annotations:
                    completed.text += action.value
                    for delta in citations.feed(action.value):
                        yield delta
                case Usage() if action != NO_TOKENS:
                    usage = action
                case _:
                    for delta in citations.end():
                        yield delta
                    ended = isinstance(action, Fail | Incomplete)
                    if ended and usage:
                        yield usage
                    yield action
                    if ended:
                        return
        for delta in citations.end():
            yield delta
        if usage and (completed.text or not completed.queries):
            yield usage
            usage = NO_TOKENS
        completed.results = [await turn.search(query) for query in completed.queries]
        for number, passages in enumerate(completed.results, searches):
            citations.add(number, passages)
            yield FileSearch([passage.result() for passage in passages])
            if usage:  # counted once, though each search is a step of its own
                yield usage
                usage = NO_TOKENS
        keep(completed)
        others = list(completed.others())
        for call in others:
            yield call
        if others or not completed.results:
            return
        searches += len(completed.results)
    yield Fail(f"The model searched the files more than {_MAX_SEARCHES} times in one turn.")


@define
class _Call:
    name: str
    arguments: str = ""


@define
class SearchRound:
    """One completion. Its calls are held back until it is complete, since searches come first."""

    _search_name: str
    _first: int
    """The number of its first search in the turn."""
    text: str = ""
    results: Sequence[Sequence[Passage]] = ()
    """Of each search."""
    _calls: dict[int, _Call] = field(factory=dict[int, _Call])

    def add(self, delta: CallDelta) -> None:
        if delta.index not in self._calls:
            self._calls[delta.index] = _Call(delta.name)
        self._calls[delta.index].arguments += delta.arguments

    @property
    def queries(self) -> list[str]:
        """The queries of the calls of the search function; one that can't be parsed is taken as it is."""
        return [_query(call.arguments) for call in self._calls.values() if call.name == self._search_name]

    def others(self) -> Iterator[CallDelta]:
        """The calls of other functions."""
        others = [call for call in self._calls.values() if call.name != self._search_name]
        for index, call in enumerate(others):
            yield CallDelta(index, call.name)
            if call.arguments:
                yield CallDelta(index, arguments=call.arguments)

    def messages(self) -> Iterator[Object]:
        """The completion and the search results as messages of the next request."""
        queries = enumerate(self.queries, self._first)
        yield {
            "role": "assistant",
            "content": self.text or None,
            "tool_calls": [
                {
                    "id": f"search_{number}",
                    "type": "function",
                    "function": {"name": self._search_name, "arguments": json.dumps({"query": query})},
                }
                for number, query in queries
            ],
        }
        for number, content in enumerate(self.outputs(), self._first):
            yield {"role": "tool", "tool_call_id": f"search_{number}", "content": content}

    def outputs(self) -> Iterator[str]:
        """The results of each search as a text for the model, each passage with its marker."""
        for number, passages in enumerate(self.results, self._first):
            texts = [f"{marker_of(number, index, each)}\n{each.text}" for index, each in enumerate(passages)]
            yield "\n\n".join(texts) or "No passages found."


def _query(arguments: str) -> str:
    try:
        parsed: Any = json.loads(arguments)
    except ValueError:
        return arguments
    return str(cast("dict[str, Any]", parsed).get("query", "")) if isinstance(parsed, dict) else arguments
