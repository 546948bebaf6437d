"""Common to all commands: help, one-line errors, exit codes, no API key in any output."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import KEY, Commands
from tests.support.loopback import Loopback, reply

COMMANDS = [
    *(["assistants", command] for command in ("create", "delete", "list", "show")),
    *(["files", command] for command in ("delete", "list", "show", "upload")),
    *(["vector-stores", command] for command in ("create", "delete", "list", "show", "upload")),
    ["chat"],
    ["completion"],
    ["sandbox"],
    ["serve"],
    ["threads", "delete"],
    ["threads", "export"],
    ["threads", "import"],
    ["threads", "show"],
]


@pytest.mark.parametrize(
    "command", [[], ["assistants"], ["files"], ["threads"], ["vector-stores"], *COMMANDS], ids=" ".join
)
def test_help_of_each_command(commands: Commands, command: list[str]) -> None:
    done = commands(*command, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: {' '.join(['assistant-threads', *command])}")
    assert KEY not in done.out


def test_version(commands: Commands) -> None:
    done = commands("--version")
    assert done.code == 0
    assert done.out.startswith("assistant-threads ")


@pytest.mark.parametrize("module", ["assistant_threads", "assistant_threads.cli"])
def test_the_package_can_be_run(commands: Commands, module: str) -> None:
    command = [sys.executable, "-m", module, "--version"]
    done = subprocess.run(command, env=commands.environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, commands("--version").out)


def test_help_lists_the_exit_codes(commands: Commands) -> None:
    assert all(f"\n  {code}" in commands("--help").out for code in ("0 ", "1 ", "2 ", "130 "))


def test_no_command_prints_the_help(commands: Commands) -> None:
    done = commands()
    assert done.code == 2
    assert "Usage: assistant-threads" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nothing"], "No such command 'nothing'. See `assistant-threads --help`."),
        (["threads", "show"], "Missing argument 'THREAD_ID'. See `assistant-threads threads show --help`."),
        (["threads", "show", "t", "--timeout", "-1"], "Invalid value for '--timeout': -1.0 is not in the range x>0."),
        (["threads", "show", "t", "--base-url", "ftp://x"], "ftp"),
        (["threads", "show", "t", "--api-key", "a\nb"], "api_key"),
        (["threads", "export", ".."], "'..' is not an id"),
        (["threads", "import", "missing.jsonl"], "missing.jsonl"),
        (["sandbox", "--port", "70000"], "70000"),
    ],
)
def test_invalid_usage_is_one_line_and_exit_code_2(commands: Commands, arguments: list[str], message: str) -> None:
    done = commands(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("assistant-threads: ")
    assert done.err.count("\n") == 1
    assert message in done.err


def test_without_a_key_nothing_is_sent(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    with Loopback() as server:
        done = commands("threads", "show", "thread_1", "--base-url", server.url)
    assert done.code == 2
    assert "OPENAI_API_KEY" in done.err


def test_an_error_response_is_one_line_and_exit_code_1(commands: Commands) -> None:
    body = {"error": {"message": f"Incorrect API key\nprovided:\x1b[31m {KEY}", "code": "invalid_api_key"}}
    with Loopback(reply(body, status=401)) as server:
        done = commands("threads", "show", "thread_1", "--base-url", server.url)
    assert (done.code, done.out) == (1, "")
    assert done.err == "assistant-threads: 401 Unauthorized: Incorrect API key provided:␛[31m <redacted>\n"


@pytest.mark.parametrize("status", [401, 500])
def test_debug_prints_the_traceback_without_the_key(commands: Commands, status: int) -> None:
    response = reply({"error": {"message": f"no {KEY}"}}, status=status, headers={"x-should-retry": "false"})
    with Loopback(response) as server:
        done = commands("threads", "show", "thread_1", "--base-url", server.url, "--debug")
    assert done.code == 1
    assert "Traceback" in done.err
    assert KEY not in done.err


def test_an_unreachable_server_is_named(commands: Commands) -> None:
    with Loopback() as server:
        url = server.url
    secret = url.replace("//", "//me:hidden@")
    done = commands("threads", "show", "thread_1", "--base-url", f"{secret}/a/v1")
    assert done.code == 1
    assert f"GET {url}/a/v1/threads/thread_1. Check that the server is running" in done.err
    assert "hidden" not in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["threads show", "threads show -o json", "threads export", "chat --thread"])
def test_a_full_disk_is_named(commands: Commands, talk: Callable[..., str], arguments: str) -> None:
    thread_id = talk("Hi")
    prompt = ["Hello"] if arguments.startswith("chat") else []
    with (
        Path("/dev/full").open("w") as full,
        commands.process(*arguments.split(), thread_id, *prompt, stdout=full) as process,
    ):
        _, error = process.communicate()
    assert process.returncode == 1
    assert error.startswith("assistant-threads: stdout: No space left on device\n")


@pytest.mark.parametrize("count", [1, 2000])
def test_a_closed_pipe_is_not_reported(commands: Commands, count: int) -> None:
    many = [_message(number) for number in range(count)]
    with Loopback(reply({"id": "thread_1"}), reply({"data": many, "has_more": False})) as server:
        process = commands.process("threads", "show", "thread_1", "--base-url", server.url)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(30) == 0
        process.stderr.close()


@pytest.mark.parametrize("columns", [40, 60, 200])
@pytest.mark.parametrize(
    "command", [[], ["assistants"], ["files"], ["threads"], ["vector-stores"], *COMMANDS], ids=" ".join
)
def test_help_fits_the_terminal(
    commands: Commands, command: list[str], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    longest = max(len(line) for line in commands(*command, "--help").out.splitlines())
    assert longest <= min(columns, 100)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_closed_by_the_shell(commands: Commands, closed: str) -> None:
    environment = commands.environment | {"PYTHON": sys.executable}
    for arguments, code in (("--version", 0), ("chat -", 2)):
        script = f'"$PYTHON" -m assistant_threads {arguments} {closed} ' + ("" if "<" in closed else "< /dev/null")
        done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, text=True)
        assert done.returncode == code
        assert "Traceback" not in done.stderr
        assert "unexpected" not in done.stderr


def test_help_to_a_closed_pipe(commands: Commands) -> None:
    process = commands.process("--help")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == ""
    assert process.wait(30) == 0


@pytest.mark.parametrize(("shell", "word"), [("bash", "complete -"), ("zsh", "compdef"), ("fish", "complete ")])
def test_completion_prints_a_script(commands: Commands, shell: str, word: str) -> None:
    done = commands("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert word in done.out
    assert "_ASSISTANT_THREADS_COMPLETE=" in done.out


@pytest.mark.parametrize(
    ("words", "completed"),
    [("assistant-threads th", ["plain,threads"]), ("assistant-threads threads sh", ["plain,show"])],
)
def test_completion_of_commands(commands: Commands, words: str, completed: list[str]) -> None:
    request = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    environment = commands.environment | {"_ASSISTANT_THREADS_COMPLETE": "bash_complete"} | request
    out, err = commands.process(env=environment).communicate(timeout=30)
    assert (out.splitlines(), err) == (completed, "")


def test_a_missing_extra_is_one_line_with_the_pip_command() -> None:
    program = """
