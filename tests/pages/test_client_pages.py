"""Cursor pages against servers that leave out, repeat or contradict themselves."""

from __future__ import annotations

import asyncio
import copy
import pickle
from collections.abc import Callable
from typing import Any, Self, cast

import pytest
from attrs import define

from threads_runtime.errors import PaginationError
from threads_runtime.models import Model
from threads_runtime.omit import omit
from threads_runtime.operation import Operation, RequestOptions
from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, CursorPage, SyncCursorPage, cursor_page


@define(eq=False, repr=False, kw_only=True)
class Item(Model):
    id: str | None = None

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        self = super().from_dict(raw)
        self.id = raw.get("id")
        return self


decode = cursor_page(Item.from_dict)


class Answers:
    """A client of either colour that answers from a list and keeps what it was asked."""

    def __init__(self, *pages: dict[str, Any], endless: bool = False) -> None:
        self.pages = list(pages)
        self.endless = endless
        self.queries: list[dict[str, Any]] = []
        self.operations: list[Operation[Any]] = []

    def answer(self, operation: Operation[Any]) -> Any:
        assert len(self.queries) < 20, "an endless loop"
        extras = operation.options.extra_query or {}
        self.queries.append(
            {
                key: value
                for key, value in {**operation.query, **extras}.items()
                if value is not omit and value is not None
            }
        )
        self.operations.append(operation)
        page = self.pages.pop(0)
        if self.endless:
            self.pages.append(page)
        return operation.decode(page)


class SyncAnswers(Answers):
    def page(self, operation: Operation[CursorPage[Item]]) -> SyncCursorPage[Item]:
        return SyncCursorPage.bind(self.answer(operation), self.page, operation)


class AsyncAnswers(Answers):
    def page(self, operation: Operation[CursorPage[Item]]) -> AsyncPaginator[Item, AsyncCursorPage[Item]]:
        return AsyncPaginator(self.fetch, operation)

    async def fetch(self, operation: Operation[CursorPage[Item]]) -> AsyncCursorPage[Item]:
        return AsyncCursorPage.bind(self.answer(operation), self.fetch, operation)


def asking(**query: Any) -> Operation[CursorPage[Item]]:
    return Operation(name="items.list", method="GET", path="/items", decode=decode, query=query)


def page(*ids: str, **fields: Any) -> dict[str, Any]:
    return {"object": "list", "data": [{"id": each} for each in ids], **fields}


def both(*pages: dict[str, Any], endless: bool = False, **query: Any) -> tuple[list[str | None], list[dict[str, Any]]]:
    """The ids that an iteration gives and the queries that it sends, the same on both sides."""
    sync_client, async_client = SyncAnswers(*pages, endless=endless), AsyncAnswers(*pages, endless=endless)

    async def collect() -> list[str | None]:
        return [item.id async for item in async_client.page(asking(**query))]

    ids = [item.id for item in sync_client.page(asking(**query))]
    assert asyncio.run(collect()) == ids
    assert async_client.queries == sync_client.queries
    return ids, sync_client.queries


def test_continues_after_the_last_id_with_all_filters() -> None:
    ids, queries = both(
        page("a", "b", has_more=True, first_id="a", last_id="b"),
        page("c", has_more=False, first_id="c", last_id="c"),
        limit=2,
        run_id="run_1",
        order=omit,
    )
    assert ids == ["a", "b", "c"]
    assert queries == [{"limit": 2, "run_id": "run_1"}, {"limit": 2, "run_id": "run_1", "after": "b"}]


@pytest.mark.parametrize("ids", [{}, {"first_id": None, "last_id": None}, {"last_id": ""}, {"last_id": 7}])
def test_without_a_last_id_continues_after_the_last_item(ids: dict[str, Any]) -> None:
    assert both(page("a", "b", has_more=True, **ids), page("c", has_more=False))[1][1] == {"after": "b"}


def test_before_pages_backward_unless_after_is_passed() -> None:
    ids, queries = both(page("c", "d", has_more=True), page("a", "b", has_more=False), before="e", after=None)
    assert ids == ["c", "d", "a", "b"]
    assert queries[1] == {"before": "c"}
    assert both(page("c", has_more=True), page("d", has_more=False), before="e", after="b")[1][1] == {
        "before": "e",
        "after": "c",
    }


