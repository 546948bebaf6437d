"""Copies of files and vector stores at the model's server, for its own tools.

The database keeps what is copied where, so that nothing is copied twice. Copies are brought up to date before each
turn that uses them. What has been deleted here is deleted there before the next turn of any run.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Mapping, Sequence
from typing import Any, cast
from weakref import WeakValueDictionary

import httpx
from attrs import define, field, frozen

from ..model.actions import Turn
from ..model.store import Object
from .images import UnsupportedError
from .upstream import Upstream, UpstreamError

__all__ = ["Copied", "UpstreamCopies"]

_log = logging.getLogger("assistant_threads.serve")

_NO_SUCH_ENDPOINT = frozenset({404, 405, 501})
# The response to a file that the server cannot take. Any other error has nothing to do with the file.
_REFUSED_FILE = frozenset({400, 404, 413, 415, 422})
_SETTINGS = ("attributes", "chunking_strategy")
_DEFAULT_POLL_MS = 1_000.0
_MAX_POLL_MS = 60_000.0


@frozen(kw_only=True)
class Copied:
    """The copies that a turn uses."""

    code_files: Mapping[str, str] = field(factory=dict[str, str])
    """Ids of copies by those of the files here, of the code interpreter."""
    vector_stores: Sequence[str] = ()
    """Ids of copies. None: files are searched here."""
    originals: Mapping[str, str] = field(factory=dict[str, str])
    """Ids of files here by those of their copies in the vector stores."""


@define
class UpstreamCopies:
    """Keeps the copies of all projects at one server. `vector_stores` is whether it may have any of these."""

    _upstream: Upstream
    vector_stores: bool = field(kw_only=True)
    _locks: WeakValueDictionary[str, asyncio.Lock] = field(factory=WeakValueDictionary[str, asyncio.Lock], init=False)

    async def update(self, turn: Turn) -> Copied:
        """Make the copies that a turn needs, and wait until they are indexed, as long as the run may take.

        Raises UpstreamError, and UnsupportedError for a file that is not stored here.
        """
        await self._delete_orphans(turn)
        files = turn.code_files if turn.has_tool("code_interpreter") else ()
        copied = {each: await self._file(turn, each, "code_interpreter") for each in files}
        vector_stores: list[str] = []
        originals: dict[str, str] = {}
        for each in turn.vector_stores if turn.has_tool("file_search") else ():
            async with self._lock(each):
                copy = await self._vector_store(turn, each, originals) if self.vector_stores else None
            if copy is not None:
                vector_stores.append(copy)
        return Copied(code_files=copied, vector_stores=vector_stores, originals=originals)

    def _lock(self, key: str) -> asyncio.Lock:
        """Several runs may need the same copy."""
        return self._locks.setdefault(key, asyncio.Lock())

    def _find(self, turn: Turn, key: str) -> Object | None:
        """The copy at this server, if there is one."""
        copy: Object | None = turn.copies.get(key)
        return copy if copy and copy["at"] == self._upstream.url else None

    def _save(self, turn: Turn, key: str, folder: str, identifier: str, **more: Any) -> Object:
        copy: Object = {"at": self._upstream.url, "id": identifier, "path": f"{folder}/{identifier}", **more}
        turn.copies[key] = copy
        return copy

    async def _file(self, turn: Turn, identifier: str, tool: str) -> str:
        """The id of the copy of a file, made again if it was deleted there, or belongs to another account."""
        async with self._lock(identifier):
            copy = self._find(turn, identifier)
            if copy is None or await self._state(copy["path"]) is None:
                file = turn.read_file(identifier)
                if file is None:
                    raise UnsupportedError(f"the file {identifier} of the tool '{tool}' is not stored here")
                copy = self._save(turn, identifier, "/files", await self._upstream.upload(file))
            return str(copy["id"])

    async def _vector_store(self, turn: Turn, identifier: str, originals: dict[str, str]) -> str | None:
        """The id of the copy, brought up to date; None if the original is deleted, or if the server has no such thing.

        Adds the files to `originals`.
        """
        original = turn.read_vector_store(identifier)
        if original is None:
            return None
        copy = self._find(turn, identifier)
        state = await self._state(copy["path"]) if copy else None
        if copy is None or state is None or state.get("status") == "expired":
            copy = await self._create(turn, original)
            if copy is None:
                return None
        changed = False
        for file in original["files"]:
            changed = await self._update_file(turn, copy["path"], file, originals) or changed
        if changed or _is_indexing(state or {}):
            await self._wait_until_indexed(copy["path"])
        return str(copy["id"])

    async def _create(self, turn: Turn, original: Object) -> Object | None:
        """A new vector store; None if the server has none."""
        body = {name: original[name] for name in ("name", "expires_after") if original[name]}
        try:
            created = await self._upstream.create("/vector_stores", json=body)
        except UpstreamError as error:
            if error.status not in _NO_SUCH_ENDPOINT:
                raise
            self.vector_stores = False
            _log.warning("the model's server has no vector stores: files are searched here")
            return None
        return self._save(turn, original["id"], "/vector_stores", created)

    async def _update_file(self, turn: Turn, store: str, file: Object, originals: dict[str, str]) -> bool:
        """Add a file to a vector store, or replace one whose settings have changed; whether anything was done."""
        key, folder = f"{file['vector_store_id']}/{file['id']}", f"{store}/files"
        settings = None if file["status"] == "cancelled" else {name: file[name] for name in _SETTINGS}
        copy, changed = self._find(turn, key), False
        if copy and not copy["path"].startswith(f"{folder}/"):
            copy = None  # it was in an earlier copy of the vector store
        elif copy and copy["settings"] != settings:
            await self._delete(copy)
            turn.copies.pop(key, None)
            copy, changed = None, True
        if copy is None and settings is not None:
            copy, changed = self._save(turn, key, folder, await self._add(turn, folder, file), settings=settings), True
        if copy and copy["id"]:
            originals[copy["id"]] = file["id"]
        return changed

    async def _add(self, turn: Turn, folder: str, file: Object) -> str:
        """Add a file, and return the id of its copy, empty for a file that cannot be uploaded.

        A file that the server refuses is left out of the search, as one that cannot be indexed here.
        """
        copy = ""
        try:
            copy = await self._file(turn, file["id"], "file_search")
            settings = {name: file[name] for name in _SETTINGS if file[name]}
            await self._upstream.call("POST", folder, json={"file_id": copy, **settings})
        except UpstreamError as error:
            if error.status not in _REFUSED_FILE:
                raise
            _log.warning("the model's server refused a file", extra={"file_id": file["id"], "status": error.status})
        return copy

    async def _wait_until_indexed(self, path: str) -> None:
        while True:
            response = await self._upstream.call("GET", path)
            if not _is_indexing(_object(response)):
                return
            await asyncio.sleep(_poll_ms(response) / 1000)

    async def _state(self, path: str) -> Object | None:
        """A file or a vector store; None if it does not exist any more."""
        try:
            return _object(await self._upstream.call("GET", path))
        except UpstreamError as error:
            if error.status != 404:
                raise
            return None

    async def _delete_orphans(self, turn: Turn) -> None:
        """Delete the copies of what has been deleted here; what fails is tried again before the next turn."""
        orphans = set(turn.deleted())
        for key in orphans:
            copy = self._find(turn, key)
            if copy is None:
                continue
            try:
                if key.partition("/")[0] not in orphans or "/" not in key:  # else it is deleted with its vector store
                    await self._delete(copy)
            except UpstreamError as error:
                _log.warning(
                    "the copy of a deleted object cannot be deleted", extra={"id": key, "status": error.status}
                )
                if error.status is None:
                    return
            else:
                turn.copies.pop(key, None)  # another turn may have done the same

    async def _delete(self, copy: Object) -> None:
        if not copy["id"]:  # it was refused
            return
        try:
            await self._upstream.call("DELETE", copy["path"])
        except UpstreamError as error:
            if error.status != 404:
                raise


def _object(response: httpx.Response) -> Object:
    """Raises UpstreamError unless the body is a JSON object."""
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        place = f"{response.request.method} {response.request.url.path}"
        raise UpstreamError(f"The model's server sent an invalid response to {place}.")
    return cast(Object, body)


def _is_indexing(state: Object) -> bool:
    counts: Any = state.get("file_counts")
    unfinished = isinstance(counts, dict) and cast(Object, counts).get("in_progress")
    return bool(unfinished) or state.get("status") == "in_progress"


def _poll_ms(response: httpx.Response) -> float:
    """The pause that the server asks for, within limits."""
    try:
        asked = float(response.headers.get("openai-poll-after-ms", ""))
    except ValueError:
        return _DEFAULT_POLL_MS
    return min(asked, _MAX_POLL_MS) if math.isfinite(asked) and asked > 0 else _DEFAULT_POLL_MS
