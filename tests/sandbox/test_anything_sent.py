"""Whatever is sent, the sandbox answers as the service would: with what was asked for or a refusal, never a failure."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant_threads.sandbox import Limits, Sandbox
from tests.sandbox.conftest import FUNCTION, HEADERS

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
# Bodies that fit; each gets one value replaced or one field added.
MESSAGE = {
    "role": "user",
    "content": [{"type": "text", "text": "Hi"}, {"type": "image_url", "image_url": {"url": "u"}}],
}
BODIES: list[tuple[str, dict[str, Any]]] = [
    (
        "/assistants",
        {
            "model": "m",
            "tools": [FUNCTION, {"type": "file_search", "file_search": {"max_num_results": 3}}],
            "tool_resources": {"file_search": {"vector_stores": [{"file_ids": ["file-1"]}]}},
            "metadata": {"a": "b"},
            "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": {}}},
            "temperature": 1,
        },
    ),
    ("/threads", {"messages": [MESSAGE], "metadata": None, "tool_resources": {"code_interpreter": {"file_ids": []}}}),
    (
        "/threads/runs",
        {
            "assistant_id": "asst_a",
            "thread": {"messages": [MESSAGE]},
            "truncation_strategy": {"type": "last_messages", "last_messages": 1},
            "tool_choice": {"type": "function", "function": {"name": "get_weather"}},
            "tools": [FUNCTION],
            "max_completion_tokens": 300,
            "parallel_tool_calls": False,
        },
    ),
    ("/threads/thread_a/messages", MESSAGE | {"attachments": [{"file_id": "f", "tools": [{"type": "file_search"}]}]}),
]


@pytest.fixture(scope="module")
def everything() -> Iterator[httpx.Client]:
    with Sandbox(check_answers=True, limits=Limits(objects=1_000_000)) as server:
        server.add({"object": "assistant", "id": "asst_a"})
        server.add({"object": "thread", "id": "thread_a"})
        for identifier in ("file-1", "f"):
            server.add_file("Hello", file_id=identifier)
        with httpx.Client(base_url=server.base_url, headers=HEADERS, timeout=20) as client:
            yield client


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(each, (*at, key))


@st.composite
def nearly_right(draw: st.DrawFn) -> tuple[str, Any]:
    path, body = draw(st.sampled_from(BODIES))
    body = copy.deepcopy(body)
    at = draw(st.sampled_from(list(places(body))))
    if not at:
        return path, draw(JSON)
    owner: Any = body
    for key in at[:-1]:
        owner = owner[key]
    if draw(st.booleans()) and isinstance(owner, dict):
        owner[draw(st.text(min_size=1, max_size=5))] = draw(JSON)
    else:
        owner[at[-1]] = draw(JSON)
    return path, body


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(nearly_right())
def test_bodies(everything: httpx.Client, sent: tuple[str, Any]) -> None:
    path, body = sent
    try:
        content = json.dumps(body).encode()
    except UnicodeEncodeError:
        return
    answer = everything.post(path, content=content, headers={"content-type": "application/json"})
    assert answer.status_code in (200, 400, 404), answer.text
    if answer.status_code != 200:
        error = answer.json()["error"]
        assert error["message"]
        assert error["type"] == "invalid_request_error"


@pytest.mark.parametrize(("path", "body"), BODIES)
def test_what_they_start_from_is_right(everything: httpx.Client, path: str, body: Any) -> None:
    answer = everything.post(path, json=body)
    assert answer.status_code == 200, answer.text


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["limit", "order", "after", "before", "run_id", "x"]), st.text(max_size=6)))
def test_queries(everything: httpx.Client, query: dict[str, str]) -> None:
    try:
        answer = everything.get("/threads/thread_a/messages", params=query)
    except UnicodeEncodeError:
        return
    assert answer.status_code in (200, 400), answer.text


def test_one_of_many_runs_on_a_thread_wins(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    import threading

    sandbox.script([threading.Event()])
    sandbox.add({"object": "assistant", "id": "asst_a"})
    thread = post("/threads")
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: http.post(f"/threads/{thread['id']}/runs", json={"assistant_id": "asst_a"}), range(8))
        )
    assert sorted(answer.status_code for answer in answers) == [200, *[400] * 7]
