"""Error responses, with the statuses and bodies that the service sends."""

from __future__ import annotations

from typing import Any

__all__ = ["RefusedError", "not_found", "storage_error"]


class RefusedError(Exception):
    """A refused request; sent as a response with `status` and an error object as the body."""

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        type: str = "invalid_request_error",
        param: str | None = None,
        code: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message)
        self.retry_after = retry_after
        self.status = status
        self.body: dict[str, Any] = {"error": {"message": message, "type": type, "param": param, "code": code}}


def storage_error(error: Exception) -> RefusedError:
    """507 for an error of the disk or of the database, which repeating the request would not cure."""
    return RefusedError(
        f"The sandbox cannot store anything more: {error}. Delete some objects, free disk space, or raise "
        "Limits.stored_bytes.",
        status=507,
        type="server_error",
        code="storage_full",
    )


def not_found(name: str, identifier: str) -> RefusedError:
    """404 for an unknown identifier; `name` is that of its kind, such as "thread"."""
    return RefusedError(f"No {name} found with id '{identifier}'.", status=404)
