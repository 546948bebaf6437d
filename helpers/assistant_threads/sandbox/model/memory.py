"""What an assistant remembers between its turns: JSON values that no response shows."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from attrs import frozen

from .store import Object, Store

__all__ = ["Copies", "Memory"]

_KIND = "memory"
_COPY = "copy"


class Memory(MutableMapping[str, Any]):
    """Values stored with a run or an assistant; those of a run are deleted with its thread."""

    def __init__(self, store: Store, owner: Object) -> None:
        self._store = store
        self._key = f"{owner['id']}/memory"
        self._thread_id: str | None = owner.get("thread_id")

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


@frozen(eq=False)
class Copies(MutableMapping[str, Any]):
    """A value for each file or vector store of which an assistant keeps a copy elsewhere, by id."""

    _store: Store

    def deleted(self) -> list[str]:
        """The ids whose object no longer exists."""
        return [each["of"] for each in self._store.orphans(_COPY)]

    def __getitem__(self, identifier: str) -> Any:
        found = self._store.find(_COPY, self._key(identifier))
        if found is None:
            raise KeyError(identifier)
        return found["value"]

    def __setitem__(self, identifier: str, value: Any) -> None:
        self._store.save({"id": self._key(identifier), "object": _COPY, "of": identifier, "value": value})

    def __delitem__(self, identifier: str) -> None:
        if identifier not in self:
            raise KeyError(identifier)
        self._store.delete(self._key(identifier))

    def __iter__(self) -> Iterator[str]:
        return (each["of"] for each in self._store.select(_COPY))

    def __len__(self) -> int:
        return len(self._store.select(_COPY))

    @staticmethod
    def _key(identifier: str) -> str:
        return f"{identifier}/copy"
