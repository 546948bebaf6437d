"""A long list read to its end, in a process of its own: `python -m tests.bench.many_pages ours PAGES`, or `bare`.

Prints the seconds of processor time, and by how many bytes the process grew after the first tenth of the pages.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

import assistant_threads
from tests.bench import material

_URL = "http://127.0.0.1/v1"


class Pages(httpx.BaseTransport):
    """So many pages of 100 messages, whose ids never repeat."""

    def __init__(self, count: int) -> None:
        self._left = count
        self._more, self._last = material.message_page(has_more=True), material.message_page()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._left -= 1
        body = (self._more if self._left else self._last).replace(b"msg_", b"msg_%d_" % self._left)
        return httpx.Response(200, headers={"Content-Type": "application/json"}, content=body)


def ours(http_client: httpx.Client) -> Iterator[str]:
    client = assistant_threads.OpenAI(api_key="key", base_url=_URL, http_client=http_client)
    for message in client.beta.threads.messages.list("thread_1", limit=100):
        yield message.id


def bare(http_client: httpx.Client) -> Iterator[str]:
    after = ""
    while True:
        page = json.loads(http_client.get(f"{_URL}/threads/thread_1/messages?limit=100{after}").content)
        for message in page["data"]:
            yield message["id"]
        if not page["has_more"]:
            return
        after = f"&after={page['last_id']}"


def _resident_size() -> int:
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    kind, count = sys.argv[1], int(sys.argv[2])
    read = {"ours": ours, "bare": bare}[kind]
    start = time.process_time()
    for number, _ in enumerate(read(httpx.Client(transport=Pages(count)))):
        if number == 10 * count:
            before = _resident_size()
    print(time.process_time() - start, _resident_size() - before)


if __name__ == "__main__":
    main()
