"""An assistant whose turns are counted."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

from attrs import define, field

from ..model.actions import Action, AssistantWrapper, Expire, Fail, Incomplete, Turn, Usage
from .metrics import Metrics

__all__ = ["Metered"]

_log = logging.getLogger("assistant_threads.serve")


@define
class Metered(AssistantWrapper):
    """Passes on the actions of another assistant."""

    _metrics: Metrics
    turns: int = field(default=0, init=False)
    """Turns in progress."""

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        self.turns += 1
        outcome = "interrupted"
        try:
            with self._metrics.turns.track_inprogress():
                async for action in super().turn(turn):
                    match action:
                        case Usage():
                            self._metrics.tokens.labels("prompt").inc(action.prompt_tokens)
                            self._metrics.tokens.labels("completion").inc(action.completion_tokens)
                        case Fail():
                            outcome = action.code
                            _log.warning("run failed", extra={"run_id": turn.run["id"], "code": action.code})
                        case Expire():
                            outcome = "expired"
                        case Incomplete():
                            outcome = "incomplete"
                        case _:
                            pass
                    yield action
                if outcome == "interrupted":
                    outcome = "completed"
        finally:
            self.turns -= 1
            self._metrics.turns_ended.labels(outcome).inc()
