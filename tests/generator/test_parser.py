"""The second reader of a document, openapi-python-client: what it warns of is an error at its place."""

from __future__ import annotations

import ast

import pytest

from generator import parser
from generator.problems import DocumentError
from generator.reading import read_api
from tests.generator.documents import ROOT, Any, document, ref, rendered, schemas, text, thing, with_field


def test_no_other_module_touches_it() -> None:
    def imports(path: Any) -> set[str]:
        found: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(str(node.module).split(".")[0])
        return found

    assert [path.name for path in (ROOT / "generator").glob("*.py") if "openapi_python_client" in imports(path)] == [
        "parser.py"
    ]


def test_a_warning_that_only_it_has_names_the_schema() -> None:
    """It takes these two names for one; ours are told apart."""
    changed = with_field(ref("A1b"))
    schemas(changed)["Run"]["properties"]["other"] = ref("A1B")
    schemas(changed).update(A1b=thing(x=text()), A1B=thing(x=text()))
    with pytest.raises(DocumentError, match=r'openapi-python-client: .*duplicate models with name "A1B"') as caught:
        rendered(changed)
    assert caught.value.at == "#/components/schemas/A1B"


def test_a_warning_about_a_field_names_the_field() -> None:
    changed = with_field(text(format="date", default="tomorrow"))  # the other validator isn't asked here
    with pytest.raises(DocumentError, match=r"openapi-python-client: .*Invalid date") as caught:
        parser.confirm(changed, read_api(changed, "spec"))
    assert caught.value.at == "#/components/schemas/Run/properties/extra"


def test_a_warning_about_an_operation_names_the_operation() -> None:
    changed = document()
    changed["paths"]["/runs"]["get"]["parameters"][1]["schema"] = {"type": "integer", "default": "many"}
    with pytest.raises(DocumentError, match=r"openapi-python-client: .*Invalid int") as caught:
        parser.confirm(changed, read_api(changed, "spec"))
    assert caught.value.at == "#/paths/~1runs/get"


def test_what_only_one_of_the_two_readers_has_is_an_error() -> None:
    api = read_api(document(), "spec")
    with pytest.raises(DocumentError) as caught:
        parser.confirm(with_field(text()), api)
    assert caught.value.at == "#/components/schemas/Run/properties/extra"
    less = document()
    schemas(less)["Run"]["required"] = ["id"]
    with pytest.raises(DocumentError) as caught:
        parser.confirm(less, api)
    assert caught.value.at == "#/components/schemas/Run/properties/status"
    less = document()
    del less["paths"]["/runs"]["get"]["parameters"][1]
    with pytest.raises(DocumentError) as caught:
        parser.confirm(less, api)
    assert caught.value.at == "#/paths/~1runs/get"


def test_an_error_inside_it_is_an_error_of_the_document() -> None:
    with pytest.raises(DocumentError, match=r"openapi-python-client"):
        parser.confirm({"openapi": "3.1.0"}, read_api(document(), "spec"))
