"""One large file uploaded from disk, in a process of its own: `python -m tests.bench.large_upload KIND FILE`.

KIND is `ours`, `openai` or `bare`. Prints the seconds of processor time, and by how many bytes the process grew.
"""

from __future__ import annotations

import sys
import time
import warnings
from pathlib import Path
from typing import Any

import httpx

from tests.bench.measure import largest_resident_size

_URL = "http://127.0.0.1/v1"


class Drop(httpx.BaseTransport):
    """Reads the body as it comes, and drops it."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)
        size = sum(len(chunk) for chunk in request.stream)
        return httpx.Response(200, json={"id": "file-1", "object": "file", "purpose": "assistants", "bytes": size})


def upload(kind: str, http_client: httpx.Client, file: Path) -> int:
    if kind == "bare":
        with file.open("rb") as opened:
            response = http_client.post(f"{_URL}/files", data={"purpose": "assistants"}, files={"file": opened})
        return int(response.json()["bytes"])
    package: Any = __import__({"ours": "assistant_threads", "openai": "openai"}[kind])
    client = package.OpenAI(api_key="key", base_url=_URL, http_client=http_client)
    return int(client.files.create(file=file, purpose="assistants").bytes)


def main() -> None:
    warnings.simplefilter("ignore", DeprecationWarning)
    kind, file, warm_up = sys.argv[1], Path(sys.argv[2]), Path(__file__)
    http_client = httpx.Client(transport=Drop())
    upload(kind, http_client, warm_up)  # imports what it needs
    size, start = largest_resident_size(), time.process_time()
    assert upload(kind, http_client, file) >= file.stat().st_size
    print(time.process_time() - start, largest_resident_size() - size)


if __name__ == "__main__":
    main()
