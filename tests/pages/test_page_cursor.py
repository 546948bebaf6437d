"""`page.cursor`: a list that goes on later, elsewhere, and only where it belongs."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from typing import Any

import pytest

from assistant_threads import PaginationError
from tests.support.list_server import ABC, Shelf, first_page, new_client, paths, read
from tests.support.loopback import reply
from tests.support.sync_and_async import KEY, Side, sides


def encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).decode()


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with Shelf(*ABC) as server:
        yield server


def test_continues_with_filters_and_page_size(side: Side, shelf: Shelf) -> None:
    filters = {"order": "asc", "run_id": "run_1", "extra_query": {"x": ["1", "2"], "deep": {"y": True}}}
    page = first_page(side, shelf, limit=2, **filters)
    assert type(page.cursor) is str
    assert read(side, shelf, cursor=page.cursor) == ["c", "d", "e", "f", "g"]
    first, *rest = (request.target for request in shelf.requests)
    assert [f"{first}&after={each}" for each in "bdf"] == rest


def test_another_process_continues(shelf: Shelf) -> None:
    program = """
import sys
from assistant_threads import OpenAI
cursor, url, key = sys.argv[1:]
print(*(m.id for m in OpenAI(api_key=key, base_url=url).beta.threads.messages.list("thread_1", cursor=cursor)))
"""
    cursor = json.loads(json.dumps(first_page(sides[0], shelf, limit=3).cursor))
    done = subprocess.run(
        [sys.executable, "-c", program, cursor, shelf.url, KEY],
        env=paths(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["d", "e", "f", "g"]


def test_is_none_after_the_last_page(side: Side, shelf: Shelf) -> None:
    assert first_page(side, shelf).cursor is None
    assert first_page(side, shelf, after="g").cursor is None


def test_starts_at_the_beginning_with_none(side: Side, shelf: Shelf) -> None:
    assert read(side, shelf, cursor=None) == ABC


def test_continues_where_max_items_ended_with_the_page_size_of_the_call(side: Side, shelf: Shelf) -> None:
    for limit, asked in ((2, "2"), (None, None)):
        shelf.requests.clear()
        page = first_page(side, shelf, max_items=1, limit=limit)
        assert not page.has_next_page()
        assert read(side, shelf, cursor=page.cursor) == ["b", "c", "d", "e", "f", "g"]
        assert shelf.queries()[1].get("limit") == asked


def test_max_items_starts_counting_at_the_cursor(side: Side, shelf: Shelf) -> None:
    cursor, seen = None, list[str]()
    while True:
        page = first_page(side, shelf, max_items=3, cursor=cursor)
        seen.append("".join(item.id for item in page.data))
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == ["abc", "def", "g"]


def test_the_page_size_may_change(side: Side, shelf: Shelf) -> None:
    cursor = first_page(side, shelf, limit=2).cursor
    assert read(side, shelf, cursor=cursor, limit=5) == ["c", "d", "e", "f", "g"]
    assert shelf.queries()[1:] == [{"limit": "5", "after": "b"}]


def test_the_same_filters_may_be_repeated(side: Side, shelf: Shelf) -> None:
    cursor = first_page(side, shelf, limit=4, order="asc", extra_query={"x": 1}).cursor
    assert read(side, shelf, cursor=cursor, order="asc", extra_query={"x": 1}) == ["e", "f", "g"]


def test_no_secret_and_no_header_is_in_it(side: Side, shelf: Shelf) -> None:
    extras = {"extra_headers": {"X-Own": "s3cret"}, "extra_query": {"api_key": "s3cret", "x": "1"}}
    client = new_client(side, shelf, default_query={"sig": "s3cret"}, default_headers={"X-Token": "s3cret"})
    page = side.run(lambda c: c.beta.threads.messages.list("thread_1", limit=2, **extras), client=client)
    content = urlsafe_b64decode(page.cursor + "=" * (-len(page.cursor) % 4)).decode()
    assert json.loads(content) == {
        "v": 1,
        "list": "beta.threads.messages.list",
        "path": "/threads/thread_1/messages",
        "query": "limit=2&x=1&after=b",
        "secret": ["api_key"],
    }
    with pytest.raises(ValueError, match="api_key, which looks like a secret: pass it again in extra_query"):
        read(side, shelf, cursor=page.cursor)
    assert len(shelf.requests) == 1
    assert len(read(side, shelf, cursor=page.cursor, extra_query={"api_key": "another"})) == 5
    assert shelf.queries()[1] == {"limit": "2", "x": "1", "after": "b", "api_key": "another"}


@pytest.mark.parametrize(
    ("arguments", "match"),
    [
        ({"order": "desc"}, "order is 'desc', but the cursor has order 'asc': leave out order"),
        ({"run_id": "run_1"}, "run_id is 'run_1', but the cursor has run_id 'left out'"),
        ({"extra_query": {"x": 1}}, "x is '1'"),
        ({"after": "c"}, "cursor and after are mutually exclusive: leave out after"),
        ({"before": "c"}, "leave out before"),
    ],
)
def test_what_contradicts_it_is_refused(side: Side, shelf: Shelf, arguments: dict[str, Any], match: str) -> None:
    cursor = first_page(side, shelf, limit=2, order="asc").cursor
    with pytest.raises(ValueError, match=match):
        first_page(side, shelf, cursor=cursor, **arguments)
    assert len(shelf.requests) == 1


def test_of_another_list_is_refused(side: Side, shelf: Shelf) -> None:
    cursor = first_page(side, shelf, limit=2).cursor
    threads = new_client(side, shelf).beta.threads
    with pytest.raises(
        ValueError, match=r"messages\.list of /threads/thread_1/messages, not to .* of /threads/thread_2"
    ):
        threads.messages.list("thread_2", cursor=cursor)
    with pytest.raises(
        ValueError, match=r"belongs to beta\.threads\.messages\.list .*, not to beta\.threads\.runs\.list"
    ):
        threads.runs.list("thread_1", cursor=cursor)


@pytest.mark.parametrize(
    "cursor",
    ["", "msg_abc", "not base64!", "é", "AAAA", encoded(b"[]"), encoded(b"{}"),
     encoded(b'{"v":2,"list":"l","path":"p","query":"","secret":[]}'),
     encoded(b'{"v":1,"list":1,"path":"p","query":"","secret":[]}'),
     encoded(b'{"v":1,"list":"l","path":"p","query":"","secret":1}'),
     encoded(b"[" * 100_000)],
)  # fmt: skip
def test_an_invalid_one_is_refused(shelf: Shelf, cursor: str) -> None:
    client = new_client(sides[0], shelf)
    with pytest.raises(ValueError, match=r"invalid cursor: pass a value of `page\.cursor`, or .* as `after`"):
        client.beta.threads.messages.list("thread_1", cursor=cursor)
    with pytest.raises(TypeError, match="cursor must be a string, not bytes"):
        client.beta.threads.messages.list("thread_1", cursor=cursor.encode())


def test_a_page_with_more_but_without_ids_has_none(side: Side, shelf: Shelf) -> None:
    shelf.faulty[1] = reply({"data": [{"object": "thread.message"}], "has_more": True})
    page = first_page(side, shelf)
    with pytest.raises(PaginationError, match="id to continue from"):
        _ = page.cursor
