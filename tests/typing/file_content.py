"""What type checkers see of the content of a file. Checked by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from assistant_threads import AsyncOpenAI, HttpxBinaryResponseContent, OpenAI


def content(client: OpenAI) -> None:
    assert_type(client.files.content("file_1"), HttpxBinaryResponseContent)
    assert_type(client.files.with_raw_response.content("file_1").parse(), HttpxBinaryResponseContent)
    with client.files.with_streaming_response.content("file_1") as response:
        assert_type(response.parse(), bytes)
        assert_type(response.parse(to=HttpxBinaryResponseContent), HttpxBinaryResponseContent)


async def async_content(client: AsyncOpenAI) -> None:
    assert_type(await client.files.content("file_1"), HttpxBinaryResponseContent)
    assert_type((await client.files.with_raw_response.content("file_1")).parse(), HttpxBinaryResponseContent)
    async with client.files.with_streaming_response.content("file_1") as response:
        assert_type(await response.parse(), bytes)
