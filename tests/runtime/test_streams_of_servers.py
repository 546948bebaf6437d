"""Streams that servers have sent, whole, cut off and in any chunks."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.runtime.streams import (
    SSE,
    Outcome,
    outcome,
)
from tests.support import sample_api as toy
from tests.support.loopback import reply
from tests.support.sample_api import Client
from threads_runtime.errors import (
    APIError,
    InternalServerError,
    OpenAIError,
    StreamInterruptedError,
)
from threads_runtime.responses.event_reader import EventReader

pytestmark = pytest.mark.filterwarnings("error")

SHARED = Path(__file__).parents[2].parent / "shared"


def _wild() -> list[Any]:
    return [
        pytest.param(file.read_bytes(), id=f"{file.parent.name}/{file.stem}")
        for file in sorted(SHARED.glob("wild/*/*.sse"))
    ]


def _recorded() -> list[Any]:
    streams: list[Any] = []
    for file in sorted(SHARED.glob("recordings/*.yaml")):
        yaml = pytest.importorskip("yaml")
        for number, exchange in enumerate(yaml.safe_load(file.read_text())["interactions"]):
            text = exchange["response"]["body"]["string"]
            if text.startswith("event:"):
                streams.append(pytest.param(text.encode(), id=f"{file.stem}/{number}"))
    return streams


STREAMS = [*_wild(), *_recorded()] or [
    pytest.param(b"", marks=pytest.mark.skip("the reference material isn't here"), id="absent")
]


CLIENT = Client(api_key="key", base_url="http://h/")


def read(raw: bytes, *cuts: int) -> Outcome:
    """What a body gives that ends in good order; its chunks cut at the places."""
    reader = EventReader(httpx.Response(200, request=httpx.Request("GET", "http://h/")), toy.EVENT, CLIENT)
    events: list[Any] = []
    try:
        for start, end in zip([0, *cuts], [*cuts, len(raw)], strict=True):
            events.extend(reader.feed(raw[start:end]))
        reader.finish()
    except OpenAIError as error:
        return events, error
    return events, None


def payloads(raw: bytes) -> list[dict[str, Any]]:
    """The events of a stream by simple means, up to `done`."""
    found: list[dict[str, Any]] = []
    for block in raw.decode().replace("\r\n", "\n").split("\n\n"):
        if block and not block.startswith("event: done"):
            name, data = block.split("\n", 1)
            found.append({"event": name.removeprefix("event: "), "data": json.loads(data.removeprefix("data: "))})
    return found


def may_end(raw: bytes) -> bool:
    if b"event: done" in raw:
        return True
    last = payloads(raw)[-1]["data"]
    return last["object"] == "thread.run" and last["status"] in ("completed", "requires_action", "failed")


@pytest.mark.parametrize("raw", STREAMS)
def test_streams_of_real_servers(raw: bytes) -> None:
    events, error = read(raw)
    if any(each["event"] == "error" for each in payloads(raw)):
        assert isinstance(error, InternalServerError)
        assert [each.to_dict() for each in events] == payloads(raw)[: len(events)]
        return
    assert [each.to_dict() for each in events] == payloads(raw)
    assert (error is None) == may_end(raw)
    assert outcome(reply([raw], headers=SSE))[0] == events


@pytest.mark.parametrize("raw", STREAMS)
def test_real_streams_cut_off_anywhere(raw: bytes) -> None:
    end = b"\r\n\r\n" if b"\r\n\r\n" in raw else b"\n\n"
    boundaries = [place + len(end) for place in range(len(raw)) if raw.startswith(end, place)]
    random_places = random.Random(1).sample(range(len(raw)), 60)
    whole = read(raw)[0]
    for place in [0, *boundaries[:-1], *random_places]:
        events, error = read(raw[:place])
        assert [each.to_dict() for each in events] == [each.to_dict() for each in whole[: len(events)]]
        if isinstance(error, InternalServerError):
            continue  # the error event came before the cut
        complete = raw[:place].rstrip(b"\r\n") + end
        at_boundary = complete in (raw[: place + extra] for extra in range(len(end)))
        if error is None:
            assert at_boundary, place
            assert may_end(complete)
        else:
            assert isinstance(error, StreamInterruptedError)


@pytest.mark.parametrize("raw", STREAMS)
def test_real_streams_in_any_chunks(raw: bytes) -> None:
    whole, error = read(raw)
    for seed in range(5):
        cuts = sorted(random.Random(seed).choices(range(len(raw) + 1), k=len(raw) // 20))
        events, same = read(raw, *cuts)
        assert events == whole
        assert type(same) is type(error)


@given(raw=st.binary(max_size=80) | st.text(alphabet='evntdaror:{}[]"\n\r 1', max_size=80).map(str.encode))
def test_nonsense_is_never_anything_but_an_error(raw: bytes) -> None:
    _, error = read(raw)
    assert error is None or isinstance(error, APIError)
    assert error is not None or b"done" in raw or b"[DONE]" in raw
