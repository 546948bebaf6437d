# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: assistant tool choice option."""

from typing import Literal, Required, TypeAlias, TypedDict

from ..models.assistant_tool_choice_option import AssistantToolChoice, AssistantToolChoiceFunction

__all__ = ["AssistantToolChoiceFunctionParam", "AssistantToolChoiceOptionParam", "AssistantToolChoiceParam"]


class AssistantToolChoiceFunctionParam(TypedDict, total=False):
    """The function to call."""

    name: Required[str]
    """Name of the function."""


class AssistantToolChoiceParam(TypedDict, total=False):
    """Makes the model call one particular tool."""

    type: Required[Literal["function", "code_interpreter", "file_search"]]
    """Type of the tool."""

    function: AssistantToolChoiceFunctionParam | AssistantToolChoiceFunction
    """The function to call; required if `type` is `function`."""


AssistantToolChoiceOptionParam: TypeAlias = (
    Literal["none", "auto", "required"] | AssistantToolChoiceParam | AssistantToolChoice
)
"""Which tools the model calls: `none`, `auto` (the model decides; default), `required` (at least one), or a particular
tool.
"""
