"""`make bench`: one table of processor time and memory, ours beside openai-python and a limit.

`python -m tests.bench [--only WORDS] [--beside PYTHON] [--json FILE] [--markdown FILE]`
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import warnings
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.measure import Row

_HEAD = ("row", "ours", "openai 2 / ours", "openai 3 / ours", "ours / limit", "goals")
_LINE = "{:40} {:>12} {:>15} {:>15} {:>12}   {}"


def _amount(value: float, unit: str) -> str:
    if unit == "B":
        return f"{value / 1e6:,.1f} MB"
    if unit == "x":
        return f"x {value:.2f}"
    return f"{value * 1e3:,.2f} ms" if value >= 1e-3 else f"{value * 1e6:,.1f} µs"


def _measure(name: str, row: Row, beside: Path | None) -> dict[str, float | None]:
    """The figures of a row; `beside` is the Python of an environment with another version of openai-python."""
    result = row.measure()
    newest = None
    if beside and "openai" in row.contenders:
        words = [str(beside), "-m", "tests.bench", "--row", name]
        newest = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)["openai / ours"]
    return {
        "ours": result["ours"],
        "openai 2 / ours": result["openai / ours"],
        "openai 3 / ours": newest,
        "ours / limit": result["ours / limit"],
    }


def _cells(name: str, row: Row, result: dict[str, float | None]) -> list[str]:
    ratios = [result[column] for column in _HEAD[2:5]]
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
    parser.add_argument("--row", help="measure this one, and print nothing but its figures")
    parser.add_argument("--beside", type=Path, help="the Python of an environment with openai-python 3")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--markdown", type=Path, help="write the table to this file")
    options = parser.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)  # openai-python warns of the service's end at every call

    from tests.bench.rows import ROWS

    if options.row:
        print(json.dumps(ROWS[options.row]().measure()))
        return
    date = datetime.now(UTC).date().isoformat()
    versions = {"Python": platform.python_version()}
    versions |= {name: version(name) for name in ("openai", "httpx", "msgspec", "orjson")}
    if options.beside:
        ask = [str(options.beside), "-c", "import openai; print(openai.__version__)"]
        newest = subprocess.run(ask, stdout=subprocess.PIPE, check=True, text=True).stdout.strip()
        versions["openai"] += f" and {newest}"
    print(_LINE.format(*_HEAD))
    table: list[list[str]] = []
    figures: list[dict[str, Any]] = []
    for name, build in ROWS.items():
        if options.only not in name:
            continue
        row = build()
        result = _measure(name, row, options.beside)
        table.append(_cells(name, row, result))
        figures.append({"row": name, "unit": row.unit, "goals": row.goals, **result})
        print(_LINE.format(*table[-1]), flush=True)
    if options.json:
        stamp = {"date": date, "versions": versions}
        options.json.write_text(json.dumps({**stamp, "rows": figures}, indent=2) + "\n")
    if options.markdown:
        options.markdown.write_text(_markdown(table, date, versions))


if __name__ == "__main__":
    main()
