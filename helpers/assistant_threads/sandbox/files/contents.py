"""The contents of files and upload parts, stored in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO

from attrs import frozen

from ..model.store import Store

__all__ = ["Contents"]

_BLOCK = 1024 * 1024


@frozen
class Contents:
    """Reads and writes contents by the id of their owner."""

    _store: Store

    def write(self, owner: str, source: IO[bytes]) -> None:
        """Store the rest of a file object."""
        number = 0
        while block := source.read(_BLOCK):
            self._store.execute("INSERT INTO contents (owner, number, data) VALUES (?, ?, ?)", (owner, number, block))
            number += 1

    def concatenate(self, owner: str, parts: Sequence[str]) -> None:
        """Store the contents of the parts, in this order, as those of `owner`."""
        offset = 0
        for part in parts:
            self._store.execute(
                "INSERT INTO contents (owner, number, data) "
                "SELECT ?, number + ?, data FROM contents WHERE owner = ? ORDER BY number",
                (owner, offset, part),
            )
            offset = self._count(owner)

    def read(self, owner: str) -> Iterator[bytes]:
        """The blocks one by one. Raises LookupError if they are deleted meanwhile."""
        for number in range(self._count(owner)):
            block: bytes | None = self._store.value(
                "SELECT data FROM contents WHERE owner = ? AND number = ?", (owner, number)
            )
            if block is None:
                raise LookupError(f"the contents of {owner} were deleted")
            yield block

    def size(self, owner: str) -> int:
        """The number of bytes."""
        return self._store.value("SELECT sum(length(data)) FROM contents WHERE owner = ?", (owner,)) or 0

    def delete(self, owner: str) -> None:
        self._store.execute("DELETE FROM contents WHERE owner = ?", (owner,))

    def _count(self, owner: str) -> int:
        return int(self._store.value("SELECT count(*) FROM contents WHERE owner = ?", (owner,)))
