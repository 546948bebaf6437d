"""Media types that say the same twice: JSON counts, XML and forms beside it do not."""

from __future__ import annotations

import re
from typing import cast

from ..engine.typed import RequestBody, Response, raw, walk
from .document import Document

__all__ = ["keep_json"]

_JSON = re.compile(r"application/(.+\+)?json\b")
_BESIDE_JSON = re.compile(r"(application|text)/(.+\+)?xml\b|application/x-www-form-urlencoded\b")


def keep_json(document: Document) -> None:
    """Take away the other forms of what is there as JSON, with a note that names them."""
    dropped: set[str] = set()
    for node, *_ in walk(document.openapi):
        if isinstance(node, (RequestBody, Response)) and node.content:
            names = {name: raw(name) for name in node.content}
            if any(map(_JSON.match, names.values())):
                others = [name for name, text in names.items() if _BESIDE_JSON.match(text)]
                dropped.update(names[name] for name in others)
                for name in others:
                    cast("dict[object, object]", node.content).pop(name)
    if dropped:
        document.problems.notes.append(f"JSON is used where there is {' or '.join(sorted(dropped))}, too")
