"""Helpers that show every parameter they take: those of the method behind them, and the settings they add.

A helper is written with `**arguments: Unpack[…]`, which type checkers read. At run time its signature and its docstring
are put together from the method of the generated client and from settings classes, so that a field added to the
document appears by itself and each sentence is written once. That happens when somebody asks for them.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import cached_property, update_wrapper
from importlib import import_module
from inspect import Parameter, Signature
from types import FunctionType, MethodType
from typing import Any, TypeVar, cast, get_overloads, overload

import attrs

from threads_runtime.omit import omit
from threads_runtime.operation import CallOptions, path_ids

__all__ = ["Helper", "alias", "helper", "twin_of"]

_ROOT = __name__.partition(".")[0]

F = TypeVar("F", bound=Callable[..., Any])

_OF_FUNCTIONS = ("__module__", "__name__", "__code__", "__defaults__", "__kwdefaults__")


def helper(like: Callable[..., object], *settings: str, without: tuple[str, ...] = ("stream",)) -> Callable[[F], F]:
    """Make a helper of a method that takes the keyword arguments of `like`, and those of the settings classes.

    `settings` are attrs classes of this package as `"module:Class"`, imported when needed. Each documents its fields
    under `Args:`. `without` names the arguments of `like` that the helper sets itself.
    """

    def decorate(function: F) -> F:
        return cast(F, Helper(cast(FunctionType, function), like, settings, without))

    return decorate


def twin_of(sync: type) -> Callable[[F], F]:
    """Make a helper of the async method that corresponds to the helper of the same name of that class."""

    def decorate(function: F) -> F:
        original: Helper = vars(sync)[function.__name__]
        return cast(F, original.done_by(cast(FunctionType, function)))

    return decorate


def alias(method: F) -> F:
    """The same helper under another name."""
    original = cast(Helper, method)
    return cast(F, original.done_by(original.function))


class Helper:
    # A function can't compute its docstring on demand. So this takes the place of one: `inspect`, `help` and `mock`
    # take it for a function.

    def __init__(
        self, function: FunctionType, like: Callable[..., object], settings: tuple[str, ...], without: tuple[str, ...]
    ) -> None:
        self.function = self.__wrapped__ = function
        self.__annotations__ = function.__annotations__
        self.__qualname__ = function.__qualname__
        vars(self).update({name: getattr(function, name) for name in _OF_FUNCTIONS})
        self._like = like
        self._places = settings
        self._without = without

    def done_by(self, function: FunctionType) -> Helper:
        """The same helper, done by another function."""
        function.__doc__ = self.function.__doc__
        return Helper(function, self._like, self._places, self._without)

    def __set_name__(self, owner: type, name: str) -> None:
        qualname = f"{owner.__qualname__}.{name}"
        if qualname != self.__qualname__:
            for each in get_overloads(self):
                overload(_renamed(cast(FunctionType, each), qualname))
        self.__name__, self.__qualname__ = name, qualname

    def __get__(self, resource: object, owner: type) -> Callable[..., Any]:
        return self if resource is None else MethodType(self, resource)

    def __repr__(self) -> str:
        return f"<helper {self.__qualname__}>"

    def __reduce__(self) -> str:
        return self.__qualname__  # pickled by name, as functions are

    def __call__(self, *args: Any, **arguments: Any) -> Any:
        return self.function(*self._checked(args, arguments), **arguments)

    @property  # type: ignore[misc]
    def __class__(self) -> type:  # pyright: ignore[reportIncompatibleMethodOverride]
        return FunctionType  # for `isinstance`, by which `inspect` and `mock` recognize methods

    @property
    def __doc__(self) -> str:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        return self._doc

    @property
    def __signature__(self) -> Signature:
        return self._signature  # not cached under this name, since `wraps` copies the attributes of a bound method

    @cached_property
    def _signature(self) -> Signature:
        own = inspect.signature(self.function)
        shown = [each for each in own.parameters.values() if each.kind is not Parameter.VAR_KEYWORD]
        return own.replace(parameters=[*shown, *self._keywords.values()])

    @cached_property
    def _doc(self) -> str:
        documented = [each for settings in self._settings for each in settings.__mro__ if attrs.has(each)]
        from .docstrings import merged  # few programs ask

        own, *others = [each.__doc__ or "" for each in (self.function, *documented, self._like)]
        return merged(own, others, self._signature.parameters)

    @cached_property
    def _settings(self) -> list[type]:
        places = [place.split(":") for place in self._places]
        return [getattr(import_module(f"{_ROOT}.{module}"), name) for module, name in places]

    def _checked(self, args: tuple[Any, ...], arguments: dict[str, Any]) -> tuple[Any, ...]:
        """The positional arguments. Ids that may come in either order are put in order, and taken out of `arguments`.

        Raises TypeError, in Python's words, for an unknown or a missing argument.
        """
        positional, by_name, accepted = self._names
        for name in arguments:
            if name not in accepted:
                raise TypeError(f"{self.__name__}() got an unexpected keyword argument {name!r}{_hint(name, accepted)}")
        if self._ids:
            ids = {name: arguments.pop(name, omit) for name in self._ids}
            args = (args[0], *path_ids(self.__name__, args[1:], **ids))
        for kind, names in (("positional", positional[len(args) - 1 :]), ("keyword-only", by_name)):
            if missing := [repr(name) for name in names if name not in arguments]:
                noun = "argument" if len(missing) == 1 else "arguments"
                raise TypeError(f"{self.__name__}() missing {len(missing)} required {kind} {noun}: {_listed(missing)}")
        return args

    @cached_property
    def _keywords(self) -> dict[str, Parameter]:
        """The keyword arguments that the function itself doesn't name."""
        own = inspect.signature(self.function).parameters
        behind = inspect.signature(self._like).parameters.values()
        taken = {each.name: each for each in behind if each.kind is Parameter.KEYWORD_ONLY}
        options = {name: taken.pop(name) for name in CallOptions.__annotations__ if name in taken}
        added = {field.name: _parameter(field) for settings in self._settings for field in attrs.fields(settings)}
        taken = {name: each for name, each in taken.items() if name not in self._without}
        return {name: each for name, each in {**taken, **added, **options}.items() if name not in own}

    @cached_property
    def _ids(self) -> list[str]:
        """The ids of the path, in its order, if the last one may also come first, as in the second overload."""
        own = inspect.signature(self.function).parameters.values()
        if not any(each.kind is Parameter.VAR_POSITIONAL for each in own):
            return []
        _, *parameters = inspect.signature(get_overloads(self._like)[0]).parameters.values()
        return [each.name for each in parameters if each.kind is Parameter.POSITIONAL_OR_KEYWORD]

    @cached_property
    def _names(self) -> tuple[list[str], list[str], frozenset[str]]:
        """Of the arguments: which are required and may be positional, which are required by name, and all."""
        _, *own = inspect.signature(self.function).parameters.values()
        by_position = [each for each in own if each.kind is Parameter.POSITIONAL_OR_KEYWORD]
        by_name = [each for each in own if each.kind is Parameter.KEYWORD_ONLY] + list(self._keywords.values())
        accepted = frozenset(each.name for each in by_position + by_name)
        return _required(by_position), _required(by_name), accepted


def _renamed(function: FunctionType, qualname: str) -> FunctionType:
    renamed = FunctionType(function.__code__, function.__globals__, closure=function.__closure__)
    update_wrapper(renamed, function).__qualname__ = qualname
    return renamed


def _parameter(field: attrs.Attribute[Any]) -> Parameter:
    default = Parameter.empty if field.default is attrs.NOTHING else field.default
    return Parameter(field.name, Parameter.KEYWORD_ONLY, default=default, annotation=field.type)


def _required(parameters: Iterable[Parameter]) -> list[str]:
    return [each.name for each in parameters if each.default is Parameter.empty]


def _hint(name: str, accepted: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(accepted), 1, cutoff=0.75)
    return f". Did you mean {close[0]!r}?" if close else ""


def _listed(names: list[str]) -> str:
    """As Python lists them: `a`, `a and b`, `a, b, and c`."""
    *first, last = names
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} and {last}" if first else last
