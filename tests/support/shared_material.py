"""Reference material beside the project, where it exists: recordings of the real service, the published document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the reference material is not beside the project")


def recordings() -> list[Path]:
    return sorted((SHARED / "recordings").glob("*.yaml"))


def load(path: Path) -> Any:
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def interactions(path: Path) -> list[dict[str, Any]]:
    return load(path)["interactions"]


def event_data(text: str) -> list[tuple[str, Any]]:
    """The (event, JSON data) pairs of a stream, read in the slow and obvious way.

    It is lenient because the published examples are careless: they leave events out with a line of dots, and once
    have a brace too many, once no `data: ` before the data.
    """
    pairs: list[tuple[str, Any]] = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        name, _, data = block.strip().partition("\n")
        if "{" in data:
            pairs.append((name.removeprefix("event: "), json.JSONDecoder().raw_decode(data[data.index("{") :])[0]))
    return pairs


def published_examples() -> Iterator[tuple[str, str]]:
    """Where each example response of the published document stands, and its text."""
    document = load(SHARED / "upstream/assistants-openapi.yaml")
    for path, item in document["paths"].items():
        for method, operation in item.items():
            examples = operation.get("x-oaiMeta", {}).get("examples", [])
            for index, example in enumerate(examples if isinstance(examples, list) else [examples]):
                if "response" in example:
                    yield f"{method.upper()} {path} [{index}]", example["response"]
    for name, schema in document["components"]["schemas"].items():
        if "example" in schema.get("x-oaiMeta", {}):
            yield name, schema["x-oaiMeta"]["example"]
