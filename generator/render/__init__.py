"""From an `Api` to the text of all files: the third stage, in memory."""

from .files import PACKAGE, render

__all__ = ["PACKAGE", "render"]
