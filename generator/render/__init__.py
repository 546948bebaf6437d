"""From an `Api` to the text of all files: the third stage, in memory."""

from .files import PACKAGE, render
from .surface import changes

__all__ = ["PACKAGE", "changes", "render"]
