"""`assistant-threads chat`: one response to a pipe, or a conversation on a terminal."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant_threads import OpenAI
from assistant_threads.sandbox import Cut, Fail, FunctionCall, Pause, Refuse, Sandbox, Status, Text
from tests.cli.conftest import Commands, Stalled
from tests.support.terminal import Screen

WEATHER = '''
def get_weather(city: str) -> str:
    """Current weather.

    Args:
        city: Name of the city.
    """
    return f"22 degrees in {city}"


async def asynchronous() -> None: ...


def without_schema(x: complex) -> None: ...


NOT_A_FUNCTION = 1
'''


@pytest.fixture(autouse=True)
def _weather(commands: Commands) -> None:
    Path("weather_of_the_tests.py").write_text(WEATHER)
    Path("broken_of_the_tests.py").write_text("1 / 0")


FUNCTION = ["--function", "weather_of_the_tests:get_weather"]


def _thread_id(err: str) -> str:
    return err.strip().rpartition(" ")[2]


def test_a_pipe_gets_plain_text(commands: Commands, service: Sandbox) -> None:
    service.script("Hello **there**,\r\nyou.\x1b[31m")
    done = commands("chat", "Hi")
    assert (done.code, done.out) == (0, "Hello **there**,\nyou.␛[31m\n")
    assert done.err == f"To continue: assistant-threads chat --thread {_thread_id(done.err)}\n"


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_a_prompt_from_a_pipe(commands: Commands, service: Sandbox, arguments: list[str]) -> None:
    process = commands.process("chat", *arguments, stdin=subprocess.PIPE)
    out, _ = process.communicate("two\nlines\n", timeout=30)
    assert (process.returncode, out) == (0, "You said: two\nlines\n")


def test_a_thread_can_be_continued(commands: Commands, client: OpenAI) -> None:
    thread_id = _thread_id(commands("chat", "One").err)
    done = commands("chat", "Two", "--thread", thread_id)
    assert (done.out, done.err) == ("You said: Two\n", "")
    texts = [message.content[0].text for message in client.beta.threads.messages.list(thread_id, order="asc")]
    assert [text and text.value for text in texts] == ["One", "You said: One", "Two", "You said: Two"]


def test_the_temporary_assistant_is_deleted(commands: Commands, client: OpenAI, service: Sandbox) -> None:
    assert commands("chat", "Hi", "--model", "some-model", "--instructions", "Be kind.").code == 0
    assert list(client.beta.assistants.list()) == []
    created = next(request for request in service.requests if request.path.endswith("/assistants"))
    assert json.loads(created.body) == {"model": "some-model", "instructions": "Be kind."}


def test_a_given_assistant_is_kept(commands: Commands, client: OpenAI, service: Sandbox) -> None:
    assistant = client.beta.assistants.create(model="m")
    assert commands("chat", "Hi", "--assistant", assistant.id, "--instructions", "Be kind.").code == 0
    assert [each.id for each in client.beta.assistants.list()] == [assistant.id]
    run = next(json.loads(request.body) for request in service.requests if request.path.endswith("/runs"))
    assert (run["assistant_id"], run["instructions"], "model" in run) == (assistant.id, "Be kind.", False)


@pytest.mark.parametrize("missing", ["msgspec", "docstring_parser"])
def test_functions_without_their_extra(commands: Commands, service: Sandbox, missing: str) -> None:
    program = f"""
