"""An assistant backed by a chat-completions server, such as Ollama, vLLM or llama.cpp."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..errors import RefusedError
from ..model.actions import Action, CallDelta, Fail, Incomplete, RefusalDelta, TextDelta, Turn, Usage
from ..model.store import Object
from .adaptation import Adaptation
from .chat_request import chat_request, check_supported
from .images import UnsupportedError
from .model_server import ModelServer, as_object, objects_in
from .searches import search_function, with_searches
from .upstream_errors import Refused, refused_by_event

__all__ = ["ChatBackend", "ChatDecoder"]


class ChatBackend:
    """Sends each turn of a run to `POST {url}/chat/completions`; `url` is like `http://localhost:11434/v1`.

    `model` overrides the model of the run; `windows` are context windows in tokens by model, `*` for all others.
    Raises ValueError for an invalid URL.
    """

    def __init__(
        self,
        url: str,
        *,
        model: str | None = None,
        api_key: str | None = None,
        windows: Mapping[str, int] | None = None,
    ) -> None:
        self._server = ModelServer(url, api_key, setting="model_url", example="http://localhost:11434/v1")
        self._model = model
        self._adaptation = Adaptation(windows)

    def check_run(self, run: Object, messages: Sequence[Object]) -> None:
        """Raise RefusedError for a run with a tool that chat completions lack."""
        try:
            check_supported(run, messages)
        except UnsupportedError as error:
            raise RefusedError(
                f"The model at {self._server.origin} cannot serve this run: {error}.",
                param="tools",
                code="tool_not_available",
            ) from None

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        searched: list[Object] = []  # messages
        complete = partial(self._complete, turn, searched)
        try:
            async for action in with_searches(
                turn, search_function(turn.run), complete, lambda completed: searched.extend(completed.messages())
            ):
                yield action
        except UnsupportedError as error:
            yield Fail(f"The model at {self._server.origin} cannot serve this run: {error}.", "invalid_prompt")

    async def _complete(self, turn: Turn, searched: Sequence[Object]) -> AsyncIterator[Action]:
        """One completion; `searched` are the messages of the searches of this turn."""

        def build(turn: Turn) -> Object:
            body = chat_request(turn, self._model)
            if searched:  # a choice that was forced once would be made forever
                body |= {"messages": [*body["messages"], *searched], "tool_choice": "auto"}
            return body

        model = self._model or str(turn.run["model"])
        async for each in self._adaptation.send(turn, model, build, self._post):
            yield each.fail if isinstance(each, Refused) else each

    def _post(self, body: Object) -> AsyncIterator[Action | Refused]:
        return self._server.post("/chat/completions", body, ChatDecoder())


class ChatDecoder:
    """Decodes the chunks of a chat completion to actions."""

    def __init__(self) -> None:
        self._finish_reason: str | None = None
        self._failed = False
        self._calls: list[tuple[object, str | None]] = []  # index and id of each call, as sent by the server

    def feed(self, data: bytes) -> Iterator[Action | Refused]:
        """The actions of one event. Raises ValueError unless it is JSON of the right shape."""
        if data.strip() == b"[DONE]" or self._failed:
            return
        chunk = as_object(json.loads(data))
        if chunk.get("error"):
            self._failed = True
            yield refused_by_event(chunk)
            return
        for choice in objects_in(chunk.get("choices")):
            yield from self._delta(choice.get("delta") or {})
            self._finish_reason = choice.get("finish_reason") or self._finish_reason
        yield from _usage(chunk)

    def whole(self, data: bytes) -> Iterator[Action]:
        """The actions of a complete response, from a server that doesn't stream."""
        body = as_object(json.loads(data))
        for choice in objects_in(body.get("choices")):
            yield from self._delta(choice.get("message") or {})
            self._finish_reason = choice.get("finish_reason") or "stop"
        yield from _usage(body)

    def end(self) -> Iterator[Action]:
        """The actions after the last event."""
        if self._failed:
            return
        if self._finish_reason is None:
            yield Fail("The model's response ended unexpectedly.")
        elif self._finish_reason == "length":
            yield Incomplete("max_completion_tokens")
        elif self._finish_reason == "content_filter":
            yield Fail("The model's response was blocked by a content filter.", "invalid_prompt")

    def _delta(self, delta: Object) -> Iterator[Action]:
        if delta.get("content"):
            yield TextDelta(delta["content"])
        if delta.get("refusal"):
            yield RefusalDelta(delta["refusal"])
        for call in objects_in(delta.get("tool_calls")):
            function = as_object(call.get("function") or {})
            index, new = self._index_of(call, function)
            if new:
                yield CallDelta(index, function.get("name") or "")
            arguments = function.get("arguments")
            if arguments:
                yield CallDelta(index, arguments=arguments if isinstance(arguments, str) else json.dumps(arguments))

    def _index_of(self, call: Object, function: Object) -> tuple[int, bool]:
        """The index of the call that a delta belongs to, and whether the call is new.

        Some servers send whole calls, all with index 0 or without one: then a new id, or a name without an id, starts
        a new call.
        """
        index, identifier = call.get("index"), call.get("id") or None
        starts_call = identifier is None and bool(function.get("name"))
        if not starts_call:
            for position, (known_index, known_id) in reversed(list(enumerate(self._calls))):
                if index == known_index and identifier in (None, known_id):
                    return position, False
        self._calls.append((index, identifier))
        return len(self._calls) - 1, True


def _usage(body: Object) -> Iterator[Action]:
    usage: Any = body.get("usage")
    if usage:
        prompt: Object = usage.get("prompt_tokens_details") or {}
        completion: Object = usage.get("completion_tokens_details") or {}
        yield Usage(
            int(usage.get("prompt_tokens") or 0),
            int(usage.get("completion_tokens") or 0),
            int(prompt.get("cached_tokens") or 0),
            int(completion.get("reasoning_tokens") or 0),
        )
