"""Cursor pagination, compared with slices of a list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant_threads.sandbox.model.pagination import page
from assistant_threads.sandbox.model.store import Store


def filled(count: int) -> tuple[Store, list[str]]:
    store = Store()
    ids = [f"asst_{number}" for number in range(count)]
    for each in ids:
        store.save({"id": each, "object": "assistant"})
    return store, ids


@given(st.integers(0, 12), st.integers(1, 5), st.sampled_from(["asc", "desc"]))
def test_paging_in_either_direction_visits_each_item_once(count: int, limit: int, order: str) -> None:
    store, ids = filled(count)
    listed = ids if order == "asc" else ids[::-1]
    for cursor in ("after", "before"):
        seen: list[str] = []
        query = {"limit": limit, "order": order}
        if cursor == "before" and listed:
            seen = [listed[-1]]
            query["before"] = listed[-1]
        for _ in range(count + 1):
            found = page(store, "assistant", query)
            data = [each["id"] for each in found["data"]]
            seen = [*seen, *data] if cursor == "after" else [*data, *seen]
            if not found["has_more"]:
                break
            query[cursor] = found["last_id" if cursor == "after" else "first_id"]
        assert seen == listed
    store.close()


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 12), st.sampled_from(["asc", "desc"]))
def test_between_two_cursors(after: int, before: int, limit: int, order: str) -> None:
    store, ids = filled(10)
    listed = ids if order == "asc" else ids[::-1]
    found = page(store, "assistant", {"limit": limit, "order": order, "after": listed[after], "before": listed[before]})
    between = listed[after + 1 : before]
    assert [each["id"] for each in found["data"]] == between[:limit]
    assert found["has_more"] is (len(between) > limit)
    store.close()


def test_an_empty_page_has_no_cursors() -> None:
    store, _ = filled(0)
    assert page(store, "assistant", {}) == {
        "object": "list",
        "data": [],
        "first_id": None,
        "last_id": None,
        "has_more": False,
    }
    store.close()
