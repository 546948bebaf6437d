"""What a function returned, or raised, as the text that the model gets to read."""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec

from threads_runtime.models import Model

__all__ = ["error_text", "output_text"]


def output_text(value: object) -> str:
    """A text as it is, anything else as JSON. Raises TypeError or ValueError for what JSON has no word for."""
    if isinstance(value, str):
        text = value.value if isinstance(value, Enum) else value
        text.encode()  # a lone surrogate couldn't be sent
        return text
    return msgspec.json.encode(value.to_dict() if isinstance(value, Model) else value, enc_hook=_plain).decode()


def error_text(error: Exception) -> str:
    """What went wrong as JSON, for the model to do better."""
    return msgspec.json.encode({"error": _readable(f"{type(error).__name__}: {error}")}).decode()


def _plain(value: Any) -> Any:
    for method in ("model_dump", "to_dict"):  # pydantic models, and many others
        if callable(getattr(value, method, None)):
            return getattr(value, method)()
    raise TypeError(
        f"a {type(value).__name__} can't be turned into JSON; return str, numbers, bool, None, dicts, lists"
    )


def _readable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()
