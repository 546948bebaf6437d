"""Draws the table of docs/speed.md as charts when the site is built, so that its figures exist once."""

from __future__ import annotations

import re
from html import escape
from math import ceil, floor, log10
from typing import Any

CHARTS = {
    "openai 2 / ours": "How many times less this client needs than openai-python 2; longer is better.",
    "openai 3 / ours": "The same beside openai-python 3.",
    "ours / limit": "What this client adds to the limit, which is 1; shorter is better.",
}

_TABLE = re.compile(r"^\| row \|.*\n(?:\|.*\n)+", re.MULTILINE)
_ROW_HEIGHT = 42
_RIGHTMOST = 86  # percent; the figure beside a bar needs the rest


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    return with_charts(markdown) if page.file.src_uri == "speed.md" else markdown


def with_charts(markdown: str) -> str:
    """The page with its charts above its table."""
    table = _TABLE.search(markdown)
    if table is None:
        raise ValueError("docs/speed.md has no table that begins with the column `row`")
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in table[0].splitlines())
    charts: list[str] = []
    for column, caption in CHARTS.items():
        place = head.index(column)
        charts.append(
            _chart(
                column,
                caption,
                {row[0]: float(row[place].replace(",", "")) for row in rows if row[place]},
            )
        )
    return f"{markdown[: table.start()]}{''.join(charts)}{markdown[table.start() :]}"


def _chart(title: str, caption: str, ratios: dict[str, float]) -> str:
    """Bars from 1, to the right and to the left, on a logarithmic scale."""
    powers = [log10(each) for each in ratios.values()]
    lowest, highest = (
        min(0.0, floor(min(powers) * 4) / 4),
        max(0.25, ceil(max(powers) * 4) / 4),
    )

    def place(power: float) -> float:
        return (power - lowest) / (highest - lowest) * _RIGHTMOST

    height = 20 + _ROW_HEIGHT * len(ratios)
    drawn = [
        f'<line x1="{place(power):.2f}%" x2="{place(power):.2f}%" y1="18" y2="{height}"/>'
        f'<text class="tick" x="{place(power):.2f}%" y="12">{10**power}</text>'
        for power in range(ceil(lowest), floor(highest) + 1)
    ]
    for number, ((name, ratio), power) in enumerate(zip(ratios.items(), powers, strict=True)):
        left, right, y = (
            place(min(power, 0)),
            place(max(power, 0)),
            20 + _ROW_HEIGHT * number,
        )
        drawn.append(
            f'<text x="{place(0):.2f}%" dx="4" y="{y + 16}">{escape(name)}</text>'
            f'<rect x="{left:.2f}%" y="{y + 22}" width="{right - left:.2f}%" height="12"/>'
            f'<text class="figure" x="{right:.2f}%" dx="4" y="{y + 33}">{ratio:,.2f}</text>'
        )
    svg = f'<svg role="img" aria-label="{escape(title)}" width="100%" height="{height}">{"".join(drawn)}</svg>'
    return f'<figure class="chart"><figcaption><code>{escape(title)}</code> {caption}</figcaption>{svg}</figure>\n\n'
