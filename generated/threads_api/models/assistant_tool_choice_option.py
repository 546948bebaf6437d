# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: assistant tool choice option."""

from __future__ import annotations

from typing import Any, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new

__all__ = ["AssistantToolChoice", "AssistantToolChoiceFunction", "AssistantToolChoiceOption"]


@model
class AssistantToolChoiceFunction(Model):
    """The function to call."""

    name: str
    """Name of the function."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.name = data.get("name")
        return self


@model
class AssistantToolChoice(Model):
    """Makes the model call one particular tool."""

    type: Literal["function", "code_interpreter", "file_search"] | str
    """Type of the tool."""

    function: AssistantToolChoiceFunction | None = None
    """The function to call; required if `type` is `function`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.type = data.get("type")
        self.function = None if (v := data.get("function")) is None else AssistantToolChoiceFunction.from_dict(v)
        return self


AssistantToolChoiceOption: TypeAlias = Literal["none", "auto", "required"] | str | AssistantToolChoice
"""Which tools the model calls: `none`, `auto` (the model decides; default), `required` (at least one), or a particular
tool.
"""
