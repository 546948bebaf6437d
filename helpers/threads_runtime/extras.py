"""How to install the parts of the package that are optional."""

from __future__ import annotations

__all__ = ["install_command"]


def install_command(extra: str) -> str:
    """The command that installs an extra, for error messages. The package is on no index, so a clone is needed."""
    return f"pip install '.[{extra}]' in a clone of assistant-threads"
