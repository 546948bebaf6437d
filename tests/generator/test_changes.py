"""A change of the document alone changes the client: the tests generate it, read the report, and use the result."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, get_args

import pytest

from tests.generator.documents import Workshop, answer, document, ref, schemas, text, thing


@pytest.fixture
def regenerated(generated: Workshop, capsys: pytest.CaptureFixture[str]) -> Callable[[Callable[[Any], object]], str]:
    """Change the document of a generated client and generate again; gives what is reported of the surface."""

    def change(edit: Callable[[Any], object]) -> str:
        capsys.readouterr()
        changed = document()
        edit(changed)
        generated.generate(changed)
        lines = capsys.readouterr().out.splitlines()
        return "\n".join(lines[:-1])

    return change


Regenerated = Callable[[Callable[[Any], object]], str]


def run_fields(document: Any) -> Any:
    return schemas(document)["Run"]["properties"]


def arguments(document: Any) -> Any:
    return schemas(document)["RunCreateParams"]["properties"]


def source(generated: Workshop, module: str) -> str:
    return (generated.output / "threads_api" / f"{module}.py").read_text(encoding="utf-8")


def test_nothing_changed(regenerated: Regenerated) -> None:
    assert regenerated(lambda document: None) == ""


def test_an_added_field(regenerated: Regenerated, generated: Workshop) -> None:
    report = regenerated(lambda document: run_fields(document).update(cost={"type": "number", "description": "Cents."}))
    assert report == "added    field Run.cost: float, optional"
    assert '    cost: float | None = None\n    """Cents."""\n' in source(generated, "models/run")
    with generated.imported():
        from_dict = import_module("threads_api.models").Run.from_dict
        assert from_dict({"id": "a", "cost": 2.5}).cost == 2.5
        assert from_dict({"id": "a"}).cost is None
        assert from_dict({"id": "a", "cost": None}).to_dict() == {"id": "a", "cost": None}


def test_a_removed_field(regenerated: Regenerated, generated: Workshop) -> None:
    report = regenerated(lambda document: run_fields(document).pop("usage"))
    assert report.splitlines() == [
        "removed  field Run.usage: RunUsage, optional (breaking)",
        "removed  field RunUsage.tokens: int (breaking)",
        "removed  model RunUsage: module run (breaking)",
    ]
    with generated.imported():
        models = import_module("threads_api.models")
        assert not hasattr(models, "RunUsage")
        assert "usage" not in inspect.signature(models.Run).parameters
        assert models.Run.from_dict({"usage": {"tokens": 1}}).usage == {"tokens": 1}  # an unknown field is kept


def test_a_retyped_field(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        run_fields(document)["id"] = ref("Number")
        schemas(document)["Number"] = thing("value", value={"type": "integer"})

    report = regenerated(edit)
    assert "changed  field Run.id: str → Number (breaking)" in report.splitlines()
    with generated.imported():
        run = import_module("threads_api.models").Run
        assert run.from_dict({"id": {"value": 5}}).id.value == 5
        assert run.__annotations__["id"] == "Number"


def test_an_argument_added_retyped_and_removed(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        arguments(document)["seed"] = {"type": "integer", "description": "Start of the dice."}
        arguments(document)["model"] = {"type": ["string", "null"]}
        del arguments(document)["tools"]

    lines = regenerated(edit).splitlines()
    assert "added    parameter beta.runs.create(seed): int, optional" in lines
    assert "changed  parameter beta.runs.create(model): str → str | None" in lines
    assert "removed  parameter beta.runs.create(tools): Iterable[ToolParam], optional (breaking)" in lines
    with generated.imported():
        for name in ("Runs", "AsyncRuns"):
            create = getattr(import_module("threads_api.resources.runs"), name).create
            parameters = inspect.signature(create).parameters
            assert parameters["seed"].annotation == "int | Omit"
            assert repr(parameters["seed"].default) == "omit"
            assert parameters["model"].annotation == "str | None"
            assert parameters["model"].default is inspect.Parameter.empty
            assert "tools" not in parameters
            assert "seed: Start of the dice." in create.__doc__
        operation = import_module("threads_api.operations.runs").create_run(model=None, seed=3)
        assert operation.body == {"model": None, "seed": 3}


def test_a_key_of_a_nested_argument(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        fields = schemas(document)["SearchTool"]["properties"]
        fields["query"] = {"type": "array", "items": text()}
        fields["class"] = text(description="A Python keyword.")

    lines = regenerated(edit).splitlines()
    assert "changed  key SearchTool[query]: str, optional → Iterable[str], optional (breaking)" in lines
    assert "added    key SearchTool['class']: str, optional" in lines
    assert "added    field SearchTool.class_: str, as 'class', optional" in lines
    with generated.imported():
        keys = import_module("threads_api.params").SearchToolParam.__annotations__
        assert keys["query"] == Iterable[str]
        assert keys["class"] is str
        tool = import_module("threads_api.models").SearchTool.from_dict({"type": "search", "class": "x"})
        assert tool.class_ == "x"
        assert tool.to_dict() == {"type": "search", "class": "x"}


def test_an_added_operation(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        document["paths"]["/runs/{run_id}"]["delete"] = {
            "operationId": "delete_run",
            "x-sdk-method": "beta.runs.delete",
            "summary": "Deletes a run.",
            "parameters": [{"name": "run_id", "in": "path", "required": True, "schema": text()}],
            "responses": answer("Run"),
        }

    assert regenerated(edit).splitlines() == [
        "added    operation beta.runs.delete: DELETE /runs/{run_id} -> Run",
        "added    parameter beta.runs.delete(run_id): str",
    ]
    with generated.imported() as package:
        delete = package.Client(api_key="x").beta.runs.delete
        assert delete.__doc__.startswith("Deletes a run.\n")
        operation = import_module("threads_api.operations.runs").delete_run("a/b")
        assert (operation.method, operation.path) == ("DELETE", "/runs/a%2Fb")


def test_a_removed_operation(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        del document["paths"]["/runs/{run_id}"]
        del document["tags"]

    assert regenerated(edit).splitlines() == [
        "removed  operation beta.runs.retrieve: GET /runs/{run_id} -> Run (breaking)",
        "removed  parameter beta.runs.retrieve(run_id): str (breaking)",
    ]
    with generated.imported() as package:
        assert not hasattr(package.Client(api_key="x").beta.runs, "retrieve")


def test_a_moved_operation(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        document["paths"]["/runs/{run_id}"]["get"]["x-sdk-method"] = "runs.history.fetch"
        document["tags"][0]["name"] = document["paths"]["/runs/{run_id}"]["get"]["tags"][0] = "History"
        for method in ("get", "post"):
            operation = document["paths"]["/runs"][method]
            operation["x-sdk-method"] = operation["x-sdk-method"].removeprefix("beta.")

    lines = regenerated(edit).splitlines()
    assert "removed  operation beta.runs.retrieve: GET /runs/{run_id} -> Run (breaking)" in lines
    assert "added    operation runs.history.fetch: GET /runs/{run_id} -> Run" in lines
    assert "generated/threads_api/resources/beta.py" not in generated.files()
    with generated.imported() as package:
        for client in (package.Client(api_key="x"), package.AsyncClient(api_key="x")):
            assert inspect.signature(client.runs.history.fetch).parameters["run_id"]
            assert client.runs.with_raw_response.history.fetch
            assert client.with_streaming_response.runs.history.fetch
            assert not hasattr(client, "beta")


def test_a_new_value_of_an_enumeration(regenerated: Regenerated, generated: Workshop) -> None:
    report = regenerated(lambda document: run_fields(document)["status"]["enum"].append("lost"))
    assert report == ("changed  field Run.status: adds 'lost'")
    assert 'status: Literal["queued", "done", "lost"] | str' in source(generated, "models/run")


def test_a_new_variant(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        schemas(document)["Tool"]["oneOf"].append(ref("ShellTool"))
        schemas(document)["ShellTool"] = thing("type", type=text(const="shell"), command=text())

    lines = regenerated(edit).splitlines()
    assert "changed  type Tool: adds ShellTool" in lines
    assert "added    model ShellTool: module shell_tool" in lines
    with generated.imported():
        models = import_module("threads_api.models")
        tools = models.Run.from_dict({"tools": [{"type": "shell", "command": "ls"}, {"type": "search"}]}).tools
        assert isinstance(tools[0], models.ShellTool)
        assert (tools[0].command, tools[0].query, tools[1].command) == ("ls", None, None)


def test_a_new_inline_object_and_an_inline_union(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        run_fields(document)["limits"] = {"anyOf": [thing("seconds", seconds={"type": "number"}), {"type": "null"}]}
        run_fields(document)["choice"] = {"oneOf": [text(enum=["auto"]), ref("SearchTool"), ref("FunctionTool")]}

    lines = regenerated(edit).splitlines()
    assert "added    field Run.choice: RunChoice, optional" in lines
    assert "added    type RunChoice: Literal['auto'] | SearchTool | FunctionTool" in lines
    assert "added    model RunLimitsType0: module run" in lines
    with generated.imported():
        models = import_module("threads_api.models")
        run = models.Run.from_dict({"limits": {"seconds": 1.5}, "choice": {"type": "function", "name": "f"}})
        assert run.limits.seconds == 1.5
        assert isinstance(run.choice, models.FunctionTool)
        odd = {"limits": None, "choice": "auto", "id": "a"}
        assert models.Run.from_dict(odd).to_dict() == odd
        assert models.Run.from_dict({"choice": {"type": "new", "x": 1}}).choice.x == 1


def test_a_new_query_parameter(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        document["paths"]["/runs"]["get"]["parameters"].append(
            {"name": "with[]", "in": "query", "x-sdk-name": "extras", "schema": {"type": "array", "items": text()}}
        )

    report = regenerated(edit)
    assert report == "added    parameter beta.runs.list(extras): Iterable[str], as 'with[]', optional"
    with generated.imported():
        operation = import_module("threads_api.operations.runs").list_runs(extras=["a"])
        assert operation.query["with[]"] == ["a"]


def test_parameters_of_a_path_hold_for_all_its_operations(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        path = document["paths"]["/runs/{run_id}"]
        path["parameters"] = path["get"].pop("parameters")

    assert regenerated(edit) == ""


def test_a_new_module(regenerated: Regenerated, generated: Workshop) -> None:
    report = regenerated(lambda document: schemas(document)["Run"].update({"x-sdk-module": "work"}))
    assert report.splitlines() == [
        "changed  model Run: module run → module work (breaking)",
        "changed  model RunUsage: module run → module work (breaking)",
    ]
    with generated.imported():
        assert import_module("threads_api.models").Run is import_module("threads_api.models.work").Run


def test_a_stream_that_is_no_more(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        operation = document["paths"]["/runs"]["post"]
        del operation["x-sdk-stream"], operation["responses"]["200"]["content"]["text/event-stream"]
        for name in ("RunEvent", "RunCreated", "RunDone"):
            del schemas(document)[name]

    assert (
        "changed  operation beta.runs.create: POST /runs -> Run, or a stream of RunEvent → POST /runs -> Run (breaking)"
        in regenerated(edit).splitlines()
    )
    with generated.imported():
        create = import_module("threads_api.resources.runs").Runs.create
        assert inspect.signature(create).return_annotation == "Run"


def test_what_is_deprecated_says_so(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        document["paths"]["/runs/{run_id}"]["get"]["deprecated"] = True
        document["paths"]["/runs"]["get"]["parameters"][1]["deprecated"] = True
        run_fields(document)["id"]["deprecated"] = True
        schemas(document)["SearchTool"]["deprecated"] = True

    regenerated(edit)
    with generated.imported():
        runs = import_module("threads_api.resources.runs").Runs
        assert "\nDeprecated.\n" in inspect.cleandoc(runs.retrieve.__doc__)
        assert "limit: At most 100. Deprecated." in runs.list.__doc__
        assert "Deprecated." in import_module("threads_api.models").SearchTool.__doc__
    assert '    """Identifier of the run.\n\n    Deprecated.\n    """' in source(generated, "models/run")


def test_address_and_headers_of_the_document_are_the_clients(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        document["servers"][0]["url"] = "http://[::1]:8080/api"
        document["x-sdk-headers"] = {"X-Version": "2"}

    assert regenerated(edit) == (
        "added    client header X-Version: '2'\n"
        "changed  client base_url: 'https://api.example.com/v1' → 'http://[::1]:8080/api' (breaking)"
    )
    with generated.imported() as package:
        client = package.Client(api_key="x")
        assert str(client.base_url).startswith("http://[::1]:8080/api")
        assert package.AsyncClient.api_headers == {"X-Version": "2"}


def test_aliases_of_params_are_annotations(regenerated: Regenerated, generated: Workshop) -> None:
    def edit(document: Any) -> None:
        arguments(document)["format"] = ref("Format")
        schemas(document)["Format"] = text(enum=["json", "text"])

    regenerated(edit)
    with generated.imported():
        assert get_args(import_module("threads_api.params").FormatParam) == ("json", "text")


@pytest.mark.parametrize("name", ["template", "method", "given", "client", "match", "runId"])
def test_ids_of_a_path_may_be_called_as_parameters_of_the_core_are(
    regenerated: Regenerated, generated: Workshop, name: str
) -> None:
    def edit(document: Any) -> None:
        operation = document["paths"].pop("/runs/{run_id}")
        operation["get"]["parameters"].append({**operation["get"]["parameters"][0], "name": name})
        document["paths"][f"/runs/{{run_id}}/{{{name}}}"] = operation

    regenerated(edit)
    with generated.imported():
        retrieve = import_module("threads_api.operations.runs").retrieve_run
        assert retrieve("a", "b").path == "/runs/a/b"
        path_ids = import_module("threads_runtime.operation").path_ids
        assert path_ids("retrieve", ("b",), run_id="a", **{name: path_ids.__globals__["omit"]}) == ("a", "b")