import sys
sys.modules["{missing}"] = None
from assistant_threads.cli import main
main()
"""
    command = [sys.executable, "-c", program, "chat", "Hi", *FUNCTION]
    done = subprocess.run(command, env=commands.environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "pip install '.[tools]'" in done.stderr
    assert service.requests == []


def test_functions_are_called_and_shown(commands: Commands, service: Sandbox) -> None:
    service.script([FunctionCall("get_weather", {"city": "Paris"})], "It is warm.")
    done = commands("chat", "What is it like in Paris?", *FUNCTION)
    assert (done.code, done.out) == (0, "It is warm.\n")
    assert done.err.startswith('get_weather(city="Paris")\nget_weather returned 22 degrees in Paris\n')


def test_a_function_that_is_not_available(commands: Commands, client: OpenAI) -> None:
    function = {"name": "launch", "parameters": {"type": "object", "properties": {}}}
    assistant = client.beta.assistants.create(model="m", tools=[{"type": "function", "function": function}])
    done = commands("chat", "launch it", "--assistant", assistant.id)
    assert (done.code, done.out) == (1, "")
    call, error, hint = done.err.splitlines()
    assert call == "launch()"
    assert error.startswith("assistant-threads: the assistant called a function that is not available")
    assert [run.status for run in client.beta.threads.runs.list(_thread_id(hint))] == ["cancelled"]


def test_json_has_the_run_and_its_messages(commands: Commands, service: Sandbox) -> None:
    done = commands("chat", "Hi", "--json")
    result = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (result["run"]["status"], result["run"]["thread_id"]) == ("completed", result["thread_id"])
    assert result["messages"][0]["content"][0]["text"]["value"] == "You said: Hi"


def test_a_failed_run_is_an_error_after_its_output(commands: Commands, service: Sandbox) -> None:
    service.script([Text("Half an"), Fail("The model is on fire.")])
    done = commands("chat", "Hi")
    assert (done.code, done.out) == (1, "Half an\n")
    assert done.err.splitlines()[0] == (
        "assistant-threads: The run ended as failed: server_error, The model is on fire."
    )


def test_a_refusal_is_output(commands: Commands, service: Sandbox) -> None:
    service.script([Refuse("I would rather not.")])
    assert commands("chat", "Hi").out == "I would rather not.\n"


def test_an_interrupted_stream_is_shown_in_full_and_once(commands: Commands, service: Sandbox) -> None:
    service.script("One two three four five six seven.")
    service.fault(Cut(event=8), path="/v1/threads/*/runs")
    done = commands("chat", "Hi")
    assert (done.code, done.out) == (0, "One two three four five six seven.\n")


def test_functions_are_added_to_the_assistants_tools(commands: Commands, client: OpenAI, service: Sandbox) -> None:
    assistant = client.beta.assistants.create(model="m", tools=[{"type": "code_interpreter"}])
    assert commands("chat", "Hi", "--assistant", assistant.id, *FUNCTION).code == 0
    run = next(json.loads(request.body) for request in service.requests if request.path.endswith("/runs"))
    assert [tool["type"] for tool in run["tools"]] == ["code_interpreter", "function"]


def test_an_error_response(commands: Commands, service: Sandbox) -> None:
    service.fault(Status(403, "Not today."), path="/v1/threads/*/runs")
    done = commands("chat", "Hi")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[0].startswith("assistant-threads: 403 Forbidden: Not today.")


def test_ctrl_c_cancels_the_run_and_exits_with_130(commands: Commands, service: Sandbox, client: OpenAI) -> None:
    service.script([Text("Wait"), Pause(60)])
    process = commands.process("chat", "Hi", text=False)
    assert process.stdout is not None
    assert process.stdout.read(4) == b"Wait"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"\n")
    assert err.decode().splitlines()[0] == "assistant-threads: interrupted. The run was cancelled."
    assert [run.status for run in client.beta.threads.runs.list(_thread_id(err.decode()))] == ["cancelled"]
    assert list(client.beta.assistants.list()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["  "], "the prompt is empty"),
        (["-"], "the prompt is empty"),
        (["Hi", "--function", "weather"], "must have the form MODULE:NAME"),
        (["Hi", "--function", "nowhere_at_all:f"], "cannot import nowhere_at_all"),
        (["Hi", "--function", "weather_of_the_tests:missing"], "has no function missing"),
        (["Hi", "--function", "weather_of_the_tests:NOT_A_FUNCTION"], "has no function NOT_A_FUNCTION"),
        (["Hi", "--function", "weather_of_the_tests:asynchronous"], "weather_of_the_tests:asynchronous is async"),
        (["Hi", "--function", "weather_of_the_tests:without_schema"], "without_schema"),
        (["Hi", "--function", "broken_of_the_tests:f"], "cannot import broken_of_the_tests: ZeroDivisionError"),
    ],
)
def test_invalid_usage(
    commands: Commands, service: Sandbox, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path(os.devnull).open() as empty:
        monkeypatch.setattr("sys.stdin", empty)
        done = commands("chat", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert service.requests == []


INVALID = "not valid UTF-8 (byte 2 is 0xff)"


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["chat"], b"a\xffb", f"stdin is {INVALID}"),
        (["chat", "-"], b"a\xffb", f"stdin is {INVALID}"),
        (["chat", b"a\xffb"], b"", f"the text is {INVALID}"),
        (["chat", "Hi", "--instructions", b"a\xffb"], b"", f"the text is {INVALID}"),
        (["chat", "Hi", "--thread", b"a\xffb"], b"", f"the text is {INVALID}"),
        (["threads", "show", b"a\xffb"], b"", f"the text is {INVALID}"),
    ],
)
def test_invalid_utf_8_is_refused_before_anything_is_sent(
    commands: Commands, service: Sandbox, arguments: list[str], stdin: bytes, message: str
) -> None:
    process = commands.process(*arguments, stdin=subprocess.PIPE, text=False)
    out, err = process.communicate(stdin, timeout=30)
    assert (process.returncode, out) == (2, b"")
    assert message in err.decode()
    assert err.count(b"\n") == 1
    assert service.requests == []


def test_invalid_utf_8_at_the_prompt_does_not_end_the_chat(commands: Commands, service: Sandbox) -> None:
    with Screen("chat", environment=commands.environment) as screen:
        screen.wait_for("\n>")
        screen.type(b"a\xffb\n")
        screen.wait_for(f"the prompt is {INVALID}")
        screen.type("Hi\n")
        screen.wait_for("You said: Hi\n\n>")
        screen.type("\x04")
        assert screen.wait() == 0
    assert len([each for each in service.requests if each.path.endswith("/messages")]) == 1


@pytest.mark.parametrize("locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {}], ids=str)
def test_utf_8_is_read_in_any_locale(commands: Commands, service: Sandbox, locale: dict[str, str]) -> None:
    environment = commands.environment | locale
    for arguments, stdin in ((["chat", "Grüße\nhier"], ""), (["chat"], "Grüße\r\nhier\n")):
        process = commands.process(*arguments, stdin=subprocess.PIPE, text=False, env=environment)
        process.communicate(stdin.encode(), timeout=30)
        assert process.returncode == 0
        sent = [json.loads(each.body) for each in service.requests if each.path.endswith("/messages") and each.body]
        assert sent[-1]["content"] == "Grüße\nhier"


def test_a_conversation_on_a_terminal(commands: Commands, service: Sandbox, client: OpenAI) -> None:
    service.script(
        "# Heading\n\nSome **bold** words.\n\n- one\n- two\n\n```\n"
        + "".join(f"line {number}\n" for number in range(50))
        + "```\n",
        [FunctionCall("get_weather", {"city": "Paris"})],
        "It is *warm*.",
    )
    with Screen("chat", *FUNCTION, environment=commands.environment) as screen:
        screen.wait_for("\n>")
        screen.type("Show me\n")
        screen.wait_for("line 49\n\n>")
        screen.type("\n")  # an empty prompt is not sent
        screen.type("And the weather?\n")
        screen.wait_for("It is warm.\n\n>")
        screen.type("\x04")
        assert screen.wait() == 0
    lines = "".join(f" line {number}\n" for number in range(50))
    assert screen.text.startswith(
        "Ctrl-D ends the chat, Ctrl-C cancels the response.\n> Show me\n"
        f"{' ' * 36}Heading\n\nSome bold words.\n\n • one\n • two\n\n{lines}\n>\n> And the weather?\n"
        'get_weather(city="Paris")\nget_weather returned 22 degrees in Paris\n\nIt is warm.\n\n>\n'
    )
    assert b"\x1b[1mbold\x1b[0m" in screen.raw
    assert b"in progress" in screen.raw  # beside the spinner
    assert "To continue: assistant-threads chat --thread thread_" in screen.text
    assert list(client.beta.assistants.list()) == []


def test_ctrl_c_on_a_terminal_cancels_the_run_but_not_the_chat(
    commands: Commands, service: Sandbox, client: OpenAI
) -> None:
    service.script([Text("Half an answer\n\n"), Pause(60)], "A whole one.")
    with Screen("chat", environment=commands.environment) as screen:
        screen.wait_for("\n>")
        screen.type("One\n")
        screen.wait_for("Half an answer")
        screen.type("\x03")
        screen.wait_for("Cancelled.\n>")
        screen.type("Two\n")
        screen.wait_for("A whole one.\n\n>")
        screen.type("\x03")
        screen.wait_for("Press Ctrl-C again or Ctrl-D to end the chat.\n>")
        screen.type("\x03")
        assert screen.wait() == 130
    thread_id = _thread_id(screen.text)
    assert [run.status for run in client.beta.threads.runs.list(thread_id, order="asc")] == ["cancelled", "completed"]


def test_ctrl_c_before_the_first_event_cancels_the_run(commands: Commands, service: Sandbox, client: OpenAI) -> None:
    service.script([Text("Never seen"), Pause(60)], "A whole one.")
    stalled = Stalled()
    service.fault(stalled, method="POST", path="/v1/threads/*/runs")
    with Screen("chat", environment=commands.environment) as screen:
        screen.wait_for("\n>")
        screen.type("One\n")
        assert stalled.reached.wait(30)
        screen.type("\x03")
        screen.wait_for("Cancelled.\n>")
        screen.type("Two\n")
        screen.wait_for("A whole one.\n\n>")
        screen.type("\x04")
        assert screen.wait() == 0
    assert _statuses(client, service) == ["completed", "cancelled"]


def test_ctrl_c_at_the_prompt_clears_the_line(commands: Commands, service: Sandbox) -> None:
    with Screen("chat", environment=commands.environment) as screen:
        screen.wait_for("\n>")
        for prompt in ("One", "Two"):  # a prompt in between: the second Ctrl-C does not end the chat
            screen.type("something else")
            screen.wait_for("something else")
            screen.type("\x03")
            screen.wait_for("Press Ctrl-C again or Ctrl-D to end the chat.\n>")
            screen.type(f"{prompt}\n")
            screen.wait_for(f"You said: {prompt}\n\n>")
            screen.clear()
        screen.type("\x04")
        assert screen.wait() == 0
    hint = next(line for line in screen.text.splitlines() if "To continue" in line)
    assert hint.startswith("To continue: ")  # on its own line


def test_no_color(commands: Commands, service: Sandbox) -> None:
    service.script("# Title\n\nSome `code` and [a link](https://example.com).\n")
    with Screen("chat", "Hi", environment=commands.environment | {"NO_COLOR": "1"}) as screen:
        assert screen.wait() == 0
    assert "Title" in screen.text
    assert re.findall(rb"\x1b\[[0-9;]*3[0-8][0-9;]*m", screen.raw) == []


def test_a_dumb_terminal_gets_plain_text(commands: Commands, service: Sandbox) -> None:
    service.script("Some **bold** text.")
    with Screen("chat", environment=commands.environment, kind="dumb") as screen:
        screen.wait_for("\n>")
        screen.type("Hi\n")
        screen.wait_for("Some **bold** text.\n>")
        screen.type("\x04")
        assert screen.wait() == 0
    assert b"\x1b" not in screen.raw


@pytest.mark.parametrize("columns", [1, 10, 40])
def test_a_narrow_terminal(commands: Commands, service: Sandbox, columns: int) -> None:
    service.script("A paragraph.\n\n- an item\n\n| a | b |\n| - | - |\n| c | d |\n")
    with Screen("chat", "Hi", environment=commands.environment | {"COLUMNS": str(columns)}) as screen:
        assert screen.wait() == 0
    assert "Traceback" not in screen.text


@pytest.mark.parametrize("status", ["completed", "cancelled"])
def test_a_closed_pipe_ends_the_chat_quietly(commands: Commands, service: Sandbox, client: OpenAI, status: str) -> None:
    """As with `chat "…" | head -c 5`: a completed run is not cancelled, and a running one does not go on."""
    closed = threading.Event()
    if status == "completed":
        service.script("word " * 300)
    else:
        service.script([Text("word "), closed, Text("word " * 30), Pause(60)])
    process = commands.process("chat", "Hi", text=False)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(5) == b"word "
    if status == "completed":
        client.beta.threads.wait_until_idle(_newest_thread(service))
    process.stdout.close()
    closed.set()
    err = process.stderr.read().decode()
    process.stderr.close()
    assert (process.wait(30), err.startswith("To continue: "), err.count("\n")) == (0, True, 1)
    assert _statuses(client, service) == [status]


def _statuses(client: OpenAI, service: Sandbox) -> list[str | None]:
    """Of the runs of the newest thread, newest first."""
    return [run.status for run in client.beta.threads.runs.list(_newest_thread(service))]


def _newest_thread(service: Sandbox) -> str:
    return next(each.path.split("/")[3] for each in service.requests[::-1] if "/threads/" in each.path)


def test_an_error_on_a_terminal_does_not_end_the_chat(commands: Commands, service: Sandbox) -> None:
    service.fault(Status(403, "Not today."), path="/v1/threads/*/runs")
    with Screen("chat", environment=commands.environment) as screen:
        screen.wait_for("\n>")
        screen.type("One\n")
        screen.wait_for("403 Forbidden: Not today.")
        screen.type("Two\n")
        screen.wait_for("You said: Two\n\n>")
        screen.type("\x04")
        assert screen.wait() == 0
    assert "Traceback" not in screen.text


def test_an_unknown_thread_is_an_error_before_the_first_prompt(commands: Commands, service: Sandbox) -> None:
    with Screen("chat", "--thread", "thread_unknown", environment=commands.environment) as screen:
        assert screen.wait() == 1
    assert "404 Not Found" in screen.text
    assert "> " not in screen.text
