"""Uploads: files that arrive in parts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import IO

from attrs import field, frozen

from ..errors import RefusedError
from ..model.objects import NewId
from ..model.store import Object, Store
from .files import Files, new_file_id

__all__ = ["Uploads"]

_SECONDS = 3600


@frozen
class Uploads:
    """Pending uploads and their parts. An upload expires after an hour."""

    _store: Store
    _files: Files
    _clock: Callable[[], float]
    _new_id: NewId
    max_bytes: int = field(kw_only=True)
    max_part_bytes: int = field(kw_only=True)

    def create(self, body: Object) -> Object:
        """Start an upload. Raises RefusedError for a size that is out of range."""
        if not 0 < body["bytes"] <= self.max_bytes:
            raise RefusedError(
                f"Invalid 'bytes': {body['bytes']}. Expected a value from 1 to {self.max_bytes}, the limit of the "
                "sandbox.",
                param="bytes",
                code="invalid_value",
            )
        self._store.require_room()
        now = int(self._clock())
        upload = {
            "id": self._new_id("upload"),
            "object": "upload",
            "bytes": body["bytes"],
            "created_at": now,
            "filename": body["filename"],
            "purpose": body["purpose"],
            "status": "pending",
            "expires_at": now + _SECONDS,
            "_expires_after": body.get("expires_after"),
        }
        self._store.save(upload)
        return upload

    def add_part(self, upload_id: str, source: IO[bytes]) -> Object:
        """Store a part. Raises RefusedError unless the upload is pending, and for a part that is too large."""
        upload = self._require_pending(upload_id)
        self._store.require_room()
        part: Object = {
            "id": self._new_id("part"),
            "object": "upload.part",
            "created_at": int(self._clock()),
            "upload_id": upload["id"],
        }
        self._files.contents.write(part["id"], source)
        size = self._files.contents.size(part["id"])
        if size > self.max_part_bytes:
            raise RefusedError(
                f"The part has {size} bytes; the limit of the sandbox is {self.max_part_bytes} bytes.",
                status=413,
                param="data",
                code="part_too_large",
            )
        self._store.save(part)
        return part

    def complete(self, upload_id: str, part_ids: list[str], md5: str | None) -> Object:
        """Create the file from its parts. Raises RefusedError unless the parts have the announced size and checksum."""
        upload = self._require_pending(upload_id)
        if len(set(part_ids)) != len(part_ids):
            raise RefusedError("Invalid 'part_ids': duplicate part.", param="part_ids", code="invalid_value")
        for part_id in part_ids:
            part = self._store.find("upload.part", part_id)
            if part is None or part["upload_id"] != upload_id:
                raise RefusedError(
                    f"Invalid 'part_ids': upload '{upload_id}' has no part '{part_id}'.",
                    param="part_ids",
                    code="invalid_value",
                )
        identifier = new_file_id(self._new_id)
        self._files.contents.concatenate(identifier, part_ids)
        self._check(upload, identifier, md5)
        file = self._files.add(
            identifier, upload["filename"], upload["purpose"], expires_after=upload["_expires_after"]
        )
        self._delete_parts(upload_id)
        upload |= {"status": "completed", "file": file}
        self._store.save(upload)
        return upload

    def cancel(self, upload_id: str) -> Object:
        """Cancel an upload and delete its parts. Raises RefusedError unless it is pending."""
        upload = self._require_pending(upload_id)
        self._delete_parts(upload_id)
        upload["status"] = "cancelled"
        self._store.save(upload)
        return upload

    def expire_due(self) -> None:
        """Mark the uploads that have reached `expires_at`, and delete their parts."""
        for upload in self._store.select("upload", fields={"status": "pending"}):
            if self._is_expired(upload):
                with self._store.transaction():
                    self._delete_parts(upload["id"])
                    self._store.save(upload | {"status": "expired"})

    def _is_expired(self, upload: Object) -> bool:
        return bool(upload["status"] == "pending" and upload["expires_at"] <= self._clock())

    def _check(self, upload: Object, identifier: str, md5: str | None) -> None:
        size = self._files.contents.size(identifier)
        if size != upload["bytes"]:
            raise RefusedError(
                f"The parts have {size} bytes, but the upload was created with 'bytes': {upload['bytes']}.",
                param="part_ids",
                code="invalid_value",
            )
        if md5:
            digest = hashlib.md5(usedforsecurity=False)
            for block in self._files.contents.read(identifier):
                digest.update(block)
            if digest.hexdigest() != md5.lower():
                raise RefusedError(
                    f"Invalid 'md5': '{md5}'. The contents have the checksum '{digest.hexdigest()}'.",
                    param="md5",
                    code="invalid_value",
                )

    def _require_pending(self, upload_id: str) -> Object:
        upload = self._store.require("upload", upload_id)
        status = "expired" if self._is_expired(upload) else upload["status"]
        if status != "pending":
            raise RefusedError(f"Upload '{upload_id}' is {status}; only a pending upload can change.")
        return upload

    def _delete_parts(self, upload_id: str) -> None:
        for part in self._store.select("upload.part", fields={"upload_id": upload_id}):
            self._files.contents.delete(part["id"])
            self._store.delete(part["id"])
