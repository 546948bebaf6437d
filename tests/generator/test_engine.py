"""openapi-python-client, the engine: the one folder that touches it, its version, and that its findings are errors."""

from __future__ import annotations

import ast
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.bodies import Body
from openapi_python_client.parser.errors import ParseError
from openapi_python_client.parser.openapi import EndpointCollection
from openapi_python_client.parser.responses import Response as EndpointResponse
from openapi_python_client.schema import openapi_schema_pydantic as oai

from generator.engine.endpoints import BodyType, Endpoint, EndpointParameter, describe
from generator.engine.project import environment
from generator.engine.typed import by_name, parse
from generator.errors import InvalidDocumentError
from tests.generator.documents import (
    ROOT,
    TEMPLATES,
    document,
    ref,
    refused,
    rendered,
    schemas,
    text,
    thing,
    with_field,
)

KNOWN_VERSION = "0.29.1"


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).split(".")[0])
    return found


def test_one_folder_touches_it() -> None:
    touching = [path for path in (ROOT / "generator").rglob("*.py") if "openapi_python_client" in imports(path)]
    assert {path.parent.name for path in touching} == {"engine"}


def test_its_version_is_pinned_and_is_the_one_that_these_tests_know() -> None:
    """Where this fails, read the changelog of openapi-python-client, run these tests, then change KNOWN_VERSION."""
    pins = re.findall(r"^openapi-python-client==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert pins == [version("openapi-python-client")] == [KNOWN_VERSION]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Endpoint, "path method name path_parameters query_parameters header_parameters bodies responses"),
        (Body, "content_type body_type prop"), (EndpointResponse, "status_code source data"),
        (BodyType, "JSON FILES DATA CONTENT"), (EndpointParameter.__args__[0], "name python_name"),
        (GeneratorData, "endpoint_collections_by_tag errors"), (EndpointCollection, "endpoints parse_errors"),
        (ParseError, "header detail data"), (Config, "content_type_overrides"),
        (oai.OpenAPI, "info servers security tags paths components"), (oai.Reference, "ref"),
        (oai.Components, "schemas parameters responses requestBodies securitySchemes"),
        (oai.PathItem, "parameters get put post delete patch"), (oai.MediaType, "media_type_schema"),
        (oai.Operation, "operationId tags summary description deprecated parameters request_body responses"),
        (oai.Parameter, "name param_in required description param_schema style explode"),
        (oai.RequestBody, "content required"), (oai.Response, "content"), (oai.Server, "url variables"),
        (oai.Schema, "type enum const properties required items additionalProperties oneOf anyOf allOf nullable"),
        (oai.Schema, "discriminator default description deprecated pattern schema_format title"),
    ],
)  # fmt: skip
def test_the_attributes_that_we_use(kind: Any, names: str) -> None:
    known = {*dir(kind), *getattr(kind, "model_fields", ())}
    known |= {*getattr(kind, "__annotations__", ())} | {each.name for each in getattr(kind, "__attrs_attrs__", ())}
    gone = [name for name in names.split() if name not in known]
    assert not gone, f"openapi-python-client has no {kind.__name__}.{gone[0]} any more"


def field(document: Any) -> Any:
    run: Any = by_name(by_name(vars(parse(document))["components"].schemas)["Run"].properties)
    return run["extra"]


def changed_by(edit: Any) -> Any:
    changed = document()
    edit(changed)
    return describe(parse(changed))


def test_what_we_rely_on_in_the_typed_document() -> None:
    extra = field(with_field({"anyOf": [text(), ref("Tool")], "x-sdk-a": 1, "description": "b"}))
    assert (extra.model_extra, extra.model_fields_set) == ({"x-sdk-a": 1}, {"anyOf", "description", "x-sdk-a"})
    assert extra.anyOf[1].ref.get_untrusted_value() == "#/components/schemas/Tool"


def test_nullable_of_openapi_3_0_is_turned_into_the_types_of_3_1() -> None:
    for schema, alternatives in (
        ({"type": "string", "nullable": True}, "type"),
        ({"allOf": [ref("Tool")], "nullable": True}, "oneOf"),
        ({"oneOf": [ref("Tool")], "nullable": True}, "oneOf"),
    ):
        assert len(getattr(field(with_field(schema)), alternatives)) == 2


def test_what_we_rely_on_in_endpoints() -> None:
    def edit(changed: Any) -> None:
        changed["paths"]["/runs/{run_id}"]["parameters"] = [{"name": "a", "in": "query", "schema": text()}]

    endpoint = changed_by(edit).by_operation["/runs/{run_id}", "get"]
    assert [each.name.get_untrusted_value() for each in endpoint.path_parameters] == ["run_id"]
    assert [each.name.get_untrusted_value() for each in endpoint.query_parameters] == ["a"]
    assert [each.status_code.pattern for each in endpoint.responses] == ["200", "default"]
    create = changed_by(edit).by_operation["/runs", "post"]
    assert [(each.body_type.value, each.content_type.get_untrusted_value()) for each in create.bodies] == [
        ("json", "application/json")
    ]


def test_what_we_rely_on_in_the_project() -> None:
    loader: Any = environment(TEMPLATES).loader
    assert [type(each).__name__ for each in loader.loaders] == ["FileSystemLoader", "PackageLoader"]
    assert loader.loaders[0].searchpath == [str(TEMPLATES)]


def test_a_finding_that_only_it_has_names_the_schema() -> None:
    """It takes these two names for one; ours are told apart."""
    changed = with_field(ref("A1b"))
    schemas(changed)["Run"]["properties"]["other"] = ref("A1B")
    schemas(changed).update(A1b=thing(x=text()), A1B=thing(x=text()))
    with pytest.raises(InvalidDocumentError, match=r'openapi-python-client: .*duplicate models with name "A1B"'):
        rendered(changed)
    assert refused(changed) == "#/components/schemas/A1B"


def test_a_finding_about_a_field_names_the_field() -> None:
    changed = with_field(text(format="date", default="tomorrow"))
    with pytest.raises(InvalidDocumentError, match=r"openapi-python-client: .*Invalid date"):
        rendered(changed)
    assert refused(changed) == "#/components/schemas/Run/properties/extra"


def test_a_finding_about_an_operation_names_the_operation() -> None:
    changed = document()
    changed["paths"]["/runs"]["get"]["parameters"][1]["schema"] = text(format="date", default="tomorrow")
    with pytest.raises(InvalidDocumentError, match=r"openapi-python-client: .*Invalid date"):
        rendered(changed)
    assert refused(changed).startswith("#/paths/~1runs/get")


def test_a_failure_inside_it_is_an_error_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise KeyError("inside")

    monkeypatch.setattr("generator.read.findings.describe", fail)
    with pytest.raises(InvalidDocumentError, match=r"openapi-python-client fails: KeyError"):
        rendered(document())
