"""Truncation of a thread before a run, and an estimate of the prompt's tokens."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .store import Object

__all__ = ["fitting", "prompt_tokens", "truncated"]

_CHARACTERS_PER_TOKEN = 4


def truncated(messages: Sequence[Object], run: Object) -> list[Object]:
    """The messages that are left by the truncation strategy, oldest first.

    `auto` keeps the first message and drops the ones after it, oldest first, until the rest fits `max_prompt_tokens`.
    """
    kept = list(messages)
    strategy = run["truncation_strategy"]
    if strategy["type"] == "last_messages" and strategy["last_messages"]:
        kept = kept[-strategy["last_messages"] :]
    limit = run["max_prompt_tokens"]
    return kept if limit is None else fitting(kept, run, limit)


def fitting(messages: Sequence[Object], run: Object, tokens: int) -> list[Object]:
    """The messages that fit a prompt of this size: the first one and the latest ones; at least one."""
    kept = list(messages)
    room = (tokens - 1) * _CHARACTERS_PER_TOKEN - _characters(run)
    sizes = [len(json.dumps(message["content"])) for message in kept]
    while len(kept) > 1 and sum(sizes) > room:
        index = 1 if len(kept) > 2 else 0
        del kept[index], sizes[index]
    return kept


def prompt_tokens(run: Object, messages: Sequence[Object], steps: Sequence[Object]) -> int:
    """An estimate that grows with the prompt and is reproducible."""
    characters = _characters(run) + sum(len(json.dumps(message["content"])) for message in messages)
    characters += sum(len(json.dumps(step["step_details"])) for step in steps)
    return characters // _CHARACTERS_PER_TOKEN + 1


def _characters(run: Object) -> int:
    return len(run["instructions"] or "") + sum(len(json.dumps(tool)) for tool in run["tools"])
