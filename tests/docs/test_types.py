"""The examples in the pages and in examples/ pass mypy in strict mode."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, blocks, program


@pytest.mark.timeout(400)  # mypy reads the whole package when nothing is cached
def test_mypy(tmp_path: Path) -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        if blocks(page, "python"):
            (tmp_path / f"{page.stem.replace('-', '_').lower()}.py").write_text(program(page), encoding="utf-8")
    files = [
        *tmp_path.glob("*.py"),
        *(file for file in ROOT.glob("examples/*/*.py") if not file.name.startswith("test")),
    ]
    assert len(files) > 12
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--cache-dir", str(ROOT / ".mypy_cache")]
    done = subprocess.run([*command, *map(str, files)], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == ""


@pytest.mark.timeout(400)
def test_pyright_on_the_readme(tmp_path: Path) -> None:
    file = tmp_path / "readme.py"
    file.write_text("# pyright: strict\n" + program(ROOT / "README.md"), encoding="utf-8")
    command = [sys.executable, "-m", "basedpyright", "--level", "error", "--pythonpath", sys.executable, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
