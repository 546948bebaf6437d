"""The file format of an exported thread: JSON lines, first a header, then the messages, oldest first.

A running export writes the same lines to a partial file, so that it can be resumed and needs little memory.
"""

from __future__ import annotations

import json
import os
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, Self, cast

from attrs import frozen

from ..failures import CommandError
from ..json_text import json_text
from ..ordering import creation_order, creation_time
from ..terminal import naming

__all__ = ["FORMAT", "VERSION", "Archive", "PartialExport", "write_atomically"]

FORMAT = "assistant-threads/thread"
VERSION = 1


@frozen
class Archive:
    """A thread and its messages, read from a file."""

    thread: Mapping[str, Any]
    messages: list[dict[str, Any]]

    @classmethod
    def read(cls, content: bytes, name: str) -> Self:
        """Parse the contents of a file. Raises `CommandError` unless they are complete."""
        # No other character ends a line of JSON lines.
        lines = enumerate(content.split(b"\n"), 1)
        header, *messages = [_parse(line, number, name) for number, line in lines if line.strip()] or [{}]
        _check_format(header, name)
        expected = header.get("messages")
        if expected is None:
            raise CommandError(f"{name} is an unfinished export; run the export again to finish it")
        if expected != len(messages):
            raise CommandError(
                f"{name} was modified: it has {len(messages)} messages, but its header counts {expected}"
            )
        return cls(header["thread"], messages)


class PartialExport:
    """An unfinished export in a file. The messages are in that file, in the order received; memory has three numbers
    for each.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[bytes] | None = None
        self._header: dict[str, Any] = {}
        self._end = 0
        self._offsets = array("q")  # of the line of each message
        self._times = array("d")
        self._id_hashes = array("q")

    @property
    def count(self) -> int:
        """Number of messages."""
        return len(self._offsets)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            with suppress(OSError):  # what could not be written is tried again, and has been reported
                self._file.close()

    def open(self, thread: Mapping[str, Any], source: str) -> None:
        """Create the file or resume it. Raises `CommandError` if it belongs to another thread or server."""
        new_header = {
            "format": FORMAT,
            "version": VERSION,
            "messages": None,
            "exported_at": None,
            "source": source,
            "thread": thread,
        }
        first_line = _line(new_header)
        self._file = self.path.open("a+b")
        self._file.seek(0)
        torn = b""
        for number, line in enumerate(self._file, 1):
            if not line.endswith(b"\n"):  # the process that wrote it was killed in the middle of a line
                torn = line
                break
            value = _parse(line, number, str(self.path))
            if number > 1:
                self._add_to_index(value, line)
                continue
            _check_format(value, str(self.path))
            if value["thread"].get("id") != thread.get("id") or value.get("source") != source:
                raise self._foreign()
            self._end = len(line)
        if self._end == 0 and not first_line.startswith(torn):
            raise self._foreign()
        self._header = new_header
        self._file.truncate(self._end)
        if self._end == 0:
            self._write([first_line])
            self._end = len(first_line)

    def append(self, messages: Sequence[Mapping[str, Any]]) -> None:
        """Write messages and sync them to disk."""
        lines: list[bytes] = []
        for message in messages:
            lines.append(_line(message))
            self._add_to_index(message, lines[-1])
        self._write(lines)

    def truncate(self, count: int) -> None:
        """Keep only the first `count` messages."""
        assert self._file is not None
        if count < self.count:
            self._end = self._offsets[count]
            self._file.truncate(self._end)
        for column in (self._offsets, self._times, self._id_hashes):
            del column[count:]

    def message_id(self, index: int) -> str | None:
        """The id of a message."""
        return cast("dict[str, Any]", json.loads(self._read_line(index))).get("id")

    def has_among_first(self, count: int, message_id: str | None) -> bool:
        """Whether one of the first `count` messages has this id."""
        return hash(message_id) in self._id_hashes[:count]

    def finish(self) -> Iterator[bytes]:
        """The lines of the finished file. Raises `CommandError` if the server sent a message twice."""
        if any(first == second for first, second in pairwise(sorted(self._id_hashes))):
            raise CommandError(f"the server sent a message twice; see {self.path}")
        return self._finished_lines()

    def _finished_lines(self) -> Iterator[bytes]:
        yield _line(self._header | {"messages": self.count, "exported_at": int(time.time())})
        for index in creation_order(self._times):
            yield self._read_line(index)

    def _add_to_index(self, message: Mapping[str, Any], line: bytes) -> None:
        self._offsets.append(self._end)
        self._times.append(creation_time(message.get("created_at")))
        self._id_hashes.append(hash(message.get("id")))
        self._end += len(line)

    def _read_line(self, index: int) -> bytes:
        assert self._file is not None
        self._file.seek(self._offsets[index])
        return self._file.readline()

    def _write(self, lines: list[bytes]) -> None:
        assert self._file is not None
        with naming(self.path):
            self._file.write(b"".join(lines))
            self._file.flush()
            os.fsync(self._file.fileno())

    def _foreign(self) -> CommandError:
        return CommandError(f"{self.path} is an unfinished export of another thread or server; remove it first")


def write_atomically(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file so that it is never incomplete."""
    temporary = path.with_name(f"{path.name}.tmp")
    with naming(path), temporary.open("wb") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _line(value: Mapping[str, Any]) -> bytes:
    return json_text(value).encode() + b"\n"


def _parse(line: bytes, number: int, name: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise CommandError(f"{name}, line {number}: not a JSON object")
    return cast("dict[str, Any]", value)


def _check_format(header: Mapping[str, Any], name: str) -> None:
    if header.get("format") != FORMAT or not isinstance(header.get("thread"), dict):
        raise CommandError(f"{name} is not an exported thread: its first line does not have the format {FORMAT!r}")
    if header.get("version") != VERSION:
        raise CommandError(
            f"{name} has format version {header.get('version')}; this program supports version {VERSION}"
        )
