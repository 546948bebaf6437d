"""What the sandbox remembers: every object of the API as a row of JSON, in SQLite.

One row is written per object and a transaction per change, so that a process that is killed leaves whole objects.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Generator
from pathlib import Path
from typing import Any, TypeAlias

from .errors import RefusedError

__all__ = ["Object", "Store"]

Object: TypeAlias = dict[str, Any]

_VERSION = 1
_SCHEMA = f"""
    CREATE TABLE objects (
        place INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of creation: many objects share a second
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        thread_id TEXT,
        run_id TEXT,
        body TEXT NOT NULL
    );
    CREATE INDEX by_thread ON objects (kind, thread_id, place);
    CREATE INDEX by_run ON objects (run_id, kind, place);
    CREATE TABLE answers (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        request TEXT NOT NULL,
        body TEXT NOT NULL
    );
    PRAGMA user_version = {_VERSION};
"""


class Store:
    """The objects and the answers given under an idempotency key.

    `path` None keeps them in memory. Raises ValueError when the file is no store of the sandbox or is in use.
    """

    def __init__(
        self, path: str | Path | None = None, *, most_objects: int = 100_000, most_answers: int = 1_000
    ) -> None:
        self._most_objects = most_objects
        self._most_answers = most_answers
        # Only one thread uses it at a time: the one that makes it, then the one of the server.
        self._connection = sqlite3.connect(
            path or ":memory:", isolation_level=None, check_same_thread=False, timeout=0.2
        )
        self._depth = 0
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            if "locked" in str(error):
                raise ValueError(f"{path} is in use by another sandbox") from None
            raise ValueError(f"{path} can't be used as a store of the sandbox: {error}") from None
        except ValueError:
            self._connection.close()
            raise
        self._count: int = self._connection.execute("SELECT count(*) FROM objects").fetchone()[0]

    def _open(self) -> None:
        # One process at a time: two servers on a file would each expire the runs of the other.
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        tables = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if version == 0 and tables == 0:
            self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT")
        elif version != _VERSION:
            raise ValueError(f"the file was not written by this version of the sandbox (format {version})")
        else:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()

    @contextlib.contextmanager
    def transaction(self) -> Generator[None]:
        """All the changes in the block or none; blocks may be nested, the outermost counts."""
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
                self._connection.execute("ROLLBACK")
                self._count = count
            raise
        finally:
            self._depth -= 1

    def save(self, item: Object) -> None:
        """Add an object or replace the one with its id."""
        body = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        changed = self._connection.execute("UPDATE objects SET body = ? WHERE id = ?", (body, item["id"]))
        if changed.rowcount:
            return
        row = (item["id"], item["object"], item.get("thread_id"), item.get("run_id"), body)
        self._connection.execute("INSERT INTO objects (id, kind, thread_id, run_id, body) VALUES (?, ?, ?, ?, ?)", row)
        self._count += 1

    def require_room(self) -> None:
        """Refuse to take more when the store is full; asked before a request adds something, not in mid-run."""
        if self._count >= self._most_objects:
            raise RefusedError(
                f"The sandbox is full: it holds {self._count} objects. Delete some, or start it with more room.",
                code="sandbox_full",
            )

    def find(self, kind: str, identifier: str) -> Object | None:
        found = self._connection.execute("SELECT body FROM objects WHERE id = ? AND kind = ?", (identifier, kind))
        row = found.fetchone()
        return json.loads(row[0]) if row else None

    def delete(self, identifier: str) -> None:
        """Delete an object and, when it is a thread, all that belongs to it."""
        gone = self._connection.execute("DELETE FROM objects WHERE id = ? OR thread_id = ?", (identifier, identifier))
        self._count -= gone.rowcount

    def place(self, kind: str, identifier: str) -> int | None:
        """Where an object stands in the order of creation."""
        found = self._connection.execute("SELECT place FROM objects WHERE id = ? AND kind = ?", (identifier, kind))
        row = found.fetchone()
        return row[0] if row else None

    def select(
        self,
        kind: str,
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        above: int | None = None,
        below: int | None = None,
        newest_first: bool = False,
        limit: int = -1,
    ) -> list[Object]:
        """Objects by creation: those of a thread or run, and placed above or below others, not included."""
        conditions = {"thread_id = ?": thread_id, "run_id = ?": run_id, "place > ?": above, "place < ?": below}
        used = {text: value for text, value in conditions.items() if value is not None}
        where = " AND ".join(["kind = ?", *used])
        order = "DESC" if newest_first else "ASC"
        statement = f"SELECT body FROM objects WHERE {where} ORDER BY place {order} LIMIT ?"  # noqa: S608 - our own text
        return [json.loads(row[0]) for row in self._connection.execute(statement, (kind, *used.values(), limit))]

    def answer(self, key: str) -> tuple[str, str] | None:
        """The request and the answer kept under an idempotency key."""
        row = self._connection.execute("SELECT request, body FROM answers WHERE key = ?", (key,)).fetchone()
        return (row[0], row[1]) if row else None

    def keep_answer(self, key: str, request: str, body: str) -> None:
        """Keep an answer; the oldest is forgotten when there are too many."""
        self._connection.execute("INSERT INTO answers (key, request, body) VALUES (?, ?, ?)", (key, request, body))
        forget = "DELETE FROM answers WHERE place <= (SELECT max(place) FROM answers) - ?"
        self._connection.execute(forget, (self._most_answers,))
