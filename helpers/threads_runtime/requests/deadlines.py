"""Limits the time of an attempt whose steps block a thread."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeAlias, cast

import httpx

__all__ = ["perform_in_thread"]

Perform: TypeAlias = Callable[[Callable[[Any], object]], Any]
"""Performs an attempt, and calls the function that it is passed with the result of each step."""


def perform_in_thread(perform: Perform, seconds: float) -> Any:
    """Perform an attempt in a thread. Raises httpx.ReadTimeout after that time."""
    attempt = _Attempt(perform)
    Thread(target=copy_context().run, args=(attempt.run,), name="request with a deadline", daemon=True).start()
    try:
        result, error = attempt.outcome.get(timeout=seconds)
    except Empty:
        attempt.abandon()
        raise httpx.ReadTimeout("the deadline passed") from None
    except BaseException:  # Ctrl-C
        attempt.abandon()
        raise
    if error is not None:
        raise error
    return result


class _Attempt:
    """An attempt in a thread of its own, which its caller may abandon."""

    def __init__(self, perform: Perform) -> None:
        self.outcome = SimpleQueue[tuple[Any, BaseException | None]]()
        self._perform = perform
        self._lock = Lock()
        self._is_abandoned = False
        self._response: httpx.Response | None = None

    def run(self) -> None:
        try:
            outcome: tuple[Any, BaseException | None] = self._perform(self._note), None
        except BaseException as error:  # raised in the thread of the caller
            outcome = None, error
        with self._lock:
            if self._is_abandoned and self._response is not None:
                self._response.close()
            self.outcome.put(outcome)

    def abandon(self) -> None:
        """Let the thread end by itself; nobody waits for its outcome."""
        with self._lock:
            self._is_abandoned = True
            response = self._response
        if response is not None:
            _shut_down(response)
            if not self.outcome.empty():  # the thread has ended meanwhile, and will not close it
                response.close()

    def _note(self, result: Any) -> None:
        """Of each step; those that send return a response."""
        with self._lock:
            if isinstance(result, httpx.Response):
                self._response = result
            if self._is_abandoned:
                if self._response is not None:
                    self._response.close()
                raise httpx.ReadTimeout("the deadline passed")


def _shut_down(response: httpx.Response) -> None:
    """End the connection under a thread that reads from it."""
    stream = response.extensions.get("network_stream")
    with suppress(OSError, AttributeError):
        cast(Any, stream).get_extra_info("socket").shutdown(socket.SHUT_RDWR)
