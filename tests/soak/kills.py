"""SIGKILL of the server and of its client at random moments, with the sandbox's database."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.soak.ledger import Told, runs_in, unaccounted
from tests.soak.servers import SandboxProcess

__all__ = ["kills"]


def kills(folder: Path, *, times: int, seed: int) -> Iterator[str]:
    """Prints figures; yields what does not hold."""
    chance, moment = random.Random(seed), threading.Event()
    database, lines = folder / "kills.db", folder / "client.jsonl"
    server = SandboxProcess(database)
    server.start()
    assistant = server.create("/assistants", model="m")
    killed: Counter[str] = Counter()
    with lines.open("w") as output:

        def start_client() -> subprocess.Popen[bytes]:
            words = [server.base_url, assistant, str(_next_call(lines))]
            return subprocess.Popen([sys.executable, "-m", "tests.soak.client", *words], stdout=output)

        client = start_client()
        try:
            for number in range(times):
                moment.wait(0.6 + chance.random())
                if number % 3 == 2:
                    client.kill()
                    client.wait(20)
                    killed["client"] += 1
                    client = start_client()
                else:
                    server.kill()
                    killed["server"] += 1
                    moment.wait(chance.random() / 2)
                    server.start()
            moment.wait(2)
        finally:
            client.kill()
            client.wait(20)
            server.stop()
    # Once more, so that what was interrupted is expired.
    with server:
        pass
    begun = {entry["begin"] for entry in _entries(lines) if "begin" in entry}
    outcomes = {entry["call"]: Told(**entry) for entry in _entries(lines) if "call" in entry}
    runs = runs_in(database)
    statuses = Counter(outcome.status or "error" for outcome in outcomes.values())
    print(
        f"{killed['server']} kills of the server, {killed['client']} of the client (seed {seed}): "
        f"{len(begun)} calls, {len(begun - set(outcomes))} of them cut short, {dict(statuses)}"
    )
    yield from unaccounted(begun, outcomes, runs)
    for call, made in runs.items():
        for key, status in made:
            if status in {"queued", "in_progress", "cancelling"}:
                yield f"run {key} of call {call} is still {status!r}"
    if not outcomes:
        yield "no call was completed"


def _entries(lines: Path) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = []
    for line in lines.read_text().splitlines():
        try:
            entries.append(json.loads(line))
        except ValueError:  # the client was killed while it wrote
            continue
    return entries


def _next_call(lines: Path) -> int:
    begun = [int(str(entry["begin"])) for entry in _entries(lines) if "begin" in entry]
    return max(begun, default=-1) + 1
