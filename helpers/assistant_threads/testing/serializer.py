"""Cassettes as readable YAML: indented JSON and event streams as block text."""

from __future__ import annotations

import json
from typing import Any

import yaml

__all__ = ["deserialize", "serialize"]


class _Dumper(yaml.SafeDumper):
    """Writes multi-line strings as block text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def serialize(cassette: dict[str, Any]) -> str:
    """The text of a cassette. Raises ValueError for a body that is not text."""
    interactions = [
        {
            "request": each["request"] | {"body": _readable(each["request"]["body"])},
            "response": each["response"] | {"body": {"string": _readable(each["response"]["body"]["string"])}},
        }
        for each in cassette["interactions"]
    ]
    laid_out = {**cassette, "interactions": interactions}
    return yaml.dump(laid_out, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)


def deserialize(text: str) -> dict[str, Any]:
    # PyYAML's C loader, if it was built, is much faster.
    cassette: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return cassette


def _readable(body: str | bytes | None) -> str:
    if isinstance(body, bytes):
        raise ValueError("cannot store a body that is not text")
    if not body:
        return ""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    except ValueError:  # events, a page
        return body
