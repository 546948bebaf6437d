"""The command line, `assistant-threads` or `python -m assistant_threads.cli`. Needs the extra `cli`."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line with `sys.argv` and exit with its exit code."""
    try:
        code = _run()
    except KeyboardInterrupt:  # while modules are imported, which takes some tenths of a second
        print("assistant-threads: interrupted", file=sys.stderr)  # noqa: T201
        code = 130
    sys.exit(code)


def _run() -> int:
    from importlib.util import find_spec
    from pathlib import Path

    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        from threads_runtime.extras import install_command

        sys.exit(f"assistant-threads: the command line needs {missing[0]}: {install_command('cli')}")
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the shell, as with `>&-`
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    from .app import run

    return run()
