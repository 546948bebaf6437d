"""Lists of any length: what an iteration remembers of them is bounded, and a server that starts over is noticed."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from threads_runtime.errors import PaginationError
from threads_runtime.operation import Operation
from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, CursorPage, SyncCursorPage, cursor_page

Fetch = Callable[[Operation[CursorPage[Any]]], CursorPage[Any]]

OPERATION: Operation[CursorPage[Any]] = Operation(
    name="items.list", method="GET", path="/items", decode=cursor_page(lambda raw: raw), query={"limit": 100}
)


def server(count: int, *, cycle: int | None = None) -> Fetch:
    """So many pages of 100 items, after which it ends; with `cycle` the items repeat after so many pages, but their
    `last_id` never does.
    """
    numbers: Iterator[int] = iter(range(count))

    def fetch(_: Operation[CursorPage[Any]]) -> CursorPage[Any]:
        number = next(numbers)
        first = 100 * (number % (cycle or count))
        data = [{"id": f"item_{index}"} for index in range(first, first + 100)]
        return OPERATION.decode({"data": data, "has_more": number < count - 1, "last_id": f"last_{number}"})

    return fetch


def sync_items(fetch: Fetch) -> Iterator[Any]:
    def page(operation: Operation[CursorPage[Any]]) -> SyncCursorPage[Any]:
        return SyncCursorPage[Any].bind(fetch(operation), page, operation)

    return iter(page(OPERATION))


def async_items(fetch: Fetch) -> Iterator[Any]:
    async def page(operation: Operation[CursorPage[Any]]) -> AsyncCursorPage[Any]:
        return AsyncCursorPage[Any].bind(fetch(operation), page, operation)

    items: Any = aiter(AsyncPaginator[Any, AsyncCursorPage[Any]](page, OPERATION))
    with asyncio.Runner() as runner:
        while (item := runner.run(_next(items))) is not None:
            yield item


async def _next(items: Any) -> Any:
    return await anext(items, None)


@pytest.fixture(params=[sync_items, async_items], ids=["sync", "async"])
def items(request: pytest.FixtureRequest) -> Callable[[Fetch], Iterator[Any]]:
    return request.param  # type: ignore[no-any-return]


@pytest.mark.parametrize("cycle", [1, 2, 49, 50, 51, 120, 200])
def test_a_server_that_starts_over(items: Callable[[Fetch], Iterator[Any]], cycle: int) -> None:
    seen = list[str]()
    with pytest.raises(PaginationError, match="again and says that more items follow"):
        seen.extend(item["id"] for item in items(server(1_000, cycle=cycle)))
    assert seen[: 100 * cycle] == [f"item_{index}" for index in range(100 * cycle)]
    assert len(seen) < 200 * cycle


def test_pages_that_overlap(items: Callable[[Fetch], Iterator[Any]]) -> None:
    pages = [[*range(100)], [*range(99, 150)], [*range(90, 151)]]

    def fetch(_: Operation[CursorPage[Any]]) -> CursorPage[Any]:
        return OPERATION.decode({"data": [{"id": str(index)} for index in pages.pop(0)], "has_more": bool(pages)})

    assert [item["id"] for item in items(fetch)] == [str(index) for index in range(151)]


def test_what_is_remembered_does_not_grow() -> None:
    listed = sync_items(server(1_000))
    kept = list[int]()
    tracemalloc.start()
    try:
        for number, _ in enumerate(listed):
            if number in {20_000, 95_000}:
                gc.collect()
                kept.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    # The id where each page ended is kept: 75,000 items had 750 pages.
    assert kept[1] - kept[0] < 750 * 400
