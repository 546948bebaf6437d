"""Ctrl-C in the middle of a test."""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_interrupts = pytest.mark.skipif(
    not hasattr(signal, "pthread_kill"), reason="needs to interrupt a call that blocks"
)


@contextmanager
def interrupt_once(happened: threading.Event) -> Iterator[None]:
    """Raise KeyboardInterrupt in the block, which runs in the main thread, once `happened` is set.

    The garbage collector rests meanwhile: an interrupt that falls into a callback of its own (hypothesis has one)
    or into a finaliser is printed and lost, and the block would wait for ever.
    """

    def interrupt() -> None:
        happened.wait(30)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    interrupter = threading.Thread(target=interrupt)
    gc.disable()
    try:
        interrupter.start()
        with pytest.raises(KeyboardInterrupt):
            yield
        interrupter.join()
    finally:
        gc.enable()
