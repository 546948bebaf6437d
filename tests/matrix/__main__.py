"""`make matrix`: faults x operations x (sync, asyncio, trio). Exits with 1 if a cell fails.

`python -m tests.matrix [--fault WORDS] [--operation WORDS]`
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.matrix.cells import Matrix, applies
from tests.matrix.faults import FAULTS
from tests.matrix.limits import limit
from tests.matrix.operations import OPERATIONS
from tests.support.sync_and_async import sides


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.matrix", description=__doc__)
    parser.add_argument("--fault", default="", help="rows whose name contains these words")
    parser.add_argument("--operation", default="", help="columns whose name contains these words")
    options = parser.parse_args()
    faults = [fault for fault in FAULTS if options.fault in fault.name]
    operations = [operation for operation in OPERATIONS if options.operation in operation.name]
    print(
        f"Each cell: {', '.join(side.name for side in sides)}. + passes, l documented limit, ! fails, . no such cell\n"
    )
    print(f"{'':38}" + " ".join(operation.name.rjust(9)[:14] for operation in operations))
    counts = dict.fromkeys("+l!.", 0)
    failures: list[str] = []
    links: set[str] = set()
    started = time.monotonic()
    with Matrix() as matrix:
        for fault in faults:
            cells: list[str] = []
            for operation in operations:
                marks = ""
                for side in sides:
                    if not applies(fault, operation, side):
                        marks += "."
                        continue
                    broken = matrix.broken(fault, operation, side)
                    link = limit(fault, operation)
                    marks += "+" if not broken else "l" if link else "!"
                    if broken and link:
                        links.add(link)
                    elif broken:
                        failures += [f"{fault.name} x {operation.name} x {side.name}: {each}" for each in broken]
                for mark in marks:
                    counts[mark] += 1
                cells.append(marks.rjust(max(9, len(operation.name))))
            print(f"{fault.name:38}" + " ".join(cells), flush=True)
    print(f"\n{counts['+']} cells pass, {counts['l']} are documented limits, {counts['!']} fail "
          f"({time.monotonic() - started:.0f} s).")  # fmt: skip
    for line in (*sorted(f"l: {link}" for link in links), *failures):
        print(line)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
