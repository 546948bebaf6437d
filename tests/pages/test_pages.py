"""Lists read in every way, against a service that pages by cursors: the same items by the same requests."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant_threads import AsyncOpenAI, NotFoundError, OpenAI, PaginationError
from tests.support.list_server import ABC, WAYS, Shelf, first_page, new_client, read
from tests.support.loopback import reply
from tests.support.sync_and_async import KEY, Side, sides


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    with Shelf(*ABC) as server:
        yield server


class TestMaxItems:
    @pytest.mark.parametrize("how", WAYS)
    @pytest.mark.parametrize(
        ("arguments", "ids", "limits"),
        [
            ({"max_items": 3}, "abc", [3]),
            ({"max_items": 3, "limit": 5}, "abc", [3]),
            ({"max_items": 3, "limit": 3}, "abc", [3]),
            ({"max_items": 5, "limit": 2}, "abcde", [2, 2, 1]),
            ({"max_items": 4, "limit": 2}, "abcd", [2, 2]),
            ({"max_items": 7, "limit": 4}, "abcdefg", [4, 3]),
            ({"max_items": 1000, "limit": 4}, "abcdefg", [4, 4]),
            ({"max_items": 1000}, "abcdefg", [100]),
            ({"max_items": 3, "limit": 2, "after": "b"}, "cde", [2, 1]),
            ({"max_items": 3, "limit": 2, "before": "f"}, "dec", [2, 1]),
            ({"max_items": 3, "extra_query": {"limit": 2}}, "abc", [2, 1]),
            ({"max_items": 3, "limit": None, "extra_query": {"limit": "2"}}, "abc", [2, 1]),
        ],
    )
    def test_no_more_items_and_no_page_beyond_need(
        self, side: Side, shelf: Shelf, how: str, arguments: dict[str, Any], ids: str, limits: list[int]
    ) -> None:
        assert "".join(read(side, shelf, how, **arguments)) == ids
        assert [int(query["limit"]) for query in shelf.queries()] == limits

    @pytest.mark.parametrize("how", WAYS)
    def test_where_the_service_ignores_the_limit(self, side: Side, how: str) -> None:
        with Shelf(*ABC, heeds_limit=False) as server:
            assert read(side, server, how, max_items=3) == ["a", "b", "c"]
            assert read(side, server, how, max_items=3, before="f") == ["c", "d", "e"]
            assert len(server.requests) == 2

    def test_what_was_cut_off_is_known_to_follow(self, side: Side) -> None:
        with Shelf(*ABC, heeds_limit=False) as server:
            page = first_page(side, server, max_items=3)
            assert (page.has_more, page.last_id, page.has_next_page(), page.next_page_info()) == (
                True,
                "c",
                False,
                None,
            )
            assert [item["id"] for item in page.to_dict()["data"]] == ["a", "b", "c"]
            assert read(side, server, cursor=page.cursor) == ["d", "e", "f", "g"]
            page = first_page(side, server, max_items=3, before="f")
            assert (page.has_more, page.first_id, page.last_id) == (True, "c", "e")
            assert read(side, server, cursor=page.cursor) == ["a", "b"]

    def test_limit_alone_is_for_a_page(self, side: Side, shelf: Shelf) -> None:
        assert read(side, shelf, limit=3) == ABC
        assert [query["limit"] for query in shelf.queries()] == ["3", "3", "3"]

    def test_next_page_info_is_what_will_be_requested(self, side: Side, shelf: Shelf) -> None:
        info = first_page(side, shelf, max_items=3, limit=2).next_page_info()
        assert info.query == {"limit": 1, "after": "b"}

    def test_a_raw_response_is_bounded_as_well(self, side: Side, shelf: Shelf) -> None:
        async def read_all(page: Any) -> list[str]:
            return [item.id async for item in page]

        async def asynchronous(client: AsyncOpenAI) -> list[str]:
            response = await client.beta.threads.messages.with_raw_response.list("thread_1", max_items=3, limit=2)
            return await read_all(response.parse())

        def sync(client: OpenAI) -> list[str]:
            response = client.beta.threads.messages.with_raw_response.list("thread_1", max_items=3, limit=2)
            return [item.id for item in response.parse()]

        assert side.run(asynchronous if side.is_async else sync, client=new_client(side, shelf)) == ["a", "b", "c"]
        assert [query["limit"] for query in shelf.queries()] == ["2", "1"]

    @pytest.mark.parametrize(
        ("max_items", "error", "match"),
        [(0, ValueError, "at least 1"), (-1, ValueError, "-1"), (True, TypeError, "bool"), ("3", TypeError, "str"),
         (2.0, TypeError, "whole number")],
    )  # fmt: skip
    def test_an_invalid_number(
        self, side: Side, shelf: Shelf, max_items: Any, error: type[Exception], match: str
    ) -> None:
        with pytest.raises(error, match=match):
            first_page(side, shelf, max_items=max_items)
        assert not shelf.requests

    def test_a_limit_that_is_not_a_number_is_sent_unchanged(self, side: Side, shelf: Shelf) -> None:
        shelf.faulty[1] = reply({"error": {"message": "no number"}}, 404)
        with pytest.raises(NotFoundError):
            first_page(side, shelf, max_items=3, limit="many")
        assert shelf.queries() == [{"limit": "many"}]


class TestLaws:
    @settings(max_examples=15, deadline=None)
    @given(data=st.data(), size=st.integers(0, 12), limit=st.none() | st.integers(1, 5))
    def test_all_ways_give_the_same_items_by_the_same_requests(
        self, data: st.DataObject, size: int, limit: int | None
    ) -> None:
        ids = [f"msg_{number}" for number in range(size)]
        arguments: dict[str, Any] = {} if limit is None else {"limit": limit}
        max_items = data.draw(st.none() | st.integers(1, 15), "max_items")
        start = data.draw(st.none() | st.tuples(st.sampled_from(["after", "before"]), st.sampled_from(ids)), "from") \
            if ids else None  # fmt: skip
        if max_items is not None:
            arguments["max_items"] = max_items
        expected = ids
        if start is not None:
            arguments[start[0]] = start[1]
            place = ids.index(start[1])
            expected = ids[place + 1 :] if start[0] == "after" else ids[:place]
        backward = start is not None and start[0] == "before"
        if max_items is not None:
            expected = expected[-max_items:] if backward else expected[:max_items]
        asked = set[str]()
        for side in (sides[0], sides[1]):
            for how in WAYS:
                with Shelf(*ids or ["x"]) as server:
                    server.ids = ids or ["x"]
                    if not ids:
                        server.faulty = {1: reply({"object": "list", "data": [], "has_more": False})}
                    got = read(side, server, how, **arguments)
                    asked.add(" ".join(request.target for request in server.requests))
                assert (sorted(got) if backward else got) == (sorted(expected) if backward else expected)
                size_of_page = limit or (min(max_items, 100) if max_items else 20)
                assert len(server.requests) == max(1, math.ceil(len(expected) / size_of_page))
        assert len(asked) == 1


class TestBackward:
    @pytest.mark.parametrize("how", WAYS)
    def test_pages_before_an_item_nearest_first(self, side: Side, shelf: Shelf, how: str) -> None:
        assert read(side, shelf, how, before="f", limit=2) == ["d", "e", "b", "c", "a"]
        assert [query["before"] for query in shelf.queries()] == ["f", "d", "b"]

    def test_after_and_before_enclose_a_part_of_the_list(self, side: Side, shelf: Shelf) -> None:
        assert read(side, shelf, after="a", before="f", limit=2) == ["b", "c", "d", "e"]

    def test_a_cursor_continues_backward(self, side: Side, shelf: Shelf) -> None:
        page = first_page(side, shelf, before="f", limit=2)
        assert read(side, shelf, cursor=page.cursor) == ["b", "c", "a"]


class TestChangesMeanwhile:
    """What the docstring of the pages promises about a list that changes while it is read."""

    @pytest.mark.parametrize("how", WAYS)
    @pytest.mark.parametrize(
        ("then", "ids"),
        [
            ("bcdefg", "abcdefg"),  # deleted behind
            ("abdefg", "abdefg"),  # deleted ahead: left out, and no other
            ("zabcdxefg", "abcdxefg"),  # added behind, and ahead
        ],
    )
    def test_deleted_and_added(self, side: Side, shelf: Shelf, how: str, then: str, ids: str) -> None:
        shelf.changes[2] = then
        assert "".join(read(side, shelf, how, limit=2)) == ids

    def test_the_item_of_the_cursor_is_deleted_and_the_service_refuses(self, side: Side, shelf: Shelf) -> None:
        shelf.changes[2] = "acdefg"
        shelf.lost = lambda: reply({"error": {"message": "No message with id 'b'"}}, 404)
        with pytest.raises(NotFoundError, match="No message with id 'b'"):
            read(side, shelf, limit=2)

    def test_or_starts_over_which_gives_no_item_twice(self, side: Side, shelf: Shelf) -> None:
        shelf.changes[2] = "acdefg"
        assert read(side, shelf, limit=2) == ABC
        assert [query.get("after") for query in shelf.queries()] == [None, "b", "c", "e"]

    def test_or_sends_a_page_again(self, side: Side, shelf: Shelf) -> None:
        page = reply({"data": [{"id": "a"}, {"id": "b"}], "has_more": True})
        shelf.faulty = {1: page, 2: page}
        with pytest.raises(PaginationError, match="again and says that more items follow"):
            read(side, shelf, limit=2)
        assert len(shelf.requests) == 2


class TestNeverAnEndlessLoop:
    @pytest.mark.parametrize("how", WAYS)
    def test_a_page_again_and_again_without_has_more(self, side: Side, how: str) -> None:
        with Shelf("a") as server:
            server.faulty = dict.fromkeys(range(20), reply({"data": [{"id": "a"}, {"id": "b"}]}))
            read(side, server, how)
            assert len(server.requests) == 2

    @pytest.mark.parametrize("how", WAYS)
    @pytest.mark.parametrize("more", [{}, {"has_more": True}], ids=["unsaid", "more"])
    def test_two_pages_in_turn(self, side: Side, how: str, more: dict[str, Any]) -> None:
        with Shelf("a") as server:
            turns = [reply({"data": [{"id": each}], **more}) for each in "ab"]
            server.faulty = {number: turns[number % 2] for number in range(20)}
            if more:
                with pytest.raises(PaginationError):
                    read(side, server, how)
            else:
                read(side, server, how)
            assert len(server.requests) == 3

    @pytest.mark.parametrize("how", WAYS)
    def test_an_empty_page_with_has_more(self, side: Side, how: str) -> None:
        with Shelf("a") as server:
            server.faulty = dict.fromkeys(range(20), reply({"data": [], "has_more": True, "last_id": "x"}))
            assert read(side, server, how) == []
            assert len(server.requests) == 1

    def test_a_repeated_page_has_no_cursor(self) -> None:
        with Shelf("a") as server, OpenAI(api_key=KEY, base_url=server.url) as client:
            server.faulty = dict.fromkeys(range(20), reply({"data": [{"id": "a"}]}))
            page = client.beta.threads.messages.list("t")
            assert page.cursor is not None
            again = page.get_next_page()
            assert (again.cursor, again.has_next_page(), list(page), list(page)) == (None, False, page.data, page.data)
