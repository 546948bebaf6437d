"""The result of a function, or its exception, as text for the model."""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec

from threads_runtime.models import Model

__all__ = ["error_text", "output_text"]


def output_text(value: object) -> str:
    """Text as it is, anything else as JSON. Raises TypeError or ValueError if it can't be expressed in JSON."""
    if isinstance(value, str):
        text = value.value if isinstance(value, Enum) else value
        text.encode()  # a lone surrogate can't be sent
        return text
    return msgspec.json.encode(value.to_dict() if isinstance(value, Model) else value, enc_hook=_plain).decode()


def error_text(error: Exception) -> str:
    """The error as JSON, for the model to correct itself."""
    return msgspec.json.encode({"error": _readable(f"{type(error).__name__}: {error}")}).decode()


def _plain(value: Any) -> Any:
    for method in ("model_dump", "to_dict"):  # pydantic models, and many others
        if callable(getattr(value, method, None)):
            return getattr(value, method)()
    raise TypeError(
        f"{type(value).__name__} can't be converted to JSON; return str, numbers, bool, None, dicts or lists"
    )


def _readable(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()
