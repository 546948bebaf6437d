"""docs/quirks.md names places and tests that exist, and leaves none of the code's remarks out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "quirks.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Who ")
]

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_TESTS = (*_FUNCTIONS, ast.ClassDef)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:40])
def test_a_row(row: list[str]) -> None:
    who, quirk, place, test = row
    assert who, quirk
    assert (ROOT / "helpers" / place).is_file()
    file, _, name = test.strip(" |`").partition("::")
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, _TESTS) and node.name == name]
    assert len(found) == 1, f"{name} is not in {file}, or several times"
    tests = [node for node in ast.walk(found[0]) if isinstance(node, _FUNCTIONS) and node.name.startswith("test_")]
    assert tests, f"{name} contains no test"
    for each in tests:
        decorators = " ".join(ast.unparse(decorator) for decorator in each.decorator_list)
        assert not re.search(r"\bmark\.(skip|xfail)\b", decorators), f"{each.name} is not run"


def test_every_remark_has_a_row() -> None:
    remark = re.compile(r"\b(some|many|careless) (servers|proxies|gateways)\b", re.IGNORECASE)
    places = {place for _, _, place, _ in ROWS}
    for path in sorted((ROOT / "helpers").rglob("*.py")):
        place = path.relative_to(ROOT / "helpers").as_posix()
        if remark.search(path.read_text(encoding="utf-8")) and not place.endswith("sandbox/faults.py"):
            assert place in places, f"{place} speaks of servers that docs/quirks.md doesn't list"