def test_extras_are_kept_but_never_override_the_cursor() -> None:
    client = SyncAnswers(page("a", has_more=True), page("b", has_more=False))
    options = RequestOptions(extra_query={"after": "0", "x": "1"}, extra_headers={"X-Y": "1"}, timeout=3)
    operation = Operation(name="l", method="GET", path="/items", decode=decode, query={"limit": 1}, options=options)
    assert [item.id for item in client.page(operation)] == ["a", "b"]
    assert client.queries[1] == {"limit": 1, "after": "a", "x": "1"}
    assert client.operations[1].query == {"limit": 1, "after": "a"}
    assert client.operations[1].options == RequestOptions({"X-Y": "1"}, extra_query={"x": "1"}, timeout=3)


def test_items_that_are_not_objects_are_kept() -> None:
    raw = {"data": [None, "a", {"id": "b"}], "has_more": False}
    assert decode(raw).data == [None, "a", Item.from_dict({"id": "b"})]
    assert decode(raw).to_dict() == raw


@pytest.mark.parametrize(
    "last", [page(has_more=True), page(has_more=True, last_id="a"), {"has_more": True}, page(), {}]
)
def test_an_empty_page_ends_despite_has_more(last: dict[str, Any]) -> None:
    assert both(last)[0] == []
    assert both(page("a", has_more=True), last)[0] == ["a"]


def test_without_has_more_continues_while_there_are_items() -> None:
    assert both(page("a"), page("b", has_more=None), page())[0] == ["a", "b"]


@pytest.mark.parametrize("pages", [[page("a", "b")], [page("a"), page("b")]])
def test_a_server_without_has_more_that_ignores_the_cursor_ends(pages: list[dict[str, Any]]) -> None:
    assert len(both(*pages, endless=True)[0]) == 2


@pytest.mark.parametrize(
    "pages", [[page("a", "b", has_more=True)], [page("a", has_more=True), page("b", has_more=True)]]
)
def test_a_server_that_repeats_a_page_with_more_is_an_error(pages: list[dict[str, Any]]) -> None:
    client = SyncAnswers(*pages, endless=True)
    seen = list[str | None]()
    with pytest.raises(PaginationError, match="again and says that more items follow"):
        seen.extend(item.id for item in client.page(asking()))
    with pytest.raises(PaginationError):
        asyncio.run(_consume(AsyncAnswers(*pages, endless=True).page(asking())))
    assert len(client.queries) == len(pages) + 1


def numbered(make: Callable[[int], dict[str, Any]]) -> list[dict[str, Any]]:
    """More pages than an iteration that ends asks for."""
    return [make(number) for number in range(15)]


REPEATING = {
    "a new last_id each time": numbered(lambda n: page("a", "b", has_more=True, last_id=f"x{n}")),
    "items without ids": numbered(lambda n: {"data": [{"x": 1}], "has_more": True, "last_id": f"x{n}"}),
    "a newer item first": numbered(lambda n: page(f"new{n}", "a", "b", has_more=True)),
    "two pages in turn": numbered(lambda n: page("ab"[n % 2], has_more=True, last_id=f"x{n}")),
    "a page within a page": [page("a", "b", has_more=True), page("a", has_more=True, last_id="x")],
}


@pytest.mark.parametrize("pages", REPEATING.values(), ids=REPEATING)
def test_items_that_repeat_are_an_error(pages: list[dict[str, Any]]) -> None:
    client = SyncAnswers(*pages)
    with pytest.raises(PaginationError, match="again and says that more items follow"):
        list(client.page(asking()))
    with pytest.raises(PaginationError):
        list(SyncAnswers(*pages).page(asking()).iter_pages())
    with pytest.raises(PaginationError):
        asyncio.run(_consume(AsyncAnswers(*pages).page(asking())))
    assert len(client.queries) <= 3


@pytest.mark.parametrize("name", [name for name in REPEATING if name != "two pages in turn"])
def test_items_that_repeat_end_a_loop_by_hand(name: str) -> None:
    following = SyncAnswers(*REPEATING[name]).page(asking())
    with pytest.raises(PaginationError):
        for _ in range(10):
            following = following.get_next_page()


def test_items_that_repeat_end_a_list_without_has_more() -> None:
    pages = numbered(lambda n: page("a", "b", last_id=f"x{n}"))
    assert both(*pages)[0] == ["a", "b"]


