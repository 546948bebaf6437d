"""The import paths of openai-python: each name of this API is here too, or left out for a reason."""

from __future__ import annotations

import re
import subprocess
import sys
from fnmatch import translate
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import assistant_threads
from generator import openai_paths
from tests.compat.openai_names import openai_modules, public_names
from threads_api import models, params
from threads_runtime.models import Model

LEFT_OUT = Path(__file__).parent / "left_out.yaml"


def patterns() -> dict[str, re.Pattern[str]]:
    entries = yaml.safe_load(LEFT_OUT.read_bytes())
    assert all(entry["reason"] for entry in entries)
    return {name: re.compile(translate(name)) for entry in entries for name in entry["names"]}


@cache
def ours(module: str) -> ModuleType | None:
    name = "assistant_threads"
    for part in filter(None, module.split(".")):
        if find_spec(name).submodule_search_locations is None or find_spec(f"{name}.{part}") is None:
            return None
        name = f"{name}.{part}"
    return import_module(name)


def test_each_name_is_here_or_left_out_for_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assistant_threads, "api_key", "k")  # the module has resources once it has a key
    reasons = patterns()
    missing, stale, used = set[str](), set[str](), set[str]()

    def matching(place: str) -> set[str]:
        return {pattern for pattern, expression in reasons.items() if expression.match(place)}

    for module, path in openai_modules():
        if ours(module) is None and (whole := matching(f"{module}.?")):  # whatever is in it
            used |= whole
            continue
        for name in public_names(path):
            place = f"{module}.{name}".lstrip(".")
            if hasattr(ours(module), name):
                stale |= {pattern for pattern in matching(place) if "*" not in pattern}
            elif reasons_here := matching(place):
                used |= reasons_here
            else:
                missing.add(place)
    assert missing == set()
    assert stale == set()
    assert reasons.keys() - used == set()


def table() -> dict[str, dict[str, str]]:
    return yaml.safe_load((Path(openai_paths.__file__).parents[1] / "spec/openai_paths.yaml").read_bytes())


def test_a_module_exports_what_the_table_says() -> None:
    for path, names in table().items():
        module = import_module(f"assistant_threads.{path}")
        assert set(names) <= set(module.__all__), path
        assert set(names) <= set(dir(module)), path
        assert all(getattr(module, name) is not None for name in names), path


def test_the_modules_are_rendered_from_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert openai_paths.main(["--check"]) == 0, capsys.readouterr().out


def test_rendering_writes_what_changed_and_leaves_what_is_hand_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, output = tmp_path / "table.yaml", tmp_path / "package"
    options = ["--table", str(table), "--output", str(output)]
    output.mkdir()
    (output / "client.py").write_text("client = 1\n")
    table.write_text("_one:\n  Text: models.TextContent\nlib.two:\n  Run: models.Run\n")
    assert openai_paths.main(options) == 0
    assert capsys.readouterr().out.split() == [
        "written:",
        "_one.py",
        "written:",
        "lib/__init__.py",
        "written:",
        "lib/two.py",
    ]
    assert "from threads_api.models import TextContent as Text" in (output / "_one.py").read_text()
    table.write_text("_one:\n  Text: models.ImageFile\n")
    assert openai_paths.main([*options, "--check"]) == 1
    assert (output / "lib/two.py").exists()
    assert openai_paths.main(options) == 0
    assert openai_paths.main([*options, "--check"]) == 0
    assert sorted(path.name for path in output.rglob("*.py")) == ["_one.py", "client.py"]


def test_names_that_depend_on_their_module() -> None:
    from assistant_threads.types.beta.threads import run, run_create_params
    from assistant_threads.types.beta.threads.runs import code_interpreter_tool_call, run_step
    from assistant_threads.types.beta.threads.runs.code_interpreter_logs import CodeInterpreterLogs
    from assistant_threads.types.shared_params import FunctionDefinition

    assert run.LastError is models.RunLastError
    assert run_step.LastError is models.RunStepLastError
    assert run.TruncationStrategy is models.TruncationStrategy
    assert run_create_params.TruncationStrategy is params.TruncationStrategyParam
    assert CodeInterpreterLogs is models.CodeInterpreterLogsDelta
    assert code_interpreter_tool_call.CodeInterpreterOutputLogs is models.CodeInterpreterLogs
    assert FunctionDefinition(name="f") == {"name": "f"}


