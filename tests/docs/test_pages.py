"""The pages under docs/, and those for contributors, name files and targets that exist, and link to pages that do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = ("spec", "templates", "generator", "generated", "helpers", "tests", "docs")
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_targets_and_links_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for path in re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]*)`", text):
        assert (ROOT / path).exists(), f"{page.name} names {path}"
    for arguments in re.findall(r"`pytest ([^`]+)`", text):
        for path in arguments.split():
            assert (ROOT / path).exists(), f"{page.name} names {path}"
    for target in re.findall(r"(?:`|^ +)make ([a-z-]+)", text, re.MULTILINE):
        assert target in TARGETS, f"{page.name} names make {target}"
    for link in re.findall(r"\]\(([^)#\s]+)", text):
        if not re.match(r"https?://|mailto:", link):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"
