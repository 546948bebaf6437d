"""Adapts requests to what a model accepts: its context window, and the parameters that it has refused."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from typing import TypeVar

from attrs import evolve

from ..model.actions import Turn
from ..model.store import Object
from ..model.truncation import fitting, prompt_tokens
from .upstream_errors import Refused

__all__ = ["Adaptation"]

T = TypeVar("T")

_MAX_ATTEMPTS = 8
# Left of a context window for the output, where the run has no limit of its own.
_OUTPUT_SHARE = 4
_RENAMED = {"max_tokens": "max_completion_tokens"}
_OPTIONAL = frozenset(
    {
        "include",
        "parallel_tool_calls",
        "reasoning",
        "reasoning_effort",
        "store",
        "stream_options",
        "temperature",
        "top_p",
    }
)


class Adaptation:
    """What is known of the models of one server. `windows` are their context windows in tokens, `*` for all others."""

    def __init__(self, windows: Mapping[str, int] | None = None) -> None:
        self._windows = dict(windows or {})
        self._room: dict[str, int] = {}  # prompt tokens that a model has accepted after it refused more
        self._refused: dict[str, set[str]] = {}

    async def send(
        self,
        turn: Turn,
        model: str,
        build: Callable[[Turn], Object],
        stream: Callable[[Object], AsyncIterator[T]],
    ) -> AsyncIterator[T]:
        """Stream the response to the request that `build` makes of a turn, again after a refusal that can be avoided.

        With truncation `auto`, messages are left out until the prompt fits.
        """
        automatic = turn.run["truncation_strategy"]["type"] == "auto"
        turn = self._fit(turn, model) if automatic else turn
        for attempt in range(_MAX_ATTEMPTS):
            body = self._without_refused(model, build(turn))
            refused: T | None = None
            started = False
            async for each in stream(body):
                if isinstance(each, Refused) and not started:
                    refused = each
                else:
                    started = True
                    yield each
            if not isinstance(refused, Refused):
                return
            shorter = self._shorter(turn, model) if refused.too_long and automatic else None
            if shorter is not None:
                turn = shorter
            elif not self._learn(model, refused, body) or attempt == _MAX_ATTEMPTS - 1:
                yield refused
                return

    def _fit(self, turn: Turn, model: str) -> Turn:
        window = self._windows.get(model, self._windows.get("*"))
        limits: list[int] = [self._room[model]] if model in self._room else []
        if window is not None:
            output = turn.run["max_completion_tokens"] or window // _OUTPUT_SHARE
            limits.append(max(window - output - _of_steps(turn), 1))
        return evolve(turn, messages=fitting(turn.messages, turn.run, min(limits))) if limits else turn

    def _shorter(self, turn: Turn, model: str) -> Turn | None:
        """The turn with about half of its messages; None if it has only one."""
        if len(turn.messages) < 2:
            return None
        room = prompt_tokens(turn.run, turn.messages, ()) // 2
        self._room[model] = room
        messages = fitting(turn.messages, turn.run, room)
        return evolve(turn, messages=messages if len(messages) < len(turn.messages) else turn.messages[1:])

    def _learn(self, model: str, refused: Refused, body: Object) -> bool:
        """Remember the parameter that was refused; False if the request cannot do without it."""
        name = refused.parameter
        if name is None or name not in body or not (name in _OPTIONAL or name in _RENAMED):
            return False
        known = self._refused.setdefault(model, set())
        if name in known:
            return False
        known.add(name)
        return True

    def _without_refused(self, model: str, body: Object) -> Object:
        refused = self._refused.get(model, set())
        kept = {name: value for name, value in body.items() if name not in refused}
        if "include" in refused and "include" in body:  # the other fields are those of tools
            kept["include"] = [each for each in body["include"] if not each.startswith("reasoning.")]
        return kept | {_RENAMED[name]: body[name] for name in refused if name in _RENAMED and name in body}


def _of_steps(turn: Turn) -> int:
    return prompt_tokens(turn.run, (), turn.steps) - prompt_tokens(turn.run, (), ())
