"""Files: creation, expiry and deletion."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO

from attrs import frozen

from ..errors import RefusedError
from ..model.actions import StoredFile
from ..model.objects import NewId
from ..model.store import Object, Store, file_key
from .contents import Contents
from .passages import Passages

__all__ = ["Files", "new_file_id"]

_BATCH_SECONDS = 30 * 24 * 3600


@frozen
class Files:
    """The files with their contents. Deleting one removes it from all vector stores."""

    _store: Store
    contents: Contents
    _passages: Passages
    _clock: Callable[[], float]
    _new_id: NewId

    def create(
        self,
        filename: str,
        purpose: str,
        source: IO[bytes],
        *,
        expires_after: Object | None = None,
        identifier: str | None = None,
    ) -> Object:
        """Store a file. Raises RefusedError if the store is full."""
        self._store.require_room()
        identifier = identifier or new_file_id(self._new_id)
        self.contents.delete(identifier)
        self.contents.write(identifier, source)
        return self.add(identifier, filename, purpose, expires_after=expires_after)

    def add(self, identifier: str, filename: str, purpose: str, *, expires_after: Object | None = None) -> Object:
        """Store a file whose contents are already stored."""
        size = self.contents.size(identifier)
        now = int(self._clock())
        seconds = expires_after["seconds"] if expires_after else _BATCH_SECONDS if purpose == "batch" else None
        item = {
            "id": identifier,
            "object": "file",
            "bytes": size,
            "created_at": now,
            "expires_at": None if seconds is None else now + seconds,
            "filename": filename,
            "purpose": purpose,
            "status": "processed",
            "status_details": None,
        }
        self._store.save(item)
        return item

    def save_output(self, filename: str, content: bytes) -> str:
        """Store a file that an assistant has made, and return its id."""
        with self._store.transaction():
            return str(self.create(filename, "assistants_output", io.BytesIO(content))["id"])

    def find(self, identifier: str) -> Object | None:
        return self._store.find("file", identifier)

    def require(self, identifier: str, *, param: str | None = "id") -> Object:
        """Raises RefusedError for an unknown file; `param` is the parameter that names it."""
        found = self.find(identifier)
        if found is None:
            raise RefusedError(f"No such File object: {identifier}", status=404, param=param)
        return found

    def read(self, identifier: str) -> StoredFile | None:
        """A file with its whole content; None for an unknown one."""
        file = self.find(identifier)
        return None if file is None else StoredFile(file["filename"], b"".join(self.contents.read(identifier)))

    def delete(self, identifier: str) -> None:
        for each in self._store.select("vector_store.file", fields={"id": identifier}):
            self._passages.delete(each["vector_store_id"], identifier)
            self._store.delete(file_key(each["vector_store_id"], identifier))
        self.contents.delete(identifier)
        self._store.delete(identifier)

    def expire_due(self) -> None:
        """Delete the files that have reached `expires_at`."""
        expired = self._store.expired_files(int(self._clock()))
        if expired:
            with self._store.transaction():
                for each in expired:
                    self.delete(each["id"])


def new_file_id(new_id: NewId) -> str:
    """Files alone have a hyphen in their identifiers."""
    return new_id("file").replace("_", "-", 1)
