"""`OpenAI` and `AsyncOpenAI`: the generated clients under the names that existing code imports.

A helper joins them by subclassing a generated resource and narrowing the property that leads to it.
"""

from __future__ import annotations

from threads_api import AsyncClient, Client

__all__ = ["AsyncOpenAI", "OpenAI"]


class OpenAI(Client):
    """A synchronous client; see `threads_api.Client` for what it takes."""


class AsyncOpenAI(AsyncClient):
    """A client for asyncio and trio; see `threads_api.AsyncClient` for what it takes."""