@pytest.mark.parametrize("start", [{"before": "z"}, {"before": "z", "limit": 5}])
def test_an_empty_page_before_which_more_items_follow_is_an_error(start: dict[str, Any]) -> None:
    with pytest.raises(PaginationError, match="more items before this page but sends none"):
        list(SyncAnswers(page(has_more=True)).page(asking(**start)))
    first = SyncAnswers(page("x", "y", has_more=True), page(has_more=True)).page(asking(**start))
    second = first.get_next_page()
    with pytest.raises(PaginationError):
        second.has_next_page()


async def _consume(items: Any) -> None:
    async for _ in items:
        pass


def test_a_loop_by_hand_ends_as_well() -> None:
    following = SyncAnswers(page("a", has_more=True), endless=True).page(asking())
    with pytest.raises(PaginationError):
        following.get_next_page()
    following = SyncAnswers(page("a"), endless=True).page(asking())
    rounds = 0
    while following.has_next_page():
        following, rounds = following.get_next_page(), rounds + 1
    assert rounds == 1


def test_more_without_any_id_is_an_error_rather_than_half_a_list() -> None:
    raw = {"data": [{"x": 1}], "has_more": True}
    with pytest.raises(PaginationError, match="id to continue from"):
        list(SyncAnswers(raw).page(asking()))
    assert SyncAnswers({"data": [{"x": 1}]}).page(asking()).has_next_page() is False


def test_page_by_page() -> None:
    client = SyncAnswers(page("a", has_more=True), page("b", has_more=False))
    first = client.page(asking(limit=1))
    assert first.has_next_page()
    info = first.next_page_info()
    assert info is not None
    assert info.query == info.params == {"limit": 1, "after": "a"}
    second = first.get_next_page()
    assert type(second) is SyncCursorPage
    assert not second.has_next_page()
    assert second.next_page_info() is None
    with pytest.raises(RuntimeError, match="no next page"):
        second.get_next_page()
    client.pages = [page("b", has_more=False)]
    assert [each.data[0].id for each in first.iter_pages()] == ["a", "b"]


def test_async_page_by_page() -> None:
    async def main() -> None:
        client = AsyncAnswers(page("a", has_more=True), page("b", has_more=False), page("b", has_more=False))
        asked = client.page(asking())
        assert client.queries == []
        first = await asked
        assert type(first) is AsyncCursorPage
        second = await first.get_next_page()
        assert [item.id for item in second.data] == ["b"]
        with pytest.raises(RuntimeError, match="no next page"):
            await second.get_next_page()
        assert [each.data[0].id async for each in first.iter_pages()] == ["a", "b"]

    asyncio.run(main())


@pytest.mark.parametrize(
    "raw",
    [
        page("a", has_more=True, first_id="a", last_id=None, extra={"x": [1]}),
        {"data": None, "object": "list"},
        {"object": "list", "has_more": None},
        {"data": {"odd": 1}, "has_more": 1},
        {},
    ],
)
def test_nothing_is_lost(raw: dict[str, Any]) -> None:
    decoded = decode(copy.deepcopy(raw))
    bound = SyncAnswers(raw).page(asking())
    for each in (decoded, bound, pickle.loads(pickle.dumps(bound)), copy.deepcopy(bound)):
        assert each.to_dict() == raw
        assert list(each.to_dict()) == list(raw)
        assert each.data == ([] if not isinstance(raw.get("data"), list) else [Item.from_dict({"id": "a"})])
    assert bound == copy.deepcopy(bound)
    assert decoded == decode(raw)
    assert decoded != decode({**raw, "more": 1})


def test_unknown_fields_can_be_read() -> None:
    assert cast(Any, decode(page("a", total=3))).total == 3
    assert "total=3" in repr(SyncAnswers(page("a", total=3)).page(asking()))


def test_a_copy_without_a_client_raises() -> None:
    bound = SyncAnswers(page("a", has_more=True)).page(asking(limit=1))
    for each in (copy.deepcopy(bound), pickle.loads(pickle.dumps(bound))):
        assert each.has_next_page()
        assert each.data == bound.data
        assert type(each.data[0]) is Item
        with pytest.raises(RuntimeError, match="without its client"):
            each.get_next_page()
        with pytest.raises(RuntimeError, match="without its client"):
            list(each)


def test_anything_but_an_object_is_refused_clearly() -> None:
    with pytest.raises(TypeError, match="JSON object, not list"):
        decode([{"id": "a"}])
