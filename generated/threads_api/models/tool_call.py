# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: tool call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import NOTHING, JSONObject, Model, model, new, union_decoder

from .assistant_tool import FileSearchRankingOptions

__all__ = [
    "CodeInterpreterCall",
    "CodeInterpreterImage",
    "CodeInterpreterLogs",
    "CodeInterpreterOutput",
    "CodeInterpreterOutputImage",
    "CodeInterpreterToolCall",
    "FileSearchCall",
    "FileSearchResult",
    "FileSearchResultContent",
    "FileSearchToolCall",
    "FunctionCall",
    "FunctionToolCall",
    "ToolCall",
]


@model
class CodeInterpreterLogs(Model):
    """Text output of the code."""

    type: Literal["logs"] = "logs"
    """Discriminator; always `logs`."""

    logs: str
    """The text."""

    # Fields of the other variants of the union; here they are None.
    image: ClassVar[None] = None

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
        self.logs = data.get("logs")
        return self


@model
class CodeInterpreterImage(Model):
    """An image stored as a file."""

    file_id: str
    """Identifier of the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        return self


@model
class CodeInterpreterOutputImage(Model):
    """Image output of the code."""

    type: Literal["image"] = "image"
    """Discriminator; always `image`."""

    image: CodeInterpreterImage
    """The image."""

    # Fields of the other variants of the union; here they are None.
    logs: ClassVar[None] = None

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
        self.image = CodeInterpreterImage.from_dict(data.get("image"))
        return self


CodeInterpreterOutput: TypeAlias = CodeInterpreterLogs | CodeInterpreterOutputImage
"""One output of the code interpreter. Discriminated by `type`."""

decode_code_interpreter_output: Callable[[Any], CodeInterpreterOutput] = union_decoder(
    "type",
    {
        "logs": CodeInterpreterLogs.from_dict,
        "image": CodeInterpreterOutputImage.from_dict,
    },
    variant_fields=(
        "logs",
        "image",
    ),
)


@model
class CodeInterpreterCall(Model):
    """The code and its outputs."""

    input: str
    """The input code."""

    outputs: list[CodeInterpreterOutput]
    """Outputs: logs and images."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.input = data.get("input")
        self.outputs = (
            [decode_code_interpreter_output(item) for item in v] if (v := data.get("outputs")).__class__ is list else v
        )
        return self


@model
class CodeInterpreterToolCall(Model):
    """A code interpreter call."""

    id: str
    """Identifier of the call."""

    type: Literal["code_interpreter"] = "code_interpreter"
    """Discriminator; always `code_interpreter`."""

    code_interpreter: CodeInterpreterCall
    """The code and its outputs."""

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
        self.id = data.get("id")
        self.type = data.get("type")
        self.code_interpreter = CodeInterpreterCall.from_dict(data.get("code_interpreter"))
        return self


@model
class FileSearchResultContent(Model):
    """A passage of a file."""

    type: Literal["text"] | None = None
    """Type of the passage, currently always `text`."""

    text: str | None = None
    """The passage."""

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
        self.text = data.get("text")
        return self


@model
class FileSearchResult(Model):
    """A search result."""

    file_id: str
    """Identifier of the file."""

    file_name: str
    """Name of the file."""

    score: float
    """Relevance score, 0 to 1."""

    content: list[FileSearchResultContent] | None = None
    """Passages found in the file; present only if requested with `include`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.file_id = data.get("file_id")
        self.file_name = data.get("file_name")
        self.score = data.get("score")
        self.content = (
            [FileSearchResultContent.from_dict(item) for item in v]
            if (v := data.get("content")).__class__ is list
            else v
        )
        return self


@model
class FileSearchCall(Model):
    """The search and its results."""

    ranking_options: FileSearchRankingOptions | None = None
    """How the results were ranked."""

    results: list[FileSearchResult] | None = None
    """The results."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._kept = NOTHING
        self._keys = cls._shapes.get(keys := tuple(raw)) or self._note_keys(keys, raw)
        self._request_id = None
        data: JSONObject = raw
        self.ranking_options = (
            None if (v := data.get("ranking_options")) is None else FileSearchRankingOptions.from_dict(v)
        )
        self.results = (
            [FileSearchResult.from_dict(item) for item in v] if (v := data.get("results")).__class__ is list else v
        )
        return self


@model
class FileSearchToolCall(Model):
    """A file search call."""

    id: str
    """Identifier of the call."""

    type: Literal["file_search"] = "file_search"
    """Discriminator; always `file_search`."""

    file_search: FileSearchCall
    """The search and its results."""

    # Fields of the other variants of the union; here they are None.
    code_interpreter: ClassVar[None] = None
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
        self.id = data.get("id")
        self.type = data.get("type")
        self.file_search = FileSearchCall.from_dict(data.get("file_search"))
        return self


@model
class FunctionCall(Model):
    """A function, its arguments and its output."""

    name: str
    """Name of the function."""

    arguments: str
    """Arguments as JSON text."""

    output: str | None = None
    """Output of the function; null until it is submitted."""

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
        self.arguments = data.get("arguments")
        self.output = data.get("output")
        return self


@model
class FunctionToolCall(Model):
    """A function call."""

    id: str
    """Identifier of the call."""

    type: Literal["function"] = "function"
    """Discriminator; always `function`."""

    function: FunctionCall
    """The function, its arguments and its output."""

    # Fields of the other variants of the union; here they are None.
    code_interpreter: ClassVar[None] = None
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
        self.id = data.get("id")
        self.type = data.get("type")
        self.function = FunctionCall.from_dict(data.get("function"))
        return self


ToolCall: TypeAlias = CodeInterpreterToolCall | FileSearchToolCall | FunctionToolCall
"""A tool call. Discriminated by `type`."""

decode_tool_call: Callable[[Any], ToolCall] = union_decoder(
    "type",
    {
        "code_interpreter": CodeInterpreterToolCall.from_dict,
        "file_search": FileSearchToolCall.from_dict,
        "function": FunctionToolCall.from_dict,
    },
    variant_fields=(
        "id",
        "code_interpreter",
        "file_search",
        "function",
    ),
)
