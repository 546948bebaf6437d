"""Helpers that show every parameter they take: those of the method behind them, and the settings they add.

A helper is written with `**arguments: Unpack[…]`, which type checkers read. At run time its signature and its docstring
are put together from the method of the generated client and from settings classes, so that a field added to the
document appears by itself and each sentence is written once. That happens when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from inspect import Signature, iscoroutinefunction
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from .parameters import Parameters

__all__ = ["alias", "helper", "twin_of"]

F = TypeVar("F", bound=Callable[..., Any])

_OF_FUNCTIONS = ("__module__", "__name__", "__qualname__", "__code__", "__defaults__", "__kwdefaults__")


def helper(like: Callable[..., object], *settings: str, without: tuple[str, ...] = ("stream",)) -> Callable[[F], F]:
    """Make a helper of a method that takes the keyword arguments of `like`, and those of the settings classes.

    `settings` are attrs classes of this package as `"module:Class"`, imported when needed. Each documents its fields
    under `Args:`. `without` names the arguments of `like` that the helper sets itself.
    """

    def decorate(function: F) -> F:
        return cast(F, _Helper(cast(FunctionType, function), like, settings, without, function.__doc__ or ""))

    return decorate


def twin_of(sync: type) -> Callable[[F], F]:
    """Make a helper of the async method that corresponds to the helper of the same name of that class."""

    def decorate(function: F) -> F:
        original: _Helper = vars(sync)[function.__name__]
        return cast(F, original.of(cast(FunctionType, function)))

    return decorate


def alias(method: F) -> F:
    """The same helper under another name."""
    original = cast(_Helper, method)
    return cast(F, original.of(original.function))


class _Helper:
    # A function can't compute its docstring on demand. So the methods of an instance are bound to this object, which
    # `inspect`, `help` and `mock` take for a function. A class, which only those and tests ask, gives a real function.

    def __init__(
        self,
        function: FunctionType,
        like: Callable[..., object],
        settings: tuple[str, ...],
        without: tuple[str, ...],
        doc: str,
    ) -> None:
        self.function = self.__wrapped__ = function
        self.__annotations__ = function.__annotations__
        vars(self).update({name: getattr(function, name) for name in _OF_FUNCTIONS})
        self._source = (like, settings, without, doc)

    def of(self, function: FunctionType) -> _Helper:
        """The same helper, done by another function."""
        return _Helper(function, *self._source)

    def __set_name__(self, owner: type, name: str) -> None:
        self.__name__ = name
        self.__qualname__ = f"{owner.__qualname__}.{name}"

    def __get__(self, resource: object, owner: type) -> Callable[..., Any]:
        return self._as_function if resource is None else MethodType(self, resource)

    def __repr__(self) -> str:
        return f"<helper {self.__qualname__}>"

    def __call__(self, *args: Any, **arguments: Any) -> Any:
        return self.function(*self.parameters.checked(args, arguments), **arguments)

    @property  # type: ignore[misc]
    def __class__(self) -> type:  # pyright: ignore[reportIncompatibleMethodOverride]
        return FunctionType  # for `isinstance`, by which `inspect` and `mock` recognize methods

    @property
    def __doc__(self) -> str:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        return self.parameters.doc

    @property
    def __signature__(self) -> Signature:
        return self.parameters.signature

    @cached_property
    def parameters(self) -> Parameters:
        from .parameters import Parameters  # imports all that describes them

        return Parameters(self.__name__, self.function, *self._source)

    @cached_property
    def _as_function(self) -> Callable[..., Any]:
        @wraps(self.function)
        def call(*args: Any, **arguments: Any) -> Any:
            return self(*args, **arguments)

        @wraps(self.function)
        async def call_async(*args: Any, **arguments: Any) -> Any:
            return await self(*args, **arguments)

        described = call_async if iscoroutinefunction(self.function) else call
        for name in ("__name__", "__qualname__", "__doc__", "__signature__"):
            setattr(described, name, getattr(self, name))
        return described
