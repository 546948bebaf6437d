# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Required, TypeAlias, TypedDict

if TYPE_CHECKING:
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
    """Lets the model write Python code and have it run in a sandbox of the service."""

    type: Required[Literal["code_interpreter"]]
    """Names the variant, `code_interpreter`."""


class FileSearchRankingOptionsParam(TypedDict, total=False):
    """How a file search ranks its results."""

    ranker: Literal["auto", "default_2024_08_21"]
    """Ranker to use. Default `auto`."""
    score_threshold: Required[float]
    """Lowest score a result may have, 0 to 1."""


class FileSearchOptionsParam(TypedDict, total=False):
    """Settings of a file search tool."""

    max_num_results: int
    """Most results that a search hands to the model, 1 to 50; a search may find fewer. Default 20, or 5 with
    `gpt-3.5-turbo`.
    """
    ranking_options: FileSearchRankingOptionsParam | FileSearchRankingOptions
    """How results are ranked and which are dropped. Default: the `auto` ranker and a threshold of 0."""


class FileSearchToolParam(TypedDict, total=False):
    """Lets the model search the vector stores of the assistant and the thread."""

    type: Required[Literal["file_search"]]
    """Names the variant, `file_search`."""
    file_search: FileSearchOptionsParam | FileSearchOptions
    """Settings of the search; without them the defaults of the service apply."""


class FunctionDefinitionParam(TypedDict, total=False):
    """What the model is told about a function."""

    name: Required[str]
    """Name of the function: letters, digits, underscores and dashes, at most 64 characters."""
    description: str
    """What the function does; the model decides by it when and how to call."""
    parameters: Mapping[str, Any]
    """Arguments of the function as a JSON Schema object. Left out: the function takes none."""
    strict: bool | None
    """Whether arguments follow the schema to the letter, for which it may use a part of JSON Schema only. Default
    false.
    """


class FunctionToolParam(TypedDict, total=False):
    """A function of the application that the model may ask to have called."""

    type: Required[Literal["function"]]
    """Names the variant, `function`."""
    function: Required[FunctionDefinitionParam | FunctionDefinition]
    """The function offered to the model."""


AssistantToolParam: TypeAlias = "CodeInterpreterToolParam | CodeInterpreterTool | FileSearchToolParam | FileSearchTool | FunctionToolParam | FunctionTool"
"""A tool that the model may use, told apart by `type`."""