def test_attributes_of_the_package_without_an_import() -> None:
    program = (
        "import assistant_threads as openai\n"
        "from operator import attrgetter\n"
        f"attrgetter(*{list(table())})(openai)\n"
        "print(openai.types.beta.Thread.__name__, openai.types.beta.threads.runs.tool_call.__name__,\n"
        "      openai.resources.beta.threads.runs.Runs.__name__, openai.lib.azure.AzureOpenAI.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "Thread",
        "assistant_threads.types.beta.threads.runs.tool_call",
        "Runs",
        "AzureOpenAI",
    ]


def test_nothing_is_loaded_before_it_is_used() -> None:
    program = "import sys, assistant_threads; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    rendered = {f"assistant_threads.{path}" for path in (*table(), "types", "lib")} | {"threads_api.models", "pydantic"}
    assert not rendered & set(done.stdout.split())


CLIENTS = {"AsyncAzureOpenAI", "AsyncClient", "AsyncOpenAI", "AzureOpenAI", "Client", "OpenAI", "types"}


def test_a_name_loads_the_client_only_if_it_is_one() -> None:
    program = (
        "import sys, assistant_threads\n"
        f"for name in sorted(set(assistant_threads.__all__) - {CLIENTS}) + ['__nothing__', 'errors', 'timeout']:\n"
        "    getattr(assistant_threads, name, None)\n"
        "    for module in ('assistant_threads.client', 'assistant_threads.resources', 'threads_api.client'):\n"
        "        assert module not in sys.modules, (name, module)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("module", [assistant_threads, assistant_threads.types, assistant_threads.types.beta.threads])
def test_a_name_that_does_not_exist(module: ModuleType) -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        module.Nonsense  # noqa: B018


def test_classes_of_resources_are_those_of_the_client(monkeypatch: pytest.MonkeyPatch) -> None:
    client = assistant_threads.OpenAI(api_key="k")
    for place, resource in {
        "assistant_threads.resources.beta.threads.runs.Runs.create": client.beta.threads.runs,
        "assistant_threads.resources.beta.threads.messages.Messages.create": client.beta.threads.messages,
        "assistant_threads.resources.beta.threads.runs.steps.Steps.list": client.beta.threads.runs.steps,
        "assistant_threads.resources.beta.threads.Threads.create": client.beta.threads,
        "assistant_threads.resources.beta.Assistants.create": client.beta.assistants,
    }.items():
        monkeypatch.setattr(place, lambda *_, **__: "patched")
        call: Any = getattr(resource, place.rpartition(".")[2])
        assert call() == "patched"


def test_the_version_compares_as_that_of_openai() -> None:
    from importlib.metadata import version

    own = assistant_threads.__version__
    assert own.startswith(f"{version('openai')}+")
    assert own.endswith(version("assistant-threads"))
    assert own == assistant_threads.VERSION


def test_the_base_of_models() -> None:
    assert assistant_threads.BaseModel is Model
    assert isinstance(models.Thread(id="t", created_at=1, metadata=None), assistant_threads.BaseModel)


def test_resources_of_files_are_those_of_the_client(monkeypatch: pytest.MonkeyPatch) -> None:
    client = assistant_threads.OpenAI(api_key="k")
    for place, resource in {
        "assistant_threads.resources.files.Files.create": client.files,
        "assistant_threads.resources.Files.list": client.files,
        "assistant_threads.resources.uploads.uploads.Uploads.create": client.uploads,
        "assistant_threads.resources.vector_stores.vector_stores.VectorStores.create": client.vector_stores,
        "assistant_threads.resources.vector_stores.VectorStores.list": client.beta.vector_stores,
        "assistant_threads.resources.vector_stores.files.Files.create": client.vector_stores.files,
        "assistant_threads.resources.vector_stores.file_batches.FileBatches.create": client.vector_stores.file_batches,
    }.items():
        monkeypatch.setattr(place, lambda *_, **__: "patched")
        call: Any = getattr(resource, place.rpartition(".")[2])
        assert call() == "patched"


def test_a_file_from_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    assert assistant_threads.file_from_path(str(tmp_path / "a.txt")) == ("a.txt", b"text")
