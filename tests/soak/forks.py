"""Threads and forked processes that share one client: each gets the responses to its own requests."""

from __future__ import annotations

import os
import random
import signal
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant_threads import OpenAI
from tests.soak.servers import SandboxProcess

__all__ = ["forks"]

PATIENCE = 60
"""Seconds after which a forked process hangs."""


def forks(folder: Path, *, children: int, threads: int, reads: int, seed: int) -> Iterator[str]:
    """Prints figures; yields what does not hold."""
    with SandboxProcess(folder / "forks.db") as server, OpenAI(api_key="k", base_url=server.base_url) as client:
        ids = [server.create("/threads") for _ in range(20)]

        def wrong(worker: int) -> int:
            chance = random.Random(seed * 1_000 + worker)
            wanted = [chance.choice(ids) for _ in range(reads)]
            return sum(client.beta.threads.retrieve(each).id != each for each in wanted)

        def child(worker: int) -> int:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # threads run here, on purpose
                process = os.fork()
            if not process:
                signal.alarm(PATIENCE)
                try:
                    os._exit(wrong(worker) > 0)
                except BaseException:
                    os._exit(2)
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

        with ThreadPoolExecutor(threads + 4) as pool:
            busy = [pool.submit(wrong, worker) for worker in range(threads)]
            ended = list(pool.map(child, range(100, 100 + children)))
            mixed = sum(each.result() for each in busy)
        print(
            f"{children} forks beside {threads} threads, {reads} reads each (seed {seed}): "
            f"{mixed} wrong responses in threads, {sum(map(bool, ended))} failed processes"
        )
        if mixed or any(ended):
            yield f"responses of somebody else in threads: {mixed}; exit statuses of forked processes: {ended}"
