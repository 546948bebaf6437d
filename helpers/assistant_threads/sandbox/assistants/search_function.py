"""The function that stands for the `file_search` tool where the sandbox searches the files itself."""

from __future__ import annotations

from typing import Any

from ..model.store import Object

__all__ = ["search_definition", "search_function"]

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
