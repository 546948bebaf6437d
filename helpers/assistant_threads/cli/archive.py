"""A thread in a file: JSON lines, a header first, then its messages, oldest first, each as the server gave it.

While an export is under way, the same lines stand in a part beside the file, so that it can go on where it stopped.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any, Self, cast

from attrs import field, frozen

from .failures import CommandError
from .transcript import chronological

__all__ = ["FORMAT", "VERSION", "Archive", "Part", "write_whole"]

FORMAT = "assistant-threads/thread"
VERSION = 1


@frozen
class Archive:
    """A thread and its messages."""

    thread: Mapping[str, Any]
    messages: list[dict[str, Any]]
    source: str = ""
    """The base URL of the server that it comes from."""
    exported_at: float = field(factory=lambda: int(time.time()))

    def lines(self) -> bytes:
        """The whole file."""
        header = _header(self.thread, self.source, len(self.messages), self.exported_at)
        return b"".join(_line(each) for each in (header, *self.messages))

    @classmethod
    def read(cls, content: bytes, name: str) -> Self:
        """The archive that a file holds. Raises `CommandError` unless all of it is there."""
        header, *messages = _objects(content, name) or [{}]
        _check_format(header, name)
        expected = header.get("messages")
        if expected is None:
            raise CommandError(
                f"{name} is the part of an export that hasn't come to its end; export again to go on with it"
            )
        if expected != len(messages):
            raise CommandError(
                f"{name} holds {len(messages)} messages, and its first line says {expected}: it was changed"
            )
        return cls(header["thread"], messages, header.get("source", ""), header.get("exported_at", 0))


class Part:
    """The unfinished export of a thread; it is there until `finish()`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last_id: str | None = None
        """The message to go on after; None at the start."""
        self.count = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def open(self, thread: Mapping[str, Any], source: str) -> None:
        """Begin, or go on with what is there. Raises `CommandError` when that belongs to another thread or server."""
        begun = _header(thread, source, None, None)
        self._file = self.path.open("a+b")
        self._file.seek(0)
        whole, _, torn = self._file.read().rpartition(b"\n")
        header, *messages = _objects(whole, str(self.path)) or [begun]
        _check_format(header, str(self.path))
        another = header["thread"].get("id") != thread.get("id") or header.get("source") != source
        if another or (not whole and not _line(begun).startswith(torn)):
            raise CommandError(f"{self.path} is the part of another thread, or of one on another server; remove it")
        # The process that wrote it may have ended within a line.
        self._file.truncate(self._file.tell() - len(torn))
        if not whole:
            self.append([header])
        self.count = len(messages)
        self.last_id = messages[-1].get("id") if messages else None

    def append(self, objects: Iterable[Mapping[str, Any]]) -> None:
        """Write some lines, for good."""
        assert self._file is not None
        lines = [_line(each) for each in objects]
        self._file.write(b"".join(lines))
        self._file.flush()
        os.fsync(self._file.fileno())
        self.count += len(lines)

    def finish(self, thread: Mapping[str, Any], source: str) -> Archive:
        """What was written, read back and compared. Raises `CommandError` when that isn't what it should be."""
        _, *messages = _objects(self.path.read_bytes(), str(self.path))
        identifiers = [message.get("id") for message in messages]
        if len(messages) != self.count:
            raise CommandError(f"{self.path} holds {len(messages)} messages after {self.count} were written to it")
        if len(set(identifiers)) != len(identifiers):
            raise CommandError(f"the server gave a message twice; {self.path} holds what it gave")
        return Archive(thread, chronological(messages, lambda message: message.get("created_at")), source)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at any moment it is there in full or not at all."""
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
            raise CommandError(f"{name}, line {number}: that is no JSON object")
        objects.append(cast("dict[str, Any]", value))
    return objects


def _check_format(header: Mapping[str, Any], name: str) -> None:
    if header.get("format") != FORMAT or not isinstance(header.get("thread"), dict):
        raise CommandError(f"{name} is no exported thread: its first line has no format {FORMAT!r}")
    if header.get("version") != VERSION:
        raise CommandError(
            f"{name} has version {header.get('version')} of the format; this program reads version {VERSION}"
        )
