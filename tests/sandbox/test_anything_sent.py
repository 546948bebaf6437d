"""Random requests: the response is a success or a refusal, never a failure."""

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
from tests.sandbox.conftest import FUNCTION, HEADERS, needs_files

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
STATIC = {"type": "static", "static": {"max_chunk_size_tokens": 200, "chunk_overlap_tokens": 100}}
FILTERS = [{"type": "in", "key": "a", "value": ["b", 1]}, {"type": "or", "filters": []}]
# VS stands for a vector store.
FILE_BODIES: list[tuple[str, dict[str, Any]]] = [
    (
        "/vector_stores",
        {
            "name": "n",
            "file_ids": ["f"],
            "chunking_strategy": STATIC,
            "expires_after": {"anchor": "last_active_at", "days": 1},
            "metadata": {"a": "b"},
        },
    ),
    ("/vector_stores/VS", {"name": None, "expires_after": None, "metadata": None}),
    ("/vector_stores/VS/files", {"file_id": "f", "attributes": {"a": 1, "b": True}, "chunking_strategy": STATIC}),
    ("/vector_stores/VS/files/f", {"attributes": {"a": "b"}}),
    ("/vector_stores/VS/file_batches", {"file_ids": ["f"], "attributes": None}),
    ("/vector_stores/VS/file_batches", {"files": [{"file_id": "f", "attributes": {"a": 1.5}}]}),
    (
        "/vector_stores/VS/search",
        {
            "query": ["Hello", "x"],
            "max_num_results": 3,
            "filters": {"type": "and", "filters": FILTERS},
            "ranking_options": {"ranker": "auto", "score_threshold": 0.1},
        },
    ),
    (
        "/uploads",
        {
            "filename": "a",
            "purpose": "assistants",
            "bytes": 1,
            "mime_type": "text/plain",
            "expires_after": {"anchor": "created_at", "seconds": 3600},
        },
    ),
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


@pytest.fixture(scope="module")
def vector_store(everything: httpx.Client) -> str:
    made = everything.post("/vector_stores", json={"file_ids": ["f"]}).json()
    return str(made["id"])


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield at
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(each, (*at, key))


@st.composite
def nearly_right(draw: st.DrawFn, bodies: list[tuple[str, dict[str, Any]]]) -> tuple[str, Any]:
    path, body = draw(st.sampled_from(bodies))
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
@given(nearly_right(BODIES))
def test_bodies(everything: httpx.Client, sent: tuple[str, Any]) -> None:
    check_response(everything, *sent)


@needs_files
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(nearly_right(FILE_BODIES))
def test_bodies_about_files(everything: httpx.Client, vector_store: str, sent: tuple[str, Any]) -> None:
    path, body = sent
    check_response(everything, path.replace("VS", vector_store), body)


def check_response(everything: httpx.Client, path: str, body: Any) -> None:
    """A success, or a refusal that names what is wrong."""
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


@needs_files
@pytest.mark.parametrize(("path", "body"), FILE_BODIES)
def test_the_unchanged_bodies_about_files_are_valid(
    everything: httpx.Client, vector_store: str, path: str, body: Any
) -> None:
    answer = everything.post(path.replace("VS", vector_store), json=body)
    assert answer.status_code == 200, answer.text


@needs_files
@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"--x\r\n",
                b'Content-Disposition: form-data; name="file"; filename="a"\r\n',
                b'Content-Disposition: form-data; name="purpose"\r\n',
                b"Content-Type: text/plain; charset=nonsense\r\n",
                b"\r\n",
                b"assistants",
                b"--x--\r\n",
                b"\xff",
            ]
        )
        | st.binary(max_size=5)
    ),
    st.sampled_from(["x", "", '"x', "y", "x; charset=utf-99"]),
)
def test_forms(everything: httpx.Client, parts: list[bytes], boundary: str) -> None:
    answer = everything.post(
        "/files", content=b"".join(parts), headers={"content-type": f"multipart/form-data; boundary={boundary}"}
    )
    assert answer.status_code in (200, 400), answer.text


@pytest.mark.parametrize(("path", "body"), BODIES)
def test_the_unchanged_bodies_are_valid(everything: httpx.Client, path: str, body: Any) -> None:
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


def test_only_one_of_concurrent_runs_is_created(sandbox: Sandbox, http: httpx.Client, post: Callable[..., Any]) -> None:
    import threading

    sandbox.script([threading.Event()])
    sandbox.add({"object": "assistant", "id": "asst_a"})
    thread = post("/threads")
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: http.post(f"/threads/{thread['id']}/runs", json={"assistant_id": "asst_a"}), range(8))
        )
    assert sorted(answer.status_code for answer in answers) == [200, *[400] * 7]
