"""A disk that is full, under the sandbox: one clear error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant_threads import InternalServerError, OpenAI
from tests.sandbox.test_disk_full import SERVER

__all__ = ["full_disk"]


def full_disk(folder: Path) -> Iterator[str]:
    """Prints figures; yields what does not hold."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(folder / "full.db")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        attempts: list[object] = []
        created: list[str] = []
        with OpenAI(api_key="k", base_url=process.stdout.readline().strip()) as client:
            client.retry = type(client.retry)(on_attempt=attempts.append)
            try:
                for _ in range(10_000):
                    created.append(client.beta.threads.create(metadata={"k": "x" * 512}).id)
                    attempts.clear()
                yield "the disk is never full"
            except InternalServerError as error:
                print(f"a full disk after {len(created)} threads, {len(attempts)} attempt: {error}")
                if error.code != "storage_full" or error.ambiguous or len(attempts) != 1:
                    yield f"not one clear error: {error.code}, ambiguous {error.ambiguous}, {len(attempts)} attempts"
            if client.beta.threads.retrieve(created[-1]).id != created[-1]:
                yield "what was stored cannot be read"
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
