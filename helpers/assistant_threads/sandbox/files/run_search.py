"""The file search of a run: over the vector stores of its assistant and its thread."""

from __future__ import annotations

from attrs import frozen

from ..errors import RefusedError
from ..model.actions import Passage
from ..model.objects import resource_ids
from ..model.store import Object, Store
from .indexer import Indexer
from .vector_stores import VectorStores

__all__ = ["RunSearch"]

_MAX_RESULTS = 20
_MAX_RESULTS_OF_OLD_MODELS = 5


@frozen
class RunSearch:
    """Serves the `file_search` tool."""

    _store: Store
    _vector_stores: VectorStores
    _indexer: Indexer

    def check(self, run: Object) -> None:
        """Raise RefusedError if a run has the tool, but one of its vector stores is deleted or expired."""
        if _tool(run) is None:
            return
        for identifier in self._vector_store_ids(run):
            try:
                self._vector_stores.use(identifier)
            except RefusedError as error:
                raise RefusedError(
                    f"The tool 'file_search' cannot be served: {error}", param="tools", code="tool_not_available"
                ) from None

    async def __call__(self, run: Object, query: str) -> list[Passage]:
        """The passages that match best; waits for files that are being indexed. None without the tool."""
        tool, identifiers = _tool(run), self._vector_store_ids(run)
        if tool is None or not identifiers:
            return []
        await self._indexer.wait_for(identifiers)
        options: Object = tool.get("file_search", {})
        default = _MAX_RESULTS_OF_OLD_MODELS if run["model"].startswith("gpt-3.5") else _MAX_RESULTS
        return self._vector_stores.search(
            identifiers,
            [query],
            limit=options.get("max_num_results", default),
            score_threshold=options.get("ranking_options", {}).get("score_threshold", 0.0),
        )

    def _vector_store_ids(self, run: Object) -> list[str]:
        return resource_ids(self._store, run, "file_search", "vector_store_ids")


def _tool(run: Object) -> Object | None:
    tools: list[Object] = run["tools"]
    return next((tool for tool in tools if tool["type"] == "file_search"), None)
