"""Storage in SQLite: every object of the API is a row of JSON.

Each change is one transaction, so that a killed process leaves no partial objects.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeAlias

from ..errors import RefusedError, not_found

__all__ = ["Object", "Store", "file_key"]

Object: TypeAlias = dict[str, Any]

_VERSION = 2
_MAX_RESPONSES = 1_000
# A large upload would leave a journal of its size behind.
_MAX_JOURNAL = 64 * 1024 * 1024
_SCHEMA = f"""
    CREATE TABLE objects (
        position INTEGER PRIMARY KEY AUTOINCREMENT, -- order of creation; created_at is too coarse
        key TEXT NOT NULL UNIQUE, -- the id, unless an id occurs once per owner
        kind TEXT NOT NULL,
        thread_id TEXT,
        run_id TEXT,
        vector_store_id TEXT,
        body TEXT NOT NULL
    );
    CREATE INDEX by_thread ON objects (kind, thread_id, position);
    CREATE INDEX by_run ON objects (run_id, kind, position);
    CREATE INDEX by_vector_store ON objects (vector_store_id, kind, position);
    CREATE INDEX files_by_expiry ON objects (json_extract(body, '$.expires_at')) WHERE kind = 'file';
    CREATE TABLE responses (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        request TEXT NOT NULL,
        body TEXT NOT NULL
    );
    CREATE TABLE contents ( -- of files and parts, in blocks, so that large ones need little memory
        id INTEGER PRIMARY KEY,
        owner TEXT NOT NULL,
        number INTEGER NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (owner, number)
    );
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: words of deleted passages stay in the index
        vector_store_id TEXT NOT NULL,
        file_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (vector_store_id, file_id, number)
    );
    CREATE VIRTUAL TABLE passage_words USING fts5(words, content = '', tokenize = "porter unicode61");
    PRAGMA user_version = {_VERSION};
