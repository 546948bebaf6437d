"""What pyproject.toml, the requirements and the Makefile promise about each other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PYPROJECT["project"]["optional-dependencies"]
PINS = [path.with_suffix(".txt") for path in sorted(ROOT.glob("requirements*.in"))]


def name(requirement: str) -> str:
    """The name of a requirement, as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~;\[ ]", requirement)[0]).lower()


def pinned(path: Path) -> dict[str, str]:
    return {name(line): line for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"\w", line)}


def test_all_is_every_extra() -> None:
    assert EXTRAS["all"] == [f"assistant-threads[{','.join(sorted(extra for extra in EXTRAS if extra != 'all'))}]"]


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_have_hashes_and_cover_what_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pins = pinned(path)
    wanted = path.with_suffix(".in").read_text(encoding="utf-8").splitlines()
    assert {name(line) for line in wanted if re.match(r"\w", line)} <= set(pins)
    for line in pins.values():
        assert re.search(rf"^{re.escape(line)}\n    --hash=sha256:", text, re.MULTILINE), line


def test_development_has_every_dependency_of_the_package() -> None:
    needed = {name(each) for extra, several in EXTRAS.items() if extra != "all" for each in several}
    needed |= {name(each) for each in PYPROJECT["project"]["dependencies"]}
    needed.discard("assistant-threads")  # an extra that contains others
    assert needed <= set(pinned(ROOT / "requirements.txt"))


def test_clean_removes_all_that_git_ignores(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for pattern in (ROOT / ".gitignore").read_text(encoding="utf-8").split():
        made = tmp_path / pattern.strip("/").replace(".venv*", ".venv").replace("*", "x").replace("[cod]", "c")
        if pattern.startswith("*."):  # compiled modules lie in __pycache__
            continue
        made.mkdir()
        (made / "file").touch()
    subprocess.run(["make", "--no-print-directory", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert [path.name for path in tmp_path.iterdir()] == ["Makefile"]


def test_the_source_archive_has_what_the_package_is_built_from(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (archive,) = tmp_path.iterdir()
    with tarfile.open(archive) as tar:
        places = {each.partition("/")[2] for each in tar.getnames()}
    assert {place.partition("/")[0] for place in places} == {
        *("generated", "generator", "helpers", "spec", "templates"),
        *(".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"),
    }
    assert "helpers/assistant_threads/py.typed" in places


def test_make_names_each_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    command = ["make", "--no-print-directory", "help"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [line.split()[0] for line in listed.splitlines()] == phony.split()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a POSIX shell")
def test_ctrl_c_is_tested_also_where_the_shell_ignores_it() -> None:
    """A shell that isn't interactive starts its background jobs with SIGINT ignored."""
    tests = ["tests/pages/test_prefetch.py", "tests/runtime/test_interruption.py"]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", "ctrl_c or interrupt"]
    script = 'trap "" INT; exec "$@"'
    done = subprocess.run(["sh", "-c", script, "sh", *command, *tests], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_package_is_a_command() -> None:
    command = [sys.executable, "-m", "assistant_threads", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith(PYPROJECT["project"]["version"])


def test_no_text_installs_the_package_from_an_index() -> None:
    """It is on none; and who takes its name there later may be anybody."""
    folders = ("docs", "examples", "generated", "helpers", "spec", "templates")
    paths = [*ROOT.glob("*.md"), *(path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())]
    for path in paths:
        if path.suffix != ".pyc":
            assert not re.search(r"pip install '?assistant.threads", path.read_text("utf-8", "replace")), path
