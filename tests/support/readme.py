"""The examples of README.md, section by section."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["examples"]

README = Path(__file__).resolve().parents[2] / "README.md"


def examples(section: str) -> str:
    """The Python blocks below `## section`, one after the other."""
    text = README.read_text(encoding="utf-8").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert blocks, f"README.md has no examples in {section!r}"
    return "\n\n".join(blocks)
