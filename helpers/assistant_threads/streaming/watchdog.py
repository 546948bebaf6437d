"""Ends a blocking read of a response when its time is up, which the read timeouts of httpx can't: they begin anew with
every chunk, and keep-alive comments are chunks.
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
    """Shuts the connection of a response down when it isn't disarmed in time. One thread, from the first arming on.

    A response that doesn't come over a socket, as from a transport of the user, can't be ended.
    """

    def __init__(self, response: httpx.Response) -> None:
        stream: Any = response.extensions.get("network_stream")
        self._socket: Any = stream.get_extra_info("socket") if stream is not None else None
        self._changed = threading.Condition()
        self._due: float | None = None
        self._asleep = False
        self._stopped = False
        self._thread: threading.Thread | None = None
        self.has_bitten = False

    def arm(self, seconds: float) -> None:
        """The read has so long from now."""
        if not isinstance(self._socket, socket.socket):
            return
        self._due = time.monotonic() + max(seconds, 0.0)
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="stream-watchdog", daemon=True)
            self._thread.start()
        elif self._asleep:  # else it wakes at the moment that was due before, and looks again: no lock for each event
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
                self._asleep = True  # said before looking, so that it can't be armed unseen
                due = self._due
                if due is None:
                    self._changed.wait()
                    continue
                self._asleep = False
                left = due - time.monotonic()
                if left <= 0:
                    self.has_bitten = True
                    with suppress(OSError):  # not connected any more
                        socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # TLS is left alone: it isn't ours
                    return
                self._changed.wait(left)
