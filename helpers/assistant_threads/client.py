"""`OpenAI` and `AsyncOpenAI`: the generated clients under the names that existing code imports, with the helpers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from threads_api import AsyncClient, Client

from .compat.coverage import NamesWhatIsMissing
from .resources import AsyncBeta, Beta
from .runs.status import is_settled_run

if TYPE_CHECKING:
    from .file_helpers.resources import AsyncFiles, AsyncUploads, AsyncVectorStores, Files, Uploads, VectorStores

__all__ = ["AsyncOpenAI", "OpenAI"]


def _resource(name: str, client: OpenAI | AsyncOpenAI) -> Any:
    """A resource of spec/files.yaml, which is optional: without it the name is an AttributeError."""
    try:
        from .file_helpers import resources
    except ImportError as error:
        if not (error.name or "").startswith("threads_api"):
            raise
        raise AttributeError(f"this client was generated without files: {error}") from error
    return getattr(resources, name)(client)


class OpenAI(NamesWhatIsMissing, Client):
    """A synchronous client. It may be used by several threads at once.

    Args:
        api_key: The key, or a function that returns it and is called before each attempt. Default: `OPENAI_API_KEY`.
        organization: Sent as a header. Default: `OPENAI_ORG_ID`.
        project: Sent as a header. Default: `OPENAI_PROJECT_ID`.
        base_url: The server's URL; a path, a query and user information are kept. Default: `OPENAI_BASE_URL`.
        timeout: Seconds that a request may wait for data, or an `httpx.Timeout`; None disables it. Default: 600, and 5
            to connect.
        max_retries: Retries of a request that failed; short for this setting of `retry`.
        default_headers: Headers of every request.
        default_query: Query parameters of every request.
        http_client: Sends the requests; it is used unchanged, and closed with this client.
        retry: When and how often a request is retried.
        clock: Tells the time and sleeps; tests replace it.

    Raises:
        OpenAIError: There is no key.
        TypeError: A setting has the wrong type.
        ValueError: A setting is invalid.
    """

    @cached_property
    def beta(self) -> Beta:
        """The resources below `client.beta`."""
        return Beta(self)

    @cached_property
    def files(self) -> Files:
        """Files that were uploaded, or that tools produced."""
        resource: Files = _resource("Files", self)
        return resource

    @cached_property
    def uploads(self) -> Uploads:
        """Uploads of large files in parts."""
        resource: Uploads = _resource("Uploads", self)
        return resource

    @cached_property
    def vector_stores(self) -> VectorStores:
        """Collections of files that the `file_search` tool searches."""
        resource: VectorStores = _resource("VectorStores", self)
        return resource

    def is_final_event(self, data: Any) -> bool:
        return is_settled_run(data)


class AsyncOpenAI(NamesWhatIsMissing, AsyncClient):
    """A client for asyncio and trio. It takes what `OpenAI` takes; `api_key` may be an async function."""

    @cached_property
    def beta(self) -> AsyncBeta:
        """The resources below `client.beta`."""
        return AsyncBeta(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files that were uploaded, or that tools produced."""
        resource: AsyncFiles = _resource("AsyncFiles", self)
        return resource

    @cached_property
    def uploads(self) -> AsyncUploads:
        """Uploads of large files in parts."""
        resource: AsyncUploads = _resource("AsyncUploads", self)
        return resource

    @cached_property
    def vector_stores(self) -> AsyncVectorStores:
        """Collections of files that the `file_search` tool searches."""
        resource: AsyncVectorStores = _resource("AsyncVectorStores", self)
        return resource

    def is_final_event(self, data: Any) -> bool:
        return is_settled_run(data)
