"""`assistant-threads threads export`: write a thread to a file."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant_threads import BadRequestError, NotFoundError, OpenAI, OpenAIError, omit

from ..commands import Command
from ..options import connected
from ..received import objects
from ..terminal import Terminal, counted, naming
from ..text_input import ID
from .archive import PartialExport, write_atomically
from .conversations import all_threads, export_conversations

if TYPE_CHECKING:
    from threads_api.models.message import Message
    from threads_runtime.pages.pages import SyncCursorPage

__all__ = ["export"]


@click.command(
    cls=Command,
    examples=[
        "assistant-threads threads export thread_abc123 --output talk.jsonl",
        "assistant-threads threads export thread_abc123 | wc -l",
        "assistant-threads threads export --all --output threads/",
        "assistant-threads threads export --all --as responses --output conversations.json",
    ],
)
@click.argument("thread_id", type=ID, required=False)
@click.option("--all", "every", is_flag=True, help="Export all threads, if the server lists them.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["threads", "responses"]),
    default="threads",
    show_default=True,
    help="`responses` writes conversations of the Responses API instead, and with --all the assistants.",
)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    help="File to write; - for stdout. Default: THREAD_ID.jsonl, or stdout if it is not a terminal. With --all, a "
    "folder.",
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as a JSON object.")
@connected
def export(
    terminal: Terminal,
    client: OpenAI,
    thread_id: str | None,
    every: bool,
    form: str,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Write a thread and its messages to a file or to stdout; or all threads, each to a file of a folder.

    The format is JSON lines: a header, then each message as sent by the server, oldest first. The file is created
    once the export is complete. Until then FILE.part has the messages exported so far; run the command again to
    resume an interrupted export. Messages already in it are not read again, even if they have changed since. Runs and
    the contents of files are not exported.
    """
    if every == (thread_id is not None):
        raise click.UsageError("Name either a thread or --all.")
    if form == "responses":
        path = _target(output, "conversations.json", force=force, as_json=as_json)
        export_conversations(terminal, client, thread_id, path, as_json=as_json)
    elif thread_id is None:
        _export_all(terminal, client, Path(output or "."), force=force, as_json=as_json)
    else:
        path = _target(output, _file_name(thread_id), force=force, as_json=as_json)
        _export_one(terminal, client, thread_id, path, as_json=as_json)


def _target(output: str | None, default: str, *, force: bool, as_json: bool) -> Path | None:
    """The file to write; None for stdout."""
    if output is None and not as_json and not sys.stdout.isatty():
        return None
    if output == "-":
        if as_json:
            raise click.UsageError("--json and --output - both write to stdout.")
        return None
    path = Path(output or default)
    if path.exists() and not force:
        raise click.UsageError(f"{path} already exists; use --force to replace it.")
    return path


def _export_all(terminal: Terminal, client: OpenAI, folder: Path, *, force: bool, as_json: bool) -> None:
    """Export each thread to a file; those that have one already are left out, so that the command can be repeated."""
    folder.mkdir(parents=True, exist_ok=True)
    files: list[str] = []
    for thread in all_threads(client):
        path = folder / _file_name(thread.id)
        if force or not path.exists():
            _write_file(terminal, client, thread.id, path)
        files.append(str(path))
    if as_json:
        terminal.write_json({"folder": str(folder), "files": files})
    else:
        terminal.info(f"Exported {counted(len(files), 'thread')} to {folder}")


def _file_name(thread_id: str) -> str:
    return re.sub(r"[^\w.-]", "_", thread_id) + ".jsonl"


def _export_one(terminal: Terminal, client: OpenAI, thread_id: str, path: Path | None, *, as_json: bool) -> None:
    if path is None:
        with tempfile.TemporaryDirectory() as folder, PartialExport(Path(folder, "export.part")) as partial:
            _read_thread(terminal, client, thread_id, partial)
            with naming("stdout"):
                for line in partial.finish():
                    sys.stdout.buffer.write(line)
                sys.stdout.buffer.flush()
        return
    count = _write_file(terminal, client, thread_id, path)
    if as_json:
        terminal.write_json({"file": str(path), "thread_id": thread_id, "messages": count})
    else:
        terminal.info(f"Exported {counted(count, 'message')} of {thread_id} to {path}")


def _write_file(terminal: Terminal, client: OpenAI, thread_id: str, path: Path) -> int:
    """Returns the number of messages."""
    with PartialExport(path.with_name(f"{path.name}.part")) as partial, _explain_how_to_resume(partial):
        _read_thread(terminal, client, thread_id, partial)
        write_atomically(path, partial.finish())
    partial.path.unlink()
    return partial.count


def _read_thread(terminal: Terminal, client: OpenAI, thread_id: str, partial: PartialExport) -> None:
    """Append the messages that `partial` does not have yet."""
    partial.open(client.beta.threads.retrieve(thread_id).to_dict(), str(client.base_url))
    page = _first_page(client, thread_id, partial)
    if partial.count:
        terminal.info(f"Resuming after {counted(partial.count, 'message')}")
    with terminal.progress(f"Exporting {thread_id}", done=partial.count) as advance:
        for each in page.iter_pages():
            partial.append([message.to_dict() for message in objects(each.data)])
            advance(len(each.data))


def _first_page(client: OpenAI, thread_id: str, partial: PartialExport) -> SyncCursorPage[Message]:
    """The page after the last message in `partial` that still exists; removes the deleted ones behind it."""
    for count in _steps_back(partial.count):
        page = _page_after(client, thread_id, partial, count)
        if page is not None:
            partial.truncate(count)
            return page
    raise AssertionError("a page from the start needs no cursor")


def _page_after(client: OpenAI, thread_id: str, partial: PartialExport, count: int) -> SyncCursorPage[Message] | None:
    """The page after the first `count` messages; None if the last of these was deleted."""
    messages = client.beta.threads.messages
    if count == 0:
        return messages.list(thread_id, order="asc", limit=100)
    last_id = partial.message_id(count - 1)
    try:
        page = messages.list(thread_id, order="asc", limit=100, after=last_id or omit)
        if last_id and not page.data:  # the end of the thread, or what some servers send after a deleted message
            messages.retrieve(last_id, thread_id=thread_id)
    except (BadRequestError, NotFoundError):
        return None
    # Other servers start again at the first message.
    is_repeated = any(partial.has_among_first(count, message.id) for message in objects(page.data))
    return None if is_repeated else page


def _steps_back(count: int) -> Iterator[int]:
    """Ever smaller counts down to 0, at growing distances: thousands of messages may have been deleted."""
    step = 1
    while count:
        yield count
        count = max(0, count - step)
        step *= 2
    yield 0


@contextmanager
def _explain_how_to_resume(partial: PartialExport) -> Generator[None]:
    try:
        yield
    except (OpenAIError, OSError, KeyboardInterrupt) as error:
        if not partial.count and partial.path.exists():  # the thread may be deleted by now
            error.add_note(f"{partial.path} is left from an earlier export.")
        elif partial.count:
            error.add_note(
                f"{partial.path} has {counted(partial.count, 'message')}; run the same command again to resume."
            )
        raise
