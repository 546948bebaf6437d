"""The code blocks of the pages."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["ROOT", "blocks", "program"]

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    """The blocks of a page in one language, without their indentation."""
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [re.sub(rf"^{indent}", "", code, flags=re.MULTILINE) for indent, name, code in found if name == language]


def program(page: Path) -> str:
    """The Python blocks of a page as one program, each at its line."""
    text = page.read_text(encoding="utf-8")
    lines = [""] * text.count("\n")
    for match in _FENCE.finditer(text):
        if match[2] == "python":
            start = text.count("\n", 0, match.start(3))
            code = re.sub(rf"^{match[1]}", "", match[3], flags=re.MULTILINE).splitlines()
            lines[start : start + len(code)] = code
    return "\n".join(lines) + "\n"
