"""A validated request, as the operations receive it, and what they return."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any, TypeAlias

from attrs import field, frozen

from ..model.event_log import EventLog
from ..model.store import Object

__all__ = ["ApiRequest", "Download", "Handler", "Result"]


@frozen(kw_only=True)
class ApiRequest:
    """A request that matches the document."""

    ids: dict[str, str]
    """The path parameters."""
    query: dict[str, Any]
    body: Object
    """The JSON body, or the fields of a form; a file is represented by its name."""
    files: dict[str, IO[bytes]] = field(factory=dict[str, IO[bytes]])
    """The files of a form by field name."""

    @property
    def include(self) -> list[str]:
        fields: list[str] = self.query.get("include[]", [])
        return fields

    @property
    def stream(self) -> bool:
        """Whether the body asks for a stream of events."""
        return self.body.get("stream") is True


@frozen(kw_only=True)
class Download:
    """The contents of a file as a response."""

    file_id: str
    filename: str
    size: int


Result: TypeAlias = Object | EventLog | Download
Handler: TypeAlias = Callable[[ApiRequest], Result]
"""Performs an operation in a transaction.

Returns the body of the response, a log of events if a stream is requested, or a download. Raises RefusedError."""
