"""The command `assistant-threads`, or `python -m assistant_threads.cli`; needs the extra `cli`."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line on `sys.argv` and end the process with its exit code."""
    try:
        import click as _click  # noqa: F401
        import rich as _rich  # noqa: F401
    except ImportError as error:
        sys.exit(f"assistant-threads: {error.name} is missing; install it with: pip install 'assistant-threads[cli]'")
    from .app import run

    sys.exit(run())
