"""`file_from_path`, as openai-python has it."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["file_from_path"]


def file_from_path(path: str | os.PathLike[str]) -> tuple[str, bytes]:
    """The name and the content of a file, to be uploaded. Raises OSError if it can't be read.

    A `Path` as `file` does the same without reading the file into memory.
    """
    file = Path(path)
    return file.name, file.read_bytes()
