"""Snapshots: models of objects that are still growing, at no cost until somebody reads them.

A snapshot shows its object as it was when the snapshot was created. It is filled in when it is first read. Just before
the object changes, a snapshot that somebody keeps gets a frozen copy of its tree, which shares the texts that grow:
keeping all snapshots of a text takes memory for each of them, not for each character in each of them.

What the user assigns to a snapshot, or to a part of it, before the object changes is written to the object.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast
from weakref import ref

from threads_runtime.models import Model, raw_json
from threads_runtime.pydantic_methods import attributes

from .json_tree import TreeObject, freeze, overwrite, render

__all__ = ["Snapshots"]

M = TypeVar("M", bound=Model)

_set = object.__setattr__
"""Sets an attribute without looking whether it is one of the object."""

_Source: TypeAlias = "tuple[TreeObject, list[tuple[_Snapshot, TreeObject]] | None]"
"""The tree of a snapshot, and the list of those that have been read before it changed; None if it is frozen."""


class Snapshots:
    """Creates the snapshots of one object and its parts, and freezes them when it changes."""

    __slots__ = ("_read", "_unread")

    def __init__(self) -> None:
        self._unread: list[ref[_Snapshot]] = []
        self._read: list[tuple[_Snapshot, TreeObject]] = []

    def create(self, model: type[M], node: TreeObject) -> M:
        """The object as it is now."""
        if self._read:
            self._write_back()
        cls = _CLASSES.get(model) or _snapshot_class(model)
        snapshot = cls.__new__(cls)
        _set(snapshot, "_source", (node, self._read))
        self._unread.append(ref(snapshot))
        return cast(M, snapshot)

    def freeze_all(self) -> None:
        """Call this before the object changes."""
        if self._unread:
            self._write_back()
            for reference in self._unread:
                snapshot = reference()
                if snapshot is not None:
                    snapshot._freeze()  # pyright: ignore[reportPrivateUsage]
            self._unread.clear()
            self._read.clear()

    def _write_back(self) -> None:
        for snapshot, node in self._read:
            if (fields := snapshot.to_dict()) != raw_json(snapshot):
                overwrite(node, fields)
                snapshot._keys = snapshot._kept = fields  # pyright: ignore[reportPrivateUsage]


class _Snapshot(Model):
    """What a snapshot has in addition to its model: the source of its fields, until they are first read."""

    __slots__ = ()

    if TYPE_CHECKING:
        # A slot of each class created below, since only one base of a class may have slots.
        @property
        def _source(self) -> _Source | None: ...
        @_source.setter
        def _source(self, source: _Source | None) -> None: ...

    _model: type[Model]

    def _freeze(self) -> None:
        if self._source is not None:
            _set(self, "_source", (freeze(self._source[0]), None))

    def _fill(self) -> None:
        source = self._source
        if source is not None:
            _set(self, "_source", None)
            node, read = source
            if read is not None:
                read.append((self, node))
            model = self._model
            raw = render(node)
            filled = model.from_dict(raw)
            for name, value in (("_keys", raw), ("_kept", raw), ("_request_id", None)):
                _set(self, name, value)
            for name in attributes(model).values():
                _set(self, name, getattr(filled, name))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # for missing attributes, so for each field until the first is read
            if object.__getattribute__(self, "_source") is None:
                return super().__getattr__(name)
            self._fill()
            return getattr(self, name)

        def __setattr__(self, name: str, value: Any) -> None:
            if not name.startswith("_") and self._source is not None:
                self._fill()
            super().__setattr__(name, value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self._model) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]  # as with every model

    def __reduce__(self) -> tuple[Callable[[Any], Model], tuple[Any, ...]]:
        return self._model.from_dict, (self.to_dict(),)


_CLASSES: dict[type[Model], type[_Snapshot]] = {}


def _snapshot_class(model: type[Model]) -> type[_Snapshot]:
    """The model with a source. It has the name of the model, so that a snapshot looks like one."""
    body = {"__slots__": ("_source",), "__module__": model.__module__, "__doc__": model.__doc__, "_model": model}
    cls = cast("type[_Snapshot]", type(model.__name__, (_Snapshot, model), body))
    _CLASSES[model] = cls
    return cls
