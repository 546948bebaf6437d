"""The events of a run, for any number of concurrent readers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

from .run_machine import Event

__all__ = ["EventLog"]


class EventLog:
    """The events of a run from a request until the run ends or requires action. Each reader has its own pace."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.ended = False
        """Whether the log is complete; False while it grows, and if the run was interrupted."""
        self._closed = False
        self._changed = asyncio.Event()

    def add(self, events: Sequence[Event]) -> None:
        self.events += events
        self._wake()

    def close(self, *, ended: bool) -> None:
        self._closed = True
        self.ended = ended
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def read(self) -> AsyncIterator[Event]:
        """All events from the first one, until the log is closed."""
        index = 0
        while True:
            while index < len(self.events):
                yield self.events[index]
                index += 1
            if self._closed:
                return
            await self._changed.wait()
