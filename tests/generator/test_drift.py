"""The comparison of two documents: every kind of difference, what is no difference, and the real drift."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.drift import ExpectedDifference, Report, drift, load_expected
from generator.errors import GeneratorError
from generator.load import Document, load_for_comparison, typed_document
from generator.load.yaml import read_yaml

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT.parent / "shared" / "upstream" / "assistants-openapi.yaml"

Schema = Mapping[str, Any]
TEXT: Schema = {"type": "string"}
NULL: Schema = {"type": "null"}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties}


def variant(kind: str, **properties: Schema) -> Schema:
    return {"type": "object", "required": ["type"], "properties": {"type": {"const": kind}, **properties}}


def document(schema: Any, **components: Any) -> dict[str, Any]:
    """A document whose one answer is `schema`."""
    answer = {"description": "", "content": {"application/json": {"schema": schema}}}
    return {"paths": {"/x": {"get": {"responses": {"200": answer}}}}, "components": {"schemas": components}}


def found(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[str]:
    return [str(difference) for difference in drift(loaded(ours), loaded(theirs), ()).unexplained]


def loaded(raw: Any) -> Document:
    """A document of which only the parts that matter are written."""
    whole = {"openapi": "3.1.0", "info": {"title": "", "version": ""}, **deepcopy(raw)}
    responses = list(whole.get("components", {}).get("responses", {}).values())
    for item in whole["paths"].values() if isinstance(whole["paths"], dict) else ():
        for operation in (each for method, each in item.items() if method not in ("parameters", "$ref")):
            responses += operation.setdefault("responses", {}).values()
    for response in responses:
        if "$ref" not in response:
            response.setdefault("description", "")
    return typed_document(whole, "theirs", lambda at: "theirs")


# The real documents


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published description isn't there")
@pytest.mark.parametrize(
    ("ours", "reasons", "theirs"),
    [("threads.yaml", "drift.yaml", PUBLISHED.name), ("files.yaml", "files-drift.yaml", "files-openapi.yaml")],
)
def test_every_difference_from_the_published_description_has_its_reason(ours: str, reasons: str, theirs: str) -> None:
    report = drift(
        load_for_comparison(ROOT / "spec" / ours),
        load_for_comparison(PUBLISHED.with_name(theirs)),
        load_expected(ROOT / "spec" / reasons),
    )
    assert (report.unexplained, report.unused) == ((), ()), report.render()
    assert report.explained


def test_our_document_equals_itself() -> None:
    ours = read_yaml(ROOT / "spec/threads.yaml").content
    assert found(ours, deepcopy(ours)) == []


def test_no_corner_of_our_document_is_left_out() -> None:
    ours = read_yaml(ROOT / "spec/threads.yaml").content
    theirs = deepcopy(ours)
    expected: list[str] = []
    for name, schema in theirs["components"]["schemas"].items():
        expected += [f"{name}.{field}: required: ours yes, theirs no" for field in schema.pop("required", [])]
    assert sorted(found(ours, theirs)) == sorted(expected)


# What is a difference


@pytest.mark.parametrize(
    ("ours", "theirs", "differences"),
    [
        pytest.param(thing(a=TEXT), thing(), ["T.a: presence: ours yes, theirs no"], id="field extra"),
        pytest.param(thing(), thing(a=TEXT), ["T.a: presence: ours no, theirs yes"], id="field missing"),
        pytest.param(
            {**thing(a=TEXT), "required": ["a"]}, thing(a=TEXT), ["T.a: required: ours yes, theirs no"], id="required"
        ),
        pytest.param(TEXT, {"type": "integer"}, ["T: type: ours string, theirs integer"], id="type"),
        pytest.param({"type": "number"}, {"type": "integer"}, ["T: type: ours number, theirs integer"], id="number"),
        pytest.param(TEXT, {}, ["T: type: ours string, theirs any"], id="anything"),
        pytest.param(
            {"type": ["string", "integer"]}, TEXT, ["T[integer]: presence: ours yes, theirs no"], id="one type more"
        ),
        pytest.param(TEXT, {"enum": ["a"]}, ["T: enum: ours any, theirs 'a'"], id="free text"),
        pytest.param(
            {"enum": ["a", "b"]}, {"enum": ["b", "c"]}, ["T: enum: ours adds 'a', theirs adds 'c'"], id="enum"
        ),
        pytest.param(
            {"const": "a"}, {"enum": ["a", "b"]}, ["T: enum: ours adds nothing, theirs adds 'b'"], id="constant"
        ),
        pytest.param({**TEXT, "format": "uri"}, TEXT, ["T: format: ours 'uri', theirs none"], id="format"),
        pytest.param(
            {**TEXT, "maxLength": 5}, {**TEXT, "maxLength": 6}, ["T: maxLength: ours 5, theirs 6"], id="length"
        ),
        pytest.param(
            {"type": "array", "items": TEXT, "maxItems": 1},
            {"type": "array", "items": {"type": "integer"}},
            ["T: maxItems: ours 1, theirs none", "T[]: type: ours string, theirs integer"],
            id="items",
        ),
        pytest.param(
            {"type": "object", "additionalProperties": TEXT},
            {"type": "object", "additionalProperties": {"type": "integer"}},
            ["T[*]: type: ours string, theirs integer"],
            id="values",
        ),
        pytest.param(
            {"type": "object"},
            {"type": "object", "additionalProperties": False},
            ["T: additionalProperties: ours any, theirs none"],
            id="closed",
        ),
        pytest.param(
            {"type": "object", "additionalProperties": TEXT},
            {"type": "object"},
            ["T: additionalProperties: ours typed, theirs any"],
            id="free values",
        ),
        pytest.param(
            thing(a=TEXT, b=TEXT),
            {**thing(a=TEXT, b=TEXT), "oneOf": [{"required": ["b"]}, {"required": ["a"]}]},
            ["T: one of: ours none, theirs a | b"],
            id="exclusive fields",
        ),
        pytest.param(
            {"oneOf": [variant("a"), variant("b")]},
            {"oneOf": [variant("c"), variant("b", x=TEXT)]},
            [
                "T[type=a]: presence: ours yes, theirs no",
                "T[type=c]: presence: ours no, theirs yes",
                "T[type=b].x: presence: ours no, theirs yes",
            ],
            id="variants",
        ),
        pytest.param(
            {"oneOf": [TEXT, variant("a"), variant("b")]},
            variant("a"),
            ["T[string]: presence: ours yes, theirs no", "T[type=b]: presence: ours yes, theirs no"],
            id="union or not",
        ),
        pytest.param(
            {"oneOf": [thing(a=TEXT), thing(b=TEXT)]},
            {"oneOf": [thing(a=TEXT), thing()]},
            ["T[object 2].b: presence: ours yes, theirs no"],
            id="variants that nothing tells apart",
        ),
    ],
)
def test_difference(ours: Schema, theirs: Schema, differences: list[str]) -> None:
    assert found(document(ref("T"), T=ours), document(ref("Other"), Other=theirs)) == differences


@pytest.mark.parametrize(
    ("ours", "theirs", "difference"),
    [
        ({"type": ["string", "null"]}, TEXT, "T.a: nullable: ours yes, theirs no"),
        (TEXT, {**TEXT, "nullable": True}, "T.a: nullable: ours no, theirs yes"),
        ({**TEXT, "default": "x"}, TEXT, "T.a: default: ours 'x', theirs none"),
        ({"type": "boolean", "default": True}, {"type": "boolean", "default": 1}, "T.a: default: ours yes, theirs 1"),
        ({**TEXT, "default": "x"}, {**TEXT, "default": None}, "T.a: default: ours 'x', theirs None"),
    ],
)
def test_difference_at_a_field(ours: Schema, theirs: Schema, difference: str) -> None:
    assert found(document(ref("T"), T=thing(a=ours)), document(thing(a=theirs))) == [difference]


def test_difference_in_a_shared_schema_is_said_once() -> None:
    ours = document(thing(a=ref("T"), b={"type": "array", "items": ref("T")}), T=thing(x=TEXT))
    theirs = document(thing(a=thing(x=NULL), b={"type": "array", "items": thing(x=NULL)}))
    assert found(ours, theirs) == [
        "T.x: nullable: ours no, theirs yes",
        "T.x[string]: presence: ours yes, theirs no",
    ]


def test_schemas_that_contain_themselves_are_compared() -> None:
    ours = document(ref("T"), T=thing(child=ref("T"), a=TEXT))
    theirs = document(ref("O"), O={"allOf": [thing(child=ref("O")), thing(a={"type": "integer"})]})
    assert found(ours, theirs) == ["T.a: type: ours string, theirs integer"]


# What is no difference


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param({"const": "a"}, {**TEXT, "enum": ["a"]}, id="constant"),
        pytest.param({"type": ["string", "null"]}, {**TEXT, "nullable": True}, id="nullable"),
        pytest.param({"type": ["string", "null"]}, {"anyOf": [{**TEXT, "description": "d"}, NULL]}, id="null variant"),
        pytest.param({"type": ["string", "null"], "enum": ["a", None]}, {"enum": ["a", None]}, id="null value"),
        pytest.param(
            {"type": ["number", "null"], "default": 1},
            {"anyOf": [{"type": "number", "default": 1}, NULL]},
            id="default inside",
        ),
        pytest.param({"anyOf": [ref("V"), NULL]}, {"allOf": [ref("V"), {"nullable": True}]}, id="allOf nullable"),
        pytest.param({"anyOf": [ref("V"), NULL]}, {**ref("V"), "nullable": True}, id="nullable beside a reference"),
        pytest.param({"anyOf": [ref("U"), NULL]}, {"allOf": [ref("U"), {"nullable": True}]}, id="union in allOf"),
        pytest.param(
            {"oneOf": [ref("V"), variant("a"), TEXT]},
            {"anyOf": [TEXT, {"oneOf": [variant("a"), ref("V")]}]},
            id="nested",
        ),
        pytest.param(TEXT, {"anyOf": [TEXT, {**TEXT, "enum": ["a"]}]}, id="any text or some"),
        pytest.param({"enum": ["a", "b"]}, {"oneOf": [{"const": "b"}, {"const": "a"}]}, id="constants as a union"),
        pytest.param(
            {**thing(a=TEXT), "required": ["a"]}, {"allOf": [thing(a=TEXT), {"required": ["a"]}]}, id="joined objects"
        ),
        pytest.param({"type": "object"}, {"type": "object", "additionalProperties": {}}, id="open"),
        pytest.param(ref("U"), {**ref("U"), "title": "t"}, id="title"),
        pytest.param(
            {**TEXT, "description": "a", "x-b": 1}, {**TEXT, "deprecated": True, "examples": ["c"]}, id="words"
        ),
    ],
)
def test_no_difference(ours: Schema, theirs: Schema) -> None:
    components = {"V": variant("v", text=TEXT), "U": {"oneOf": [variant("v"), variant("w")]}}
    assert found(document(ours, **components), document(theirs, **components)) == []
    assert found(document(theirs, **components), document(ours, **components)) == []


# Operations


def operation(**parts: Any) -> dict[str, Any]:
    return {"paths": {"/x": {"get": parts}}}


def content(schema: Schema, media: str = "application/json") -> dict[str, Any]:
    return {"content": {media: {"schema": schema}}}


def test_operations_missing_on_either_side() -> None:
    ours, theirs = document(TEXT), document(TEXT)
    ours["paths"]["/y"] = {"delete": {}}
    theirs["paths"]["/x"]["post"] = {}
    assert found(ours, theirs) == ["DELETE /y: presence: ours yes, theirs no", "POST /x: presence: ours no, theirs yes"]


def test_parameters() -> None:
    ours = operation(
        parameters=[
            {"$ref": "#/components/parameters/Limit"},
            {"name": "id", "in": "query", "required": True, "schema": TEXT},
            {"name": "mine", "in": "query", "schema": TEXT},
        ]
    )
    ours["components"] = {"parameters": {"Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}}}
    theirs = operation(parameters=[{"name": "id", "in": "query", "schema": TEXT}])
    theirs["paths"]["/x"]["parameters"] = [{"name": "limit", "in": "query", "schema": TEXT}]
    assert found(ours, theirs) == [
        "GET /x query mine: presence: ours yes, theirs no",
        "parameters.Limit: type: ours integer, theirs string",
        "GET /x query id: required: ours yes, theirs no",
    ]


def test_bodies() -> None:
    ours = operation(requestBody={"required": True, **content(TEXT)})
    assert found(ours, operation()) == ["GET /x body: presence: ours yes, theirs no"]
    assert found(ours, operation(requestBody=content(TEXT, "text/plain"))) == [
        "GET /x body: required: ours yes, theirs no",
        "GET /x body application/json: presence: ours yes, theirs no",
        "GET /x body text/plain: presence: ours no, theirs yes",
    ]


def test_responses() -> None:
    ours = operation(responses={"200": content(TEXT), "default": {"$ref": "#/components/responses/Error"}})
    ours["components"] = {"responses": {"Error": content(TEXT)}}
    # Unquoted, YAML reads a status as a number.
    theirs = operation(responses={200: content(TEXT), 429: content({"type": "integer"}), 201: content(TEXT)})
    assert found(ours, theirs) == [
        "GET /x default: presence: ours yes, theirs no",
        "GET /x 429: presence: ours no, theirs yes",
        "responses.Error: type: ours string, theirs integer",
        "GET /x 201: presence: ours no, theirs yes",
    ]


def test_events_are_compared_though_no_answer_of_theirs_refers_to_them() -> None:
    event = {"type": "object", "properties": {"event": {"const": "a"}}}
    ours = document(TEXT, Event={"oneOf": [event]})
    ours["paths"]["/x"]["get"]["responses"]["200"]["content"]["text/event-stream"] = {"schema": ref("Event")}
    media = "GET /x 200 text/event-stream: presence: ours yes, theirs no"
    assert found(ours, document(TEXT)) == [media, "Event: presence: ours yes, theirs no"]
    other = {"type": "object", "properties": {"event": {"const": "b"}}}
    nested = document(TEXT, Event={"anyOf": [ref("Sub")]}, Sub={"oneOf": [other, event]})
    assert found(ours, nested) == [media, "Event[event=b]: presence: ours no, theirs yes"]


# Documents that can't be read


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        pytest.param(
            document(ref("Nowhere")),
            "theirs: #/paths/~1x/get/responses/200/.*Nowhere' not found",
            id="no such component",
        ),
        pytest.param(
            document({"$ref": "other.yaml#/T"}), "must begin with #/components/schemas/", id="another document"
        ),
        pytest.param(document(ref("A"), A=ref("A")), "circular schema", id="a reference to itself"),
        pytest.param(document(ref("A"), A=ref("B"), B={"anyOf": [TEXT, ref("A")]}), "circular schema", id="circle"),
        pytest.param(document(["a"]), "must be an object", id="no schema"),
        pytest.param(document({"anyOf": TEXT}), "must be a list", id="not a list"),
        pytest.param(document({"type": "strnig"}), "must be 'string', 'number'", id="unknown type"),
        pytest.param(
            document({"allOf": [TEXT, {"type": "integer"}]}), "allOf of anything but objects", id="allOf of scalars"
        ),
        pytest.param(document({"anyOf": [TEXT], "oneOf": [TEXT]}), "unsupported: ", id="two unions"),
        pytest.param(document({"oneOf": [TEXT], **thing()}), "unsupported: ", id="union with fields"),
        pytest.param({"paths": {"/x": {"$ref": "#/paths/~1x"}}}, "a reference to another path", id="a path to itself"),
        pytest.param({"paths": None}, "theirs: #/paths: must be an object", id="no paths"),
    ],
)
def test_broken_document(broken: Mapping[str, Any], message: str) -> None:
    with pytest.raises(GeneratorError, match=message):
        drift(loaded(document(TEXT)), loaded(broken), ())


def test_unions_that_double_at_every_level_take_no_time() -> None:
    unions: dict[str, Schema] = {f"U{n}": {"oneOf": [ref(f"U{n + 1}"), ref(f"U{n + 1}")]} for n in range(60)}
    doubling = document(ref("U0"), **unions, U60=variant("a"))
    assert found(document(variant("a")), doubling) == []


def test_depth_is_bounded() -> None:
    deep = {f"A{n}": {"type": "array", "items": ref(f"A{n + 1}")} for n in range(2000)}
    chain = loaded(document(ref("A0"), **deep, A2000=TEXT))
    with pytest.raises(GeneratorError, match="nested too deeply"):
        drift(chain, chain, ())


# Reasons


def report(*expected: ExpectedDifference) -> Report:
    ours = document(ref("T"), T=thing(a=TEXT, b=TEXT, **{"c[]": TEXT}))
    return drift(loaded(ours), loaded(document(thing())), expected)


def test_reasons_cover_differences_by_pattern() -> None:
    presence = "presence: ours yes, theirs no"
    judged = report(ExpectedDifference("T.c[]", presence, "r"), ExpectedDifference("T.*", "presence: *", "r"))
    assert (judged.exit_status, judged.unexplained, judged.unused) == (0, (), ())
    assert [(str(difference), entry.where) for difference, entry in judged.explained] == [
        (f"T.a: {presence}", "T.*"),
        (f"T.b: {presence}", "T.*"),
        (f"T.c[]: {presence}", "T.c[]"),
    ]


def test_what_has_no_reason_and_which_reason_has_nothing() -> None:
    stale = ExpectedDifference("T.b", "presence: ours no, theirs yes", "The other way round.")
    judged = report(
        ExpectedDifference("T.?", "*", "No pattern but a name."), ExpectedDifference("T.a", "*", "r"), stale
    )
    assert judged.exit_status == 1
    assert judged.render().splitlines() == [
        "Differences without a reason:",
        "  T.b: presence: ours yes, theirs no",
        "  T.c[]: presence: ours yes, theirs no",
        "Reasons without a difference:",
        "  T.?: *",
        "  T.b: presence: ours no, theirs yes",
        "2 unexplained, 1 explained differences; 2 unused reasons",
    ]
    assert report(ExpectedDifference("*", "*", "r")).exit_status == 0
    assert report(ExpectedDifference("*", "*", "r"), stale).exit_status == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("where: a", "expected a list"),
        ("- *a", "cannot read"),
        ("- a", "entry 1 must have exactly where, what and reason"),
        ("- {where: a, what: b}", "entry 1 must have exactly where, what and reason"),
        ("- {where: a, what: b, reason: ''}", "entry 1 must have exactly where, what and reason"),
        ("- {where: a, what: b, reason: c, more: d}", "entry 1 must have exactly where, what and reason"),
        ("[{where: a, what: b, reason: c}, {where: a, what: b, reason: d}]", "duplicate entry"),
    ],
)
def test_a_file_of_reasons_is_checked(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "drift.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GeneratorError, match=message):
        load_expected(path)
