"""The report of a regeneration, and what is left behind by one that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.render import changes
from tests.generator.documents import ROOT, Workshop, document, schemas, text, with_field

BASE = """\
operation runs.create: POST /runs -> Run
parameter runs.create(model): str
parameter runs.create(limit): int, optional
field Run.status: Literal['queued', 'done'] | str
request Tool: module tools
key Tool[kind]: Literal['a', 'b']
"""


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (lambda text: text, []),
        (lambda text: text.replace("'done'", "'done', 'x, y'"), ["changed  field Run.status: adds 'x, y'"]),
        (lambda text: text.replace("'queued', ", ""), ["changed  field Run.status: removes 'queued' (breaking)"]),
        (lambda text: text.replace("'a', 'b'", "'b', 'c'"),
         ["changed  key Tool[kind]: adds 'c' and removes 'a' (breaking)"]),
        (lambda text: text.replace("(model): str", "(model): str | None"),
         ["changed  parameter runs.create(model): str → str | None"]),
        (lambda text: text.replace("(model): str", "(model): str, optional"),
         ["changed  parameter runs.create(model): str → str, optional"]),
        (lambda text: text.replace("(model): str", "(model): int"),
         ["changed  parameter runs.create(model): str → int (breaking)"]),
        (lambda text: text.replace("int, optional", "int"),
         ["changed  parameter runs.create(limit): int, optional → int (breaking)"]),
        (lambda text: text + "parameter runs.create(more): str\n",
         ["added    parameter runs.create(more): str (breaking)"]),
        (lambda text: text + "parameter runs.create(more): str, optional\n",
         ["added    parameter runs.create(more): str, optional"]),
        (lambda text: text + "key Tool[more]: str\n", ["added    key Tool[more]: str (breaking)"]),
        (lambda text: text + "operation runs.list: GET /runs -> Run\nparameter runs.list(a): str\n",
         ["added    operation runs.list: GET /runs -> Run", "added    parameter runs.list(a): str"]),
        (lambda text: text + "deprecated field Run.status: yes\n", ["deprecated field Run.status"]),
        (lambda text: text.replace("parameter runs.create(limit): int, optional\n", ""),
         ["removed  parameter runs.create(limit): int, optional (breaking)"]),
    ],
)  # fmt: skip
def test_what_changed_and_what_breaks_callers(edit: Callable[[str], str], lines: list[str]) -> None:
    assert changes(BASE, edit(BASE)) == lines


def test_a_deprecated_field_is_reported(generated: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    changed = document()
    schemas(changed)["Run"]["properties"]["status"]["deprecated"] = True
    capsys.readouterr()
    generated.generate(changed)
    assert capsys.readouterr().out.splitlines() == [
        "deprecated field Run.status",
        "1 changes for callers, 0 breaking; 2 files changed in generated/",
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.__main__ import main
rename, count = Path.rename, 0
def killing(path, target):
    global count
    if count == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    count += 1
    return rename(path, target)
Path.rename = killing
main(["generate", "--spec", sys.argv[2], "--output", sys.argv[3]])
"""


@pytest.mark.parametrize("renames", [0, 1])
def test_a_generation_that_is_killed_leaves_a_folder_that_the_next_one_repairs(
    generated: Workshop, capsys: pytest.CaptureFixture[str], renames: int
) -> None:
    before = generated.files()
    generated.write(with_field(text()))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(renames), str(generated.spec), str(generated.output)],
        capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert list(generated.folder.glob(".generated-*"))
    generated.write(document())
    capsys.readouterr()
    assert generated.run("generate") == 0
    assert generated.files() == before
    assert ("put back" in capsys.readouterr().err) is (renames == 1)


def test_the_folder_of_a_generation_that_is_running_is_left_alone(generated: Workshop) -> None:
    other = generated.folder / f".generated-{os.getppid()}-abc"
    other.mkdir()
    generated.generate(document())
    assert other.is_dir()


def test_an_interrupt_is_one_line(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.__main__.load", interrupted)
    assert workshop.run("generate") == 130
    assert capsys.readouterr().err == "interrupted\n"


def test_a_package_of_another_name(workshop: Workshop, tmp_path: Path) -> None:
    workshop.write(document())
    assert workshop.run("generate", "--package", "runs_api") == 0
    code = "import runs_api; print(runs_api.Client(api_key='x').beta.runs); from runs_api.models import Run; print(Run)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={"PYTHONPATH": f"{workshop.output}{os.pathsep}{ROOT / 'helpers'}"},
    )  # fmt: skip
    assert (done.returncode, done.stdout.count("runs_api.")) == (0, 2), done.stderr
    assert workshop.run("generate", "--package", "no name") == 2
