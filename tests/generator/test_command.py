"""`python -m generator generate | check`: what is written, what is said, and that a failure changes nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.write import output
from tests.generator.documents import ROOT, Workshop, document, ref, schemas, text, with_field


def command(workshop: Workshop, *arguments: str, cwd: Path = ROOT, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    options = ("--spec", str(workshop.spec), "--output", str(workshop.output))
    return subprocess.run(
        [sys.executable, "-P", "-m", "generator", *arguments, *options],
        capture_output=True, text=True, check=False, cwd=cwd, env=environment,
    )  # fmt: skip


def test_our_own_output_is_what_the_document_says(capsys: pytest.CaptureFixture[str]) -> None:
    from generator.__main__ import main

    assert main(["check"]) == 0, capsys.readouterr().out


def test_same_input_same_bytes_wherever_it_runs(tmp_path: Path) -> None:
    """Also where packages named like ours and like our dependencies lie beside, and everything is ignored by git."""
    crowded = tmp_path / "crowded"
    for name in ("attrs", "httpx", "threads_api"):
        (crowded / name).mkdir(parents=True)
        (crowded / name / "__init__.py").touch()
    (crowded / ".gitignore").write_text("*\n")
    (crowded / "pyproject.toml").write_text("[tool.ruff]\nline-length = 40\n")
    first, second = Workshop(tmp_path / "first"), Workshop(crowded / "second")
    for workshop, cwd, seed in ((first, ROOT, "1"), (second, crowded, "2")):
        workshop.write(document())
        done = command(workshop, "generate", cwd=cwd, seed=seed)
        assert (done.returncode, done.stderr) == (0, "")
    assert first.files() == second.files()


def test_the_document_is_named_in_the_first_line_only(workshop: Workshop, tmp_path: Path) -> None:
    workshop.generate(document())
    other = Workshop(tmp_path / "other")
    other.spec = other.folder / "else\n'''\"\"\"; import os" / "else.yaml"
    other.spec.parent.mkdir()
    other.generate(document())
    ours, theirs = workshop.files(), other.files()
    assert ours.keys() == theirs.keys()
    for name in ours:
        assert ours[name].partition(b"\n")[2] == theirs[name].partition(b"\n")[2]
        if name.endswith(".py"):
            assert ours[name].startswith(b"# Generated from spec/threads.yaml by `")


def test_check_shows_what_is_changed_missing_and_surplus(
    generated: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert generated.run("check") == 0
    package = generated.output / "threads_api"
    changed, missing, surplus = package / "models/run.py", package / "models/tools.py", package / "models/thread.py"
    changed.write_text(changed.read_text() + "x = 1\n")
    missing.unlink()
    surplus.write_text("y = 2")
    (package / "empty.py").touch()
    (package / "py.typed").unlink()
    (package / "link.py").symlink_to(changed)
    (package / "__pycache__").mkdir(exist_ok=True)
    (package / "__pycache__/run.cpython-311.pyc").touch()
    before = generated.files()
    capsys.readouterr()
    assert generated.run("check") == 1
    said = capsys.readouterr()
    assert "--- a/threads_api/models/run.py\n+++ b/threads_api/models/run.py\n" in said.out
    assert "\n-x = 1\n" in said.out
    assert "--- /dev/null\n+++ b/threads_api/models/tools.py\n" in said.out
    assert "--- a/threads_api/models/thread.py\n+++ /dev/null\n" in said.out
    assert "\n-y = 2\n\\ No newline at end of file\n" in said.out
    assert "--- a/threads_api/empty.py\n+++ /dev/null\n" in said.out
    assert "--- a/threads_api/link.py\n+++ /dev/null\n" in said.out
    assert "--- /dev/null\n+++ b/threads_api/py.typed\n" in said.out
    assert "pycache" not in said.out
    assert said.err == "generated/ is stale; run `make generate`\n"
    assert generated.files() == before


def test_each_error_is_one_line_with_its_place_and_nothing_is_written(generated: Workshop) -> None:
    before = generated.files()
    changed = with_field({"not": text(), "type": "strin"})
    generated.write(changed)
    assert generated.run("generate") == 2
    changed = with_field(text(patern="a"))
    changed["paths"]["/runs"]["post"]["responses"]["default"] = ref("Eror", "responses")
    changed["paths"]["/runs"]["get"]["x-sdk-metod"] = "a"
    schemas(changed)["Tool"]["oneOf"] = [ref("SearchTool"), ref("ErrorBody")]
    generated.write(changed)
    spec = generated.spec
    problems = (
        ("/paths/~1runs/get/x-sdk-metod: unsupported extension 'x-sdk-metod' in an operation; "
        "did you mean 'x-sdk-method'?"),
        ("/paths/~1runs/post/responses/default/$ref: reference '#/components/responses/Eror' not found; "
        "did you mean 'Error'?"),
        ("/components/schemas/Run/properties/extra/patern: unsupported keyword 'patern' in a schema; "
        "did you mean 'pattern'?"),
        "/components/schemas/Tool: cannot tell the objects of this union apart; add a discriminator",
    )  # fmt: skip
    for name in ("generate", "check"):
        done = command(generated, name)
        assert done.returncode == 2
        assert done.stdout == ""
        found = [re.sub(r":\d+:\d+: ", ": ", line) for line in done.stderr.splitlines()]
        start = f"error: {spec}: #"
        assert found == [start + problem for problem in problems]
        lines = spec.read_text(encoding="utf-8").splitlines()
        for word, line in zip(("x-sdk-metod", "Eror", "patern", "Tool"), done.stderr.splitlines(), strict=True):
            assert word in lines[int(line.split(":")[2]) - 1]
        assert generated.files() == before


def test_ruff_failing_leaves_the_old_output(
    generated: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = generated.files()
    generated.write(with_field(text()))
    monkeypatch.setattr(output, "_RUFF", (*output._RUFF, "--no-such-option"))
    assert generated.run("generate") == 2
    assert "ruff check failed" in capsys.readouterr().err
    assert generated.files() == before


@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()])
def test_a_failing_swap_leaves_the_old_output(
    generated: Workshop, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    before = generated.files()
    generated.write(with_field(text()))
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    assert generated.run("generate") == (2 if isinstance(error, OSError) else 130)
    assert generated.files() == before


@pytest.mark.parametrize("name", ["notes.txt", "Makefile", ".gitignore", "empty.py", "threads_api/__pycache__/mine.py"])
def test_a_file_that_no_generation_wrote_is_not_destroyed(
    generated: Workshop, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    foreign = generated.output / name
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("" if name == "empty.py" else "mine")
    before = generated.files()
    generated.write(with_field(text()))
    assert generated.run("generate") == 2
    assert f"generated/{name} is not a generated file" in capsys.readouterr().err
    assert generated.files() == before


def test_a_link_is_not_destroyed(generated: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    (generated.output / "link.py").symlink_to("nowhere")
    assert generated.run("generate") == 2
    assert "link.py is not a generated file" in capsys.readouterr().err
    assert (generated.output / "link.py").is_symlink()


def test_an_output_that_is_a_file_or_has_no_parent_is_an_error(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.write(document())
    workshop.output.write_text("mine")
    assert workshop.run("generate") == 2
    assert workshop.output.read_text() == "mine"
    workshop.output = workshop.folder / "no" / "such"
    assert workshop.run("generate") == 2
    assert [line[:6] for line in capsys.readouterr().err.splitlines()] == ["error:", "error:"]


def test_a_rendered_file_that_is_no_python_is_an_error(
    workshop: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", templates)
    (templates / "operations/__init__.py.jinja").write_text("return 1\n")
    workshop.write(document())
    assert workshop.run("generate", "--templates", str(templates)) == 2
    assert "generated invalid Python, threads_api/operations/__init__.py" in capsys.readouterr().err
    assert workshop.files() == {}


def test_what_was_removed_is_gone(generated: Workshop) -> None:
    assert "generated/threads_api/models/tools.py" in generated.files()
    changed = document()
    for name in ("Tool", "SearchTool", "FunctionTool"):
        del schemas(changed)[name]
    del schemas(changed)["Run"]["properties"]["tools"], schemas(changed)["RunCreateParams"]["properties"]["tools"]
    generated.generate(changed)
    assert "generated/threads_api/models/tools.py" not in generated.files()
    assert not list(generated.folder.glob(".generated-*"))
