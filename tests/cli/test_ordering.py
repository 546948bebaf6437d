"""Messages sorted by creation, whatever order a server lists them in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_threads.cli.ordering import oldest_first

TIMES = st.none() | st.integers() | st.floats() | st.text(max_size=2)


def _sorted(times: list[Any]) -> list[tuple[int, Any]]:
    return oldest_first(enumerate(times), lambda item: item[1])


@given(st.lists(TIMES))
def test_nothing_is_lost_or_duplicated(times: list[Any]) -> None:
    assert sorted(index for index, _ in _sorted(times)) == list(range(len(times)))


@given(st.lists(st.integers(0, 5)))
def test_times_never_decrease(times: list[int]) -> None:
    assert [time for _, time in _sorted(times)] == sorted(times)


@given(st.lists(st.integers(0, 5)))
def test_messages_of_the_same_second_keep_their_order(times: list[int]) -> None:
    oldest = list(enumerate([*sorted(times), 6]))
    assert oldest_first(oldest, lambda item: item[1]) == oldest
    assert oldest_first(oldest[::-1], lambda item: item[1]) == oldest


@pytest.mark.parametrize(
    ("times", "order"),
    [
        ([1, None, 2, None], [0, 1, 2, 3]),
        ([2, None, 1, None], [3, 2, 1, 0]),
        ([None, None], [0, 1]),
        ([2, 1, 10**400, float("nan"), 3], [1, 2, 3, 0, 4]),
    ],
)
def test_a_message_without_a_time_stays_behind_its_predecessor(times: list[Any], order: list[int]) -> None:
    assert [index for index, _ in _sorted(times)] == order
