"""What the site adds to the pages when it is built."""

from __future__ import annotations

import re

import pytest

from docs._extensions.long_names import on_page_content
from docs._extensions.speed_chart import CHARTS, with_charts
from tests.docs.blocks import ROOT

SPEED = (ROOT / "docs" / "speed.md").read_text(encoding="utf-8")


def test_the_charts_of_speed_show_each_ratio_of_the_table() -> None:
    page = with_charts(SPEED)
    assert "".join(re.split(r"<figure.*</figure>\n\n", page)) == SPEED
    charts = re.findall(r"<figure.*?</figure>", page)
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in SPEED.splitlines() if line.startswith("| ")]
    for chart, column in zip(charts, CHARTS, strict=True):
        place = rows[0].index(column)
        shown = re.findall(r"<text x=[^>]*>([^<]*)</text>.*?<text class=\"figure\"[^>]*>([^<]*)</text>", chart)
        assert shown == [(row[0], row[place]) for row in rows[2:] if row[place]]
        for left, width in re.findall(r'<rect x="([^%]*)%" y="\d+" width="([^%]*)%"', chart):
            assert float(left) >= 0
            assert 0 <= float(left) + float(width) <= 100


def test_a_page_of_speed_without_its_table_is_an_error() -> None:
    with pytest.raises(ValueError, match="has no table"):
        with_charts("# Speed\n")


def test_long_names_in_tables_can_break_at_their_joints() -> None:
    cell = "<td><code>beta.threads.create_and_run</code> a.b <code>tests/a.py::test_b</code></td>"
    assert on_page_content(f"<code>a.b</code>{cell}") == (
        "<code>a.b</code><td><code>beta.<wbr>threads.<wbr>create_<wbr>and_<wbr>run</code> a.b "
        "<code>tests/<wbr>a.py::<wbr>test_<wbr>b</code></td>"
    )
