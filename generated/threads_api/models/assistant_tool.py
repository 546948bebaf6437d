# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: assistant tool."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new, union_decoder

__all__ = [
    "AssistantTool",
    "CodeInterpreterTool",
    "FileSearchOptions",
    "FileSearchRankingOptions",
    "FileSearchTool",
    "FunctionDefinition",
    "FunctionTool",
]


@model
class CodeInterpreterTool(Model):
    """Lets the model write Python code and run it in a sandbox on the server."""

    type: Literal["code_interpreter"] = "code_interpreter"
    """Discriminator; always `code_interpreter`."""

    # Fields of the other variants of the union; here they are None.
    file_search: ClassVar[None] = None
    function: ClassVar[None] = None

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
        return self


@model
class FileSearchRankingOptions(Model):
    """How a file search ranks its results."""

    ranker: Literal["auto", "default_2024_08_21"] | str | None = None
    """Ranker to use. Default `auto`."""

    score_threshold: float
    """Lowest score a result may have, 0 to 1."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.ranker = data.get("ranker")
        self.score_threshold = data.get("score_threshold")
        return self


@model
class FileSearchOptions(Model):
    """Settings of a file search tool."""

    max_num_results: int | None = None
    """Maximum number of results passed to the model, 1 to 50; a search may return fewer. Default 20, or 5 with
    `gpt-3.5-turbo`.
    """

    ranking_options: FileSearchRankingOptions | None = None
    """Ranking and score threshold. Default: the `auto` ranker and a threshold of 0."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.max_num_results = data.get("max_num_results")
        self.ranking_options = (
            None if (v := data.get("ranking_options")) is None else FileSearchRankingOptions.from_dict(v)
        )
        return self


@model
class FileSearchTool(Model):
    """Lets the model search the vector stores of the assistant and the thread."""

    type: Literal["file_search"] = "file_search"
    """Discriminator; always `file_search`."""

    file_search: FileSearchOptions | None = None
    """Search settings. Default: the server's."""

    # Fields of the other variants of the union; here they are None.
    function: ClassVar[None] = None

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
        self.file_search = None if (v := data.get("file_search")) is None else FileSearchOptions.from_dict(v)
        return self


@model
class FunctionDefinition(Model):
    """A function as described to the model."""

    name: str
    """Name of the function: letters, digits, underscores and dashes, at most 64 characters."""

    description: str | None = None
    """What the function does. The model uses it to decide when and how to call the function."""

    parameters: dict[str, Any] | None = None
    """Parameters as a JSON Schema object. If omitted, the function takes none."""

    strict: bool | None = None
    """Whether arguments must match the schema exactly. Only a subset of JSON Schema is supported then. Default false."""

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
        self.description = data.get("description")
        self.parameters = data.get("parameters")
        self.strict = data.get("strict")
        return self


@model
class FunctionTool(Model):
    """A function of the application that the model may call."""

    type: Literal["function"] = "function"
    """Discriminator; always `function`."""

    function: FunctionDefinition
    """The function offered to the model."""

    # Fields of the other variants of the union; here they are None.
    file_search: ClassVar[None] = None

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
        self.function = FunctionDefinition.from_dict(data.get("function"))
        return self


AssistantTool: TypeAlias = CodeInterpreterTool | FileSearchTool | FunctionTool
"""A tool the model may use. Discriminated by `type`."""

decode_assistant_tool: Callable[[Any], AssistantTool] = union_decoder(
    "type",
    {
        "code_interpreter": CodeInterpreterTool.from_dict,
        "file_search": FileSearchTool.from_dict,
        "function": FunctionTool.from_dict,
    },
    variant_fields=(
        "file_search",
        "function",
    ),
)
