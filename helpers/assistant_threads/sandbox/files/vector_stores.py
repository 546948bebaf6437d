"""Vector stores: their files, batches of files, expiry and search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import frozen

from ..errors import RefusedError, not_found
from ..model.actions import Passage
from ..model.objects import NewId
from ..model.store import Object, Store, file_key
from .chunking import AUTO
from .files import Files
from .filters import matches
from .indexer import Indexer
from .passages import Passages, best_sentence

__all__ = ["HELPER_EXPIRY", "VectorStores"]

HELPER_EXPIRY = {"anchor": "last_active_at", "days": 7}
"""The expiry of the vector stores that requests on threads create."""

_DAY = 24 * 3600


@frozen
class VectorStores:
    """Creates, changes and searches vector stores. Stored objects lack what `view` computes."""

    _store: Store
    _files: Files
    _passages: Passages
    _indexer: Indexer
    _clock: Callable[[], float]
    _new_id: NewId

    @property
    def _now(self) -> int:
        return int(self._clock())

    # Vector stores

    def create(self, body: Object, *, param: str = "") -> Object:
        """Create a vector store with its files; `param` is the path of the body in the request."""
        self._store.require_room()
        item: Object = {
            "id": self._new_id("vs"),
            "object": "vector_store",
            "created_at": self._now,
            "name": body.get("name"),
            "description": body.get("description"),
            "expires_after": body.get("expires_after"),
            "last_active_at": self._now,
            "metadata": body.get("metadata") or {},
        }
        self._store.save(item)
        file_ids: list[str] = body.get("file_ids") or []
        for file_id in file_ids:
            self.add_file(
                item["id"], file_id, {"chunking_strategy": body.get("chunking_strategy")}, param=f"{param}file_ids"
            )
        return item

    def require(self, identifier: str, *, param: str | None = None) -> Object:
        """Raises RefusedError for an unknown vector store; `param` is the parameter that names it."""
        return self._store.require("vector_store", identifier, param=param)

    def update(self, item: Object, body: Object) -> Object:
        for field in ("name", "expires_after", "metadata"):
            if field in body:
                item[field] = body[field]
        item["metadata"] = item["metadata"] or {}
        self._store.save(item)
        return item

    def delete(self, identifier: str) -> None:
        self._passages.delete(identifier)
        self._store.delete(identifier)

    def view(self, item: Object) -> Object:
        """A vector store as sent in a response, with its status, counts, usage and expiry."""
        files = self._store.select("vector_store.file", vector_store_id=item["id"])
        counts = _counts(files)
        expires_at = self._expires_at(item)
        expired = expires_at is not None and expires_at <= self._now
        return {
            "id": item["id"],
            "object": "vector_store",
            "created_at": item["created_at"],
            "name": item["name"],
            "description": item["description"],
            "usage_bytes": sum(each["usage_bytes"] for each in files),
            "file_counts": counts,
            "status": "expired" if expired else "in_progress" if counts["in_progress"] else "completed",
            "expires_after": item["expires_after"],
            "expires_at": expires_at,
            "last_active_at": item["last_active_at"],
            "metadata": item["metadata"],
        }

    def use(self, identifier: str) -> None:
        """Move the expiry of a vector store that is used. Raises RefusedError if it is unknown or expired."""
        item = self.require(identifier)
        expires_at = self._expires_at(item)
        if expires_at is not None and expires_at <= self._now:
            raise RefusedError(f"Vector store {identifier} is expired.", code="vector_store_expired")
        item["last_active_at"] = self._now
        self._store.save(item)

    @staticmethod
    def _expires_at(item: Object) -> int | None:
        policy = item["expires_after"]
        return item["last_active_at"] + policy["days"] * _DAY if policy else None

    # Files of a vector store

    def add_file(
        self, vector_store_id: str, file_id: str, body: Object, *, param: str = "file_id", batch_id: str | None = None
    ) -> Object:
        """Add a file, which is then indexed in the background; adding it again replaces its settings."""
        self._files.require(file_id, param=param)
        self._store.require_room()
        self._passages.delete(vector_store_id, file_id)
        item = {
            "id": file_id,
            "object": "vector_store.file",
            "usage_bytes": 0,
            "created_at": self._now,
            "vector_store_id": vector_store_id,
            "status": "in_progress",
            "last_error": None,
            "chunking_strategy": _chunking(body.get("chunking_strategy")),
            "attributes": body.get("attributes") or {},
            "_batch_id": batch_id,
        }
        self._store.save(item)
        self._indexer.wake()
        return item

    def require_file(self, vector_store_id: str, file_id: str) -> Object:
        """Raises RefusedError if the vector store is unknown or lacks the file."""
        self.require(vector_store_id)
        found = self._store.find("vector_store.file", file_key(vector_store_id, file_id))
        if found is None:
            raise RefusedError(
                f"No file found with id '{file_id}' in vector store '{vector_store_id}'.", status=404, param="file_id"
            )
        return found

    def update_file(self, item: Object, attributes: Object | None) -> Object:
        item["attributes"] = attributes or {}
        self._store.save(item)
        return item

    def remove_file(self, item: Object) -> None:
        self._passages.delete(item["vector_store_id"], item["id"])
        self._store.delete(file_key(item["vector_store_id"], item["id"]))

    def file_text(self, item: Object) -> list[str]:
        """The passages of a file."""
        return self._passages.of_file(item["vector_store_id"], item["id"])

    # Batches

    def create_batch(self, vector_store_id: str, body: Object) -> Object:
        """Add several files. Raises RefusedError unless either `file_ids` or `files` is given."""
        if ("file_ids" in body) == ("files" in body):
            raise RefusedError("Pass either 'file_ids' or 'files'.", param="file_ids", code="invalid_value")
        shared: Object = {name: body[name] for name in ("attributes", "chunking_strategy") if name in body}
        files: list[Object] = body.get("files") or [{"file_id": each, **shared} for each in body["file_ids"]]
        batch: Object = {
            "id": self._new_id("vsfb"),
            "object": "vector_store.files_batch",
            "created_at": self._now,
            "vector_store_id": vector_store_id,
            "_cancelled": False,
        }
        self._store.require_room(len(files) + 1)
        self._store.save(batch)
        for index, each in enumerate(files):
            param = f"files[{index}].file_id" if "files" in body else "file_ids"
            self.add_file(vector_store_id, each["file_id"], each, param=param, batch_id=batch["id"])
        return batch

    def require_batch(self, vector_store_id: str, batch_id: str) -> Object:
        """Raises RefusedError if the vector store is unknown or lacks the batch."""
        self.require(vector_store_id)
        found = self._store.require("vector_store.files_batch", batch_id)
        if found["vector_store_id"] != vector_store_id:
            raise not_found("vector_store.files_batch", batch_id)
        return found

    def view_batch(self, batch: Object) -> Object:
        """A batch as sent in a response, with its status and counts."""
        counts = _counts(self._batch_files(batch))
        if batch["_cancelled"]:
            status = "cancelled"
        elif counts["in_progress"]:
            status = "in_progress"
        else:
            status = "failed" if counts["failed"] == counts["total"] else "completed"
        fields = {key: value for key, value in batch.items() if not key.startswith("_")}
        return {**fields, "status": status, "file_counts": counts}

    def cancel_batch(self, batch: Object) -> Object:
        """Cancel the files that are in progress. Raises RefusedError if there are none."""
        pending = [each for each in self._batch_files(batch) if each["status"] == "in_progress"]
        if not pending:
            raise RefusedError(f"Cannot cancel file batch with status '{self.view_batch(batch)['status']}'.")
        for each in pending:
            each["status"] = "cancelled"
            self._store.save(each)
        batch["_cancelled"] = True
        self._store.save(batch)
        return batch

    def _batch_files(self, batch: Object) -> list[Object]:
        return self._store.select(
            "vector_store.file", vector_store_id=batch["vector_store_id"], fields={"_batch_id": batch["id"]}
        )

    # Search

    def search(
        self,
        vector_store_ids: Sequence[str],
        queries: Sequence[str],
        *,
        limit: int,
        score_threshold: float = 0.0,
        condition: Object | None = None,
    ) -> list[Passage]:
        """The passages that match best, at most `limit`; `condition` filters files by their attributes."""
        for each in vector_store_ids:
            self.use(each)
        files = {
            each["id"]: each
            for identifier in vector_store_ids
            for each in self._store.select(
                "vector_store.file", vector_store_id=identifier, fields={"status": "completed"}
            )
            if condition is None or matches(each["attributes"], condition)
        }
        passages: dict[tuple[str, int], Passage] = {}
        for query in queries:
            count = 0
            for found in self._passages.search(vector_store_ids, query):
                if count == limit or found.score < score_threshold:
                    break
                place = (found.file_id, found.number)
                if found.file_id not in files or (place in passages and passages[place].score >= found.score):
                    continue
                count += 1
                file = self._files.require(found.file_id)
                passages[place] = Passage(
                    file_id=found.file_id,
                    filename=file["filename"],
                    score=found.score,
                    text=found.text,
                    quote=best_sentence(found.text, query),
                    attributes=files[found.file_id]["attributes"],
                )
        return sorted(passages.values(), key=lambda each: -each.score)[:limit]


def _counts(files: Sequence[Object]) -> Object:
    counts: Object = dict.fromkeys(("in_progress", "completed", "failed", "cancelled"), 0)
    for each in files:
        counts[each["status"]] += 1
    return counts | {"total": len(files)}


def _chunking(strategy: Object | None) -> Object:
    """The strategy as the service returns it. Raises RefusedError if the overlap exceeds half of a chunk."""
    if not strategy or strategy["type"] == "auto":
        return {"type": "static", "static": dict(AUTO)}
    static: dict[str, Any] = strategy["static"]
    size, overlap = static["max_chunk_size_tokens"], static["chunk_overlap_tokens"]
    if not 0 <= overlap <= size // 2:
        raise RefusedError(
            f"Invalid 'chunking_strategy.static.chunk_overlap_tokens': {overlap}. Expected at most half of "
            f"'max_chunk_size_tokens', which is {size}.",
            param="chunking_strategy.static.chunk_overlap_tokens",
            code="invalid_value",
        )
    return {"type": "static", "static": static}
