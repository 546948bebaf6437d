"""Many streams at once, in a process of its own: `python -m tests.bench.concurrent_streams ours URL COUNT`.

Prints the seconds of processor time and the largest resident size in bytes, of all streams together.
"""

from __future__ import annotations

import asyncio
import sys
import time
import warnings
from importlib import import_module

import httpx

from tests.bench.measure import largest_resident_size

_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100)


async def _with_package(name: str, url: str, count: int) -> int:
    client = import_module(name).AsyncOpenAI(api_key="key", base_url=url, timeout=120)

    async def one() -> int:
        total = 0
        async for event in await client.beta.threads.create_and_run(assistant_id="asst_1", stream=True):
            if event.event == "thread.message.delta":
                total += len(event.data.delta.content[0].text.value)
        return total

    async with client:
        return sum(await asyncio.gather(*(one() for _ in range(count))))


async def _bare(url: str, count: int) -> int:
    async with httpx.AsyncClient(limits=_LIMITS, timeout=120) as client:

        async def one() -> int:
            async with client.stream("POST", f"{url}/threads/runs", json={"stream": True}) as response:
                return sum([len(chunk) async for chunk in response.aiter_bytes()])

        return sum(await asyncio.gather(*(one() for _ in range(count))))


def main() -> None:
    kind, url, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    warnings.simplefilter("ignore", DeprecationWarning)
    start = time.process_time()
    work = _bare(url, count) if kind == "bare" else _with_package(kind, url, count)
    assert asyncio.run(work)
    print(time.process_time() - start, largest_resident_size())


if __name__ == "__main__":
    main()
