"""A hostile document becomes harmless code that says exactly what the document says, or an error."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.errors import InvalidDocumentError
from tests.generator.documents import ROOT, Files, Workshop, document, edited, ref, rendered, schemas, text, thing
from tests.generator.safety import check, normal, texts

CANARY = "__import__('pathlib').Path('canary').touch()"
TEXTS = [
    CANARY, f'"""\n{CANARY}\n"""', f"'''\n{CANARY}\n'''", f'"\n{CANARY}\n"', f"']\n{CANARY}\n['",
    f'\\"""\n{CANARY}\n\\"""',
    f'"""; {CANARY} #', f"{{{{ {CANARY} }}}}", f"{{% set x = {CANARY} %}}", f"{{# {CANARY} #}}", "{{ api }}{% raw %}",
    f"]: pass\n{CANARY}", f"# \n{CANARY}", f"\r{CANARY}\r", f"\x0c{CANARY}", f"\u2028{CANARY}\u2029", "\\",
    "\\\\", '\\"',
    '"', '""', '"""', '""""', "'", "\\N{BULLET}", "\\x41\\u0041\\101", "%s {0} {x} ${y}",
    "\0\x01\x1b[31m\x7f\x85\u200b\ufeff",
    "\u202e# \u2066 }\u2069", "\uff41\uff42 \u210c \ufb01 \U0001d4d0", "ends with \\", 'ends with "',
    "e\u0301\U0001f600", "a" * 10_000, "a " * 5_000,
    "a\n\nb\n\n\n  c\n\t", "# noqa\n# fmt: off\n# type: ignore", "-*- coding: utf-7 -*-\n+ADs-", "    indented\n  less",
]  # fmt: skip
NAMES = [
    "class", "def", "None", "True", "match", "type", "case", "_", "__init__", "__class__", "__slots__", "__dict__",
    "__del__",
    "__getattr__", "__reduce__", "__attrs_attrs__", "self", "cls", "to_dict", "to_json", "from_dict", "_raw", "raw",
    "get",
    "_request_id", "_variant_fields", "path", "omit", "options", "stream", "Model", "list", "dict", "str", "int",
    "bool",
    "print",
    "isinstance", "cast", "attrs", "classmethod", "Self", "Any", "ClassVar", "Literal", "RUN", "RUN_EVENT", "Operation",
    "RequestOptions", "extra_body", "timeout", "retry", "ids", "operation", "operations", "json_body", "key", "item",
    "v",
    "NOTHING", "attr_dict", "object", "super", "exec", "mro", "copy", "a b", "a-b2", "1", "é", "", "../x", "a\nb",
    "x]: int", "'",
    '"', "\\", "\0", "{{ x }}", "$ref", "type: ignore", "\u202e", "n" * 100, "properties", "required", "a: b",
    "additional_properties",
]  # fmt: skip


def everywhere(value: str) -> Any:
    """The document with a text in each place that holds one for people, or a value of the API."""
    changed = document()
    changed["info"].update(title=value, description=value, summary=value)
    changed["tags"][0]["description"] = value
    changed["servers"][0]["description"] = value
    for path in changed["paths"].values():
        for operation in path.values():
            operation.update(summary=value, description=value)
            for parameter in operation.get("parameters", ()):
                parameter["description"] = value
    changed["paths"]["/runs"]["post"]["x-sdk-ambiguous-hint"] = value
    changed["components"]["responses"]["Error"]["description"] = value
    for schema in schemas(changed).values():
        schema["description"] = value
        for field in schema.get("properties", {}).values():
            field["description"] = value
    schemas(changed)["SearchTool"]["properties"]["type"]["const"] = value
    schemas(changed)["Run"]["properties"]["status"]["enum"].append(value)
    schemas(changed)["FunctionTool"]["properties"]["name"] = text(enum=["a", value], default="a", description=value)
    return changed


@pytest.mark.parametrize("value", TEXTS, ids=lambda value: ascii(value[:20]))
def test_texts_stay_texts(value: str) -> None:
    files = rendered(everywhere(value))
    trees = {name: check(str(name), code) for name, code in files.items() if name.suffix == ".py"}
    found = {name.as_posix().removeprefix("threads_api/"): list(texts(tree)) for name, tree in trees.items()}
    assert value in found["models/tools.py"]  # the constant, and the key of the table
    assert value in found["params/tools.py"]
    assert value in found["operations/runs.py"]  # what to do about a lost answer
    if words := normal(value):
        for module in ("models/run.py", "models/tools.py", "params/tools.py", "resources/runs.py"):
            assert any(words in normal(each) for each in found[module]), module


