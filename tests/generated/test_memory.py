"""How much memory objects take, beside the JSON that they were decoded from."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from tests.bench.material import message
from threads_api import models
from threads_runtime.json_codec import dumps, loads
from threads_runtime.pages.pages import cursor_page

COUNT = 1_000


def retained(work: Callable[[], object]) -> int:
    """Bytes that the result of a second call holds."""
    work()
    tracemalloc.start()
    try:
        kept = work()
        size, _ = tracemalloc.get_traced_memory()
        del kept
    finally:
        tracemalloc.stop()
    return size


def page(fields: Callable[[int], dict[str, Any]]) -> bytes:
    return dumps({"object": "list", "data": [{**message(index), **fields(index)} for index in range(COUNT)]})


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        (lambda _: {}, 0.8),
        (lambda _: {"region": "eu"}, 1.0),
        (lambda index: {f"made up {index}": 1}, 1.1),
    ],
    ids=["known fields", "an unknown field", "a new field each time"],
)
def test_a_page_of_messages_takes_less_memory_than_its_json(
    fields: Callable[[int], dict[str, Any]], limit: float
) -> None:
    body = page(fields)
    decode = cursor_page(models.Message.from_dict)
    assert decode(loads(body)).to_dict() == loads(body)
    assert retained(lambda: decode(loads(body))) < limit * retained(lambda: loads(body))


def test_objects_share_the_names_of_their_fields() -> None:
    first, second = decoded = cursor_page(models.Message.from_dict)(loads(page(lambda _: {"region": "eu"}))).data[:2]
    assert first._keys is second._keys
    assert [each.content[0]._keys is first.content[0]._keys for each in decoded] == [True, True]


def test_names_that_a_server_makes_up_are_not_remembered_for_ever() -> None:
    def decode(index: int) -> None:
        models.Thread.from_dict({f"name {index}": 1})
        models.Thread.from_dict(dict.fromkeys(list(models.Thread.__annotations__)[: index % 4], index))

    for index in range(2_000):
        decode(index)
    tracemalloc.start()
    try:
        for index in range(2_000, 4_000):
            decode(index)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size < 20_000
