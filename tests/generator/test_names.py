"""Names, places and addresses: two that collide, or one that can't be, is an error; a field is renamed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any

import pytest

from assistant_threads import OpenAI
from generator import names
from generator.errors import DocumentError
from tests.generator.documents import (
    CREATE,
    LIST,
    RETRIEVE,
    Workshop,
    document,
    edited,
    ref,
    refusals,
    refused,
    rendered,
    schemas,
    text,
    thing,
    with_field,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("URLTool", "UrlTool"), ("Thing", "ThingParam"), ("Thing", "AsyncRuns"), ("Thing",
        "AsyncBeta"),
        ("Thing", "RunsWithRawResponse"), ("Thing", "RunUsage"),
        ("Thing", "ClassVarious"), ("Thing", "thing"), ("Thing", "Thing_"), ("Thing", "../Thing"),
    ],
)  # fmt: skip
def test_names_of_schemas_that_collide_or_can_not_be(one: str, other: str) -> None:
    changed = document()
    for name in (one, other):
        schemas(changed)[name] = thing(a=text()) | {"x-sdk-module": "module"}
        for schema in ("Run", "RunCreateParams"):
            schemas(changed)[schema]["properties"][f"field{len(name)}{name[-1]}"] = ref(name)
    for at in refusals(changed):
        assert at.startswith(("#/components/schemas/", "#/paths/"))


@pytest.mark.parametrize(
    ("one", "other"), [("a-b", "a_b"), ("class", "class_"), ("é", "ü"), ("_a", "a"), ("1", "field_1")]
)
def test_fields_and_arguments_that_collide(one: str, other: str) -> None:
    changed = with_field(text(), one)
    schemas(changed)["Run"]["properties"][other] = text()
    assert refused(changed) == f"#/components/schemas/Run/properties/{other}"
    changed = document()
    schemas(changed)["RunCreateParams"]["properties"].update({one: text(), other: text()})
    assert refused(changed).startswith(("#/components/schemas/RunCreateParams/properties/", CREATE))


@pytest.mark.parametrize(
    "place",
    ["list", "beta.runs.create", "beta.runs", "get.list", "beta.with_raw_response.list", "beta.runs.self",
    "beta.class.list",
     "beta..list", "Beta.runs", "../x.y", "a.b\nc", "a." * 200 + "b", "beta.runs.__init__", "beta.runs._client",
     "beta.property.list"],
)  # fmt: skip
def test_places_that_collide_or_can_not_be(place: str) -> None:
    at = f"{RETRIEVE}/x-sdk-method"
    found = refused(edited(at, place))
    # Of two that collide, either may be named; of a class and a resource it is the class.
    assert found in {at, f"{CREATE}/x-sdk-method", f"{LIST}/x-sdk-method"} or found.startswith(
        "#/components/schemas/Run"
    )


@pytest.mark.parametrize(("place", "title"), [("run.list", "Run"), ("beta.run_usage.list", "RunUsage")])
def test_a_resource_with_the_name_of_a_component_gets_another_class(place: str, title: str) -> None:
    changed = edited(f"{RETRIEVE}/x-sdk-method", place)
    changed["paths"]["/runs/{run_id}"]["get"].pop("tags")
    module = place.split(".")[-2]
    resource = rendered(changed)[PurePosixPath(f"threads_api/resources/{module}.py")]
    assert f"class {title}Resource(" in resource


@pytest.mark.parametrize("name", ["Any", "Client", "Model", "None", "Stream"])
def test_a_schema_with_a_name_that_generated_code_needs_gets_another_class(name: str, workshop: Workshop) -> None:
    changed = with_field(ref(name))
    schemas(changed)[name] = thing(a=text())
    schemas(changed)["RunCreateParams"]["properties"]["extra"] = ref(name)
    workshop.generate(changed)
    with workshop.imported():
        models = import_module("threads_api.models")
        run = models.Run.from_dict({"extra": {"a": "b"}})
        assert type(run.extra).__name__ == f"{name}Schema"
        assert run.extra.a == "b"


@pytest.mark.parametrize(
    ("tag", "operation_id", "path", "place"),
    [
        ("send", "class", "/send/a", "api.get_class"), ("Pets & Owners", "list", "/a", "pets_owners.list"),
        ("client", "path", "/a", "client.get_path"), ("class", "do", "/things", "things.do"),
        ("日本", "do", "/{id}", "api.do"), ("with_raw_response", "do", "/", "api.do"),
    ],
)  # fmt: skip
def test_names_without_extensions_avoid_what_is_taken(tag: str, operation_id: str, path: str, place: str) -> None:
    changed = edited("#/tags", [])
    operation = changed["paths"].pop("/runs/{run_id}")
    changed["paths"][path] = operation
    operation["get"] |= {"tags": [tag], "operationId": operation_id}
    del operation["get"]["x-sdk-method"]
    if "{" not in path:
        operation["get"]["parameters"] = []
    else:
        operation["get"]["parameters"][0]["name"] = "id"
    assert f"operation {place}: GET {path} ->" in rendered(changed)[PurePosixPath("surface.txt")]


@pytest.mark.parametrize("name", ["", "é", "\uff41", "a" * 200, "list_runs", "1st"])
def test_operation_ids_that_can_not_be(name: str) -> None:
    assert refused(edited(f"{RETRIEVE}/operationId", name)) in {f"{RETRIEVE}/operationId", f"{LIST}/operationId"}


@pytest.mark.parametrize(
    ("name", "function"),
    [("retrieveRun", "retrieve_run"), ("Runs.retrieve", "runs_retrieve"), ("runs/get", "runs_get"), ("a b", "a_b"),
     ("read_run_runs__run_id__get", "read_run_runs_run_id_get"), ("_run_", "run"), ("class", "class_"),
     ("omit", "omit_"), ("json_body", "json_body_"), ("list", "list_"), ("dict", "dict_")],
)  # fmt: skip
def test_operation_ids_become_names_of_functions(name: str, function: str) -> None:
    operations = rendered(edited(f"{RETRIEVE}/operationId", name))[PurePosixPath("threads_api/operations/runs.py")]
    assert f"\ndef {function}(\n" in operations


@pytest.mark.parametrize(
    "name",
    ["class", "a b", "A", "../a", "a/b", "a.b", "", "é", "\uff41", "a" * 200, "omit", "json_body", "__init__"],
)
def test_modules_that_can_not_be(name: str) -> None:
    at = "#/components/schemas/Run/x-sdk-module"
    assert refused(edited(at, name)) == at


@pytest.mark.parametrize(
    "path",
    ["runs", "/runs/../secret", "/runs/.", "/runs//x", "/runs?x=1", "/runs#x", "/ru ns", "/runs/%2e", "/rüns",
    "/runs\n", "/./runs", "/..",
     "/runs/{a}{b}", "/runs/x{a}", "/runs/{a", "/runs/{a.b}", "/runs/{a!r}", "/runs/'", "/runs\\x", "http://x/runs"],
)  # fmt: skip
def test_paths_that_are_no_plain_segments(path: str) -> None:
    changed = document()
    changed["paths"][path] = changed["paths"].pop("/runs/{run_id}")
    changed["paths"][path]["get"]["parameters"] = []
    found = refused(changed)
    assert found.startswith("#/paths/")
    assert "runs/get" not in found


@pytest.mark.parametrize(
    "url",
    ["", "v1", "//a", "ftp://a", "https://", "https://a/{x}", "https://a?x", "https://a b", "https://user@a", "https://a/'\"",
     "javascript:x", "https://a\n"],
)  # fmt: skip
def test_addresses_that_are_no_plain_urls(url: str) -> None:
    assert refused(edited("#/servers/0/url", url)) == "#/servers"


@pytest.mark.parametrize(
    ("name", "value"), [("a b", "x"), ("", "x"), ("a:", "x"), ("A", "é"), ("A", "a\r\nB: c"), ("A", " x")]
)
def test_headers_that_http_can_not_send(name: str, value: str) -> None:
    assert refused(edited("#/x-sdk-headers", {name: value})) == f"#/x-sdk-headers/{name}"


def test_every_name_that_generated_code_leans_on_is_taken(unchanged: Workshop) -> None:
    """A new attribute of the runtime, or a new import in a template, must not be hidden by a name of a document."""
    with unchanged.imported() as package:
        model = import_module("threads_runtime.models").Model
        for name in public(model):
            assert names.field_name(name) != name
        for client in (package.Client(api_key="x"), package.AsyncClient(api_key="x")):
            assert public(client) - {"beta"} <= names.CLIENT_NAMES
    for folder in ("models", "params", "operations", "resources"):
        for path in (unchanged.output / "threads_api" / folder).glob("[a-z]*.py"):
            for name in imported(path.read_text(encoding="utf-8")):
                with pytest.raises(DocumentError):
                    names.class_name(name, "#")


def imported(code: str) -> set[str]:
    """The classes that a module takes from the runtime and from the standard library."""
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ImportFrom)]
    theirs = [node for node in nodes if str(node.module).startswith(("threads_runtime.", "typing", "collections"))]
    return {alias.name for node in theirs for alias in node.names if not alias.name.islower() and "_" not in alias.name}


def public(thing: object) -> set[str]:
    return {name for name in dir(thing) if not name.startswith("_")}


def helpers(resource: Any, place: str) -> Iterator[str]:
    """The methods that hand-written classes add to a resource and to those below it."""
    bases = [base for base in type(resource).__mro__ if base.__module__.startswith("threads_api.resources")]
    for name in dir(type(resource)) if bases else ():
        value = getattr(resource, name) if not name.startswith(("_", "with_")) else None
        if callable(value) and not hasattr(bases[0], name):
            yield f"{place}.{name}"
        elif value is not None and not callable(value):
            yield from helpers(value, f"{place}.{name}")


def test_a_method_named_like_a_helper_is_refused() -> None:
    at = f"{RETRIEVE}/x-sdk-method"
    assert refused(edited(at, "beta.threads.runs.poll")) == at
    client = OpenAI(api_key="test")
    roots = ("beta", "files", "uploads", "vector_stores", "models")
    found = {each for root in roots for each in helpers(getattr(client, root), root)}
    # Below `beta` are the vector stores' older places, which no document describes.
    assert {each for each in found if not each.startswith("beta.vector_stores.")} == names.HELPERS
