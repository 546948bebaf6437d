"""The table of constructs: each is generated, checked by strict mypy and executed against a server, or is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from importlib import import_module
from typing import Any

import pytest

from tests.generator.documents import ROOT, Workshop, document, ref, refusals, schemas, text, thing, with_field
from tests.support.loopback import Loopback, Request, reply

JSON = {"Content-Type": "application/json"}


def operation(path: str, method: str, response: Any, *, document: Any, **more: Any) -> None:
    """Add an operation; its method on the client is named for its path and method."""
    name = "_".join([method, *(part.strip("{}").lower() for part in path.split("/") if part)])
    document["paths"].setdefault(path, {})[method] = {
        "operationId": name, "x-sdk-method": f"all.{name}", "responses": {"200": response}, **more
    }  # fmt: skip


def body(schema: Any, media: str = "application/json") -> Any:
    return {"required": True, "content": {media: {"schema": schema}}}


def returned(schema: Any, media: str = "application/json") -> Any:
    return {"description": "", "content": {media: {"schema": schema}}}


def parameter(name: str, where: str, schema: Any, **more: Any) -> Any:
    return {"name": name, "in": where, "schema": schema, **({"required": True} if where == "path" else {}), **more}


PET = {"name": "Rex", "kind": "dog"}


def everything() -> Any:
    """A document with each construct that is supported."""
    changed = document()
    schemas(changed).update(
        Pet=thing("name", "kind", name=text(), kind=text(enum=["dog", "cat"]), age={"type": ["integer", "null"]}),
        Dog={"allOf": [ref("Pet"), thing("barks", barks={"type": "boolean"})]},
        Cat=thing("kind", kind=text(), lives={"type": "integer", "enum": [7, 9]}),
        Animal={
            "oneOf": [ref("Dog"), ref("Cat")],
            "discriminator": {
                "propertyName": "kind", "mapping": {"dog": "#/components/schemas/Dog", "wolf": "Dog", "cat": "Cat"}
            },
        },
        Node=thing("value", value=text(), children={"type": "array", "items": ref("Node")}, pair=ref("Pair")),
        Pair=thing(left=ref("Node"), right=ref("Tree")),
        Tree={"anyOf": [ref("Node"), text()]},
        camelCase=thing(aValue=text()),
        Form=thing("file", "note", file=text(format="binary"), note=text(), tags={"type": "array", "items": text()}),
        Login=thing("user", user=text()),
        Old={"type": "object", "properties": {"a": {"type": "string", "nullable": True}}},
        When=thing("at", at=text(format="date-time", description="When it was.")),
        One=thing("only", only=text(enum=["one"])),
        FAQ=thing("q", q=text()),
        Shapes={"oneOf": [ref("Circle"), ref("Square")], "discriminator": {"propertyName": "shape"}},
        Circle=thing("shape", shape=text(enum=["circle", "ellipse"])),
        Square=thing("shape", shape=text(enum=["square"])),
        Nested={
            "type": "object", "$recursiveAnchor": True,
            "properties": {"name": text(), "all": {"type": "array", "items": {"$recursiveRef": "#"}}},
        },
        Mode=text(enum=["fast", "slow"]),
    )  # fmt: skip
    add = lambda *arguments, **more: operation(*arguments, document=changed, **more)  # noqa: E731
    changed["paths"]["/empty"] = {
        "delete": {"x-sdk-method": "all.delete_empty", "responses": {"204": {"description": ""}}}
    }
    add("/list", "get", returned({"type": "array", "items": ref("Pet")}))
    add("/map", "get", returned({"type": "object", "additionalProperties": ref("Pet")}))
    add("/scalar", "get", returned({"type": "integer"}))
    add("/text", "get", returned(text(), "text/plain"))
    add("/file", "get", returned(text(format="binary"), "application/octet-stream"))
    add("/inline", "post", returned(thing("a", a=thing(b=text()))), requestBody=body(thing("x", x={"type": "integer"})))
    add("/animal", "get", returned(ref("Animal")))
    add("/dog", "post", returned(ref("Dog")), requestBody=body(ref("Dog")))
    add("/tree", "post", returned(ref("Node")), requestBody=body(ref("Node")))
    add("/camel", "get", returned(ref("camelCase")))
    add("/old", "get", returned(ref("Old")))
    add("/when", "get", returned(ref("When")))
    add("/one", "get", returned(ref("One")))
    add("/upload", "post", returned(ref("Pet")), requestBody=body(ref("Form"), "multipart/form-data"))
    add("/login", "post", returned(ref("Pet")), requestBody=body(ref("Login"), "application/x-www-form-urlencoded"))
    add("/bytes", "put", returned(ref("Pet")), requestBody=body(text(format="binary"), "application/octet-stream"))
    add("/value", "post", returned(ref("Pet")), requestBody=body({"type": "array", "items": ref("Pet")}))
    add(
        "/search", "get", returned(ref("Pet")),
        parameters=[
            parameter("tags", "query", {"type": "array", "items": text()}),
            parameter("ids[]", "query", {"type": "array", "items": {"type": "integer"}}, **{"x-sdk-name": "numbers"}),
            parameter("level", "query", {"type": "integer", "enum": [1, 2]}),
            parameter("X-Trace-Id", "header", text()),
            parameter("X-Dry-Run", "header", {"type": "boolean"}),
        ],
    )  # fmt: skip
    add(
        "/pets/{petId}/toys/{toy}", "get", returned(ref("Pet")),
        parameters=[
            parameter("petId", "path", {"type": "integer"}, **{"x-sdk-name": "pet"}),
            parameter("toy", "path", text()),
            parameter("shared", "query", {"type": "boolean"}),
        ],
    )  # fmt: skip
    changed["paths"]["/pets/{petId}/toys/{toy}"]["parameters"] = [parameter("shared", "query", text())]
    more_constructs(changed)
    changed["paths"]["/default-name"] = {
        "get": {"operationId": "getThatThing", "responses": {"200": returned(ref("Pet"))}}
    }
    changed["paths"]["/page"] = {
        "get": {
            "operationId": "page", "x-sdk-method": "all.page", "x-sdk-cursor-page": True,
            "parameters": [
                parameter("after", "query", text()),
                parameter("page_size", "query", {"type": "integer", "maximum": 50}, **{"x-sdk-name": "limit"}),
            ],
            "responses": {"200": returned(ref("RunList"))},
        }
    }  # fmt: skip
    changed["paths"]["/single"] = {
        "get": {
            "operationId": "single", "x-sdk-method": "all.single", "x-sdk-single-page": True,
            "responses": {"200": returned(thing(data={"type": "array", "items": ref("Pet")}))},
        }
    }  # fmt: skip
    changed["paths"]["/runs/files"] = {
        "get": {
            "operationId": "list_files", "x-sdk-method": "beta.runs.all.list",
            "responses": {"200": returned(ref("Pet"))},
        }
    }  # fmt: skip
    return changed


def more_constructs(changed: Any) -> None:
    """What other documents have beside: odd media types, unions written in line, parameters that are null or joined."""
    add = lambda *arguments, **more: operation(*arguments, document=changed, **more)  # noqa: E731
    strings = {"type": "array", "items": text()}
    add("/maps", "get", returned({"type": "object", "additionalProperties": {"type": "array", "items": ref("Pet")}}))
    add("/faq", "get", returned(ref("FAQ")))
    add("/inline_union", "get", returned({"oneOf": [ref("SearchTool"), ref("FunctionTool")]}))
    add("/shapes", "get", returned(ref("Shapes")))
    add("/nested", "get", returned(ref("Nested")))
    add("/anything", "get", {"description": "", "content": {"application/json": {}}})
    add("/bytes_without_schema", "get", {"description": "", "content": {"application/octet-stream": {}}})
    add("/any_media", "get", returned(ref("Pet"), "*/*"))
    add("/note", "post", returned(ref("Pet")), requestBody=body(text(), "text/markdown"))
    add("/picture", "post", returned(ref("Pet")), requestBody=body(text(format="binary"), "image/png"))
    files = thing(
        one=text(contentMediaType="application/octet-stream"), many={"type": "array", "items": text(format="binary")}
    )
    add("/files", "post", returned(ref("Pet")), requestBody=body(files, "multipart/form-data"))
    add(
        "/joined", "get", returned(ref("Pet")),
        parameters=[
            parameter("a", "query", strings, explode=False),
            parameter("b", "query", strings, style="pipeDelimited", explode=False),
            parameter("c", "query", {"anyOf": [text(), {"type": "null"}]}),
            parameter("d", "query", {"anyOf": [strings, {"type": "integer"}, {"type": "null"}]}),
            parameter("e", "query", {"allOf": [ref("Mode"), {"description": "How."}]}),
            parameter("X-Note", "header", {"type": ["string", "null"]}),
        ],
    )  # fmt: skip
    add(
        "/twice/{id}", "post", returned(ref("Pet")),
        parameters=[parameter("id", where, text()) for where in ("path", "query", "header")],
        requestBody=body(thing(id=text())),
    )  # fmt: skip
    add("/v1.0/{name}.{kind}:copy/", "post", returned(ref("Pet")),
        parameters=[parameter(name, "path", text()) for name in ("name", "kind")])  # fmt: skip
    changed["paths"]["/v1.0/{name}.{kind}:copy/"]["post"]["x-sdk-method"] = "all.post_copy"
    changed["paths"]["/"] = {"get": {"x-sdk-method": "all.get_root", "responses": {"200": returned(ref("Pet"))}}}
    several = {"201": returned(ref("Pet")), "304": {"description": "Not modified."}, "default": {"description": ""}}
    add("/several", "post", returned(ref("Pet")))
    changed["paths"]["/several"]["post"]["responses"] |= several
    for name, schema in (("list", strings), ("later", strings), ("flags", thing(on={"const": True}))):
        add(f"/lists/{name}", "get", returned(schema))
        changed["paths"][f"/lists/{name}"]["get"] |= {"operationId": name, "x-sdk-method": f"all.lists.{name}"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    workshop = Workshop(tmp_path_factory.mktemp("constructs"))
    workshop.generate(everything())
    return workshop


@pytest.fixture
def client(made: Workshop) -> Iterator[Callable[[str], Any]]:
    with made.imported() as package:
        yield lambda url: package.Client(api_key="test", base_url=f"{url}/v1", max_retries=0)


Make = Callable[[str], Any]


def call(make: Make, method: str, *arguments: Any, response: Any = PET, **named: Any) -> tuple[Any, Request]:
    """Call a method of the client, which gets this response; gives what it returned, and the request."""
    scripted = response if isinstance(response, bytes) else json.dumps(response)
    headers = {} if isinstance(response, bytes) else JSON
    with Loopback(reply(scripted, headers=headers)) as server, make(server.url) as client:
        found = getattr(client.all, method)(*arguments, **named)
    return found, server.requests[0]


def test_the_client_passes_strict_mypy(made: Workshop) -> None:
    environment = {**os.environ, "MYPYPATH": f"{made.output}{os.pathsep}{ROOT / 'helpers'}"}
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--explicit-package-bases", "--cache-dir", str(ROOT / ".mypy_cache"),
         str(made.output / "threads_api")],
        capture_output=True, text=True, check=False, env=environment, cwd=made.folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_an_empty_response(client: Make) -> None:
    with Loopback(reply(status=204)) as server, client(server.url) as made:
        assert made.all.delete_empty() is None


def test_a_list_a_map_and_a_scalar(client: Make) -> None:
    pets, _ = call(client, "get_list", response=[PET, PET])
    assert [pet.name for pet in pets] == ["Rex", "Rex"]
    named, _ = call(client, "get_map", response={"a": PET})
    assert named["a"].kind == "dog"
    assert call(client, "get_scalar", response=5)[0] == 5


def test_text_and_the_content_of_a_file(client: Make) -> None:
    assert call(client, "get_text", response=b"hello")[0] == "hello"
    assert call(client, "get_file", response=b"\0\1\2")[0].read() == b"\0\1\2"


def test_inline_objects(client: Make) -> None:
    found, request = call(client, "post_inline", x=1, response={"a": {"b": "c"}})
    assert (found.a.b, request.json()) == ("c", {"x": 1})


def test_a_discriminator_with_a_mapping(client: Make) -> None:
    for kind, name in (("dog", "Dog"), ("wolf", "Dog"), ("cat", "Cat"), ("cow", "UnknownVariant")):
        found, _ = call(client, "get_animal", response={"kind": kind, "barks": True})
        assert type(found).__name__ == name


def test_all_of_a_base_and_properties(client: Make) -> None:
    found, request = call(client, "post_dog", name="Rex", kind="dog", barks=True, response={**PET, "barks": True})
    assert (found.name, found.barks) == ("Rex", True)
    assert request.json() == {"name": "Rex", "kind": "dog", "barks": True}


def test_schemas_that_refer_to_themselves(client: Make) -> None:
    leaf = {"value": "leaf"}
    found, _ = call(
        client, "post_tree", value="root", response={"value": "root", "children": [leaf], "pair": {"right": leaf}}
    )
    assert found.children[0].value == "leaf"
    assert found.pair.right.value == "leaf"
    param = import_module("threads_api.params").NodeParam
    assert param.__required_keys__ == {"value"}


def test_names_are_converted(client: Make) -> None:
    assert call(client, "get_camel", response={"aValue": "x"})[0].aValue == "x"
    with Loopback(reply(json.dumps(PET), headers=JSON)) as server, client(server.url) as made:
        assert made.default_name.get_that_thing().name == "Rex"


def test_nullable_of_openapi_3_0(client: Make) -> None:
    assert call(client, "get_old", response={"a": None})[0].a is None
    assert "str | None" in import_module("threads_api.models").Old.__annotations__["a"]


def test_a_date_and_time_stays_text(client: Make) -> None:
    assert call(client, "get_when", response={"at": "2020-01-01T00:00:00Z"})[0].at == "2020-01-01T00:00:00Z"


def test_an_enumeration_of_one_value_is_a_constant(client: Make) -> None:
    one = import_module("threads_api.models").One
    assert one().only == "one"
    assert one.__annotations__["only"] == "Literal['one']"


def test_a_multipart_body_with_a_file(client: Make) -> None:
    _, request = call(client, "post_upload", file=("a.txt", b"content"), note="n", tags=["x", "y"])
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    parts = list(message_from_bytes(head + request.body, policy=policy.HTTP).iter_parts())
    names = [part.get_param("name", header="content-disposition") for part in parts]
    assert sorted(map(str, names)) == ["file", "note", "tags[]", "tags[]"]
    assert b"content" in request.body


def test_other_bodies(client: Make) -> None:
    _, login = call(client, "post_login", user="a b")
    assert login.header("content-type") == "application/x-www-form-urlencoded"
    assert login.body in {b"user=a+b", b"user=a%20b"}
    assert call(client, "put_bytes", body=b"\0\1")[1].body == b"\0\1"
    assert call(client, "post_value", body=[PET])[1].json() == [PET]


def test_lists_in_a_query_and_headers(client: Make) -> None:
    _, request = call(
        client, "get_search", tags=["a", "b"], numbers=[1, 2], level=2, x_trace_id="t", x_dry_run=True,
        extra_headers={"X-Other": "o"},
    )  # fmt: skip
    assert request.target == "/v1/search?tags=a&tags=b&ids%5B%5D=1&ids%5B%5D=2&level=2"
    assert [request.header(name) for name in ("x-trace-id", "x-dry-run", "x-other")] == ["t", "true", "o"]
    assert call(client, "get_search")[1].target == "/v1/search"


def test_parameters_of_a_path_that_are_renamed_and_no_strings(client: Make) -> None:
    _, request = call(client, "get_pets_petid_toys_toy", 5, "ball", shared=True)
    assert request.target == "/v1/pets/5/toys/ball?shared=true"


def test_unions_written_in_line_and_by_their_enumerations(client: Make) -> None:
    for kind, name in (("search", "SearchTool"), ("function", "FunctionTool"), ("other", "UnknownVariant")):
        assert type(call(client, "get_inline_union", response={"type": kind})[0]).__name__ == name
    for kind, name in (("circle", "Circle"), ("ellipse", "Circle"), ("square", "Square"), ("cube", "UnknownVariant")):
        assert type(call(client, "get_shapes", response={"shape": kind})[0]).__name__ == name


def test_a_map_of_lists_and_schemas_without_a_word(client: Make) -> None:
    assert call(client, "get_maps", response={"a": [PET]})[0]["a"][0].name == "Rex"
    assert call(client, "get_anything", response=[1, {"a": 2}])[0] == [1, {"a": 2}]
    assert call(client, "get_bytes_without_schema", response=b"\0\1")[0].read() == b"\0\1"
    assert call(client, "get_any_media")[0].name == "Rex"


def test_a_class_in_capitals(client: Make) -> None:
    assert call(client, "get_faq", response={"q": "Why?"})[0].q == "Why?"


def test_a_recursive_reference_of_json_schema(client: Make) -> None:
    found, _ = call(client, "get_nested", response={"all": [{"name": "a", "all": []}]})
    assert found.all[0].name == "a"


def test_bodies_of_any_media_type(client: Make) -> None:
    _, note = call(client, "post_note", body="# Ü")
    assert (note.header("content-type"), note.body) == ("text/markdown", "# Ü".encode())
    _, picture = call(client, "post_picture", body=b"\x89PNG")
    assert (picture.header("content-type"), picture.body) == ("image/png", b"\x89PNG")
    assert call(client, "put_bytes", body=b"\0")[1].header("content-type") == "application/octet-stream"
    _, other = call(client, "post_picture", body=b"RIFF", extra_headers={"Content-Type": "image/webp"})
    assert other.header("content-type") == "image/webp"


def test_files_of_3_1_and_lists_of_files(client: Make) -> None:
    _, request = call(client, "post_files", one=b"first", many=[b"second", ("c.txt", b"third")])
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    parts = list(message_from_bytes(head + request.body, policy=policy.HTTP).iter_parts())
    names = [part.get_param("name", header="content-disposition") for part in parts]
    assert names == ["one", "many", "many"]
    assert [part.get_content() for part in parts[:2]] == [b"first", b"second"]


def test_parameters_that_are_joined_or_null(client: Make) -> None:
    _, request = call(client, "get_joined", a=["x", "y"], b=["1", "2"], c=None, d=["p", "q"], e="fast", x_note=None)
    assert request.target == "/v1/joined?a=x%2Cy&b=1%7C2&d=p&d=q&e=fast"
    assert request.header("x-note") is None
    assert call(client, "get_joined", c="c", d=5, x_note="n")[1].target == "/v1/joined?c=c&d=5"
    with client("http://127.0.0.1:1") as made, pytest.raises(ValueError, match="an item of a contains ','"):
        made.all.get_joined(a=["x,y"])


def test_one_name_in_path_query_header_and_body(client: Make) -> None:
    _, request = call(client, "post_twice_id", "p", query_id="q", header_id="h", body_id="b")
    assert (request.target, request.header("id"), request.json()) == ("/v1/twice/p?id=q", "h", {"id": "b"})


def test_paths_of_all_shapes(client: Make) -> None:
    assert call(client, "post_copy", "a/b", "txt")[1].target == "/v1/v1.0/a%2Fb.txt:copy/"
    assert call(client, "get_root")[1].target == "/v1/"


def test_several_responses_of_one_content(client: Make) -> None:
    assert call(client, "post_several")[0].name == "Rex"


def test_methods_named_like_builtins(client: Make) -> None:
    for name in ("list", "later"):
        with Loopback(reply(json.dumps(["a"]), headers=JSON)) as server, client(server.url) as made:
            assert getattr(made.all.lists, name)() == ["a"]


def test_a_renamed_page_size_and_its_maximum(client: Make) -> None:
    pages = [{"data": [{"id": f"r{page}"}], "has_more": True, "last_id": f"r{page}"} for page in range(2)]
    with Loopback(*map(reply, pages)) as server, client(server.url) as made:
        assert len(list(made.all.page(max_items=2))) == 2
    assert [request.target for request in server.requests] == [
        "/v1/page?page_size=2", "/v1/page?page_size=1&after=r0"
    ]  # fmt: skip
    with Loopback(reply({"data": []})) as server, client(server.url) as made:
        list(made.all.page(max_items=500))
    assert server.requests[0].target == "/v1/page?page_size=50"


def test_a_list_of_a_single_page(client: Make) -> None:
    with Loopback(reply({"data": [PET], "has_more": True})) as server, client(server.url) as made:
        page = made.all.single()
        assert [pet.name for pet in page] == ["Rex"]
        assert not page.has_next_page()


def test_resources_of_one_name_have_classes_of_their_own(made: Workshop) -> None:
    with made.imported() as package:
        client = package.Client(api_key="x")
        assert type(client.all).__name__ == "All"
        assert type(client.beta.runs.all).__name__ == "RunsAll"


# What is refused


def edit_run(schema: Any) -> Any:
    return with_field(schema)


FIELD = "#/components/schemas/Run/properties/extra"


@pytest.mark.parametrize(
    ("changed", "place", "message"),
    [
        (with_field({"not": text()}), f"{FIELD}/not", "unsupported keyword 'not'"),
        (with_field({"allOf": [text(), {"type": "integer"}]}), f"{FIELD}/allOf", "unsupported: allOf of anything but"),
        (
            with_field({"enum": [1.5, 2.5]}),
            f"{FIELD}/enum",
            "unsupported: values that are not strings, integers or booleans",
        ),
        (
            with_field({"type": "array", "items": text(), "prefixItems": []}),
            f"{FIELD}/prefixItems",
            "unsupported keyword",
        ),
        (with_field({"oneOf": [ref("SearchTool"), ref("ErrorBody")]}), FIELD, "cannot tell the objects"),
        (with_field({"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object"}), FIELD, "unsupported: a"),
        (with_field({"type": "object", "additionalProperties": False}), f"{FIELD}/additionalProperties", "unsupported"),
        (with_field(thing(a=text()) | {"additionalProperties": text()}), f"{FIELD}/additionalProperties", "together"),
    ],
)
def test_refused(changed: Any, place: str, message: str, workshop: Workshop, capsys: Any) -> None:
    assert refusals(changed) == [place]
    workshop.write(changed)
    assert workshop.run("generate") == 2
    (line,) = capsys.readouterr().err.splitlines()
    number = int(line.split(f"{workshop.spec.name}:")[1].split(":")[0])
    assert message in line
    assert f": {place}: " in line
    assert 0 < number <= len(workshop.spec.read_text(encoding="utf-8").splitlines())


def test_a_circle_without_an_object_is_refused() -> None:
    changed = with_field(ref("A"))
    schemas(changed).update(A={"type": "array", "items": ref("B")}, B={"anyOf": [text(), ref("A")]})
    (place,) = refusals(changed)
    assert place in {"#/components/schemas/A", "#/components/schemas/B"}
