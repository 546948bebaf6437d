"""`make bench`: one table of processor time and memory, ours beside openai-python and a limit.

`python -m tests.bench [--only WORDS] [--json FILE] [--markdown FILE]`
"""

from __future__ import annotations

import argparse
import json
import platform
import warnings
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.measure import Row

_HEAD = ("row", "ours", "openai / ours", "ours / limit", "goals")


def _amount(value: float, unit: str) -> str:
    if unit == "B":
        return f"{value / 1e6:,.1f} MB"
    if unit == "x":
        return f"x {value:.2f}"
    return f"{value * 1e3:,.2f} ms" if value >= 1e-3 else f"{value * 1e6:,.1f} µs"


def _cells(name: str, row: Row, result: dict[str, float | None]) -> list[str]:
    ratios = [result["openai / ours"], result["ours / limit"]]
    shown = ["" if ratio is None else f"{ratio:.2f}" for ratio in ratios]
    assert result["ours"] is not None
    return [name, _amount(result["ours"], row.unit), *shown, row.goals]


def _markdown(rows: list[list[str]], date: str, versions: dict[str, str]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (_HEAD, ["---"] * len(_HEAD), *rows)]
    return "\n".join(
        [f"Measured on {date} with {', '.join(f'{name} {each}' for name, each in versions.items())}.", "", *lines, ""]
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", default="", help="rows whose name contains these words")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--markdown", type=Path, help="write the table to this file")
    options = parser.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)  # openai-python warns of the service's end at every call

    from tests.bench.rows import ROWS

    date = datetime.now(UTC).date().isoformat()
    versions = {"Python": platform.python_version()}
    versions |= {name: version(name) for name in ("openai", "httpx", "msgspec", "orjson")}
    print("{:40} {:>12} {:>14} {:>13}   {}".format(*_HEAD))
    table: list[list[str]] = []
    figures: list[dict[str, Any]] = []
    for name, build in ROWS.items():
        if options.only not in name:
            continue
        row = build()
        result = row.measure()
        table.append(_cells(name, row, result))
        figures.append({"row": name, "unit": row.unit, "goals": row.goals, **result})
        print("{:40} {:>12} {:>14} {:>13}   {}".format(*table[-1]), flush=True)
    if options.json:
        stamp = {"date": date, "versions": versions}
        options.json.write_text(json.dumps({**stamp, "rows": figures}, indent=2) + "\n")
    if options.markdown:
        options.markdown.write_text(_markdown(table, date, versions))


if __name__ == "__main__":
    main()
