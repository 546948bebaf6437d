"""Lets long names and paths in tables break at their dots, slashes and underscores, so that tables fit a phone."""

from __future__ import annotations

import re
from typing import Any

_CELL = re.compile(r"<td.*?</td>", re.DOTALL)
_CODE = re.compile(r"(?<=<code>).*?(?=</code>)", re.DOTALL)
_JOINT = re.compile(r"(?<=\w)([/_]|::|\.(?!(?:py|md|yaml)\b))(?=\w)")


def on_page_content(html: str, **_: Any) -> str:
    return _CELL.sub(
        lambda cell: _CODE.sub(lambda code: _JOINT.sub(r"\1<wbr>", code[0]), cell[0]),
        html,
    )
