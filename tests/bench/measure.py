"""Processor time and memory of functions and child processes, compared side by side.

Machines are shared and noisy, so nothing here reads a wall clock, and no figure stands alone: in each round every
contender is measured once, in turn, and the result is the median of the rounds' ratios.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import TypeAlias

import attrs

__all__ = [
    "Contender",
    "Row",
    "command",
    "largest_resident_size",
    "new_folder",
    "processor_time",
    "reported",
    "retained_bytes",
]

Contender: TypeAlias = Callable[[], float]
"""Does the work of a row once and returns what it cost: seconds of processor time, or bytes."""

_SHORTEST = 0.05
"""Seconds that a function is repeated for at least, since the clock of the processor is coarse."""


@attrs.frozen
class Row:
    """One line of the table."""

    contenders: Mapping[str, Contender]
    """Ours, and `openai` or a `limit` or both."""
    unit: str = "s"
    goals: str = ""
    rounds: int = 5

    def measure(self) -> dict[str, float | None]:
        """The median cost of ours, and the medians of openai / ours and ours / limit."""
        costs = [{name: run() for name, run in self.contenders.items()} for _ in range(self.rounds)]
        return {
            "ours": median(cost["ours"] for cost in costs),
            "openai / ours": self._ratio(costs, "openai", "ours"),
            "ours / limit": self._ratio(costs, "ours", "limit"),
        }

    def _ratio(self, costs: list[dict[str, float]], above: str, below: str) -> float | None:
        if above not in self.contenders or below not in self.contenders:
            return None
        return median(cost[above] / cost[below] for cost in costs)


def processor_time(work: Callable[[], object]) -> Contender:
    """Seconds of processor time that one call takes, of as many calls as fill a measurable time."""

    def run() -> float:
        work()
        gc.collect()
        count = 0
        start = time.process_time()
        while True:
            work()
            count += 1
            seconds = time.process_time() - start
            if seconds >= _SHORTEST:
                return seconds / count

    return run


def retained_bytes(work: Callable[[], object]) -> Contender:
    """Bytes that the result of a call holds on to."""

    def run() -> float:
        work()
        gc.collect()
        tracemalloc.start()
        try:
            kept = work()
            gc.collect()
            size, _ = tracemalloc.get_traced_memory()
            del kept
        finally:
            tracemalloc.stop()
        return float(size)

    return run


def command(*words: str) -> Contender:
    """Seconds of processor time of a command with its children. Raises CalledProcessError if it fails."""

    def run() -> float:
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, words)
        return usage.ru_utime + usage.ru_stime

    return run


def reported(*words: str, field: int = 0) -> Contender:
    """One of the numbers that a command prints, of what it measured itself."""

    def run() -> float:
        return float(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout.split()[field])

    return run


def largest_resident_size() -> float:
    """Bytes, of this process. Not by `getrusage`, whose figure a child takes over from the process that started it."""
    status = Path("/proc/self/status").read_text()
    return float(status.partition("VmHWM:")[2].split()[0]) * 1024


def new_folder() -> Path:
    """A temporary folder, deleted at exit."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    atexit.register(shutil.rmtree, folder)
    return folder