import importlib.util, sys
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in {"click", "rich"} else find(name, package)
from assistant_threads.cli import main
main()
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        "assistant-threads: the command line needs click: pip install '.[cli]' in a clone of assistant-threads\n"
    )


def test_importing_the_package_does_not_import_the_command_line() -> None:
    program = """
import sys
import httpx  # has a command line of its own
before = set(sys.modules)
import assistant_threads
assistant_threads.OpenAI(api_key="x").beta.threads.messages
added = set(sys.modules) - before
print(*(name for name in added if name.startswith(("click", "rich", "assistant_threads.cli."))))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


AT_IMPORT = """
import os, signal, sys

class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["INTERRUPTED_IMPORT"]:
            signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
sys.meta_path.insert(0, Interrupts())
"""
IMPORTED = ["threads_runtime", "attr", "assistant_threads.client", "click", "rich.console", "assistant_threads.cli.app"]


@pytest.mark.parametrize("module", ["pathlib", *IMPORTED, "httpx"])
@pytest.mark.parametrize("start", ["assistant_threads", "assistant_threads.cli", "script"])
def test_ctrl_c_while_modules_are_imported(commands: Commands, tmp_path: Path, start: str, module: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(AT_IMPORT)
    path = os.pathsep.join([str(tmp_path), commands.environment["PYTHONPATH"]])
    environment = commands.environment | {"INTERRUPTED_IMPORT": module, "PYTHONPATH": path}
    script = Path(sys.executable).with_name("assistant-threads")
    command = [script] if start == "script" else ["-m", start]
    arguments = ["threads", "show", "thread_1", "--base-url", "http://127.0.0.1:9"]
    done = subprocess.run([sys.executable, *command, *arguments], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "assistant-threads: interrupted\n"


def _message(number: int) -> dict[str, object]:
    content = [{"type": "text", "text": {"value": "word " * 20, "annotations": []}}]
    return {"id": f"msg_{number}", "role": "user", "created_at": number, "content": content}
