"""The clock of a client; tests pass one that does not wait."""

from __future__ import annotations

import time

__all__ = ["SYSTEM_CLOCK", "Clock"]


class Clock:
    """The time of the system, in seconds."""

    monotonic = staticmethod(time.monotonic)
    """Seconds since an unspecified moment; never decreases."""

    def time(self) -> float:
        """Seconds since the epoch, to compare with dates from servers."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait, blocking the thread."""
        time.sleep(seconds)

    async def async_sleep(self, seconds: float) -> None:
        """Wait, letting other tasks run; under asyncio and trio alike."""
        import anyio  # httpx imports it with its first async request, not before

        await anyio.sleep(seconds)


SYSTEM_CLOCK = Clock()
