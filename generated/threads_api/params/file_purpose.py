# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Request parameters: file purpose."""

from typing import Literal, TypeAlias

__all__ = [
    "FilePurposeParam",
]


FilePurposeParam: TypeAlias = Literal["assistants", "batch", "fine-tune", "vision", "user_data", "evals"]
"""What a file is for: `assistants` for their tools, `vision` for images in messages, `batch`, `fine-tune` and `evals`
for the APIs of that name, `user_data` for anything.
"""
