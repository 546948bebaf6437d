"""The parameters of a helper: those of the method behind it, and the settings that it adds, with their texts."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib import import_module
from inspect import Parameter, Signature
from typing import Any, get_overloads

import attrs

from threads_runtime.omit import omit
from threads_runtime.operation import CallOptions, path_ids

from .docstrings import merged

__all__ = ["Parameters"]


class Parameters:
    def __init__(
        self,
        name: str,
        function: Callable[..., object],
        like: Callable[..., object],
        settings: tuple[str, ...],
        without: tuple[str, ...],
        doc: str,
    ) -> None:
        places = [each.split(":") for each in settings]
        self._settings = [getattr(import_module(f"{__package__}.{module}"), name) for module, name in places]
        self._name = name
        self._function = function
        self._like = like
        self._without = without
        self._own_doc = doc

    @cached_property
    def signature(self) -> Signature:
        own = inspect.signature(self._function)
        shown = [each for each in own.parameters.values() if each.kind is not Parameter.VAR_KEYWORD]
        return own.replace(parameters=[*shown, *self._keywords.values()])

    @cached_property
    def doc(self) -> str:
        documented = [each for settings in self._settings for each in settings.__mro__ if attrs.has(each)]
        return merged(
            self._own_doc, [each.__doc__ or "" for each in (*documented, self._like)], self.signature.parameters
        )

    def checked(self, args: tuple[Any, ...], arguments: dict[str, Any]) -> tuple[Any, ...]:
        """The positional arguments. Ids that may come in either order are put in order, and taken out of `arguments`.

        Raises TypeError, in Python's words, for an unknown or a missing argument.
        """
        positional, by_name, accepted = self._names
        for name in arguments:
            if name not in accepted:
                raise TypeError(f"{self._name}() got an unexpected keyword argument {name!r}{_hint(name, accepted)}")
        if self._ids:
            ids = {name: arguments.pop(name, omit) for name in self._ids}
            args = (args[0], *path_ids(self._name, args[1:], **ids))
        for kind, names in (("positional", positional[len(args) - 1 :]), ("keyword-only", by_name)):
            if missing := [repr(name) for name in names if name not in arguments]:
                noun = "argument" if len(missing) == 1 else "arguments"
                raise TypeError(f"{self._name}() missing {len(missing)} required {kind} {noun}: {_listed(missing)}")
        return args

    @cached_property
    def _keywords(self) -> dict[str, Parameter]:
        """The keyword arguments that the function itself doesn't name."""
        own = inspect.signature(self._function).parameters
        behind = inspect.signature(self._like).parameters.values()
        taken = {each.name: each for each in behind if each.kind is Parameter.KEYWORD_ONLY}
        options = {name: taken.pop(name) for name in CallOptions.__annotations__ if name in taken}
        added = {field.name: _parameter(field) for settings in self._settings for field in attrs.fields(settings)}
        taken = {name: each for name, each in taken.items() if name not in self._without}
        return {name: each for name, each in {**taken, **added, **options}.items() if name not in own}

    @cached_property
    def _ids(self) -> list[str]:
        """The ids of the path, in its order, if the last one may also come first, as in the second overload."""
        own = inspect.signature(self._function).parameters.values()
        if not any(each.kind is Parameter.VAR_POSITIONAL for each in own):
            return []
        _, *parameters = inspect.signature(get_overloads(self._like)[0]).parameters.values()
        return [each.name for each in parameters if each.kind is Parameter.POSITIONAL_OR_KEYWORD]

    @cached_property
    def _names(self) -> tuple[list[str], list[str], frozenset[str]]:
        """Of the arguments: which are required and may be positional, which are required by name, and all."""
        _, *own = inspect.signature(self._function).parameters.values()
        by_position = [each for each in own if each.kind is Parameter.POSITIONAL_OR_KEYWORD]
        by_name = [each for each in own if each.kind is Parameter.KEYWORD_ONLY] + list(self._keywords.values())
        accepted = frozenset(each.name for each in by_position + by_name)
        return _required(by_position), _required(by_name), accepted


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
