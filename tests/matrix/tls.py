"""TLS that breaks: a front that passes bytes on, and sends garbage in place of a record when the server hangs up."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path
from typing import Self

__all__ = ["TLSFront", "certificate"]

GARBAGE = b"\x17\x03\x03\x00\x40" + b"x" * 64


def certificate(folder: Path) -> tuple[Path, Path] | None:
    """A certificate of this host and its key; None where there is no openssl."""
    if shutil.which("openssl") is None:
        return None
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


class TLSFront:
    def __init__(self, port: int, cert: Path, key: Path) -> None:
        self._port = port
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(cert, key)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._serve, args=(plain,), daemon=True))
            self._threads[-1].start()

    def _serve(self, plain: socket.socket) -> None:
        with plain, contextlib.suppress(OSError):
            raw = os.dup(plain.fileno())
            try:
                with (
                    self._context.wrap_socket(plain, server_side=True) as client,
                    socket.create_connection(("127.0.0.1", self._port)) as server,
                ):
                    self._pass_on(client, server, raw)
            finally:
                os.close(raw)

    def _pass_on(self, client: ssl.SSLSocket, server: socket.socket, raw: int) -> None:
        while not self._stopping.is_set():
            ready, _, _ = select.select([client, server], [], [], 0.05)
            if client in ready or client.pending():
                data = client.recv(65536)
                if not data:
                    return
                server.sendall(data)
            if server in ready:
                try:
                    data = server.recv(65536)
                except ConnectionResetError:
                    data = b""
                if not data:
                    os.write(raw, GARBAGE)
                    return
                client.sendall(data)
