"""What type checkers see of lists and pages. Checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Unpack, assert_type

from assistant_threads import AsyncOpenAI, OpenAI
from threads_api.models import Assistant, Message, Run, RunStep
from threads_api.params.arguments import ListMessagesArguments
from threads_runtime.pages.pages import AsyncCursorPage, AsyncPaginator, PageInfo, SyncCursorPage


def pages(client: OpenAI) -> None:
    threads = client.beta.threads
    page = threads.messages.list("t", max_items=3, cursor=None)
    assert_type(page, SyncCursorPage[Message])
    assert_type(page.data, list[Message])
    assert_type(page.cursor, str | None)
    assert_type(page.next_page_info(), PageInfo | None)
    assert_type(page.iter_pages(prefetch=1), Iterator[SyncCursorPage[Message]])
    for each in page.iter_pages(prefetch=1):
        assert_type(each.data, list[Message])
    assert_type(threads.messages.list("t", cursor=page.cursor), SyncCursorPage[Message])
    assert_type(client.beta.assistants.list(max_items=3), SyncCursorPage[Assistant])
    assert_type(threads.runs.list("t", max_items=3), SyncCursorPage[Run])
    assert_type(threads.runs.steps.list("r", thread_id="t", max_items=3), SyncCursorPage[RunStep])
    assert_type(threads.messages.with_raw_response.list("t", max_items=3).parse(), SyncCursorPage[Message])
    threads.messages.list("t", max_items="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    threads.messages.list("t", cursor=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    page.iter_pages(prefetch="1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    threads.messages.create("t", role="user", content="x", max_items=3)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def async_pages(client: AsyncOpenAI) -> None:
    threads = client.beta.threads
    paginator = threads.messages.list("t", max_items=3, cursor=None)
    assert_type(paginator, AsyncPaginator[Message, AsyncCursorPage[Message]])
    assert_type(paginator.iter_pages(prefetch=1), AsyncIterator[AsyncCursorPage[Message]])
    page = await paginator
    assert_type(page.cursor, str | None)
    assert_type(page.iter_pages(prefetch=1), AsyncIterator[AsyncCursorPage[Message]])
    async for each in paginator.iter_pages(prefetch=1):
        assert_type(each.data, list[Message])
    async for message in threads.messages.list("t", cursor=page.cursor):
        assert_type(message, Message)
    assert_type(await threads.runs.steps.list("r", thread_id="t", max_items=3), AsyncCursorPage[RunStep])


def passed_on(client: OpenAI, **arguments: Unpack[ListMessagesArguments]) -> SyncCursorPage[Message]:
    return client.beta.threads.messages.list("t", **arguments)


def used(client: OpenAI) -> None:
    passed_on(client, max_items=3, cursor="x", order="asc")
    passed_on(client, max_items="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
