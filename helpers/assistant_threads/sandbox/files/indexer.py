"""Indexes the files of vector stores in background tasks."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Collection, Sequence

from attrs import define, field

from ..model.store import Object, Store, file_key
from .chunking import split_text
from .contents import Contents
from .extraction import ExtractionError, extract_text
from .passages import Passages

__all__ = ["Indexer"]

_log = logging.getLogger(__name__)

# Smaller files are extracted at once; a thread for each would take longer.
_INLINE_BYTES = 256 * 1024
_STEP = 100


@define
class Indexer:
    """Takes files of vector stores from `in_progress` to `completed` or `failed`, in the order of their creation."""

    _store: Store
    _contents: Contents
    _passages: Passages
    max_bytes: int = field(kw_only=True)
    _task: asyncio.Task[None] | None = field(default=None, init=False)

    def wake(self) -> None:
        """Index what is in progress; without a running loop, `start` does it later."""
        with contextlib.suppress(RuntimeError):
            asyncio.get_running_loop()
            self._running_task()

    start = wake
    """Index what an earlier process left in progress."""

    def stop(self) -> None:
        """Interrupt the work; it continues with the next `start`."""
        if self._task:
            self._task.cancel()

    async def wait_for(self, vector_store_ids: Collection[str]) -> None:
        """Wait until no file of these vector stores is in progress. Raises what stopped the work."""
        while any(
            self._store.select("vector_store.file", vector_store_id=each, fields={"status": "in_progress"}, limit=1)
            for each in vector_store_ids
        ):
            await asyncio.shield(self._running_task())

    def _running_task(self) -> asyncio.Task[None]:
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())
            self._task.add_done_callback(_log_failure)
        return self._task

    async def _run(self) -> None:
        while pending := self._store.select("vector_store.file", fields={"status": "in_progress"}, limit=1):
            await self._index(pending[0])

    async def _index(self, item: Object) -> None:
        texts: list[str] = []
        error: Object | None = None
        try:
            texts = await self._chunks(item)
        except ExtractionError as problem:
            error = {"code": problem.code, "message": problem.message}
        except Exception as problem:  # whatever goes wrong with one file must not stop the others
            error = {"code": "server_error", "message": f"{type(problem).__name__}: {problem}"}
        if not await self._add(item, texts):
            return
        item["last_error"] = error
        item["status"] = "failed" if error else "completed"
        item["usage_bytes"] = sum(len(text.encode()) for text in texts)
        self._store.save(item)

    async def _add(self, item: Object, texts: Sequence[str]) -> bool:
        """Add the passages, in steps that let requests through; False if the file is changed or deleted meanwhile."""
        owner = (item["vector_store_id"], item["id"])
        self._passages.delete(*owner)  # of an interrupted attempt
        for first in range(0, len(texts), _STEP):
            with self._store.transaction():
                self._passages.add(*owner, texts[first : first + _STEP], first=first)
            await asyncio.sleep(0)
            if self._store.find("vector_store.file", file_key(*owner)) != item:
                self._passages.delete(*owner)
                return False
        return self._store.find("vector_store.file", file_key(*owner)) == item

    async def _chunks(self, item: Object) -> list[str]:
        file = self._store.find("file", item["id"])
        if file is None:
            raise ExtractionError("invalid_file", "The file was deleted.")
        if file["bytes"] > self.max_bytes:
            raise ExtractionError(
                "invalid_file",
                f"The file has {file['bytes']} bytes; the sandbox indexes at most {self.max_bytes} bytes of a file.",
            )
        content = b"".join(self._contents.read(item["id"]))
        strategy = item["chunking_strategy"]["static"]

        def chunks() -> list[str]:
            text = extract_text(file["filename"], content)
            return list(split_text(text, strategy["max_chunk_size_tokens"], strategy["chunk_overlap_tokens"]))

        if len(content) <= _INLINE_BYTES and not content.startswith(b"%PDF-"):
            return chunks()
        return await asyncio.to_thread(chunks)


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("The files of vector stores cannot be indexed: %s", task.exception())
