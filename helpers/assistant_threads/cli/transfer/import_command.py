"""`assistant-threads threads import`: create a thread from a file.

To resume, the new thread itself is listed, so that no interruption and no lost response duplicates a message. The
state file FILE.import only stores the id of that thread.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from assistant_threads import APIConnectionError, NotFoundError, OpenAI, OpenAIError

from ..commands import Command
from ..failures import CommandError
from ..options import connected
from ..received import objects
from ..terminal import Terminal, counted
from .archive import Archive, write_atomically
from .convert import Dropped, role_and_text, to_create_params, to_thread_params
from .dump import objects_of

if TYPE_CHECKING:
    from threads_api.params.message_params import MessageCreateParams
    from threads_api.params.thread_params import ThreadCreateParams

__all__ = ["import_"]

_BATCH = 500


@click.command(
    "import",
    cls=Command,
    examples=["assistant-threads threads import talk.jsonl --base-url http://localhost:8000/v1"],
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--keep-files", is_flag=True, help="Keep file ids; use it if the server has the same files.")
@click.option(
    "--keep-ids",
    is_flag=True,
    help="Keep ids and times; only `assistant-threads serve` can. Also takes JSON that the API sent.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as a JSON object.")
@connected
def import_(terminal: Terminal, client: OpenAI, file: str, keep_files: bool, keep_ids: bool, as_json: bool) -> None:
    """Create a thread from a file written by `threads export`.

    Prints the id of the new thread, and lists what cannot be imported: runs, times, citations, and files unless
    --keep-files is given. Run the command again with the same file to resume an interrupted import.
    """
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    name = "stdin" if file == "-" else file
    if keep_ids:
        _import_with_ids(terminal, client, objects_of(content, name), as_json=as_json)
        return
    archive = Archive.read(content, name)
    thread, dropped_of_thread = to_thread_params(archive.thread, keep_files=keep_files)
    converted = [to_create_params(message, keep_files=keep_files) for message in archive.messages]
    messages = [params for params, _ in converted if params is not None]
    dropped = Dropped.total([dropped_of_thread, *(each for _, each in converted)])
    state = None if file == "-" else _State(Path(f"{file}.import"), _digest(thread, messages), str(client.base_url))
    thread_id = state.thread_id() if state is not None else None
    is_new = thread_id is None
    if thread_id is None:
        thread_id = client.beta.threads.create(**thread).id
        if state is not None:
            state.save(thread_id)
    with _explain_state(thread_id, state):
        done = 0 if is_new else _count_imported(client, thread_id, messages)
        if not is_new:
            terminal.info(f"Resuming {thread_id} after {counted(done, 'message')}")
        with terminal.progress(f"Importing {thread_id}", total=len(messages), done=done) as advance:
            for number in range(done, len(messages)):
                _create(client, thread_id, messages, number)
                advance(1)
        imported = _count_imported(client, thread_id, messages)
        if imported != len(messages):
            raise CommandError(f"{thread_id} has {imported} messages, but {len(messages)} were sent")
    if state is not None:
        state.remove()
    if as_json:
        terminal.write_json({"thread_id": thread_id, "messages": imported, "left_out": dropped.to_dict()})
        return
    if str(dropped):
        terminal.info(f"Not imported: {dropped}")
    terminal.info(f"Imported {counted(imported, 'message')} into {thread_id}")
    terminal.write(f"{thread_id}\n")


def _import_with_ids(terminal: Terminal, client: OpenAI, items: list[dict[str, Any]], *, as_json: bool) -> None:
    """`POST /import`, in batches; what is stored already is skipped, so that the command can be repeated."""
    stored = 0
    with terminal.progress("Importing", total=len(items)) as advance:
        for start in range(0, len(items), _BATCH):
            batch = items[start : start + _BATCH]
            try:
                result: Any = client.post("/import", body=batch)
            except NotFoundError as error:
                raise CommandError("the server cannot keep ids; only `assistant-threads serve` can") from error
            stored += result["stored"]
            advance(len(batch))
    thread_ids = [str(each["id"]) for each in items if each["object"] == "thread"]
    if as_json:
        terminal.write_json({"thread_ids": thread_ids, "stored": stored, "skipped": len(items) - stored})
        return
    terminal.info(f"Imported {counted(stored, 'object')}; {len(items) - stored} were there already")
    terminal.write("".join(f"{each}\n" for each in thread_ids))


def _create(client: OpenAI, thread_id: str, messages: list[MessageCreateParams], number: int) -> None:
    """Create one message. If the response is lost, list the thread to see whether the message was created."""
    try:
        client.beta.threads.messages.create(thread_id, **messages[number])
    except APIConnectionError as error:
        if not error.ambiguous:
            raise
        if _count_imported(client, thread_id, messages) == number:
            client.beta.threads.messages.create(thread_id, **messages[number])


def _count_imported(client: OpenAI, thread_id: str, messages: list[MessageCreateParams]) -> int:
    """The number of messages in the thread. Raises `CommandError` if it has messages of other origin."""
    listed = client.beta.threads.messages.list(thread_id, order="asc", limit=100)
    present = [role_and_text(message.to_dict()) for message in objects(listed)]
    # Compared as multisets: some servers list messages of the same second in any order.
    foreign = Counter(present) - Counter(role_and_text(each) for each in messages[: len(present)])
    if foreign:
        role, text = next(iter(foreign))
        raise CommandError(f"{thread_id} has messages that were not sent by this import, such as {role}: {text[:40]!r}")
    return len(present)


@contextmanager
def _explain_state(thread_id: str, state: _State | None) -> Generator[None]:
    """Add to an error which thread is incomplete and how to go on."""
    try:
        yield
    except (OpenAIError, CommandError, KeyboardInterrupt) as error:
        if state is None:
            error.add_note(f"The new thread is {thread_id}; it may be incomplete.")
        else:
            error.add_note(
                f"The new thread is {thread_id}. Run the same command again to resume, or remove {state.path} first "
                "to start with another thread."
            )
        raise


def _digest(thread: ThreadCreateParams, messages: list[MessageCreateParams]) -> str:
    return hashlib.sha256(json.dumps([thread, messages], sort_keys=True).encode()).hexdigest()


@frozen
class _State:
    """The file next to an archive that stores which thread an unfinished import writes to."""

    path: Path
    digest: str
    """Of the parameters: another file or other options make another import."""
    server: str

    def thread_id(self) -> str | None:
        """The thread to resume; None for a new import. Raises `CommandError` if another import is unfinished."""
        if not self.path.exists():
            return None
        try:
            saved: Any = json.loads(self.path.read_bytes())
            thread_id, digest, server = saved["thread_id"], saved["digest"], saved["server"]
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{self.path} is not a state file of an import; remove it first") from error
        if server != self.server:
            raise CommandError(f"the import to {server} is unfinished; finish it, or remove {self.path}")
        if digest != self.digest:
            raise CommandError(
                f"{self.path} belongs to an import with other messages or options; finish that one, or remove the file"
            )
        return str(thread_id)

    def save(self, thread_id: str) -> None:
        state = {"thread_id": thread_id, "digest": self.digest, "server": self.server}
        write_atomically(self.path, [json.dumps(state).encode()])

    def remove(self) -> None:
        self.path.unlink()
