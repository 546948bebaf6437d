"""A service that lists messages by cursors, over loopback, in the order that it keeps them in."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, urlsplit

from assistant_threads import AsyncOpenAI, OpenAI
from tests.support.loopback import Loopback, Reply, Request, reply
from tests.support.sync_and_async import KEY, Side

__all__ = ["ABC", "WAYS", "Shelf", "first_page", "new_client", "paths", "read"]

ABC = [*"abcdefg"]
WAYS = ["items", "pages", "prefetch", "by hand"]


class Shelf(Loopback):
    """`ids` is the list; tests change it while it is read. What asks for an id that is gone is answered by `lost`."""

    def __init__(self, *ids: str, heeds_limit: bool = True, **fields: Any) -> None:
        super().__init__(default=self.answer)
        self.ids = list(ids)
        self.fields = fields
        self.heeds_limit = heeds_limit
        self.lost: Callable[[], Reply] | None = None
        self.changes: dict[int, str] = {}
        """A new list, an id a letter, from a request on by its number."""
        self.faulty: dict[int, Reply] = {}
        """Responses to requests by their number."""
        self.arrived: dict[int, Event] = {number: Event() for number in range(50)}

    def queries(self) -> list[dict[str, str]]:
        """What was asked for, a dict for each request."""
        return [_query(request) for request in self.requests]

    def answer(self, request: Request) -> Reply:
        query = _query(request)
        number = len(self.requests)
        if number in self.arrived:
            self.arrived[number].set()
        self.ids = [*self.changes.get(number, self.ids)]
        if number in self.faulty:
            return self.faulty[number]
        if any(query.get(name, self.ids[0]) not in self.ids for name in ("after", "before")):
            if self.lost is not None:
                return self.lost()
            query = {name: value for name, value in query.items() if name not in {"after", "before"}}
        first = self.ids.index(query["after"]) + 1 if "after" in query else 0
        last = self.ids.index(query["before"]) if "before" in query else len(self.ids)
        limit = int(query.get("limit", 20)) if self.heeds_limit else 20
        assert 1 <= limit <= 100
        backward = "before" in query and "after" not in query
        found = self.ids[first:last]
        page = found[-limit:] if backward else found[:limit]
        return reply(
            {
                "object": "list",
                "data": [{"id": each, "object": "thread.message"} for each in page],
                "first_id": page[0] if page else None,
                "last_id": page[-1] if page else None,
                "has_more": len(page) < len(found),
                **self.fields,
            }
        )


def _query(request: Request) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(request.target).query).items()}


def new_client(side: Side, server: Shelf, **options: Any) -> Any:
    # Without the certificates, whose loading takes longer than a test.
    http_client = side.http_class(verify=False, trust_env=False)
    client_class: Any = AsyncOpenAI if side.is_async else OpenAI
    return client_class(api_key=KEY, base_url=server.url, max_retries=0, http_client=http_client, **options)


def read(side: Side, server: Shelf, how: str = "items", **arguments: Any) -> list[str]:
    """The ids of a list, read item by item, page by page, or by a loop over `get_next_page()`."""

    def sync(client: OpenAI) -> list[str]:
        page = client.beta.threads.messages.list("thread_1", **arguments)
        if how == "items":
            return [item.id for item in page]
        if how == "pages":
            return [item.id for each in page.iter_pages() for item in each.data]
        if how == "prefetch":
            return [item.id for each in page.iter_pages(prefetch=2) for item in each.data]
        ids = [item.id for item in page.data]
        while page.has_next_page():
            page = page.get_next_page()
            ids += [item.id for item in page.data]
        return ids

    async def asynchronous(client: AsyncOpenAI) -> list[str]:
        paginator = client.beta.threads.messages.list("thread_1", **arguments)
        if how == "items":
            return [item.id async for item in paginator]
        if how == "pages":
            return [item.id async for each in paginator.iter_pages() for item in each.data]
        page = await paginator
        if how == "prefetch":
            return [item.id async for each in page.iter_pages(prefetch=2) for item in each.data]
        ids = [item.id for item in page.data]
        while page.has_next_page():
            page = await page.get_next_page()
            ids += [item.id for item in page.data]
        return ids

    ids: list[str] = side.run(asynchronous if side.is_async else sync, client=new_client(side, server))
    return ids


def first_page(side: Side, server: Shelf, **arguments: Any) -> Any:
    """A page, of a client that is closed by now."""
    return side.run(lambda c: c.beta.threads.messages.list("thread_1", **arguments), client=new_client(side, server))


def paths() -> dict[str, str]:
    """The environment of a process that imports the client from this checkout."""
    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(str(root / each) for each in ("generated", "helpers"))}