def test_texts_survive_formatting_and_execution(workshop: Workshop, tmp_path: Path, monkeypatch: Any) -> None:
    """All at once, through the command; the canary would be in the current folder."""
    monkeypatch.chdir(tmp_path)
    changed = everywhere("\n\n".join(TEXTS[:-6]))
    schemas(changed)["Run"]["properties"]["status"]["enum"] = TEXTS
    workshop.generate(changed)
    everything = [path.relative_to(workshop.output).with_suffix("") for path in workshop.output.rglob("*.py")]
    with workshop.imported():
        for module in everything:
            import_module(".".join(module.parts).removesuffix(".__init__"))
        models = import_module("threads_api.models")
        assert normal(models.Run.__doc__) == normal("\n\n".join(TEXTS[:-6]))
        kind = "\n\n".join(TEXTS[:-6])
        tool = models.Run.from_dict({"tools": [{"type": kind.strip()}, {"type": kind}]}).tools[1]
        assert isinstance(tool, models.SearchTool)
        assert models.Run.__annotations__["status"].startswith("Literal[")
        values = eval(models.Run.__annotations__["status"], {"Literal": __import__("typing").Literal, "str": str})
        assert list(values.__args__[0].__args__) == TEXTS
    assert [path.name for path in tmp_path.iterdir()] == ["workshop"]


def test_hostile_names_of_fields_and_arguments(workshop: Workshop) -> None:
    changed = document()
    fields: dict[str, Any] = {}
    taken = {"id", "status", "usage", "tools", "query"}
    for name in NAMES:  # those that don't collide with one another, in our eyes or in the parser's
        if (plain := re.sub(r"[^a-zA-Z0-9]", "", name).casefold()) not in taken:
            taken.add(plain)
            fields[name] = text(description=name)
    assert len(fields) > 50
    schemas(changed)["SearchTool"]["properties"].update({name: text() for name in fields if name != "type"})
    schemas(changed)["Run"]["properties"].update({name: text() for name in fields})
    arguments = schemas(changed)["RunCreateParams"]["properties"]
    arguments.update({name: text() for name in fields if name not in arguments})
    workshop.generate(changed)
    with workshop.imported():
        models = import_module("threads_api.models")
        raw = {name: f"value of {name}" for name in fields}
        run = models.Run.from_dict(raw)
        named = {field.metadata.get("json", field.name): field.name for field in models.Run.__attrs_attrs__}
        for name in fields:
            assert getattr(run, named[name]) == f"value of {name}"
        assert run.to_dict() == raw
        assert json.loads(run.to_json()) == raw
        made = models.Run(id="a", status="b", **{named[name]: name for name in fields})
        assert made.to_dict() == {"id": "a", "status": "b"} | {name: name for name in fields}
        assert set(import_module("threads_api.params").SearchToolParam.__annotations__) >= fields.keys()
        create = import_module("threads_api.operations.runs").create_run
        names = create.__kwdefaults__.keys() - {"options", "tools"}
        assert create(model="m", **dict.fromkeys(names, "x")).body == {"model": "m"} | dict.fromkeys(
            arguments.keys() - {"model", "tools"}, "x"
        )


@pytest.mark.parametrize("name", NAMES[::7])
@pytest.mark.parametrize(
    "place",
    ["/paths/~1runs/get/operationId", "/paths/~1runs/get/x-sdk-method", "/components/schemas/Run/x-sdk-module",
    "/tags/0/name",
     "/paths/~1runs/get/tags", "/paths/~1runs/get/parameters/1/name", "/servers/0/url"],
)  # fmt: skip
def test_hostile_names_elsewhere(place: str, name: str) -> None:
    value: Any = [name] if place.endswith("tags") else f"beta.runs.{name}" if place.endswith("method") else name
    harmless(edited(f"#{place}", value))


@pytest.mark.parametrize("name", NAMES[::7])
def test_hostile_names_of_components(name: str) -> None:
    changed = document()
    schemas(changed)[name] = thing(a=text())
    schemas(changed)["Run"]["properties"]["extra"] = ref(name)
    harmless(changed)
    changed = document()
    changed["paths"][f"/runs/{{{name}}}"] = changed["paths"].pop("/runs/{run_id}")
    changed["paths"][f"/runs/{{{name}}}"]["get"]["parameters"][0]["name"] = name
    harmless(changed)


def harmless(document: Any) -> None:
    """Assert that a document is refused, at a place, or becomes code that is only what it is meant to be."""
    files: Files = {}
    try:
        files = rendered(document)
    except InvalidDocumentError as error:
        refusal = error
    else:
        refusal = None
    if refusal:
        for each in refusal.errors:
            assert each.at.startswith("#")
            assert str(each).isprintable()
        return
    for name, code in files.items():
        assert not name.is_absolute()
        assert ".." not in name.parts
        assert name.as_posix().isascii()
        if name.suffix == ".py":
            check(str(name), code)
            compile(code, str(name), "exec", dont_inherit=True)


def test_our_own_output_is_only_what_it_is_meant_to_be() -> None:
    for path in (ROOT / "generated").rglob("*.py"):
        check(path.as_posix(), path.read_text(encoding="utf-8"))


def test_the_folder_of_the_document_can_not_speak(workshop: Workshop, tmp_path: Path) -> None:
    workshop.spec = workshop.folder / f'a\nPath(\'canary\').touch()\n"""{CANARY}'.replace("/", "_") / "x.yaml"
    workshop.spec.parent.mkdir()
    workshop.generate(document())
    done = subprocess.run(
        [sys.executable, "-c", "import threads_api, threads_api.models.run"],
        cwd=tmp_path, env={"PYTHONPATH": str(workshop.output)}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.rglob("canary"))
