# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: assistant tool."""

from collections.abc import Mapping
from typing import Any, Literal, Required, TypeAlias, TypedDict

from ..models.assistant_tool import (
    CodeInterpreterTool,
    FileSearchOptions,
    FileSearchRankingOptions,
    FileSearchTool,
    FunctionDefinition,
    FunctionTool,
)

__all__ = [
    "AssistantToolParam",
    "CodeInterpreterToolParam",
    "FileSearchOptionsParam",
    "FileSearchRankingOptionsParam",
    "FileSearchToolParam",
    "FunctionDefinitionParam",
    "FunctionToolParam",
]


class CodeInterpreterToolParam(TypedDict, total=False):
    """Lets the model write Python code and run it in a sandbox on the server."""

    type: Required[Literal["code_interpreter"]]
    """Discriminator; always `code_interpreter`."""


class FileSearchRankingOptionsParam(TypedDict, total=False):
    """How a file search ranks its results."""

    ranker: Literal["auto", "default_2024_08_21"]
    """Ranker to use. Default `auto`."""

    score_threshold: Required[float]
    """Lowest score a result may have, 0 to 1."""


class FileSearchOptionsParam(TypedDict, total=False):
    """Settings of a file search tool."""

    max_num_results: int
    """Maximum number of results passed to the model, 1 to 50; a search may return fewer. Default 20, or 5 with
    `gpt-3.5-turbo`.
    """

    ranking_options: FileSearchRankingOptionsParam | FileSearchRankingOptions
    """Ranking and score threshold. Default: the `auto` ranker and a threshold of 0."""


class FileSearchToolParam(TypedDict, total=False):
    """Lets the model search the vector stores of the assistant and the thread."""

    type: Required[Literal["file_search"]]
    """Discriminator; always `file_search`."""

    file_search: FileSearchOptionsParam | FileSearchOptions
    """Search settings. Default: the server's."""


class FunctionDefinitionParam(TypedDict, total=False):
    """A function as described to the model."""

    name: Required[str]
    """Name of the function: letters, digits, underscores and dashes, at most 64 characters."""

    description: str
    """What the function does. The model uses it to decide when and how to call the function."""

    parameters: Mapping[str, Any]
    """Parameters as a JSON Schema object. If omitted, the function takes none."""

    strict: bool | None
    """Whether arguments must match the schema exactly. Only a subset of JSON Schema is supported then. Default false."""


class FunctionToolParam(TypedDict, total=False):
    """A function of the application that the model may call."""

    type: Required[Literal["function"]]
    """Discriminator; always `function`."""

    function: Required[FunctionDefinitionParam | FunctionDefinition]
    """The function offered to the model."""


AssistantToolParam: TypeAlias = (
    CodeInterpreterToolParam
    | CodeInterpreterTool
    | FileSearchToolParam
    | FileSearchTool
    | FunctionToolParam
    | FunctionTool
)
"""A tool the model may use. Discriminated by `type`."""
