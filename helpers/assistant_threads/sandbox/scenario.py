"""Scripts and faults as data, from a file or a request, so that programs in any language can define them.

    script:
      - Hello!
      - - function_call: {name: get_weather, arguments: {city: Paris}}
        - function_call: {name: get_weather, arguments: {city: Oslo}}
      - - text: {value: "It is sunny.", chunks: ["It is ", "sunny."]}
        - pause: 0.5
        - fail: The model is overloaded.
    faults:
      - status: {status: 429, retry_after: 1}
        method: POST
        path: /v1/threads/*/runs
        times: 2
      - cut: {event: 3}

`script` has the turns, as `Sandbox.script()` takes them; `faults` has what `Sandbox.fault()` takes. Each class of
`assistant_threads.sandbox` has its name in snake case here, and its fields. A value that is not an object is the first
field.
"""

from __future__ import annotations

import difflib
import re
import types
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import attrs
import yaml
from attrs import frozen

from . import faults
from .assistants.script import Scripted
from .faults import PlannedFault

__all__ = ["Scenario", "load_scenario", "parse_scenario"]

_PLANNING = ("method", "path", "times")


@frozen
class Scenario:
    """Turns and faults."""

    script: Sequence[Scripted | Sequence[Scripted]]
    faults: Sequence[PlannedFault]


def load_scenario(path: Path) -> Scenario:
    """Read a YAML or JSON file. Raises OSError, or ValueError with the place of a mistake."""
    try:
        return parse_scenario(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not valid UTF-8 (byte {error.start + 1})") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ValueError(f"{path}, line {line}: {error.problem}") from error
    except (ValueError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: {error}") from error


def parse_scenario(data: Any) -> Scenario:
    """Check data and make the actions and faults it describes. Raises ValueError with the place of a mistake."""
    fields = _object(data, "the scenario", ["script", "faults"])
    script = _list(fields.get("script", []), "script")
    planned = _list(fields.get("faults", []), "faults")
    return Scenario(
        script=[_turn(turn, f"script[{number}]") for number, turn in enumerate(script)],
        faults=[_planned_fault(fault, f"faults[{number}]") for number, fault in enumerate(planned)],
    )


def _turn(data: Any, place: str) -> Scripted | Sequence[Scripted]:
    if isinstance(data, list):
        return [_action(item, f"{place}[{number}]") for number, item in enumerate(cast("list[object]", data))]
    return _action(data, place)


def _action(data: Any, place: str) -> Scripted:
    if isinstance(data, str):
        return data
    [(name, value)] = _object(data, place, _ACTIONS, exactly=1).items()
    return cast("Scripted", _build(_ACTIONS[name], value, f"{place}.{name}"))


def _planned_fault(data: Any, place: str) -> PlannedFault:
    fields = _object(data, place, [*_FAULTS, *_PLANNING])
    kinds = [name for name in fields if name in _FAULTS]
    if len(kinds) != 1:
        raise ValueError(f"{place} must have exactly one fault, but has {len(kinds)}; one of: {', '.join(_FAULTS)}")
    fault = _build(_FAULTS[kinds[0]], fields[kinds[0]], f"{place}.{kinds[0]}")
    planning = {name: fields[name] for name in _PLANNING if name in fields}
    _check_types(PlannedFault, planning, place)
    try:
        return PlannedFault(fault, **planning)
    except ValueError as error:
        raise ValueError(f"{place}.{error}") from error


def _build(kind: type[Any], value: Any, place: str) -> Any:
    """An object of a class from its fields, or from the value of the first one."""
    names = [each.name for each in attrs.fields(kind)]
    required = [each.name for each in attrs.fields(kind) if each.default is attrs.NOTHING]
    if not isinstance(value, dict):
        # `crlf: true` and `crlf:` both name a class that needs no fields.
        value = {names[0]: value} if names and value is not None else {}
    arguments = _object(value, place, names)
    missing = [name for name in required if name not in arguments]
    if missing:
        raise ValueError(f"{place} needs {', '.join(missing)}")
    _check_types(kind, arguments, place)
    try:
        return kind(**arguments)
    except ValueError as error:
        raise ValueError(f"{place}: {error}") from error


def _check_types(kind: type[Any], arguments: Mapping[str, Any], place: str) -> None:
    hints = get_type_hints(kind)
    for name, argument in arguments.items():
        if not _matches(argument, hints[name]):
            raise ValueError(f"{place}.{name} has the wrong type: {argument!r} is not {_describe(hints[name])}")


def _object(
    data: Any, place: str, known: Sequence[str] | Mapping[str, Any], exactly: int | None = None
) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ValueError(f"{place} must be an object, not {type(data).__name__}")
    fields = cast("dict[object, Any]", data)
    for name in fields:
        if name not in known:
            close = difflib.get_close_matches(str(name), known, 1)
            hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(known)}"
            raise ValueError(f"{place} has an unknown field {name!r}; {hint}")
    if exactly is not None and len(fields) != exactly:
        raise ValueError(f"{place} must have exactly one field, but has {len(fields)}; one of: {', '.join(known)}")
    return cast("dict[str, Any]", fields)


def _list(data: Any, place: str) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"{place} must be a list, not {type(data).__name__}")
    return cast("list[object]", data)


def _matches(value: Any, hint: Any) -> bool:
    """Whether data fits the type of a field: what data can have of it, not Python's protocols and events."""
    origin = get_origin(hint)
    if hint is Any:
        return True
    if origin in (Union, types.UnionType):
        return any(_matches(value, each) for each in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if hint is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    expected: type = origin or hint
    if expected is Sequence or expected is list:
        return isinstance(value, list) and all(
            _matches(each, get_args(hint)[0]) for each in cast("list[object]", value)
        )
    return isinstance(value, expected)


def _describe(hint: Any) -> str:
    if get_origin(hint) is Literal:
        return f"one of {', '.join(map(repr, get_args(hint)))}"
    return hint.__name__ if isinstance(hint, type) and not get_args(hint) else str(hint).replace("typing.", "")


def _by_name(kinds: Iterable[type[Any]]) -> dict[str, type[Any]]:
    """Classes by their names in snake case: `HTMLPage` is `html_page`."""
    return {
        re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", kind.__name__).lower(): kind
        for kind in kinds
        if attrs.has(kind)
    }


_ACTIONS = _by_name(get_args(Scripted))
_FAULTS = _by_name(getattr(faults, name) for name in faults.__all__ if hasattr(getattr(faults, name), "respond"))
