# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from typing import Any, ClassVar, Literal, Self, TypeAlias

from threads_runtime.models import Get, Model, UnionDecoder, model

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
    """Text that the code gave."""

    type: Literal["logs"] = "logs"
    """Names the variant, `logs`."""
    logs: str
    """The text."""

    # Fields that other kinds of the same union have; here they read as None.
    image: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.logs = get("logs")
        return self


@model
class CodeInterpreterImage(Model):
    """An image kept as a file."""

    file_id: str
    """Identifier of the file."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        return self


@model
class CodeInterpreterOutputImage(Model):
    """An image that the code gave."""

    type: Literal["image"] = "image"
    """Names the variant, `image`."""
    image: CodeInterpreterImage
    """The image."""

    # Fields that other kinds of the same union have; here they read as None.
    logs: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.image = CodeInterpreterImage.from_dict(get("image"))
        return self


CodeInterpreterOutput: TypeAlias = CodeInterpreterLogs | CodeInterpreterOutputImage
"""One output of the code interpreter, told apart by `type`."""

decode_code_interpreter_output: UnionDecoder[CodeInterpreterOutput] = UnionDecoder(
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
    """The code and what came of it."""

    input: str
    """The code that was run."""
    outputs: list[CodeInterpreterOutput]
    """What it gave: logs and images."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.input = get("input")
        self.outputs = (
            [decode_code_interpreter_output(item) for item in v] if (v := get("outputs")).__class__ is list else v
        )
        return self


@model
class CodeInterpreterToolCall(Model):
    """A call of the code interpreter."""

    id: str
    """Identifier of the call."""
    type: Literal["code_interpreter"] = "code_interpreter"
    """Names the variant, `code_interpreter`."""
    code_interpreter: CodeInterpreterCall
    """The code and what came of it."""

    # Fields that other kinds of the same union have; here they read as None.
    file_search: ClassVar[None] = None
    function: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.type = get("type")
        self.code_interpreter = CodeInterpreterCall.from_dict(get("code_interpreter"))
        return self


@model
class FileSearchResultContent(Model):
    """A passage of a file."""

    type: Literal["text"] | None = None
    """Kind of the passage, so far always `text`."""
    text: str | None = None
    """The passage."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.type = get("type")
        self.text = get("text")
        return self


@model
class FileSearchResult(Model):
    """A file that was found."""

    file_id: str
    """Identifier of the file."""
    file_name: str
    """Name of the file."""
    score: float
    """How well the file fits, 0 to 1."""
    content: list[FileSearchResultContent] | None = None
    """What was found in the file; only there if asked for with `include`."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.file_id = get("file_id")
        self.file_name = get("file_name")
        self.score = get("score")
        self.content = (
            [FileSearchResultContent.from_dict(item) for item in v] if (v := get("content")).__class__ is list else v
        )
        return self


@model
class FileSearchCall(Model):
    """The search and what it found."""

    ranking_options: FileSearchRankingOptions | None = None
    """How the results were ranked."""
    results: list[FileSearchResult] | None = None
    """What was found."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.ranking_options = FileSearchRankingOptions.from_dict(get("ranking_options"))
        self.results = (
            [FileSearchResult.from_dict(item) for item in v] if (v := get("results")).__class__ is list else v
        )
        return self


@model
class FileSearchToolCall(Model):
    """A call of the file search tool."""

    id: str
    """Identifier of the call."""
    type: Literal["file_search"] = "file_search"
    """Names the variant, `file_search`."""
    file_search: FileSearchCall
    """The search and what it found."""

    # Fields that other kinds of the same union have; here they read as None.
    code_interpreter: ClassVar[None] = None
    function: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.type = get("type")
        self.file_search = FileSearchCall.from_dict(get("file_search"))
        return self


@model
class FunctionCall(Model):
    """A function, its arguments and its output."""

    name: str
    """Name of the function."""
    arguments: str
    """Arguments as JSON text."""
    output: str | None
    """What the function gave; null until it is submitted."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.name = get("name")
        self.arguments = get("arguments")
        self.output = get("output")
        return self


@model
class FunctionToolCall(Model):
    """A call of a function."""

    id: str
    """Identifier of the call."""
    type: Literal["function"] = "function"
    """Names the variant, `function`."""
    function: FunctionCall
    """The function, its arguments and its output."""

    # Fields that other kinds of the same union have; here they read as None.
    code_interpreter: ClassVar[None] = None
    file_search: ClassVar[None] = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = cls.__new__(cls)
        self._raw = raw
        self._request_id = None
        get: Get = raw.get
        self.id = get("id")
        self.type = get("type")
        self.function = FunctionCall.from_dict(get("function"))
        return self


ToolCall: TypeAlias = CodeInterpreterToolCall | FileSearchToolCall | FunctionToolCall
"""A call of a tool, told apart by `type`."""

decode_tool_call: UnionDecoder[ToolCall] = UnionDecoder(
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
