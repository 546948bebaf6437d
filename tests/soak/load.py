"""Polls and streams through one client, with faults at random."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
from attrs import Factory, define

from assistant_threads import AsyncOpenAI
from tests.soak.ledger import Told, runs_in, told, unaccounted
from tests.soak.servers import SandboxProcess
from threads_runtime.retry import RetryPolicy

__all__ = ["load"]

WORKERS = 20
TEXT = "The quick brown fox jumps over the lazy dog. " * 3
FAULTS: tuple[dict[str, Any], ...] = (
    {"status": {"status": 429, "retry_after": 1}},
    {"status": {"status": 429}},
    {"status": {"status": 500}},
    {"status": {"status": 503, "retry_after": 1}},
    {"status": {"status": 409}},
    {"html_page": {"status": 502}},
    {"html_page": {"status": 503}},
    {"html_page": {"status": 530}},
    {"html_page": {"status": 200}},
    {"drop": {"after": False}},
    {"drop": {"after": True}},
    {"drop": {"after": True}},
    {"cut": {"byte": 0}},
    {"cut": {"byte": 40}},
    {"cut": {"event": 3}},
    {"cut": {"event": 9}},
    {"broken_off": {"event": 6}},
    {"slow": {"bytes": 200}},
    {"crlf": True},
    {"without_done": True},
    {"malformed_json": True},
)
PLACES = (("POST", "/v1/threads/runs"), ("POST", "/v1/threads/runs"), ("GET", "/v1/threads/*/runs/*"), ("*", "*"))
KEYED = RetryPolicy(initial_delay=0.01, max_retries=4)
UNKEYED = RetryPolicy(initial_delay=0.01, max_retries=4, idempotency="off")


@define
class _Load:
    client: AsyncOpenAI
    control: httpx.AsyncClient
    server: SandboxProcess
    assistant: str
    chance: random.Random
    waiting: list[tuple[int, bool]]
    """Number of each call, and whether it is a stream."""
    outcomes: dict[int, Told] = Factory(dict)
    faults: int = 0
    sizes: list[float] = Factory(list)
    """Resident megabytes, at each twentieth of the calls."""

    async def work(self) -> None:
        every = max(len(self.waiting) // 20, 1)
        while self.waiting:
            call, is_stream = self.waiting.pop()
            if self.chance.random() < 0.5:
                await self._plan_fault()
            try:
                self.outcomes[call] = await (self._stream(call) if is_stream else self._poll(call))
            except Exception as error:
                self.outcomes[call] = told(call, error)
            if len(self.outcomes) % every == 0:
                gc.collect()
                self.sizes.append(_resident())

    async def _plan_fault(self) -> None:
        method, path = self.chance.choice(PLACES)
        fault = {**self.chance.choice(FAULTS), "method": method, "path": path}
        await self.control.post(f"{self.server.control}/faults", json=[fault])
        self.faults += 1

    def _arguments(self, call: int) -> dict[str, Any]:
        return {
            "assistant_id": self.assistant,
            "thread": {"messages": [{"role": "user", "content": TEXT}]},
            "metadata": {"call": str(call)},
            "deadline": 60,
            "poll_interval_ms": 20,
            "retry": KEYED if call % 2 else UNKEYED,
        }

    async def _poll(self, call: int) -> Told:
        run = await self.client.beta.threads.create_and_run_poll(**self._arguments(call))
        return Told(call, run.id, run.status)

    async def _stream(self, call: int) -> Told:
        async with self.client.beta.threads.create_and_run_stream(**self._arguments(call)) as stream:
            text = "".join([delta async for delta in stream.text_deltas])
            run = await stream.get_final_run()
        if run.status == "completed" and TEXT.strip() not in text:
            raise AssertionError(f"a completed stream of {len(text)} characters: {text!r}")
        return Told(call, run.id, run.status)


def load(folder: Path, *, polls: int, streams: int, seed: int) -> Iterator[str]:
    """Prints figures; yields what does not hold."""
    database = folder / "load.db"
    chance = random.Random(seed)
    calls = [(number, number < streams) for number in range(polls + streams)]
    chance.shuffle(calls)
    numbers = [number for number, _ in calls]
    with SandboxProcess(database) as server:
        assistant = server.create("/assistants", model="m")

        async def main() -> _Load:
            async with (
                AsyncOpenAI(api_key="k", base_url=server.base_url, timeout=20) as client,
                httpx.AsyncClient(timeout=60) as control,
            ):
                state = _Load(client, control, server, assistant, chance, calls)
                async with anyio.create_task_group() as group:
                    for _ in range(WORKERS):
                        group.start_soon(state.work)
            return state

        state = anyio.run(main)
    runs = runs_in(database)
    completed = sum(outcome.status == "completed" for outcome in state.outcomes.values())
    errors = [outcome for outcome in state.outcomes.values() if outcome.error is not None]
    ambiguous = sum(outcome.ambiguous for outcome in errors)
    print(
        f"{polls} polls and {streams} streams, {WORKERS} at once, {state.faults} faults (seed {seed}): "
        f"{completed} completed, {len(errors)} errors ({ambiguous} ambiguous), {sum(map(len, runs.values()))} runs"
    )
    yield from unaccounted(numbers, state.outcomes, runs)
    if missing := set(numbers) - set(state.outcomes):
        yield f"no outcome for {sorted(missing)}"
    settled, end = state.sizes[len(state.sizes) // 4], state.sizes[-1]
    print(f"resident memory: {settled:.1f} MB after a quarter of the calls, {end:.1f} MB at the end")
    if end > settled * 1.15 + 2:
        yield f"memory grows: {[round(size, 1) for size in state.sizes]} MB"


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
