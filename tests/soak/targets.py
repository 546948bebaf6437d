"""What the coverage-guided fuzzer runs: bytes become responses, streams, JSON or arguments; only errors of ours leave.

`python -m tests.soak.targets TARGET [options of libFuzzer]`, in an environment with atheris.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import atheris

with atheris.instrument_imports(include=["assistant_threads", "threads_api", "threads_runtime"]):
    import httpx

    import assistant_threads
    from assistant_threads import OpenAI, OpenAIError
    from threads_runtime.json_codec import dumps, loads

    assistant_threads.AssistantEventHandler  # noqa: B018  # loads the helpers of streams

TYPES = ("application/json", "text/event-stream", "text/html", "application/octet-stream", "")


class Chunks(httpx.SyncByteStream):
    """A body that arrives in pieces."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces


def client(respond: Callable[[httpx.Request], httpx.Response]) -> OpenAI:
    transport = httpx.Client(transport=httpx.MockTransport(respond))
    return OpenAI(api_key="key", base_url="http://127.0.0.1/v1", http_client=transport, max_retries=0)


def responses(data: bytes) -> None:
    """Any status, type and body: a result that can be read and written, or a typed error."""
    given = atheris.FuzzedDataProvider(data)
    status, kind = given.ConsumeIntInRange(200, 599), given.PickValueInList(list(TYPES))
    body = given.ConsumeBytes(len(data))
    threads = client(lambda _: httpx.Response(status, headers={"Content-Type": kind}, content=body)).beta.threads
    calls: list[Callable[[], Any]] = [
        lambda: threads.create(),
        lambda: threads.messages.list("thread_1", limit=5),
        lambda: threads.runs.retrieve("run_1", thread_id="thread_1"),
    ]
    for call in calls:
        try:
            result = call()
        except OpenAIError:
            pass
        else:
            repr(result)
            assert result.to_json()
            assert result.model_dump() is not None


def streams(data: bytes) -> None:
    """Any events in any chunks: the same events as in one chunk, and only typed errors."""
    given = atheris.FuzzedDataProvider(data)
    sizes = [given.ConsumeIntInRange(1, 64) for _ in range(given.ConsumeIntInRange(0, 8))]
    body = given.ConsumeBytes(len(data))
    pieces = list(_cut(body, sizes))
    assert _events(pieces) == _events([body])

    def respond(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=Chunks(pieces))
        return httpx.Response(404, json={"error": {"message": "no such object"}})

    try:
        with client(respond).beta.threads.runs.stream(thread_id="thread_1", assistant_id="asst_1") as stream:
            for _ in stream.text_deltas:
                pass
            stream.get_final_messages()
    except OpenAIError:
        pass


def _cut(body: bytes, sizes: list[int]) -> Iterator[bytes]:
    for size in sizes:
        yield body[:size]
        body = body[size:]
    yield body


def _events(pieces: list[bytes]) -> tuple[list[Any], str]:
    """The raw events of a stream, and the kind of error that ended it."""
    found: list[Any] = []

    def respond(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=Chunks(pieces))

    try:
        for event in client(respond).beta.threads.runs.create("thread_1", assistant_id="asst_1", stream=True):
            found.append(event.to_dict())
    except OpenAIError as error:
        return found, type(error).__name__
    return found, ""


def documents(data: bytes) -> None:
    """JSON is decoded as the standard library does, or refused with ValueError; what was decoded can be encoded."""
    try:
        value = loads(data)
    except ValueError:
        return
    assert value == json.loads(data.decode("utf-8-sig"))
    try:
        encoded = dumps(value)
    except ValueError as error:  # a lone surrogate, which no UTF-8 has
        if "surrogates" not in str(error):
            raise
    else:
        assert loads(encoded) == value


def arguments(data: bytes) -> None:
    """Any id, base URL, header and text: an argument is refused by name, or sent; nothing else leaves."""
    given = atheris.FuzzedDataProvider(data)
    id, url, text = (given.ConsumeUnicode(40) for _ in range(3))
    threads = client(lambda _: httpx.Response(200, json={"id": "x"})).beta.threads
    calls: list[Callable[[], Any]] = [
        lambda: threads.retrieve(id),
        lambda: threads.messages.create(id, role="user", content=text, metadata={text: id}),
        lambda: threads.create(extra_headers={text: id}, extra_query={id: text}),
        lambda: OpenAI(api_key="key", base_url=url).close(),
        lambda: OpenAI(api_key=text, base_url="http://127.0.0.1/v1").close(),
    ]
    for call in calls:
        try:
            call()
        except (OpenAIError, TypeError, ValueError) as error:
            if isinstance(error, UnicodeError):
                raise


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (responses, streams, documents, arguments)
}


def main() -> None:
    name, *options = sys.argv[1:]
    warnings.simplefilter("ignore")
    atheris.Setup([name, *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
