"""A server in a process of its own: the sandbox, or a bare endpoint that streams given bytes.

`python -m tests.bench.server sandbox` or `… bare FILE` prints its port, serves until a line comes in, and then prints
the seconds of processor time that it took.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route


def _bare(port: socket.socket, body: bytes) -> None:
    blocks = [block + b"\n\n" for block in body.split(b"\n\n")[:-1]]

    async def blocks_one_by_one() -> AsyncIterator[bytes]:
        for block in blocks:
            yield block

    async def stream(request: Request) -> StreamingResponse:
        await request.body()
        return StreamingResponse(blocks_one_by_one(), media_type="text/event-stream")

    app = Starlette(routes=[Route("/v1/threads/runs", stream, methods=["POST"])])
    asyncio.run(uvicorn.Server(uvicorn.Config(app, log_level="error")).serve([port]))


def _serve_until_told(port: int) -> None:
    print(port, flush=True)
    start = time.process_time()
    sys.stdin.readline()
    print(time.process_time() - start, flush=True)


def main() -> None:
    kind, *files = sys.argv[1:]
    if kind == "sandbox":
        from assistant_threads.sandbox import Sandbox  # the environment with openai-python 3 lacks what it needs

        with Sandbox() as server:
            _serve_until_told(httpx.URL(server.base_url).port or 0)
    else:
        with socket.create_server(("127.0.0.1", 0), backlog=1000) as listening:
            threading.Thread(target=_bare, args=(listening, Path(files[0]).read_bytes()), daemon=True).start()
            _serve_until_told(listening.getsockname()[1])
    os._exit(0)


if __name__ == "__main__":
    main()
