# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: error object."""

from __future__ import annotations

from typing import Any, Self

from threads_runtime.models import JSONObject, Model, model, new

__all__ = [
    "ErrorObject",
]


@model
class ErrorObject(Model):
    """An error of a request or a stream."""

    message: str
    """Human-readable explanation."""

    type: str | None = None
    """Category of the error, such as `invalid_request_error`."""

    code: str | None = None
    """Machine-readable error code, such as `rate_limit_exceeded`; null if there is none."""

    param: str | None = None
    """Request parameter that caused the error; null if there is none."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.message = data.get("message")
        self.type = data.get("type")
        self.code = data.get("code")
        self.param = data.get("param")
        return self
