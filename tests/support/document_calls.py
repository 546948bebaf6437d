"""Finds the method of the client behind a recorded request, by the document."""

from __future__ import annotations

import json
import re
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from generator.load.yaml import read_yaml

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = read_yaml(ROOT / "spec/threads.yaml").content
OPERATIONS = [
    (method.upper(), path, operation["x-sdk-method"])
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
]


def call(client: Any, request: dict[str, Any]) -> Any:
    """Make a recorded request again, through the client's own method."""
    url = urlsplit(request["uri"])
    for method, path, place in OPERATIONS:
        pattern = "/v1" + re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", path)
        if method == request["method"] and (found := re.fullmatch(pattern, url.path)):
            arguments = found.groupdict() | dict(parse_qsl(url.query)) | json.loads(request["body"] or "{}")
            return attrgetter(place)(client)(**arguments)
    raise AssertionError(f"no operation for {request['method']} {request['uri']}")
