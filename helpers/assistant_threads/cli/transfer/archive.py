"""The file format of an exported thread: JSON lines, first a header, then the messages, oldest first.

A running export writes the same lines to a partial file next to the final one, so that it can be resumed.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any, Self, cast

from attrs import field, frozen

from ..failures import CommandError
from ..ordering import oldest_first

__all__ = ["FORMAT", "VERSION", "Archive", "PartialExport", "write_atomically"]

FORMAT = "assistant-threads/thread"
VERSION = 1


@frozen
class Archive:
    """A thread and its messages."""

    thread: Mapping[str, Any]
    messages: list[dict[str, Any]]
    source: str = ""
    """Base URL of the server that the thread was exported from."""
    exported_at: float = field(factory=lambda: int(time.time()))

    def lines(self) -> bytes:
        """The contents of the file."""
        header = _header(self.thread, self.source, len(self.messages), self.exported_at)
        return b"".join(_line(each) for each in (header, *self.messages))

    @classmethod
    def read(cls, content: bytes, name: str) -> Self:
        """Parse the contents of a file. Raises `CommandError` unless they are complete."""
        header, *messages = _objects(content, name) or [{}]
        _check_format(header, name)
        expected = header.get("messages")
        if expected is None:
            raise CommandError(f"{name} is an unfinished export; run the export again to finish it")
        if expected != len(messages):
            raise CommandError(
                f"{name} was modified: it has {len(messages)} messages, but its header counts {expected}"
            )
        return cls(header["thread"], messages, header.get("source", ""), header.get("exported_at", 0))


class PartialExport:
    """An unfinished export. Its file is kept until the caller has written the final one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last_id: str | None = None
        """Id of the last message exported; None at the start."""
        self.count = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def open(self, thread: Mapping[str, Any], source: str) -> None:
        """Create the file or resume it. Raises `CommandError` if it belongs to another thread or server."""
        new_header = _header(thread, source, None, None)
        self._file = self.path.open("a+b")
        self._file.seek(0)
        complete, _, torn = self._file.read().rpartition(b"\n")
        header, *messages = _objects(complete, str(self.path)) or [new_header]
        _check_format(header, str(self.path))
        is_other = header["thread"].get("id") != thread.get("id") or header.get("source") != source
        if is_other or (not complete and not _line(new_header).startswith(torn)):
            raise CommandError(f"{self.path} is an unfinished export of another thread or server; remove it first")
        # The process that wrote it may have been killed in the middle of a line.
        self._file.truncate(self._file.tell() - len(torn))
        if not complete:
            self.append([header])
        self.count = len(messages)
        self.last_id = messages[-1].get("id") if messages else None

    def append(self, objects: Iterable[Mapping[str, Any]]) -> None:
        """Write lines and sync them to disk."""
        assert self._file is not None
        lines = [_line(each) for each in objects]
        self._file.write(b"".join(lines))
        self._file.flush()
        os.fsync(self._file.fileno())
        self.count += len(lines)

    def finish(self, thread: Mapping[str, Any], source: str) -> Archive:
        """Read the file back and check it. Raises `CommandError` if a message is missing or duplicated."""
        _, *messages = _objects(self.path.read_bytes(), str(self.path))
        identifiers = [message.get("id") for message in messages]
        if len(messages) != self.count:
            raise CommandError(f"{self.path} has {len(messages)} messages, but {self.count} were written to it")
        if len(set(identifiers)) != len(identifiers):
            raise CommandError(f"the server sent a message twice; see {self.path}")
        return Archive(thread, oldest_first(messages, lambda message: message.get("created_at")), source)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is never incomplete."""
    temporary = path.with_name(f"{path.name}.tmp")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _header(thread: Mapping[str, Any], source: str, messages: int | None, exported_at: float | None) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "messages": messages,
        "exported_at": exported_at,
        "source": source,
        "thread": thread,
    }


def _line(value: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:  # a lone surrogate, which JSON can only escape
        return json.dumps(value, separators=(",", ":")).encode() + b"\n"


def _objects(content: bytes, name: str) -> list[dict[str, Any]]:
    objects: list[dict[str, Any]] = []
    for number, line in enumerate(content.split(b"\n"), 1):  # no other character ends a line of JSON lines
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise CommandError(f"{name}, line {number}: not a JSON object")
        objects.append(cast("dict[str, Any]", value))
    return objects


def _check_format(header: Mapping[str, Any], name: str) -> None:
    if header.get("format") != FORMAT or not isinstance(header.get("thread"), dict):
        raise CommandError(f"{name} is not an exported thread: its first line does not have the format {FORMAT!r}")
    if header.get("version") != VERSION:
        raise CommandError(
            f"{name} has format version {header.get('version')}; this program supports version {VERSION}"
        )
