"""`assistant-threads threads import`: a thread from a file onto a server.

What was sent already is asked of the new thread itself, so that no interruption and no lost answer doubles a message;
the file FILE.import only remembers which thread that is.
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

from assistant_threads import APIConnectionError, NotFoundError, OpenAI

from .archive import Archive, write_whole
from .failures import CommandError
from .moving import LeftOut, moved_message, moved_thread, words
from .options import connected
from .terminal import Terminal

if TYPE_CHECKING:
    from threads_api.params.message_params import MessageCreateParams
    from threads_api.params.thread_params import ThreadCreateParams

__all__ = ["import_"]


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--keep-files", is_flag=True, help="Send identifiers of files as they are: the account is the same.")
@click.option("--json", "as_json", is_flag=True, help="Say what was created as a JSON object.")
@connected
def import_(terminal: Terminal, client: OpenAI, file: str, keep_files: bool, as_json: bool) -> None:
    """Create a thread anew from a file that `threads export` wrote.

    Prints the identifier of the new thread. An import that was interrupted goes on where it stopped when it is called
    again with the same file. What can't move is said: runs, times, citations, and files unless --keep-files is given.
    """
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    archive = Archive.read(content, "stdin" if file == "-" else file)
    left_out = LeftOut()
    thread = moved_thread(archive.thread, left_out, keep_files=keep_files)
    planned = [moved_message(each, left_out, keep_files=keep_files) for each in archive.messages]
    messages = [each for each in planned if each is not None]
    state = None if file == "-" else _State(Path(f"{file}.import"), _digest(thread, messages), str(client.base_url))
    thread_id = state.thread_id() if state is not None else None
    if thread_id is None:
        thread_id, done = client.beta.threads.create(**thread).id, 0
        if state is not None:
            state.remember(thread_id)
    else:
        done = _count_there(client, thread_id, messages, state)
        terminal.say(f"Going on with {thread_id} after {done} messages")
    with terminal.progress(f"Importing {thread_id}", total=len(messages), done=done) as advance:
        for number in range(done, len(messages)):
            _create(client, thread_id, messages, number)
            advance(1)
    there = _count_there(client, thread_id, messages, state)
    if there != len(messages):
        raise CommandError(f"{thread_id} has {there} messages, and {len(messages)} were sent")
    if state is not None:
        state.forget()
    if as_json:
        terminal.write_json({"thread_id": thread_id, "messages": there, "left_out": left_out.to_dict()})
        return
    if str(left_out):
        terminal.say(f"Not moved: {left_out}")
    terminal.say(f"{there} messages are in {thread_id}")
    terminal.write(f"{thread_id}\n")


def _create(client: OpenAI, thread_id: str, messages: list[MessageCreateParams], number: int) -> None:
    """Create one message. When the answer was lost, the thread tells whether it is there."""
    try:
        client.beta.threads.messages.create(thread_id, **messages[number])
    except APIConnectionError as error:
        if not error.ambiguous:
            raise
        if _count_there(client, thread_id, messages, None) == number:
            client.beta.threads.messages.create(thread_id, **messages[number])


def _count_there(client: OpenAI, thread_id: str, messages: list[MessageCreateParams], state: _State | None) -> int:
    """How many of the messages the thread has. Raises `CommandError` when it has others."""
    with _explained(thread_id, state):
        listed = client.beta.threads.messages.list(thread_id, order="asc", limit=100)
        there = [words(message.to_dict()) for message in listed]
    # Counted, not compared one by one: messages of the same second come in any order from some servers.
    strange = Counter(there) - Counter(words(each) for each in messages[: len(there)])
    if strange:
        role, text = next(iter(strange))
        raise CommandError(
            f"{thread_id} has messages that the import didn't send, such as {role}: {text[:40]!r}; "
            f"{f'to begin with a new thread, remove {state.path}' if state else 'somebody else writes to it'}"
        )
    return len(there)


@contextmanager
def _explained(thread_id: str, state: _State | None) -> Generator[None]:
    try:
        yield
    except NotFoundError as error:
        if state is None:
            raise
        raise CommandError(
            f"{thread_id}, where the import stopped, isn't there any more; to begin with a new thread, "
            f"remove {state.path} ({error})"
        ) from error


def _digest(thread: ThreadCreateParams, messages: list[MessageCreateParams]) -> str:
    return hashlib.sha256(json.dumps([thread, messages], sort_keys=True).encode()).hexdigest()


@frozen
class _State:
    """The small file beside an archive that says which thread an import that isn't finished writes to."""

    path: Path
    digest: str
    """Of what is sent: another file, or other options, are another import."""
    server: str

    def thread_id(self) -> str | None:
        """The thread to go on with; None to begin. Raises `CommandError` when another import isn't finished."""
        if not self.path.exists():
            return None
        try:
            kept: Any = json.loads(self.path.read_bytes())
            thread_id, digest, server = kept["thread_id"], kept["digest"], kept["server"]
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f"{self.path} says nothing about an import; remove it first") from error
        if server != self.server:
            raise CommandError(f"the import to {server} isn't finished; finish it, or remove {self.path}")
        if digest != self.digest:
            raise CommandError(f"{self.path} is of an import of other messages or options; finish that, or remove it")
        return str(thread_id)

    def remember(self, thread_id: str) -> None:
        kept = {"thread_id": thread_id, "digest": self.digest, "server": self.server}
        write_whole(self.path, json.dumps(kept).encode())

    def forget(self) -> None:
        self.path.unlink()
