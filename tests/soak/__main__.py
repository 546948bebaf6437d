"""`make soak`: load, kills, forks, a full disk, mutated responses and a coverage-guided fuzzer, in under 15 minutes.
Exits with 1 if something does not hold.

`python -m tests.soak [--quick] [--seed N] [--only PART] [--fuzzer PYTHON]`
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.coverage import coverage
from tests.soak.disk import full_disk
from tests.soak.forks import forks
from tests.soak.fuzz import fuzz
from tests.soak.kills import kills
from tests.soak.load import load


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="about a minute")
    parser.add_argument("--seed", type=int, default=12, help="of the faults and moments (default: 12)")
    parser.add_argument("--only", default="", help="the parts whose name contains this")
    parser.add_argument("--fuzzer", type=Path, help="the Python of an environment with atheris")
    options = parser.parse_args()
    quick, seed = options.quick, options.seed
    parts: Mapping[str, Callable[[Path], Iterator[str]]] = {
        "load": partial(load, polls=200 if quick else 2_000, streams=50 if quick else 500, seed=seed),
        "kills": partial(kills, times=4 if quick else 60, seed=seed),
        "forks": partial(forks, children=5 if quick else 40, threads=4, reads=20 if quick else 50, seed=seed),
        "disk": full_disk,
        "fuzz": partial(fuzz, examples=100 if quick else 3_000, seed=seed),
        "coverage": partial(coverage, python=options.fuzzer, seconds=5 if quick else 45, seed=seed),
    }
    broken = 0
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        for name, part in parts.items():
            if options.only not in name:
                continue
            print(f"{name}:", flush=True)
            for each in part(Path(folder)):
                print(f"  DOES NOT HOLD: {each}", flush=True)
                broken += 1
    print(
        f"{'Everything holds' if not broken else f'{broken} things do not hold'} ({time.monotonic() - started:.0f} s)."
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
