"""From the text of files to the output folder: the last stage."""

from .output import compare, formatted, put_in_place, recover

__all__ = ["compare", "formatted", "put_in_place", "recover"]
