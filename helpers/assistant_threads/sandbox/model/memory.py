"""What an assistant remembers between the turns of a run or a thread: JSON values that no response shows."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from .store import Object, Store

__all__ = ["Memory"]

_KIND = "memory"


class Memory(MutableMapping[str, Any]):
    """Values stored with a run, a thread or an assistant; those of a run and a thread are deleted with the thread."""

    def __init__(self, store: Store, owner: Object) -> None:
        self._store = store
        self._key = f"{owner['id']}/memory"
        self._thread_id: str | None = owner["id"] if owner["object"] == "thread" else owner.get("thread_id")

    def _values(self) -> dict[str, Any]:
        found = self._store.find(_KIND, self._key)
        return found["values"] if found else {}

    def _save(self, values: dict[str, Any]) -> None:
        self._store.save({"id": self._key, "object": _KIND, "thread_id": self._thread_id, "values": values})

    def __getitem__(self, name: str) -> Any:
        return self._values()[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._save(self._values() | {name: value})

    def __delitem__(self, name: str) -> None:
        values = self._values()
        del values[name]
        self._save(values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())
