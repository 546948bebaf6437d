"""Error responses, with the statuses and bodies that the service sends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

__all__ = ["RefusedError", "name_of", "not_found", "storage_error"]

_NAMES = {
    "thread.message": "message",
    "thread.run": "run",
    "thread.run.step": "run step",
    "vector_store": "vector store",
    "vector_store.file": "vector store file",
    "vector_store.files_batch": "file batch",
}


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

    def response(self, headers: Mapping[str, str] | None = None) -> Response:
        """The refusal as it is sent, with these headers too."""
        sent = {"content-type": "application/json", **(headers or {})}
        if self.retry_after is not None:
            sent["retry-after"] = str(self.retry_after)
        return Response(json.dumps(self.body, ensure_ascii=False, indent=2), self.status, headers=sent)


def storage_error(error: Exception) -> RefusedError:
    """507 for an error of the disk or of the database, which repeating the request would not cure."""
    return RefusedError(
        f"The sandbox cannot store anything more: {error}. Delete some objects, free disk space, or raise "
        "Limits.stored_bytes.",
        status=507,
        type="server_error",
        code="storage_full",
    )


def not_found(kind: str, identifier: str, *, param: str | None = None) -> RefusedError:
    """404 for an unknown identifier of an object of this kind; `param` is the parameter that has it."""
    return RefusedError(f"No {name_of(kind)} found with id '{identifier}'.", status=404, param=param)


def name_of(kind: str) -> str:
    """The name of a kind of objects in messages."""
    return _NAMES.get(kind, kind)
