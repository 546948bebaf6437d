"""How the sandbox says no: the statuses and the error bodies of the service."""

from __future__ import annotations

from typing import Any

__all__ = ["RefusedError", "not_found"]


class RefusedError(Exception):
    """A request that is refused; becomes an answer with this status and an error body."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        type: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"error": {"message": message, "type": type, "param": param, "code": code}}


def not_found(what: str, identifier: str) -> RefusedError:
    return RefusedError(f"No {what} found with id '{identifier}'.", status=404)
