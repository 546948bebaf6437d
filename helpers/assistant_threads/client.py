"""`OpenAI` and `AsyncOpenAI`: the generated clients under the names that existing code imports, with the helpers."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from threads_api import AsyncClient, Client

from .coverage import NamesWhatIsMissing
from .resources import AsyncBeta, Beta
from .runs.status import is_settled_run

__all__ = ["AsyncOpenAI", "OpenAI"]


class OpenAI(NamesWhatIsMissing, Client):
    """A synchronous client; see `threads_api.Client` for what it takes."""

    @cached_property
    def beta(self) -> Beta:
        """The resources below `client.beta`."""
        return Beta(self)

    def is_final_event(self, data: Any) -> bool:
        return is_settled_run(data)


class AsyncOpenAI(NamesWhatIsMissing, AsyncClient):
    """A client for asyncio and trio; see `threads_api.AsyncClient` for what it takes."""

    @cached_property
    def beta(self) -> AsyncBeta:
        """The resources below `client.beta`."""
        return AsyncBeta(self)

    def is_final_event(self, data: Any) -> bool:
        return is_settled_run(data)
