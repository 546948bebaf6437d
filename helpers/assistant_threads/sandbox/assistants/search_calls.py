"""Separates the calls of the search function, which the sandbox serves, from those that the application serves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, cast

from attrs import define

from ..model.actions import CallDelta, Passage
from ..model.store import Object
from .citations import marker_of

__all__ = ["CallBuffer"]


@define
class _Call:
    name: str
    arguments: str = ""


class CallBuffer:
    """The calls of one completion. They are held back until it is complete, since searches come first."""

    def __init__(self, search_name: str) -> None:
        self._search_name = search_name
        self._calls: dict[int, _Call] = {}

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

    def messages(self, text: str, first: int, results: Sequence[Sequence[Passage]]) -> Iterator[Object]:
        """The completion and the search results as messages of the next request; searches are numbered from `first`."""
        searches = list(enumerate(zip(self.queries, results, strict=True), first))
        yield {
            "role": "assistant",
            "content": text or None,
            "tool_calls": [
                {
                    "id": f"search_{number}",
                    "type": "function",
                    "function": {"name": self._search_name, "arguments": json.dumps({"query": query})},
                }
                for number, (query, _) in searches
            ],
        }
        for number, content in enumerate(self.outputs(first, results), first):
            yield {"role": "tool", "tool_call_id": f"search_{number}", "content": content}

    def outputs(self, first: int, results: Sequence[Sequence[Passage]]) -> Iterator[str]:
        """The results of each search as a text for the model, each passage with its marker."""
        for number, passages in enumerate(results, first):
            texts = [f"{marker_of(number, index, each)}\n{each.text}" for index, each in enumerate(passages)]
            yield "\n\n".join(texts) or "No passages found."


def _query(arguments: str) -> str:
    try:
        parsed: Any = json.loads(arguments)
    except ValueError:
        return arguments
    return str(cast("dict[str, Any]", parsed).get("query", "")) if isinstance(parsed, dict) else arguments
