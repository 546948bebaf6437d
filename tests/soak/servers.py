"""A sandbox in a process of its own, which can be killed and started again at the same port, with its database."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Self

import httpx

__all__ = ["SandboxProcess"]

HEADERS = {"Authorization": "Bearer k", "OpenAI-Beta": "assistants=v2"}


class SandboxProcess:
    def __init__(self, database: Path) -> None:
        self.database = database
        with socket.create_server(("127.0.0.1", 0)) as sock:
            self._port = sock.getsockname()[1]
        self.base_url = f"http://127.0.0.1:{self._port}/v1"
        self.control = f"http://127.0.0.1:{self._port}/__sandbox"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        words = ["sandbox", "--port", str(self._port), "--db", str(self.database)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assistant_threads", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        transport = httpx.HTTPTransport(retries=0)
        with httpx.Client(transport=transport, headers=HEADERS) as http:
            while self._process.poll() is None:
                try:
                    http.get(f"{self.base_url}/assistants")
                    return
                except httpx.TransportError:
                    self._pause()
        raise RuntimeError(f"the sandbox ended with {self._process.returncode}")

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def create(self, path: str, **body: object) -> str:
        key: str = httpx.post(f"{self.base_url}{path}", json=body, headers=HEADERS, timeout=30).json()["id"]
        return key

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(20)
            self._process = None

    def _pause(self) -> None:
        assert self._process is not None
        try:
            self._process.wait(0.05)
        except subprocess.TimeoutExpired:
            return

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
