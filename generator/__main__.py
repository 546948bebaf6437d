"""`python -m generator generate | check | drift`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .drift import drift, load_expected
from .errors import GeneratorError, InvalidDocumentError, printable
from .load import load, load_for_comparison
from .read import read
from .render import PACKAGE, changes, render
from .write import compare, formatted, put_in_place, recover

_ROOT = Path(__file__).resolve().parent.parent
_DOCUMENTS = (_ROOT / "spec/threads.yaml", _ROOT / "spec/files.yaml")


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except (GeneratorError, OSError) as error:
        for each in error.errors if isinstance(error, InvalidDocumentError) else [error]:
            print(f"error: {printable(str(each), 1000)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m generator", description="Generate a client from an OpenAPI document."
    )
    commands = parser.add_subparsers(required=True, metavar="generate | check | drift")
    generate = commands.add_parser("generate", help="generate the client and report what changed in its API")
    generate.set_defaults(run=_generate)
    check = commands.add_parser("check", help="show what `generate` would change; exit status 1 if anything")
    check.set_defaults(run=_check)
    for command in (generate, check):
        command.add_argument(
            "--spec",
            type=Path,
            action="append",
            help="a document; several make one client (default: spec/threads.yaml and spec/files.yaml)",
        )
        command.add_argument(
            "--templates", type=Path, default=_ROOT / "templates", help="the templates (default: %(default)s)"
        )
        command.add_argument("--package", default=PACKAGE, help="the package's name (default: %(default)s)")
        command.add_argument(
            "--output", type=Path, default=_ROOT / "generated", help="the output folder (default: %(default)s)"
        )
    compared = commands.add_parser(
        "drift", help="compare with another document; exit status 1 on an unexplained difference"
    )
    compared.set_defaults(run=_drift)
    compared.add_argument("other", type=Path, metavar="OTHER.yaml", help="the other document")
    compared.add_argument("--spec", type=Path, default=_ROOT / "spec/threads.yaml", help="ours (default: %(default)s)")
    compared.add_argument(
        "--intended",
        type=Path,
        default=_ROOT / "spec/drift.yaml",
        help="the intended differences (default: %(default)s)",
    )
    return parser


def _rendered(options: argparse.Namespace) -> Mapping[PurePosixPath, str]:
    api = read(load(*(options.spec or _DOCUMENTS)))
    for note in api.notes:
        print(f"note: {printable(note)}", file=sys.stderr)
    return render(api, options.templates, options.package)


def _generate(options: argparse.Namespace) -> int:
    output: Path = options.output.resolve()
    if recover(output):
        print(f"note: {output.name}/ was put back after a generation that was killed", file=sys.stderr)
    surface = output / "surface.txt"
    before = surface.read_text(encoding="utf-8", errors="replace") if surface.is_file() else ""
    with formatted(_rendered(options), output) as new:
        after = (new / "surface.txt").read_text(encoding="utf-8")
        files = put_in_place(new, output)
    lines = changes(before, after)
    print(*lines, sep="\n", end="\n" if lines else "")
    breaking = sum(line.endswith("(breaking)") for line in lines)
    print(f"{len(lines)} changes for callers, {breaking} breaking; {len(files)} files changed in {output.name}/")
    return 0


def _check(options: argparse.Namespace) -> int:
    output: Path = options.output.resolve()
    with formatted(_rendered(options)) as new:
        difference = compare(new, output)
    if difference:
        print(difference, end="")
        print(f"{output.name}/ is stale; run `make generate`", file=sys.stderr)
    return 1 if difference else 0


def _drift(options: argparse.Namespace) -> int:
    ours, theirs = load_for_comparison(options.spec), load_for_comparison(options.other)
    report = drift(ours, theirs, load_expected(options.intended))
    print(report.render())
    return report.exit_status


if __name__ == "__main__":
    sys.exit(main())
