"""Requests to a server of the Responses API: responses, files and containers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx

from ..model.actions import StoredFile
from .model_server import TIMEOUT, ModelServer
from .responses_decoder import Decoded, ResponsesDecoder
from .upstream_errors import refused_by_status

__all__ = ["Upstream", "UpstreamError"]


class UpstreamError(Exception):
    """A request failed; the message is a sentence.

    `status` is that of the response, if there was one.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class Upstream(ModelServer):
    """The server at `url`, such as `https://api.openai.com/v1`. Raises ValueError for an invalid URL."""

    def __init__(self, url: str, api_key: str | None) -> None:
        super().__init__(url, api_key, setting="responses_url", example="https://api.openai.com/v1")

    async def retrieve(self, response_id: str, include: Sequence[str], decoder: ResponsesDecoder) -> list[Decoded]:
        """`GET /responses/{response_id}`, decoded; empty as long as it is in progress. Raises UpstreamError."""
        response = await self.call("GET", f"/responses/{response_id}", params={"include[]": list(include)})
        try:
            return list(decoder.whole(response.content))
        except ValueError as error:
            raise UpstreamError(f"The model at {self.origin} sent an invalid response: {error}") from None

    async def cancel(self, response_id: str) -> None:
        """`POST /responses/{response_id}/cancel`. Raises UpstreamError."""
        await self.call("POST", f"/responses/{response_id}/cancel")

    async def upload(self, file: StoredFile) -> str:
        """`POST /files`; returns the id of the file there. Raises UpstreamError."""
        # The purpose that each server has: Azure's lacks `user_data`.
        form = {"data": {"purpose": "assistants"}, "files": {"file": (file.filename, file.content)}}
        return await self.create("/files", **form)

    async def container_file(self, container_id: str, file_id: str) -> bytes:
        """`GET /containers/{container_id}/files/{file_id}/content`. Raises UpstreamError."""
        return (await self.call("GET", f"/containers/{container_id}/files/{file_id}/content")).content

    async def download(self, url: str) -> bytes:
        """The content at any URL; without the API key, which is only for this server. Raises UpstreamError."""
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, follow_redirects=True) as client:
                response = await client.get(url)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise UpstreamError(f"An image cannot be downloaded: {type(error).__name__}: {error}") from None
        if response.status_code != 200:
            raise UpstreamError(f"An image cannot be downloaded: status {response.status_code}")
        return response.content

    async def create(self, path: str, **content: Any) -> str:
        """`POST` at a path; returns the id of what it creates. Raises UpstreamError."""
        response = await self.call("POST", path, **content)
        try:
            return str(response.json()["id"])
        except (ValueError, KeyError, TypeError):
            raise UpstreamError(f"The model at {self.origin} sent no id in its response to POST {path}.") from None

    async def call(self, method: str, path: str, **content: Any) -> httpx.Response:
        """A successful response to a request at a path. Raises UpstreamError."""
        try:
            async with self.client() as client:
                response = await client.request(method, self.url + path, **content)
        except httpx.HTTPError as error:
            raise UpstreamError(
                f"The model at {self.origin} cannot be reached: {type(error).__name__}: {error}"
            ) from None
        if not response.is_success:
            refused = refused_by_status(response.status_code, response.content, self.origin)
            raise UpstreamError(refused.fail.message, response.status_code)
        return response
