"""Media types that say the same twice: JSON counts, and what is beside it does not."""

from __future__ import annotations

import re
from typing import Any, cast

from ..engine.typed import RequestBody, Response, Schema, raw, walk
from .document import Document

_JSON = re.compile(r"(application/(.+\+)?json|\*/\*)(;|$)")
_BESIDE_JSON = re.compile(r"(application|text)/(.+\+)?xml\b|application/x-www-form-urlencoded\b")


def keep_json(document: Document) -> None:
    """Take away the other forms of what is there as JSON, with a note that names them; no schema is any schema."""
    dropped: set[str] = set()
    for node, *_ in walk(document.openapi):
        if isinstance(node, (RequestBody, Response)) and node.content:
            content = cast("dict[Any, Any]", node.content)
            for media in content.values():
                media.media_type_schema = media.media_type_schema or Schema()
            names = sorted(content, key=lambda name: raw(name) != "application/json")
            json = next((name for name in names if _JSON.match(raw(name))), None)
            for name in names if json else ():
                is_same = content[name].media_type_schema == content[json].media_type_schema
                if name is not json and (is_same or _BESIDE_JSON.match(raw(name))):
                    dropped.add(raw(name))
                    content.pop(name)
    if dropped:
        document.problems.notes.append(f"JSON is used where there is {' or '.join(sorted(dropped))}, too")
