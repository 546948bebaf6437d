# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: run."""

from typing import Literal, Required, TypedDict

__all__ = [
    "TruncationStrategyParam",
]


class TruncationStrategyParam(TypedDict, total=False):
    """How a thread is truncated before a run."""

    type: Required[Literal["auto", "last_messages"]]
    """`auto` drops messages from the middle until the thread fits the model and `max_prompt_tokens`; `last_messages`
    keeps the most recent ones. Default `auto`.
    """

    last_messages: int | None
    """Number of most recent messages to keep, at least 1."""
