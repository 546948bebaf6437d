"""docs/quirks.md names places and tests that exist, and leaves none of the code's remarks out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    [cell.strip().strip("`") for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "quirks.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Who ")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:40])
def test_a_row(row: list[str]) -> None:
    who, quirk, place, test = row
    assert who, quirk
    assert (ROOT / "helpers" / place).is_file()
    file, _, name = test.strip(" |`").partition("::")
    source = (ROOT / "tests" / file).read_text(encoding="utf-8")
    assert re.search(rf"^\s*(def|async def|class) {name}\b", source, re.MULTILINE), f"{name} is not in {file}"


def test_every_remark_has_a_row() -> None:
    remark = re.compile(r"\b(some|many|careless) (servers|proxies|gateways)\b", re.IGNORECASE)
    places = {place for _, _, place, _ in ROWS}
    for path in sorted((ROOT / "helpers").rglob("*.py")):
        place = path.relative_to(ROOT / "helpers").as_posix()
        if remark.search(path.read_text(encoding="utf-8")) and not place.endswith("sandbox/faults.py"):
            assert place in places, f"{place} speaks of servers that docs/quirks.md doesn't list"
