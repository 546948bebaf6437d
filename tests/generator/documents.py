"""A small document that has one of everything, for tests that change one thing in it; and what becomes of it."""

from __future__ import annotations

import importlib
import sys
import typing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.__main__ import main
from generator.errors import InvalidDocumentError
from generator.load import load_content
from generator.read import read
from generator.render import PACKAGE, render

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"

LIST = "#/paths/~1runs/get"
CREATE = "#/paths/~1runs/post"
RETRIEVE = "#/paths/~1runs~1{run_id}/get"

Schema = dict[str, Any]
Files = Mapping[PurePosixPath, str]


def text(**more: Any) -> Schema:
    return {"type": "string", **more}


def ref(name: str, section: str = "schemas") -> Schema:
    return {"$ref": f"#/components/{section}/{name}"}


def thing(*required: str, **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


def answer(name: str, **more: Schema) -> Schema:
    """The responses of an operation: a success, and the error that all share."""
    content = {"application/json": {"schema": ref(name)}, **more}
    return {"200": {"description": "", "content": content}, "default": ref("Error", "responses")}


def document() -> Any:
    """A new document each time, so that a test can change it: runs that can be started, listed and fetched."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Runs", "version": "1"},
        "servers": [{"url": "https://api.example.com/v1"}],
        "security": [{"bearer": []}],
        "tags": [{"name": "Runs", "description": "The work."}],
        "paths": {
            "/runs": {
                "get": {
                    "operationId": "list_runs",
                    "x-sdk-method": "beta.runs.list",
                    "x-sdk-cursor-page": True,
                    "parameters": [
                        {"name": "after", "in": "query", "schema": text()},
                        {"name": "limit", "in": "query", "schema": {"type": "integer"}, "description": "At most 100."},
                    ],
                    "responses": answer("RunList"),
                },
                "post": {
                    "operationId": "create_run",
                    "x-sdk-method": "beta.runs.create",
                    "x-sdk-stream": "stream",
                    "x-sdk-ambiguous-hint": "look for the run",
                    "requestBody": {"content": {"application/json": {"schema": ref("RunCreateParams")}}},
                    "responses": answer("Run", **{"text/event-stream": {"schema": ref("RunEvent")}}),
                },
            },
            "/runs/{run_id}": {
                "get": {
                    "operationId": "retrieve_run",
                    "tags": ["Runs"],
                    "x-sdk-method": "beta.runs.retrieve",
                    "description": "Fetches a run.",
                    "parameters": [{"name": "run_id", "in": "path", "required": True, "schema": text()}],
                    "responses": answer("Run"),
                },
            },
        },
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "responses": {
                "Error": {"description": "", "content": {"application/json": {"schema": ref("ErrorBody")}}},
            },
            "schemas": {
                "Run": thing(
                    "id",
                    "status",
                    id=text(description="Identifier of the run."),
                    status=text(enum=["queued", "done"]),
                    usage=thing("tokens", tokens={"type": "integer"}),
                    tools={"type": "array", "items": ref("Tool")},
                ),
                "Tool": {"oneOf": [ref("SearchTool"), ref("FunctionTool")], "x-sdk-module": "tools"},
                "SearchTool": thing("type", type=text(const="search"), query=text()) | {"x-sdk-module": "tools"},
                "FunctionTool": thing("type", type=text(const="function"), name=text()) | {"x-sdk-module": "tools"},
                "RunList": thing(
                    object=text(),
                    data={"type": "array", "items": ref("Run")},
                    first_id=text(),
                    last_id=text(),
                    has_more={"type": "boolean"},
                ),
                "RunCreateParams": thing(
                    "model", model=text(), tools={"type": "array", "items": ref("Tool")}, stream={"type": "boolean"}
                ),
                "RunEvent": {"oneOf": [ref("RunCreated"), ref("RunDone")], "x-sdk-module": "events"},
                "RunCreated": thing("event", "data", event=text(const="created"), data=ref("Run"))
                | {"x-sdk-module": "events"},
                "RunDone": thing("event", "data", event=text(const="done"), data=text()) | {"x-sdk-module": "events"},
                "ErrorBody": thing(error=thing(message=text())),
            },
        },
    }


def schemas(document: Any) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"]
    return found


def with_field(schema: Schema, name: str = "extra") -> Any:
    """The document with one more field of a run."""
    changed = document()
    schemas(changed)["Run"]["properties"][name] = schema
    return changed


def rendered(document: Any) -> Files:
    """The files, unformatted; all steps of `generate` but the reading of YAML and ruff."""
    return render(read(load_content(document, "spec/threads.yaml")), TEMPLATES)


def refused(document: Any) -> str:
    """The one place where the document is refused."""
    places = refusals(document)
    assert len(places) == 1, places
    return places[0]


def refusals(document: Any) -> list[str]:
    """All places where the document is refused."""
    with pytest.raises(InvalidDocumentError) as caught:
        rendered(document)
    assert len(str(caught.value).splitlines()) == len(caught.value.errors)
    return list(dict.fromkeys(error.at for error in caught.value.errors))


def edited(path: str, value: Any) -> Any:
    """The document with a value set at a pointer; `...` removes what is there."""
    changed = document()
    node = changed
    *parents, last = [part.replace("~1", "/").replace("~0", "~") for part in path.removeprefix("#/").split("/")]
    for key in parents:
        node = node[int(key) if isinstance(node, list) else key]
    if value is ...:
        del node[last]
    elif isinstance(node, list):
        node[int(last)] = value
    else:
        node[last] = value
    return changed


class _Dumper(yaml.SafeDumper):
    """Quotes each text, and writes out what occurs in several places."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


class Workshop:
    """A folder with a document and the client that is generated from it by the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.spec = folder / "spec" / "threads.yaml"
        self.output = folder / "generated"
        self.spec.parent.mkdir(parents=True)

    def write(self, document: Any) -> None:
        self.spec.write_text(yaml.dump(document, Dumper=_Dumper, sort_keys=False), encoding="utf-8")

    def run(self, command: str, *more: str) -> int:
        return main([command, "--spec", str(self.spec), "--output", str(self.output), *more])

    def generate(self, document: Any) -> None:
        self.write(document)
        assert self.run("generate") == 0

    def files(self) -> dict[str, bytes]:
        """Everything in the folder, hidden files too, but for the document."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file() and path != self.spec)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    @contextmanager
    def imported(self) -> Iterator[ModuleType]:
        """The generated package as `threads_api`, in the place of any other of that name."""
        others = _taken_out(sys.modules)
        overloads = _taken_out(_OVERLOADS)
        sys.path.insert(0, str(self.output))
        importlib.invalidate_caches()
        try:
            yield importlib.import_module(PACKAGE)
        finally:
            sys.path.remove(str(self.output))
            for registry, before in ((sys.modules, others), (_OVERLOADS, overloads)):
                _taken_out(registry)
                registry.update(before)


# Where `typing.overload` keeps what `get_overloads` gives, by module: it outlives a module that is imported again.
_OVERLOADS: dict[str, Any] = vars(typing)["_overload_registry"]


def _taken_out(registry: dict[str, Any]) -> dict[str, Any]:
    return {name: registry.pop(name) for name in list(registry) if name.split(".")[0] == PACKAGE}
