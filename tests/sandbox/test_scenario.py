"""Scripts and faults as data."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import Any

import pytest

from assistant_threads import OpenAI, RateLimitError
from assistant_threads.sandbox import (
    CodeInterpreter,
    Cut,
    FunctionCall,
    HTMLPage,
    MalformedJSON,
    Pause,
    Refuse,
    Sandbox,
    Status,
    Text,
    Usage,
    scenario,
)
from assistant_threads.sandbox.scenario import load_scenario, parse_scenario


def test_the_example_of_the_docstring(tmp_path: Path) -> None:
    assert scenario.__doc__ is not None
    path = tmp_path / "scenario.yaml"
    path.write_text(textwrap.dedent(scenario.__doc__.partition("\n\n")[2].partition("\n\n`")[0]))
    loaded = load_scenario(path)
    assert loaded.script[0] == "Hello!"
    assert [type(item) for item in loaded.script[1]] == [FunctionCall, FunctionCall]
    assert [(each.fault, each.method, each.path, each.times) for each in loaded.faults] == [
        (Status(429, retry_after=1), "POST", "/v1/threads/*/runs", 2),
        (Cut(event=3), "*", "*", 1),
    ]


def test_it_plays(client: OpenAI, sandbox: Sandbox) -> None:
    planned = {"status": 429, "path": "/v1/threads/runs"}
    parsed = parse_scenario({"script": ["From a file."], "faults": [planned]})
    sandbox.script(*parsed.script)
    sandbox.fault(parsed.faults[0].fault, path=parsed.faults[0].path)
    assistant = client.beta.assistants.create(model="m")
    call = client.with_options(max_retries=0).beta.threads.create_and_run_poll
    with pytest.raises(RateLimitError):
        call(assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Hi"}]})
    run = call(assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "Hi"}]})
    [message, _] = client.beta.threads.messages.list(run.thread_id)
    assert message.content[0].text is not None
    assert message.content[0].text.value == "From a file."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Hi", "Hi"),
        ({"text": "Hi"}, Text("Hi")),
        ({"text": {"value": "Hi", "chunks": ["H", "i"]}}, Text("Hi", ["H", "i"])),
        ({"pause": 2}, Pause(2)),
        ({"function_call": "f"}, FunctionCall("f")),
        ({"code_interpreter": {"input": "1", "outputs": ["1"]}}, CodeInterpreter("1", ["1"])),
        ({"usage": {"prompt_tokens": 1, "completion_tokens": 2}}, Usage(1, 2)),
        ([{"refuse": "No."}], [Refuse("No.")]),
    ],
)
def test_turns(data: Any, expected: Any) -> None:
    assert list(parse_scenario({"script": [data]}).script) == [expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"status": 500}, Status(500)),
        ({"html_page": None}, HTMLPage()),
        ({"malformed_json": {}}, MalformedJSON()),
        ({"cut": {"byte": 3}}, Cut(byte=3)),
    ],
)
def test_faults(data: Any, expected: Any) -> None:
    assert [each.fault for each in parse_scenario({"faults": [data]}).faults] == [expected]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (5, "the scenario must be an object, not int"),
        ({"scripts": []}, "the scenario has an unknown field 'scripts'; did you mean script?"),
        ({"script": "Hi"}, "script must be a list, not str"),
        ({"script": [5]}, r"script\[0\] must be an object"),
        ({"script": ["a", [{"fail": "x", "text": "y"}]]}, r"script\[1\]\[0\] must have exactly one field, but has 2"),
        ({"script": [{"function_call": {}}]}, r"script\[0\].function_call needs name"),
        ({"script": [{"text": 5}]}, r"script\[0\].text.value has the wrong type: 5 is not str"),
        ({"script": [{"text": {"value": "a", "chunks": ["b"]}}]}, r"script\[0\].text: chunks must join to 'a'"),
        ({"script": [{"pause": True}]}, r"script\[0\].pause.seconds has the wrong type: True is not float"),
        ({"script": [{"fail": {"code": "x"}}]}, "'x' is not one of 'server_error'"),
        ({"faults": [{}]}, r"faults\[0\] must have exactly one fault, but has 0; one of: .*status"),
        ({"faults": [{"status": 500, "drop": None}]}, "has 2"),
        ({"faults": [{"status": "500"}]}, r"faults\[0\].status.status has the wrong type"),
        ({"faults": [{"status": 500, "times": 0}]}, r"faults\[0\].times must be at least 1, not 0"),
        ({"faults": [{"status": 500, "methods": "GET"}]}, "unknown field 'methods'; did you mean method?"),
        ({"faults": [{"cut": {}}]}, r"faults\[0\].cut: pass either event or byte"),
    ],
)
def test_a_mistake_is_named_with_its_place(data: Any, message: str, tmp_path: Path) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps(data))
    with pytest.raises(ValueError, match=f"^{path}: .*{message}"):
        load_scenario(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"script:\n- [", ", line 2: expected"),
        (b"\na: b: c", ", line 2: mapping values are not allowed here"),
        (b"\x00", ": unacceptable character"),
        (b"script: [caf\xe9]", " is not valid UTF-8 .byte 13."),
    ],
)
def test_a_file_that_is_not_yaml(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=f"^{path}{message}"):
        load_scenario(path)


@pytest.mark.parametrize(
    ("kind", "field"), [(Text, "value"), (Refuse, "value"), (FunctionCall, "name"), (CodeInterpreter, "input")]
)
def test_a_text_of_another_type_is_refused_at_once(kind: Any, field: str) -> None:
    with pytest.raises(TypeError, match=rf"{kind.__name__}.{field} must be a str, not list: \['a', 'b'\]"):
        kind(["a", "b"])
