"""`make matrix`: faults, operations and sides. Exits with 1 if a cell fails.

`python -m tests.matrix [--fault WORDS] [--operation WORDS] [--jobs N]`
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from tests.matrix.faults import FAULTS
from tests.matrix.operations import OPERATIONS
from tests.matrix.rows import row
from tests.support.sync_and_async import sides


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    parser.add_argument("--fault", default="", help="rows whose name contains these words")
    parser.add_argument("--operation", default="", help="columns whose name contains these words")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes at once (default: one per core)")
    options = parser.parse_args()
    names = [operation.name for operation in OPERATIONS if options.operation in operation.name]
    rows = [number for number, fault in enumerate(FAULTS) if options.fault in fault.name]
    print(
        f"Each cell: {', '.join(side.name for side in sides)}. + passes, l documented limit, ! fails, . no such cell\n"
    )
    print(f"{'':38}" + " ".join(name.rjust(6) for name in names))
    counts: Counter[str] = Counter()
    failures: list[str] = []
    links: set[str] = set()
    started = time.monotonic()
    context = multiprocessing.get_context("spawn")  # a row forks, and needs to know its threads
    with ProcessPoolExecutor(options.jobs, mp_context=context) as pool:
        for number, result in zip(rows, pool.map(row, rows, [names] * len(rows)), strict=True):
            cells = [cell.rjust(max(6, len(name))) for name, cell in zip(names, result.cells, strict=True)]
            print(f"{FAULTS[number].name:38}" + " ".join(cells), flush=True)
            counts.update("".join(result.cells))
            failures += result.failures
            links |= result.links
    print(f"\n{counts['+']} cells pass, {counts['l']} are documented limits, {counts['!']} fail "
          f"({time.monotonic() - started:.0f} s).")  # fmt: skip
    for line in (*sorted(f"l: {link}" for link in links), *failures):
        print(line)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
