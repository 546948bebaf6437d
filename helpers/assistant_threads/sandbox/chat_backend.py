"""A chat-completions server as the assistant: Ollama, vLLM, llama.cpp or any other."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import httpx

from threads_runtime.responses.sse import SSEDecoder

from .acts import Act, CallDelta, CutShort, Failure, RefusalDelta, Spent, TextDelta, Turn
from .chat_request import UnsupportedError, chat_request
from .store import Object

__all__ = ["ChatBackend", "ChatDecoder"]

# A local model may think for a while before its first word.
_TIMEOUT = httpx.Timeout(300, connect=5)
_SHOWN = 500


class ChatBackend:
    """Hands each turn of a run to the server at `url`, such as `http://localhost:11434/v1`.

    `model` is asked for instead of the model of the run. Raises ValueError when the URL isn't one.
    """

    def __init__(self, url: str, *, model: str | None = None, api_key: str | None = None) -> None:
        parsed = httpx.URL(url)
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise ValueError(f"model_url must be the address of a server, like http://localhost:11434/v1, not {url!r}")
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._place = f"{parsed.scheme}://{parsed.netloc.decode()}"
        self._model = model
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}

    async def turn(self, turn: Turn) -> AsyncIterator[Act]:
        try:
            body = chat_request(turn, self._model)
        except UnsupportedError as error:
            yield Failure(f"Not with the model at {self._place}: {error}.", "invalid_prompt")
            return
        decoder = ChatDecoder()
        try:
            async with (
                httpx.AsyncClient(timeout=_TIMEOUT, headers=self._headers) as client,
                client.stream("POST", self._url, json=body) as response,
            ):
                if response.status_code != 200:
                    yield _refused(response.status_code, await response.aread(), self._place)
                    return
                if response.headers.get("content-type", "").startswith("application/json"):
                    for act in decoder.whole(await response.aread()):
                        yield act
                else:
                    events = SSEDecoder()
                    async for chunk in response.aiter_bytes():
                        for event in events.feed(chunk):
                            for act in decoder.feed(event.data):
                                yield act
        except httpx.HTTPError as error:
            yield Failure(f"The model at {self._place} can't be reached: {type(error).__name__}: {error}")
            return
        except ValueError as error:
            yield Failure(f"The model at {self._place} sent what can't be read: {error}")
            return
        for act in decoder.end():
            yield act


class ChatDecoder:
    """The chunks of a chat completion as what an assistant does."""

    def __init__(self) -> None:
        self._finish_reason: str | None = None
        self._failed = False
        self._calls: list[tuple[object, str | None]] = []  # index and id that the server gave to each call

    def feed(self, data: bytes) -> Iterator[Act]:
        """One event of the stream. Raises ValueError when it isn't JSON of the right shape."""
        if data.strip() == b"[DONE]" or self._failed:
            return
        chunk = _object(json.loads(data))
        if chunk.get("error"):
            self._failed = True
            yield Failure(_message(chunk))
            return
        for choice in _objects(chunk.get("choices")):
            yield from self._delta(choice.get("delta") or {})
            self._finish_reason = choice.get("finish_reason") or self._finish_reason
        yield from _spent(chunk)

    def whole(self, data: bytes) -> Iterator[Act]:
        """A completion that came as one, from a server that doesn't stream."""
        body = _object(json.loads(data))
        for choice in _objects(body.get("choices")):
            yield from self._delta(choice.get("message") or {})
            self._finish_reason = choice.get("finish_reason") or "stop"
        yield from _spent(body)

    def end(self) -> Iterator[Act]:
        """What follows when there is no more."""
        if self._failed:
            return
        if self._finish_reason is None:
            yield Failure("The model's answer broke off.")
        elif self._finish_reason == "length":
            yield CutShort("max_completion_tokens")
        elif self._finish_reason == "content_filter":
            yield Failure("The model's answer was held back by a content filter.", "invalid_prompt")

    def _delta(self, delta: Object) -> Iterator[Act]:
        if delta.get("content"):
            yield TextDelta(delta["content"])
        if delta.get("refusal"):
            yield RefusalDelta(delta["refusal"])
        for call in _objects(delta.get("tool_calls")):
            function = _object(call.get("function") or {})
            index, new = self._place(call, function)
            if new:
                yield CallDelta(index, function.get("name") or "")
            arguments = function.get("arguments")
            if arguments:
                yield CallDelta(index, arguments=arguments if isinstance(arguments, str) else json.dumps(arguments))

    def _place(self, call: Object, function: Object) -> tuple[int, bool]:
        """The call that a piece belongs to and whether it opens it.

        Some servers send calls as a whole, all under index 0 or under none: another id makes another call.
        """
        given, identifier = call.get("index"), call.get("id") or None
        for at, (index, known) in reversed(list(enumerate(self._calls))):
            if (
                index == given
                and (identifier is None or identifier == known)
                and not (identifier is None and function.get("name"))
            ):
                return at, False
        self._calls.append((given, identifier))
        return len(self._calls) - 1, True


def _spent(body: Object) -> Iterator[Act]:
    usage: Any = body.get("usage")
    if usage:
        yield Spent(int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0))


def _refused(status: int, body: bytes, place: str) -> Failure:
    try:
        text = _message(_object(json.loads(body)))
    except ValueError:
        text = body[:_SHOWN].decode("utf-8", "replace")
    code = "rate_limit_exceeded" if status == 429 else "invalid_prompt" if status < 500 else "server_error"
    return Failure(f"The model at {place} answered {status}: {text[:_SHOWN]}", code)  # type: ignore[arg-type]


def _message(body: Object) -> str:
    error: Any = body.get("error", body)
    return str(cast(Object, error).get("message", error) if isinstance(error, dict) else error)


def _object(value: Any) -> Object:
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is no object")
    return cast(Object, value)


def _objects(values: Any) -> Iterator[Object]:
    """The objects of a list that may be null."""
    return (_object(each) for each in values or ())
