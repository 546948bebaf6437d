"""A validated request, as the operations receive it."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from ..model.store import Object

__all__ = ["ApiRequest"]


@frozen(kw_only=True)
class ApiRequest:
    """A request that matches the document."""

    ids: dict[str, str]
    """The path parameters."""
    query: dict[str, Any]
    body: Object

    @property
    def include(self) -> list[str]:
        fields: list[str] = self.query.get("include[]", [])
        return fields

    @property
    def stream(self) -> bool:
        """Whether the body asks for a stream of events."""
        return self.body.get("stream") is True
