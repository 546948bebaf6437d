"""Subclasses of models with fields of their own, as users write them for openai's: the same results with both."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from tests.compat.fields_of_their_own import OFFICIAL, OURS, Classes
from tests.support.loopback import Loopback, reply
from tests.support.sync_and_async import Side

THREAD = {"id": "thread_1", "object": "thread", "created_at": 1, "metadata": {}, "tool_resources": None}
TICKET = {"title": "t", "labels": ["a"], "author": {"name": "n"}, "history": [{"name": "o"}, {}], "state": "open"}

USES: dict[str, Callable[[Classes], Any]] = {
    "constructed": lambda c: c.Ticket(title="t").model_dump(),
    "set by the constructor": lambda c: c.Ticket(title="t", state="new").model_fields_set,
    "only what was set": lambda c: c.Ticket(title="t", author=None).to_dict(),
    "all given": lambda c: c.Ticket(**TICKET).model_dump(),
    "validated": lambda c: c.Ticket.model_validate(TICKET).model_dump(),
    "nested objects": lambda c: [p.name for p in c.Ticket.model_validate(TICKET).history],
    "unknown fields": lambda c: c.Ticket.construct(title="t", color="red").color,
    "what is missing": lambda c: c.Ticket.construct().model_dump(),
    "null": lambda c: c.Ticket.construct(title=None, author=None).model_dump(exclude_unset=True),
    "JSON": lambda c: json.loads(c.Ticket(**TICKET).model_dump_json()),
    "changed": lambda c: c.Ticket(title="t").model_copy(update={"state": "closed"}).model_dump(),
    "a default is not shared": lambda c: (c.Ticket(title="a").labels.append("x"), c.Ticket(title="b").labels)[1],
    "pickled": lambda c: pickle.loads(pickle.dumps(c.Ticket(**TICKET))) == c.Ticket(**TICKET),
    "copied": lambda c: copy.deepcopy(c.Ticket(**TICKET)) == c.Ticket(**TICKET),
    "class variable": lambda c: c.Ticket(title="t").limit,
    "of a subclass": lambda c: c.Urgent(title="t", due=3).model_dump(),
    "own constructor": lambda c: (c.Counted(title="t").title, c.Counted(title="t").state),
    "field of a thread": lambda c: c.NotedThread(**THREAD, note="n").model_dump(),
    "no field of a thread": lambda c: c.NotedThread.construct(**THREAD).note,
    "method of a thread": lambda c: c.NotedThread.construct(**THREAD, note="n").shout(),
    "fields of a class": lambda c: (sorted(c.Ticket.model_fields), sorted(c.Ticket.model_json_schema()["required"])),
}


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
def test_as_with_openai(use: Callable[[Classes], Any]) -> None:
    assert use(OURS) == use(OFFICIAL)


def test_a_response_is_cast_to_a_subclass(side: Side, server: Loopback) -> None:
    server.add(reply({**THREAD, "note": "from the server"}))
    thread = side.run(lambda c: c.get("threads/thread_1", cast_to=OURS.NotedThread), base_url=server.url)
    assert isinstance(thread, OURS.NotedThread)
    assert thread.note == "from the server"
    assert thread.to_dict() == {**THREAD, "note": "from the server"}


def test_a_field_that_only_the_subclass_knows_is_not_lost_in_its_parent() -> None:
    raw = {**THREAD, "note": "n"}
    assert OURS.NotedThread.construct(**raw).note == "n"
    assert OURS.Thread.construct(**raw).to_dict() == raw


def test_what_does_not_fit_a_field_stays_as_it_came() -> None:
    ticket = OURS.Ticket.construct(title="t", author="anonymous", history=[1])
    assert (ticket.author, ticket.history) == ("anonymous", [1])
    assert ticket.to_dict() == {"title": "t", "author": "anonymous", "history": [1]}


def test_a_field_without_a_value() -> None:
    with pytest.raises(TypeError, match="title"):
        OURS.Ticket(state="new")
