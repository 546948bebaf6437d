"""An assistant whose turns are counted."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from ..model.actions import Action, Assistant, ChecksRuns, Expire, Fail, Incomplete, ResumesRuns, Turn, Usage
from ..model.store import Object
from .metrics import Metrics

__all__ = ["Metered"]

_log = logging.getLogger("assistant_threads.serve")


class Metered:
    """Passes on the actions of another assistant."""

    def __init__(self, assistant: Assistant, metrics: Metrics) -> None:
        self._assistant = assistant
        self._metrics = metrics
        self.turns = 0
        """Turns in progress."""

    def check_run(self, run: Object, messages: Sequence[Object]) -> None:
        """Raise RefusedError if the other assistant does."""
        if isinstance(self._assistant, ChecksRuns):
            self._assistant.check_run(run, messages)

    def unfinished(self, memory: Mapping[str, Any]) -> str | None:
        """The response in progress of the other assistant."""
        return self._assistant.unfinished(memory) if isinstance(self._assistant, ResumesRuns) else None

    async def cancel(self, response_id: str) -> None:
        """Cancel a response of the other assistant."""
        if isinstance(self._assistant, ResumesRuns):
            await self._assistant.cancel(response_id)

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        self.turns += 1
        outcome = "interrupted"
        try:
            with self._metrics.turns.track_inprogress():
                async for action in self._assistant.turn(turn):
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
