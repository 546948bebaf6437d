from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Sandbox
from assistant_threads.sandbox.http.document import load_document

HEADERS = {"Authorization": "Bearer test", "OpenAI-Beta": "assistants=v2"}


class Clock:
    """Unix time, set by a test."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sandbox(clock: Clock) -> Iterator[Sandbox]:
    """A server that validates its responses and events against the document; a mismatch fails the request."""
    with Sandbox(check_answers=True, clock=clock) as server:
        yield server


@pytest.fixture
def http(sandbox: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client:
        yield client


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[OpenAI]:
    with OpenAI(base_url=sandbox.base_url, api_key="test", max_retries=0) as client:
        yield client


@pytest.fixture
def post(http: httpx.Client) -> Callable[..., Any]:
    """Posts JSON and returns the body of the response, which must be a success."""

    def post(path: str, **body: Any) -> Any:
        response = http.post(path, json=body)
        assert response.status_code == 200, response.text
        return response.json()

    return post


def events_of(text: str) -> list[str]:
    return [line.removeprefix("event: ") for line in text.split("\n") if line.startswith("event: ")]


FUNCTION = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}

needs_files = pytest.mark.skipif(
    not any(each.path == "/files" for each in load_document().operations),
    reason="the document of files and vector stores is left out",
)


@pytest.fixture
def upload(http: httpx.Client) -> Callable[..., Any]:
    """Uploads a file and returns its id."""

    def upload(content: bytes | str, filename: str = "notes.txt", **fields: Any) -> Any:
        data = content.encode() if isinstance(content, str) else content
        response = http.post("/files", data={"purpose": "assistants"} | fields, files={"file": (filename, data)})
        assert response.status_code == 200, response.text
        return response.json()["id"]

    return upload


def pdf_of(*lines: str) -> bytes:
    """A PDF with one page of text, written by hand."""
    content = "BT /F1 12 Tf 72 720 Td " + " ".join(f"({line}) Tj 0 -20 Td" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n"
    return body + f"{trailer}{len(body)}\n%%EOF\n".encode()