"""


def file_key(vector_store_id: str, file_id: str) -> str:
    """The key of a file of a vector store; that of other objects is their id."""
    return f"{vector_store_id}/{file_id}"


class Store:
    """The objects, and the responses to requests with an idempotency key.

    `path` None keeps them in a temporary file. Raises ValueError if the file is not a store of the sandbox or is in
    use. All methods raise sqlite3.OperationalError if the disk is full, or if `max_bytes` are used.
    """

    def __init__(
        self,
        path: str | Path | None = None,
        *,
        max_objects: int = 100_000,
        max_bytes: int | None = None,
    ) -> None:
        self._max_objects = max_objects
        # An empty path is a temporary database: in memory while it is small. Used by one thread at a time: first the
        # one that creates the store, then the server's.
        self._connection = sqlite3.connect(path or "", isolation_level=None, check_same_thread=False, timeout=0.2)
        self._depth = 0
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            if "locked" in str(error):
                raise ValueError(f"{path} is in use by another process") from None
            if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                raise
            raise ValueError(f"{path} is not a store of the sandbox: {error}") from None
        except ValueError:
            self._connection.close()
            raise
        if max_bytes is not None:
            page_size = self.value("PRAGMA page_size")
            self._connection.execute(f"PRAGMA max_page_count = {max_bytes // page_size}")
        self._count: int = self.value("SELECT count(*) FROM objects")

    def _open(self) -> None:
        # One process at a time: two servers on one file would expire each other's runs.
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA journal_size_limit = {_MAX_JOURNAL}")
        version = self.value("PRAGMA user_version")
        tables = self.value("SELECT count(*) FROM sqlite_schema")
        if version == 0 and tables == 0:
            self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT")
        elif version != _VERSION:
            raise ValueError(
                f"the file was not written by this version of the sandbox (its format is {version}, not {_VERSION})"
            )
        else:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()

    @contextlib.contextmanager
    def transaction(self) -> Generator[None]:
        """Make the changes of a block atomic. Blocks may be nested; the outermost one commits."""
        self._depth += 1
        count = self._count
        try:
            if self._depth == 1:
                self._connection.execute("BEGIN")
            yield
            if self._depth == 1:
                self._connection.execute("COMMIT")
        except BaseException:
            if self._depth == 1:
                if self._connection.in_transaction:  # SQLite itself rolls back when the disk is full
                    self._connection.execute("ROLLBACK")
                self._count = count
            raise
        finally:
            self._depth -= 1

    def execute(self, statement: str, parameters: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        """Run a statement on the tables of file contents and passages."""
        return self._connection.execute(statement, parameters)

    def value(self, statement: str, parameters: tuple[Any, ...] = ()) -> Any:
        """The first column of the first row; None if there is none."""
        row = self._connection.execute(statement, parameters).fetchone()
        return row[0] if row else None

    def save(self, item: Object) -> None:
        """Insert an object, or replace the one with the same key."""
        key = file_key(item["vector_store_id"], item["id"]) if item["object"] == "vector_store.file" else item["id"]
        body = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        changed = self._connection.execute("UPDATE objects SET body = ? WHERE key = ?", (body, key))
        if changed.rowcount:
            return
        owners = (item.get("thread_id"), item.get("run_id"), item.get("vector_store_id"))
        self._connection.execute(
            "INSERT INTO objects (key, kind, thread_id, run_id, vector_store_id, body) VALUES (?, ?, ?, ?, ?, ?)",
            (key, item["object"], *owners, body),
        )
        self._count += 1

    def require_room(self, count: int = 1) -> None:
        """Raise RefusedError unless `count` objects fit; called before a request adds objects, not during a run."""
        if self._count + count > self._max_objects:
            raise RefusedError(
                f"The sandbox is full: it stores {self._count} objects. Delete some, or raise Limits.objects.",
                code="sandbox_full",
            )

    def find(self, kind: str, key: str) -> Object | None:
        body = self.value("SELECT body FROM objects WHERE key = ? AND kind = ?", (key, kind))
        return json.loads(body) if body else None

    def require(self, kind: str, key: str, *, param: str | None = None) -> Object:
        """Raises RefusedError for an unknown object; `param` is the parameter that names it."""
        found = self.find(kind, key)
        if found is None:
            raise not_found(kind, key, param=param)
        return found

    def contains(self, key: str) -> bool:
        """Whether there is an object of any kind with this key."""
        return self.value("SELECT 1 FROM objects WHERE key = ?", (key,)) is not None

    def delete(self, key: str) -> None:
        """Delete an object; a thread or a vector store with everything that belongs to it."""
        deleted = self._connection.execute(
            "DELETE FROM objects WHERE key = ? OR thread_id = ? OR vector_store_id = ?", (key, key, key)
        )
        self._count -= deleted.rowcount

    def position(self, kind: str, key: str) -> int | None:
        """The position of an object in the order of creation."""
        position: int | None = self.value("SELECT position FROM objects WHERE key = ? AND kind = ?", (key, kind))
        return position

    def select(
        self,
        kind: str,
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        vector_store_id: str | None = None,
        fields: dict[str, str | None] | None = None,
        above: int | None = None,
        below: int | None = None,
        newest_first: bool = False,
        limit: int = -1,
    ) -> list[Object]:
        """Objects in order of creation, filtered by owner, by the values of fields, and by exclusive positions."""
        conditions: dict[str, Any] = {
            "thread_id = ?": thread_id,
            "run_id = ?": run_id,
            "vector_store_id = ?": vector_store_id,
            "position > ?": above,
            "position < ?": below,
            **{f"json_extract(body, '$.{name}') = ?": value for name, value in (fields or {}).items()},
        }
        given = {text: value for text, value in conditions.items() if value is not None}
        where = " AND ".join(["kind = ?", *given])
        order = "DESC" if newest_first else "ASC"
        statement = f"SELECT body FROM objects WHERE {where} ORDER BY position {order} LIMIT ?"  # noqa: S608 - no user input
        return [json.loads(row[0]) for row in self._connection.execute(statement, (kind, *given.values(), limit))]

    def expired_files(self, now: int) -> list[Object]:
        """The files whose `expires_at` has been reached."""
        rows = self._connection.execute(
            "SELECT body FROM objects WHERE kind = 'file' AND json_extract(body, '$.expires_at') <= ?", (now,)
        )
        return [json.loads(row[0]) for row in rows]

    def orphans(self, kind: str) -> list[Object]:
        """The objects of a kind whose field `of` is the key of none."""
        rows = self._connection.execute(
            "SELECT body FROM objects AS item WHERE kind = ? AND NOT EXISTS "
            "(SELECT 1 FROM objects WHERE key = json_extract(item.body, '$.of'))",
            (kind,),
        )
        return [json.loads(row[0]) for row in rows]

    def response(self, key: str) -> tuple[str, str] | None:
        """The digest of the request and the response stored under an idempotency key."""
        row = self._connection.execute("SELECT request, body FROM responses WHERE key = ?", (key,)).fetchone()
        return (row[0], row[1]) if row else None

    def save_response(self, key: str, request: str, body: str) -> None:
        """Store a response; only the newest are kept."""
        self._connection.execute("INSERT INTO responses (key, request, body) VALUES (?, ?, ?)", (key, request, body))
        prune = "DELETE FROM responses WHERE position <= (SELECT max(position) FROM responses) - ?"
        self._connection.execute(prune, (_MAX_RESPONSES,))
