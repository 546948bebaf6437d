"""From the text of files to the output folder: the last stage."""

from .output import compare, formatted, put_in_place, recover
from .report import changes

__all__ = ["changes", "compare", "formatted", "put_in_place", "recover"]
