"""The server of a model, of whichever API: where it is, and what follows from its responses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Protocol, TypeVar, cast

import httpx

from threads_runtime.responses.sse import SSEDecoder

from ..model.actions import Fail
from ..model.store import Object
from .upstream_errors import Refused, refused_by_status

__all__ = ["TIMEOUT", "Decoder", "ModelServer", "as_object", "objects_in"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# A model may think for minutes before its first token.
TIMEOUT = httpx.Timeout(600, connect=5)


class Decoder(Protocol[T_co]):
    """Decodes one response. `feed` and `whole` raise ValueError for what is not such a response."""

    def feed(self, data: bytes) -> Iterator[T_co]:
        """What follows from one event of a stream."""
        ...

    def whole(self, data: bytes) -> Iterator[T_co]:
        """What follows from a complete response, from a server that doesn't stream."""
        ...

    def end(self) -> Iterator[T_co]:
        """What follows after the last event."""
        ...


class ModelServer:
    """The server at `url`, such as `https://api.openai.com/v1`; `setting` is what the user calls that.

    Raises:
        ValueError: For an invalid URL.
    """

    def __init__(self, url: str, api_key: str | None, *, setting: str, example: str) -> None:
        parsed = httpx.URL(url)
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise ValueError(f"{setting} must be an http(s) URL such as {example}, not {url!r}")
        self.url = url.rstrip("/")
        self.origin = f"{parsed.scheme}://{parsed.netloc.decode()}"
        # Azure asks for the second.
        self._headers = {"Authorization": f"Bearer {api_key}", "api-key": api_key} if api_key else {}

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(timeout=TIMEOUT, headers=self._headers)

    async def post(self, path: str, body: Object, decoder: Decoder[T]) -> AsyncIterator[T | Refused | Fail]:
        """`POST {url}{path}`, decoded, whether the server streams or not."""
        try:
            async with self.client() as client, client.stream("POST", self.url + path, json=body) as response:
                if response.status_code != 200:
                    yield refused_by_status(response.status_code, await response.aread(), self.origin)
                    return
                if response.headers.get("content-type", "").startswith("application/json"):
                    for each in decoder.whole(await response.aread()):
                        yield each
                else:
                    events = SSEDecoder()
                    async for chunk in response.aiter_bytes():
                        for event in events.feed(chunk):
                            for each in decoder.feed(event.data):
                                yield each
        except httpx.HTTPError as error:
            yield Fail(f"The model at {self.origin} cannot be reached: {type(error).__name__}: {error}")
            return
        except ValueError as error:
            yield Fail(f"The model at {self.origin} sent an invalid response: {error}")
            return
        for each in decoder.end():
            yield each


def as_object(value: Any) -> Object:
    """Raises ValueError for what is not an object."""
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is not an object")
    return cast(Object, value)


def objects_in(values: Any) -> Iterator[Object]:
    """The objects in a list that may be null. Raises ValueError for what is not an object."""
    return (as_object(each) for each in values or ())
