"""The files and vector stores that the tools of a run can use."""

from __future__ import annotations

from .store import Object, Store

__all__ = ["resource_ids"]


def resource_ids(store: Store, run: Object, tool: str, name: str) -> list[str]:
    """The ids in a field of the resources of a tool: those of the assistant, or of the run, and those of the thread."""
    thread = store.find("thread", run["thread_id"])
    owners = [run] if thread is None else [run, thread]
    resources: list[Object] = [owner["tool_resources"] or {} for owner in owners]
    found: list[Object] = [each.get(tool) or {} for each in resources]
    return list(dict.fromkeys(each for part in found for each in part.get(name) or ()))
