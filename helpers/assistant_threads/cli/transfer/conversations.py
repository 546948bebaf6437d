"""Exports for those who move on to the Responses API, and the list of all threads of a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant_threads import APIStatusError, OpenAI
from assistant_threads.types.beta import Thread

from ..failures import CommandError
from ..json_text import json_text
from ..received import objects
from ..terminal import Terminal, counted
from .archive import write_atomically
from .responses import to_conversation, to_prompt

__all__ = ["all_threads", "export_conversations"]

_PAGE = 100
_NOT_LISTED = (
    "the server does not list threads, as OpenAI never did; name them one by one. `assistant-threads serve` and "
    "Microsoft's classic agents service list them"
)


def all_threads(client: OpenAI) -> Iterator[Thread]:
    """All threads of the server, oldest first. Raises `CommandError` if it doesn't list them."""
    try:
        yield from objects(client.beta.threads.list(order="asc", limit=_PAGE))
    except APIStatusError as error:
        if error.status_code in (404, 405):
            raise CommandError(_NOT_LISTED) from error
        raise


def export_conversations(
    terminal: Terminal, client: OpenAI, thread_id: str | None, path: Path | None, *, as_json: bool
) -> None:
    """Write one JSON object: `conversations` by thread id, and `assistants`, if all threads are exported."""
    if thread_id is None:
        threads = list(all_threads(client))
        assistants = [each.to_dict() for each in objects(client.beta.assistants.list(limit=_PAGE, order="asc"))]
    else:
        threads, assistants = [client.beta.threads.retrieve(thread_id)], []
    conversations: dict[str, Any] = {}
    with terminal.progress("Exporting", total=len(threads)) as advance:
        for thread in threads:
            listed = client.beta.threads.messages.list(thread.id, order="asc", limit=_PAGE)
            conversations[thread.id] = to_conversation(thread.to_dict(), (each.to_dict() for each in objects(listed)))
            advance(1)
    exported = {
        "conversations": conversations,
        "assistants": {str(each["id"]): {"name": each.get("name"), "prompt": to_prompt(each)} for each in assistants},
    }
    text = json_text(exported) + "\n"
    if path is None:
        terminal.write(text)
        return
    write_atomically(path, [text.encode()])
    if as_json:
        terminal.write_json({"file": str(path), "threads": len(threads), "assistants": len(assistants)})
    else:
        terminal.info(
            f"Exported {counted(len(threads), 'thread')} and {counted(len(assistants), 'assistant')} to {path}"
        )
