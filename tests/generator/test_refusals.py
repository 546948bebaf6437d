"""What can't be rendered is an error that names its place, and nothing in a document is dropped silently."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.errors import InvalidDocumentError
from generator.load import load_content
from generator.read import read
from tests.generator.documents import (
    CREATE,
    LIST,
    RETRIEVE,
    answer,
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

VALUES = {
    "#/paths/~1runs/servers": [], "#/paths/~1runs/$ref": "#/paths/~1a", f"{LIST}/servers": [],
    f"{LIST}/parameters/0/style": "spaceDelimited", f"{LIST}/parameters/0/explode": False,
    f"{LIST}/parameters/0/allowReserved": True, f"{LIST}/parameters/0/allowEmptyValue": True,
    "#/paths/~1runs/head": {"responses": {}},
}  # fmt: skip
WRITTEN: dict[str, Any] = {"not": {}, "prefixItems": [], "ref": "#/a"}
REMARKS: dict[str, Any] = {
    "jsonSchemaDialect": "a", "termsOfService": "a", "summary": "a", "description": "a", "title": "a", "examples": {},
    "readOnly": True, "writeOnly": True, "allowEmptyValue": True,
    "bearerFormat": "JWT", "externalDocs": {"url": "a"}, "license": {"name": "MIT"},
}  # fmt: skip
FIELD = "#/components/schemas/Run/properties/extra"
KEYWORDS = [
    "not", "if", "then", "else", "dependentSchemas", "prefixItems", "contains", "patternProperties",
    "unevaluatedProperties", "$id", "$defs", "$anchor", "$dynamicRef", "$recursiveRef",
    "x-sdk-name", "x-sdk-modul", "schema_format", "ref",
]  # fmt: skip


def test_the_document_itself_is_fine() -> None:
    assert rendered(document())


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_unknown_keywords_of_schemas(keyword: str) -> None:
    assert refused(with_field({"type": "string", keyword: WRITTEN.get(keyword, "a")})) == f"{FIELD}/{keyword}"


@pytest.mark.parametrize(
    "place",
    [
        "#/x-sdk-a", "#/paths/~1runs/servers", "#/servers/0/variable", "#/paths/~1runs/$ref", "#/paths/~1runs/head",
        f"{LIST}/x-sdk-page", f"{LIST}/servers",
        f"{LIST}/parameters/0/style", f"{LIST}/parameters/0/content", f"{LIST}/parameters/0/allowReserved",
        f"{CREATE}/requestBody/content/application~1json/encoding",
        f"{CREATE}/responses/default/description", "#/components/callbacks",
        "#/components/pathItems", "#/components/securitySchemes/bearer/flows",
    ],
)  # fmt: skip
def test_keywords_that_are_not_rendered(place: str) -> None:
    assert refused(edited(place, {"a": {}} if place.endswith("content") else VALUES.get(place, {}))) == place


@pytest.mark.parametrize(
    "place",
    [
        "#/x-a", "#/webhooks", "#/externalDocs", "#/jsonSchemaDialect", "#/info/x-a", "#/info/contact",
        "#/info/license", "#/info/termsOfService", "#/info/summary", "#/servers/0/x-a", "#/tags/0/x-a",
        "#/tags/0/externalDocs", "#/paths/~1runs/x-a", "#/paths/~1runs/summary", "#/paths/~1runs/description",
        f"{LIST}/x-a", f"{LIST}/externalDocs", f"{LIST}/callbacks", f"{LIST}/parameters/0/allowEmptyValue",
        "#/components/schemas/Run/propertyNames", "#/components/schemas/Run/$comment", "#/tags/0/summary",
        "#/components/schemas/Run/properties/id/writeOnly", "#/servers/0/name",
        f"{LIST}/parameters/0/x-a", f"{LIST}/parameters/0/example",
        f"{LIST}/parameters/0/examples", f"{CREATE}/requestBody/x-a",
        f"{CREATE}/requestBody/content/application~1json/x-a",
        f"{CREATE}/requestBody/content/application~1json/example",
        f"{CREATE}/responses/200/headers", f"{CREATE}/responses/200/links", f"{CREATE}/responses/200/x-a",
        "#/components/x-a", "#/components/headers", "#/components/examples", "#/components/links",
        "#/components/schemas/Run/x-a", "#/components/schemas/Run/title", "#/components/schemas/Run/xml",
        "#/components/schemas/Run/example", "#/components/schemas/Run/examples", "#/components/schemas/Run/readOnly",
        "#/components/schemas/Run/externalDocs", "#/components/responses/Error/headers",
        "#/components/securitySchemes/bearer/bearerFormat",
    ],
)  # fmt: skip
def test_remarks_are_accepted_and_counted(place: str) -> None:
    keyword = place.rpartition("/")[2]
    value: Any = REMARKS.get(keyword, {})
    changed = edited(place, value)
    assert rendered(changed) == rendered(document())
    assert read(load_content(changed, "spec")).notes == ("1 remark ignored",)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("#/openapi", "2.0.0"), ("#/openapi", "3.3.0"), ("#/openapi", "3.1"),
        ("#/openapi", 3.1), ("#/info", None), ("#/info/title", 5), ("#/info/description", []),
        ("#/servers", {}), ("#/servers", []), ("#/servers/0", "https://a"), ("#/servers/0/url", 5),
        ("#/security", None),
        ("#/security", []), ("#/security/0", []), ("#/tags", {}), ("#/tags/0", "Runs"),
        ("#/tags/0/name", None), ("#/paths", []), ("#/paths", None), ("#/paths/~1runs", []), (LIST, "x"), (LIST, None),
        (f"{LIST}/operationId", 5), (f"{LIST}/x-sdk-method", ["a"]), (f"{LIST}/x-sdk-cursor-page", "yes"),
        (f"{LIST}/deprecated", "no"), (f"{LIST}/parameters", {}), (f"{LIST}/parameters/0", "after"),
        (f"{LIST}/parameters/0/name", 5), (f"{LIST}/parameters/0/in", 5), (f"{LIST}/parameters/0/required", "true"),
        (f"{LIST}/parameters/0/schema", True), (f"{LIST}/parameters/0/x-sdk-name", 5), (f"{LIST}/responses", []),
        (f"{LIST}/responses/200", None), (f"{LIST}/tags", "Runs"), (f"{CREATE}/requestBody", []),
        (f"{CREATE}/requestBody/content", []), (f"{CREATE}/requestBody/content/application~1json/schema", []),
        (f"{CREATE}/x-sdk-stream", True), (f"{CREATE}/x-sdk-ambiguous-hint", 5), ("#/components", None),
        ("#/components", []),
        ("#/components/schemas", None), ("#/components/schemas", []), ("#/components/parameters", 3),
        ("#/components/responses", []), ("#/components/securitySchemes/bearer", 1), ("#/components/schemas/Run", []),
        ("#/components/schemas/Run", True), ("#/components/schemas/Run/properties", 3),
        ("#/components/schemas/Run/required", "id"), ("#/components/schemas/Run/required/0", 5),
        ("#/components/schemas/Run/type", 5), ("#/components/schemas/Run/properties/id", "string"),
        ("#/components/schemas/Run/description", ["a"]), ("#/components/schemas/Tool/oneOf", {}),
        ("#/components/schemas/Tool/oneOf/0", "Run"), ("#/components/schemas/Tool/x-sdk-module", 5),
        ("#/components/schemas/Run/properties/status/enum", "a"),
        ("#/components/schemas/Run/properties/status/enum", {}),
        ("#/x-sdk-headers", []), ("#/components/schemas/Run/properties/id/minLength", -1),
        ("#/components/schemas/Run/properties/id/minimum", "1"),
        ("#/components/schemas/Run/properties/id/deprecated", 1),
    ],
)  # fmt: skip
def test_values_of_another_kind(place: str, value: object) -> None:
    assert refusals(edited(place, value))[0] == place


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("#/info", "#"), ("#/paths", "#"),
        ("#/info/title", "#/info"), (f"{LIST}/responses", LIST),
        (f"{RETRIEVE}/parameters", RETRIEVE), ("#/openapi", "#"),
        (f"{CREATE}/requestBody/content", f"{CREATE}/requestBody"), (f"{CREATE}/x-sdk-stream",
        f"{CREATE}/x-sdk-stream"),
        (f"{CREATE}/responses/200", f"{CREATE}/responses"), ("#/components/securitySchemes/bearer", "#/security"),
        ("#/components/schemas/RunList/properties/has_more", f"{LIST}/responses/200/content/application~1json/schema"),
        ("#/components/schemas/Run/properties/id", "#/components/schemas/Run/required/0"),
        ("#/components/responses/Error", f"{LIST}/responses/default/$ref"),
        (f"{LIST}/parameters/0", f"{LIST}/x-sdk-cursor-page"),
    ],
)  # fmt: skip
def test_what_is_missing(place: str, found: str) -> None:
    changed = document()
    if place.endswith("/0"):
        changed["paths"]["/runs"]["get"]["parameters"].pop(0)
    else:
        changed = edited(place, ...)
    assert refusals(changed)[0] == found


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "strin"}, "/type"), ({"type": []}, "/type"), ({"type": "array"}, ""),
        ({"type": [], "enum": ["a"]}, "/type"),
        ({"type": "string", "properties": {}}, "/properties"),
        ({"type": "string", "items": text()}, "/items"), ({"type": "string", "required": ["a"]}, "/required"),
        ({"type": "object", "required": ["a"]}, "/required"), ({"type": "object", "items": text()}, "/items"),
        ({"type": "object", "additionalProperties": False}, "/additionalProperties"),
        (thing(a=text()) | {"additionalProperties": text()}, "/additionalProperties"),
        (thing("b", a=text()), "/required/0"), ({"enum": []}, "/enum"), ({"enum": [1.5, 2], "type": "number"}, "/enum"),
        ({"enum": ["a", 1]}, "/enum/1"), ({"enum": ["a", "a"]}, "/enum/1"),
        ({"type": ["string", "null"], "enum": [None]}, "/enum"), ({"type": "string", "enum": ["a", None]}, "/enum/1"),
        ({"enum": ["a"], "const": "a"}, "/enum"), ({"const": 5.5}, "/const"),
        ({"const": "a", "type": "integer"}, "/const"), ({"oneOf": []}, "/oneOf"), ({"anyOf": []}, "/anyOf"),
        ({"oneOf": [text()], "anyOf": [text()]}, "/anyOf"), ({"oneOf": [text()], "type": "string"}, "/type"),
        ({"oneOf": [text()], "properties": {"a": text()}}, "/properties"), ({"type": "string",
        "discriminator": {}}, "/discriminator"),
        ({"oneOf": [text(), ref("Tool")], "discriminator": {"propertyName": "type"}}, "/discriminator"),
        ({"oneOf": [ref("SearchTool"), ref("FunctionTool")], "discriminator": {"propertyName": "name"}}, ""),
        ({"oneOf": [ref("SearchTool"), ref("ErrorBody")]}, ""), ({"oneOf": [ref("SearchTool"), ref("SearchTool")]}, ""),
        ({"oneOf": [ref("SearchTool"), {"type": "object"}]}, ""), ({"oneOf": [ref("Tool"), ref("ErrorBody")]}, ""),
        ({"type": "array", "items": {"oneOf": [ref("SearchTool"), {"type": "object"}]}}, ""),
        ({"type": "object", "additionalProperties": {"oneOf": [ref("Tool"), {"type": "object"}]}}, ""),
        ({"oneOf": [{"type": "array", "items": text()}, {"type": "array", "items": {"type": "integer"}}]}, ""),
        ({"type": "array", "items": text(deprecated=True)}, "/items/deprecated"),
        ({"oneOf": [text(), {"type": "integer", "deprecated": True}]}, "/oneOf/1/deprecated"),
        ({"$ref": 5}, "/$ref"), ({"$ref": "#/components/schemas/Nothing"}, "/$ref"),
        ({"$ref": "other.yaml#/a"}, "/$ref"),
        ({"$ref": "#/components/responses/Error"}, "/$ref"),
        ({"$ref": "#/components/schemas/Run/properties/id"}, "/$ref"),
        (ref("Tool") | {"type": "object"}, "/type"), (ref("Tool") | {"enum": ["a"]}, "/enum"),
        (text(default=5), ""), ({"type": "integer", "default": "abc"}, ""), (text(pattern="("), "/pattern"),
        (text(enum=["a"], default="b"), ""),
    ],
)  # fmt: skip
def test_schemas(schema: Any, found: str) -> None:
    assert refused(with_field(schema)) == FIELD + found


def parameter(**more: Any) -> Any:
    changed = document()
    changed["paths"]["/runs"]["get"]["parameters"].append({"name": "more", "in": "query", "schema": text(), **more})
    return changed


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"in": "cookie"}, "/in"), ({"in": "path", "required": True}, None),
        ({"name": "limit"}, ""),
        ({"name": "LIMIT", "x-sdk-name": "limit"}, None), ({"x-sdk-name": "self"}, "/x-sdk-name"),
        ({"x-sdk-name": "a b"}, "/x-sdk-name"), ({"x-sdk-name": "timeout"}, "/x-sdk-name"),
        ({"schema": {"type": "object"}}, "/schema"), ({"in": "header", "schema": {"type": "object"}}, "/schema"),
        ({"name": "a[]", "schema": {"type": "array", "items": {"type": "object"}}}, "/schema"),
        ({"schema": ref("Run")}, "/schema"), ({"schema": {"type": "array", "items": ref("Run")}}, "/schema"),
        ({"style": "deepObject"}, "/style"), ({"style": "pipeDelimited"}, "/style"),
    ],
)  # fmt: skip
def test_parameters(more: Any, found: str | None) -> None:
    assert refused(parameter(**more)) == (LIST if found is None else f"{LIST}/parameters/2{found}")


def test_a_parameter_of_a_path_is_a_required_scalar() -> None:
    at = f"{RETRIEVE}/parameters/0"
    assert refused(edited(f"{at}/schema", {"type": "array", "items": text()})) == f"{at}/schema"
    assert refused(edited(f"{at}/required", False)) == at
    changed = document()
    changed["paths"]["/runs/{é}"] = changed["paths"].pop("/runs/{run_id}")
    changed["paths"]["/runs/{é}"]["get"]["parameters"][0]["name"] = "é"
    assert refused(changed) == "#/paths/~1runs~1{é}"


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (lambda responses: responses.update({"201": {"description": ""}}), ""),
        (lambda responses: responses.update({"1XX": {"description": ""}}), "/1XX"),
        (lambda responses: responses.pop("200"), ""),
        (lambda responses: responses.update({"x-a": {"description": ""}}), "/x-a"),
        (lambda responses: responses["200"]["content"].update({"text/plain": {"schema": text()}}), "/200/content"),
    ],
)  # fmt: skip
def test_responses(edit: Callable[[Any], object], found: str) -> None:
    changed = document()
    edit(changed["paths"]["/runs/{run_id}"]["get"]["responses"])
    assert refused(changed) == f"{RETRIEVE}/responses{found}"


def test_a_body_has_one_media_type() -> None:
    content = f"{CREATE}/requestBody/content"
    changed = document()
    changed["paths"]["/runs"]["post"]["requestBody"]["content"]["text/plain"] = {"schema": text()}
    assert refused(changed) == content


def test_a_form_is_an_object() -> None:
    changed = edited(f"{CREATE}/requestBody/content", {"multipart/form-data": {"schema": ref("Tool")}})
    changed["paths"]["/runs"]["post"].pop("x-sdk-stream")
    changed["paths"]["/runs"]["post"]["responses"] = answer("Run")
    del schemas(changed)["RunEvent"]
    assert refused(changed) == f"{CREATE}/requestBody/content/multipart~1form-data/schema"


def test_a_file_is_a_field_of_a_multipart_body() -> None:
    changed = edited("#/components/schemas/RunCreateParams/properties/model", text(format="binary"))
    assert refused(changed) == "#/components/schemas/RunCreateParams/properties/model"


def test_a_switch_of_a_stream_is_an_optional_boolean_of_the_body() -> None:
    assert refused(edited(f"{CREATE}/x-sdk-stream", "model")) == f"{CREATE}/x-sdk-stream"
    assert refused(edited(f"{CREATE}/x-sdk-stream", "nothing")) == f"{CREATE}/x-sdk-stream"
    assert refused(edited("#/components/schemas/RunCreateParams/required/0", "stream")) == f"{CREATE}/x-sdk-stream"


def test_what_nothing_uses_is_a_note() -> None:
    for section, component in (
        ("schemas", text()),
        ("parameters", {"name": "a", "in": "query", "schema": text()}),
        ("responses", {"description": ""}),
        ("requestBodies", {"content": {"application/json": {"schema": ref("Run")}}}),
    ):
        changed = document()
        changed["components"].setdefault(section, {})["Lost"] = component
        assert read(load_content(changed, "spec")).notes == (f"#/components/{section}/Lost is not used",)
        assert rendered(changed) == rendered(document())


@pytest.mark.parametrize("keyword", ["servers", "security"])
def test_a_missing_server_or_security_is_a_note(keyword: str) -> None:
    changed = edited(f"#/{keyword}", ...)
    (note,) = read(load_content(changed, "spec")).notes
    assert note.startswith(f"#/{keyword} is missing: ")
    assert rendered(changed)


def test_a_tag_that_is_nearly_another_is_misspelt_and_any_other_is_a_note() -> None:
    changed = document()
    changed["tags"].append({"name": "Nobody"})
    changed["paths"]["/runs"]["get"]["tags"] = ["Elsewhere"]
    assert _notes(changed) == (
        "#/tags/1: tag 'Nobody' is not the name of one resource",
        "#/paths/~1runs/get/tags/0: tag 'elsewhere' is not declared",
    )
    assert refused(edited("#/tags", [{"name": "Beta.run"}, {"name": "Runs"}])) == "#/tags/0"
    assert refused(edited(f"{RETRIEVE}/tags", ["Rums"])) == f"{RETRIEVE}/tags/0"


def test_mistakes_of_all_stages_are_found_at_once() -> None:
    """One that makes a schema unreadable, too, hides neither those elsewhere nor those of what uses it."""
    changed = with_field({"type": "strin", "minLength": "1"})
    changed["paths"]["/runs"]["get"] |= {"x-sdk-metod": "a", "deprecated": "no"}
    changed["paths"]["/runs/{run_id}"]["get"]["responses"] = answer("Rum")
    changed["paths"]["/runs"]["post"]["x-sdk-method"] = "beta.class.create"
    schemas(changed)["Run"]["properties"]["status"]["enum"] = ["a", 1]
    schemas(changed)["Tool"]["oneOf"] = [ref("SearchTool"), ref("ErrorBody")]
    assert set(refusals(changed)) == {
        f"{FIELD}/type", f"{FIELD}/minLength", f"{LIST}/x-sdk-metod", f"{LIST}/deprecated",
        f"{RETRIEVE}/responses/200/content/application~1json/schema/$ref", f"{CREATE}/x-sdk-method",
        "#/components/schemas/Run/properties/status/enum/1", "#/components/schemas/Tool",
    }  # fmt: skip


def test_a_document_without_operations() -> None:
    assert refused(edited("#/paths", {})) == "#/paths"


def test_references_where_only_other_tools_follow_them() -> None:
    for place, keys in (("#/paths/~1runs/get", ""), ("#/paths/~1runs", "/$ref")):
        changed = edited(place, {"$ref": "paths/runs.yaml"})
        with pytest.raises(InvalidDocumentError, match=r"paths/runs|unsupported keyword '\$ref'"):
            rendered(changed)
        assert refusals(changed)[0] == place + keys


def test_swagger_2_and_versions() -> None:
    with pytest.raises(InvalidDocumentError, match="convert the document to OpenAPI 3"):
        load_content({"swagger": "2.0", "info": {}}, "spec")
    with pytest.raises(InvalidDocumentError, match=r"must be text like 3\.0\.3, 3\.1\.0 or 3\.2\.0"):
        load_content(edited("#/openapi", "4.0.0"), "spec")


def test_version_3_2_is_read_as_3_1() -> None:
    changed = edited("#/openapi", "3.2.0")
    assert rendered(changed) == rendered(document())
    assert _notes(changed) == ("#/openapi: 3.2.0 is read as 3.1; what 3.2 adds is refused",)
    changed["paths"]["/runs"]["query"] = {}
    assert refused(changed) == "#/paths/~1runs/query"


def test_path_parameters_are_those_of_the_path() -> None:
    changed = edited(f"{RETRIEVE}/parameters/0/name", "run_ib")
    with pytest.raises(InvalidDocumentError, match="path parameter 'run_id' is not declared; did you mean 'run_ib'"):
        rendered(changed)
    for path in ("/runs", "/runs/{run_id}/{run_id}"):
        changed = document()
        item = changed["paths"].pop("/runs/{run_id}")
        if path in changed["paths"]:
            changed["paths"][path]["put"] = item["get"]
        else:
            changed["paths"][path] = item
        assert "/runs" in refused(changed).replace("~1", "/")


def _notes(document: Any) -> tuple[str, ...]:
    return read(load_content(document, "spec")).notes


def test_another_way_to_send_the_key() -> None:
    assert refused(edited("#/security/0/bearer", ["scope"])) == "#/security/0/bearer"
    assert refused(edited("#/security/0", {"other": []})) == "#/security"
    basic = edited("#/components/securitySchemes/bearer/scheme", "basic")
    own = edited(f"{LIST}/security", [])
    both = edited("#/security", [{"bearer": [], "key": []}])
    both["components"]["securitySchemes"]["key"] = {"type": "apiKey", "name": "k", "in": "header"}
    for changed, at, wanted in (
        (basic, "#/security", "bearer"),
        (own, f"{LIST}/security", "nothing"),
        (both, "#/security", "bearer with key"),
    ):
        assert _notes(changed)[-1] == f"{at} asks for {wanted}: the API key is sent as a bearer token nevertheless"


def test_one_of_several_ways_to_send_the_key() -> None:
    """The one that is supported is used without a word, also where the key may be left out."""
    changed = document()
    changed["components"]["securitySchemes"] |= {
        "token": {"type": "oauth2", "flows": {}}, "key": {"type": "apiKey", "name": "k", "in": "query"}
    }  # fmt: skip
    options: list[list[dict[str, list[str]]]] = [
        [{"key": []}, {"bearer": []}],
        [{"token": ["read"]}],
        [{"bearer": []}, {}],
    ]
    for alternatives in options:
        changed["security"] = changed["paths"]["/runs"]["get"]["security"] = alternatives
        assert _notes(changed) == ("3 remarks ignored",)


def test_a_relative_server_is_a_note_and_variables_have_defaults() -> None:
    assert read(load_content(edited("#/servers/0/url", "/v1"), "spec")).base_url == ""
    assert "must be given a base_url" in _notes(edited("#/servers/0/url", "/v1"))[0]
    server = {
        "url": "https://{region}.example.com/{v}",
        "variables": {"region": {"default": "eu"}, "v": {"default": "v2"}},
    }
    assert read(load_content(edited("#/servers", [server]), "spec")).base_url == "https://eu.example.com/v2"
    del server["variables"]["v"]
    assert refused(edited("#/servers", [server])) == "#/servers"


def test_the_first_of_several_servers_is_the_default() -> None:
    changed = edited("#/servers", [{"url": "https://a.example.com/v1+2"}, {"url": "https://{name}"}])
    api = read(load_content(changed, "spec"))
    assert (api.base_url, len(api.notes)) == ("https://a.example.com/v1+2", 1)


def test_what_is_as_json_and_as_xml_is_json() -> None:
    changed = document()
    schema = {"schema": ref("Run")}
    changed["paths"]["/runs/{run_id}"]["get"]["responses"]["200"]["content"] |= {"application/xml": schema}
    changed["paths"]["/runs"]["post"]["requestBody"]["content"] |= {"application/x-www-form-urlencoded": schema}
    (note,) = read(load_content(changed, "spec")).notes
    assert note == "JSON is used where there is application/x-www-form-urlencoded or application/xml, too"
    assert rendered(changed) == rendered(document())
    alone = edited(f"{RETRIEVE}/responses/200/content", {"application/xml": schema})
    assert refused(alone).startswith(RETRIEVE)


def test_what_is_in_several_forms_of_one_schema_is_json() -> None:
    changed = document()
    schema = {"schema": ref("Run")}
    content = changed["paths"]["/runs/{run_id}"]["get"]["responses"]["200"]["content"]
    content |= {"text/plain": schema, "text/json": schema, "application/vnd.run+json": schema}
    assert rendered(changed) == rendered(document())
    content["text/plain"] = {"schema": text()}
    assert refused(changed) == f"{RETRIEVE}/responses/200/content"


def test_a_list_is_sent_as_a_repeated_parameter() -> None:
    changed = edited(f"{LIST}/parameters/0/style", "form")
    changed["paths"]["/runs"]["get"]["parameters"][0]["explode"] = True
    assert rendered(changed) == rendered(document())
    assert refused(edited(f"{RETRIEVE}/parameters/0/style", "label")) == f"{RETRIEVE}/parameters/0/style"


@pytest.mark.parametrize(
    "schema",
    [ref("Run"), {"type": "array", "items": ref("Run")}, {"oneOf": [text(), ref("Run")]}, thing(run=ref("Run"))],
)
def test_an_object_may_contain_itself(schema: Any) -> None:
    assert rendered(with_field(schema))


def test_circles() -> None:
    changed = with_field(ref("Alias"))
    schemas(changed).update(Alias=ref("Other"), Other=ref("Alias"))
    assert refused(changed).startswith("#/components/schemas/")
    changed = document()
    changed["components"]["parameters"] = {"A": ref("B", "parameters"), "B": ref("A", "parameters")}
    changed["paths"]["/runs"]["get"]["parameters"].append(ref("A", "parameters"))
    assert refusals(changed)[0].endswith("/$ref")
    changed = document()
    changed["components"]["responses"] = {"Error": ref("Error", "responses")}
    assert refusals(changed)[0].endswith("/$ref")


def test_circles_of_modules() -> None:
    changed = with_field(ref("Inner"))
    schemas(changed)["Inner"] = thing(deep=ref("Deep"))
    schemas(changed)["Deep"] = thing(a=text()) | {"x-sdk-module": "run"}
    assert refused(changed).startswith("#/components/schemas/")


def test_references_that_nest_or_multiply() -> None:
    changed = with_field(ref("A0"))
    schemas(changed).update({f"A{n}": ref(f"A{n + 1}") for n in range(2000)}, A2000=text())
    assert refused(changed).startswith("#/components/schemas/A")
    changed = with_field(ref("A0"))
    schemas(changed)["A40"] = ref("SearchTool")
    for n in range(40):
        part = ref(f"A{n + 1}")
        schemas(changed)[f"A{n}"] = {
            "oneOf": [{"type": "array", "items": part}, {"type": "object", "additionalProperties": part}]
        }
    assert refused(changed).startswith("#/components/schemas/A")
