"""A command on a terminal, as somebody sees it who sits there and types."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

import pyte

SECONDS = 30
"""Longest wait for something to appear."""

# The terminal has to be the controlling one, so that Ctrl-C reaches the process.
PROGRAM = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
fcntl.ioctl(0, termios.TIOCSWINSZ, b"\\x18\\0\\x50\\0\\0\\0\\0\\0")
from assistant_threads.cli import main
main()
"""


class Screen:
    """80 columns, and as many rows as anything needs; `raw` is what came in."""

    def __init__(self, *arguments: str, environment: dict[str, str], kind: str = "xterm-256color") -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**environment, "TERM": kind},
            start_new_session=True,
        )
        os.close(theirs)
        self._screen = pyte.Screen(80, 500)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def clear(self) -> None:
        """Forget what has been shown."""
        self._screen.reset()

    def type(self, keys: str | bytes) -> None:
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, text: str) -> None:
        """Until the text stands on the screen."""
        end = time.monotonic() + SECONDS
        while text not in self.text:
            assert time.monotonic() < end, f"{text!r} doesn't appear:\n{self.text}"
            assert self._read(end - time.monotonic()), f"the command ended without {text!r}:\n{self.text}"

    def wait(self) -> int:
        """Until the command has ended; gives its exit code."""
        while self._read(SECONDS):
            pass
        return self._process.wait(SECONDS)

    def _read(self, seconds: float) -> bool:
        readable, _, _ = select.select([self._ours], [], [], max(seconds, 0))
        try:
            chunk = os.read(self._ours, 65536) if readable else b""
        except OSError:  # on Linux, what a terminal says when nobody holds its other end any more
            return False
        self.raw += chunk
        self._stream.feed(chunk)
        return bool(chunk)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
