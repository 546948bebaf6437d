# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: tool resources."""

from __future__ import annotations

from typing import Any, Self

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

__all__ = ["ToolResources", "ToolResourcesCodeInterpreter", "ToolResourcesFileSearch"]


@model
class ToolResourcesCodeInterpreter(Model):
    """Resources available to the code interpreter."""

    file_ids: list[str] | None = None
    """Identifiers of files available to the tool, at most 20. Default none."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_ids = data.get("file_ids")
        return self


@model
class ToolResourcesFileSearch(Model):
    """Resources available to file search."""

    vector_store_ids: list[str] | None = None
    """Identifiers of the vector stores to search, at most one."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.vector_store_ids = data.get("vector_store_ids")
        return self


@model
class ToolResources(Model):
    """Resources available to the tools of an assistant, a thread or a run."""

    code_interpreter: ToolResourcesCodeInterpreter | None = None
    """For the code interpreter."""

    file_search: ToolResourcesFileSearch | None = None
    """For file search."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.code_interpreter = (
            None if (v := data.get("code_interpreter")) is None else ToolResourcesCodeInterpreter.from_dict(v)
        )
        self.file_search = None if (v := data.get("file_search")) is None else ToolResourcesFileSearch.from_dict(v)
        return self
