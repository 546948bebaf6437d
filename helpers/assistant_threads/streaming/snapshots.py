"""Snapshots: models of objects that are still growing, which cost nothing until somebody reads them.

A snapshot shows its object as it was when it was handed out, for ever. It is filled in when it is first read, or just
before the object changes while somebody holds the snapshot; one that was dropped unread is never filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast
from weakref import ref

from attrs import fields

from threads_runtime.models import Model, raw_json

from .accumulation import Node, render

__all__ = ["Snapshots"]

M = TypeVar("M", bound=Model)


class Snapshots:
    """Hands out snapshots of the parts of one object, and sees that they don't change with it."""

    __slots__ = ("_unread",)

    def __init__(self) -> None:
        self._unread: list[ref[_Snapshot]] = []

    def take(self, model: type[M], node: Node) -> M:
        """The object in its present state."""
        cls = _CLASSES.get(model) or _snapshot_class(model)
        snapshot = cls.__new__(cls)
        snapshot._source = node  # pyright: ignore[reportPrivateUsage]
        self._unread.append(ref(snapshot))
        return cast(M, snapshot)

    def keep(self) -> None:
        """To be called before the object changes."""
        if self._unread:
            for reference in self._unread:
                snapshot = reference()
                if snapshot is not None:
                    snapshot._fill()  # pyright: ignore[reportPrivateUsage]
            self._unread.clear()


class _Snapshot(Model):
    """What a snapshot has beside the model that it is: where its fields come from when they are first read."""

    __slots__ = ()

    if TYPE_CHECKING:
        # A slot of each class made below: a class of several bases can have slots from one of them only.
        @property
        def _source(self) -> Node | None: ...
        @_source.setter
        def _source(self, source: Node | None) -> None: ...

    _model: type[Model]

    def _fill(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            model = self._model
            filled = model.from_dict(render(source))
            self._raw = raw_json(filled)
            self._request_id = None
            for field in fields(cast(Any, model)):
                setattr(self, field.name, getattr(filled, field.name))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:  # for what is not there, so for every field before the first is read
            if object.__getattribute__(self, "_source") is None:
                return super().__getattr__(name)
            self._fill()
            return getattr(self, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self._model) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]  # as with every model

    def __reduce__(self) -> tuple[Callable[[Any], Model], tuple[Any, ...]]:
        return self._model.from_dict, (self.to_dict(),)


_CLASSES: dict[type[Model], type[_Snapshot]] = {}


def _snapshot_class(model: type[Model]) -> type[_Snapshot]:
    """The model with a source, under its own name, so that a snapshot shows itself as what it stands for."""
    body = {"__slots__": ("_source",), "__module__": model.__module__, "__doc__": model.__doc__, "_model": model}
    cls = cast("type[_Snapshot]", type(model.__name__, (_Snapshot, model), body))
    _CLASSES[model] = cls
    return cls
