"""The programs in the pages and in examples/ pass mypy and pyright, both strict."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, blocks, program


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The program of each page, and the examples."""
    folder = tmp_path_factory.mktemp("pages")
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        if blocks(page, "python"):
            (folder / f"{page.stem.replace('-', '_').lower()}.py").write_text(program(page), encoding="utf-8")
    examples = (file for file in ROOT.glob("examples/*/*.py") if not file.name.startswith("test"))
    found = [*folder.glob("*.py"), *examples]
    assert len(found) > 12
    return [str(file) for file in found]


@pytest.mark.timeout(400)  # mypy reads the whole package when nothing is cached
def test_mypy(files: list[str]) -> None:
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--cache-dir", str(ROOT / ".mypy_cache")]
    done = subprocess.run([*command, *files], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == ""


@pytest.mark.timeout(400)
def test_pyright(files: list[str], tmp_path: Path) -> None:
    settings = {
        "include": files,
        "typeCheckingMode": "strict",
        "extraPaths": [str(ROOT / "generated"), str(ROOT / "helpers")],
        "reportUnusedImport": False,  # a page shows imports alone
        "reportMissingTypeStubs": False,  # of other people's packages
    }
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "basedpyright", "--level", "error", "--pythonpath", sys.executable]
    done = subprocess.run([*command, "--project", str(project)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
