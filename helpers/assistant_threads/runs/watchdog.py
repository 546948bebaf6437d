"""Ends a blocking read of a response when its time is up. The read timeouts of httpx can't: each chunk restarts them,
and keep-alive comments are chunks.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

__all__ = ["Watchdog"]


class Watchdog:
    """Shuts the connection of a response down unless it is disarmed in time. Starts one thread, when first armed.

    A response that doesn't come over a socket, such as one of a custom transport, can't be ended.
    """

    def __init__(self, response: httpx.Response) -> None:
        stream: Any = response.extensions.get("network_stream")
        self._socket: Any = stream.get_extra_info("socket") if stream is not None else None
        self._changed = threading.Condition()
        self._due: float | None = None
        self._asleep = False
        self._stopped = False
        self._thread: threading.Thread | None = None
        self.fired = False

    def arm(self, seconds: float) -> None:
        """Give the read this many seconds from now."""
        if not isinstance(self._socket, socket.socket):
            return
        self._due = time.monotonic() + max(seconds, 0.0)
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="stream-watchdog", daemon=True)
            self._thread.start()
        elif (
            self._asleep
        ):  # else it wakes when the previous read was due and reads `_due` again: no lock for each event
            with self._changed:
                self._changed.notify()

    def disarm(self) -> None:
        self._due = None

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _watch(self) -> None:
        with self._changed:
            while not self._stopped:
                self._asleep = True  # set before `_due` is read, so that arming always wakes it
                due = self._due
                if due is None:
                    self._changed.wait()
                    continue
                self._asleep = False
                left = due - time.monotonic()
                if left <= 0:
                    self.fired = True
                    with suppress(OSError):  # no longer connected
                        socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # TLS is left alone: it isn't ours
                    return
                self._changed.wait(left)
