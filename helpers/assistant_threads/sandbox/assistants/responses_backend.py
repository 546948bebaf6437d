"""An assistant backed by a server of the Responses API, such as OpenAI, Azure, llama.cpp or vLLM."""

from __future__ import annotations

import base64
import contextlib
import mimetypes
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from attrs import define, evolve, field

from ..errors import RefusedError
from ..model.actions import (
    Action,
    CallDelta,
    CodeDelta,
    Expire,
    Fail,
    FileSearch,
    Image,
    Incomplete,
    NextStep,
    Pause,
    TextDelta,
    Turn,
)
from ..model.store import Object
from .adaptation import Adaptation
from .background import BackgroundResponse, unfinished_response
from .images import UnsupportedError
from .responses_decoder import CodeImage, Created, Decoded, ResponsesDecoder
from .responses_request import ITEMS, responses_request
from .responses_text import ContainerFile
from .searches import NO_TOKENS, SearchRound, search_function, with_searches
from .upstream import Upstream, UpstreamError
from .upstream_copies import Copied, UpstreamCopies
from .upstream_errors import Refused

__all__ = ["ResponsesBackend"]

_POLL_SECONDS = 2.0
_CONTAINER = "container"
_HELD = "held"


class ResponsesBackend:
    """Sends each turn of a run to `POST {url}/responses`; `url` is like `https://api.openai.com/v1`.

    Args:
        url: Base URL of the server.
        model: Overrides the model of the run.
        api_key: Key of that server.
        windows: Context windows in tokens by model, `*` for all others.
        vector_stores: Copy vector stores to that server, and let it search them, if it has any.
        background: Let that server store each response and go on with it without a connection. A run in progress is
            resumed after a restart, and a run that is cancelled cancels its response.

    Raises:
        ValueError: For an invalid URL.
    """

    def __init__(
        self,
        url: str,
        *,
        model: str | None = None,
        api_key: str | None = None,
        windows: Mapping[str, int] | None = None,
        vector_stores: bool = False,
        background: bool = False,
    ) -> None:
        self._upstream = Upstream(url, api_key)
        self._copies = UpstreamCopies(self._upstream, vector_stores=vector_stores)
        self._model = model
        self._adaptation = Adaptation(windows)
        self._background = background

    def check_run(self, run: Object, messages: Sequence[Object]) -> None:
        """Raise RefusedError for a run with a tool that is unknown."""
        for tool in run["tools"]:
            if tool["type"] not in ("function", "file_search", "code_interpreter"):
                raise RefusedError(
                    f"The model at {self._upstream.origin} cannot serve this run: the tool '{tool['type']}' is "
                    "not supported.",
                    param="tools",
                    code="tool_not_available",
                )

    def unfinished(self, memory: Mapping[str, Any]) -> str | None:
        """The id of a background response in progress."""
        return unfinished_response(memory)

    async def cancel(self, response_id: str) -> None:
        """Cancel a background response. One that cannot be cancelled ends by itself."""
        with contextlib.suppress(UpstreamError):
            await self._upstream.cancel(response_id)

    async def turn(self, turn: Turn) -> AsyncIterator[Action]:
        resumed = self.unfinished(turn.memory) is not None
        try:
            copied = await self._copies.update(turn)
            model = self._model or str(turn.run["model"])
            rounds = _Rounds(turn, self._upstream, self._adaptation, model, copied, background=self._background)
            async for action in rounds.actions():
                yield action
        except UnsupportedError as error:
            yield Fail(f"The model at {self._upstream.origin} cannot serve this run: {error}.", "invalid_prompt")
        except UpstreamError as error:
            lost = f"The server stopped while the run was in progress. {error}"
            yield Expire(lost) if resumed else Fail(str(error))


@define
class _Rounds:
    """The requests of one turn: one, and another after each round of file searches."""

    _turn: Turn
    _upstream: Upstream
    _adaptation: Adaptation
    _model: str
    _copied: Copied
    background: bool = field(kw_only=True)
    _items: list[Object] = field(init=False)
    _response: BackgroundResponse = field(init=False)
    _images: list[str] = field(init=False)  # not shown in a message yet
    _decoder: ResponsesDecoder = field(factory=ResponsesDecoder, init=False)
    _search_name: str | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._items = list(self._turn.memory.get(ITEMS, ()))
        self._response = BackgroundResponse(self._turn)
        self._images = self._response.images

    async def actions(self) -> AsyncIterator[Action]:
        held: str = self._turn.memory.get(_HELD, "")
        if held:
            self._turn.memory[_HELD] = ""
            yield TextDelta(held)
            yield NO_TOKENS
            yield NextStep()
        self._search_name = None if self._copied.vector_stores else search_function(self._turn.run)
        produced = with_searches(
            self._turn, self._search_name, self._one_round, self._keep, earlier=self._response.searches
        )
        called = writing = False
        async for action in produced:
            is_text = isinstance(action, TextDelta)
            if is_text != writing or isinstance(action, Fail | Incomplete):  # before and after a text, never within it
                for file_id in self._images:
                    yield Image(file_id)
                self._images = []
            writing = is_text
            called = called or isinstance(action, CallDelta)
            yield action
        if not called:  # a message would end the step with the calls
            for file_id in self._images:
                yield Image(file_id)

    def _keep(self, completed: SearchRound) -> None:
        """Add the outputs of the searches to the next request."""
        searched = [each["call_id"] for each in self._decoder.items if each.get("name") == self._search_name]
        for call_id, output in zip(searched, completed.outputs(), strict=False):
            self._items.append({"type": "function_call_output", "call_id": call_id, "output": output})
        self._turn.memory[ITEMS] = self._items

    async def _one_round(self) -> AsyncIterator[Action]:
        """One request, decoded; its output is kept for the next one."""
        if self._response.left:
            received = self._resume(self._response.left)
        else:
            if self.background:
                yield NextStep()  # each step belongs to one response
            received = self._adaptation.send(self._turn, self._model, self._request, self._respond)
        async for each in received:
            if self._decoder.ended and isinstance(each, Fail | Incomplete | Refused):
                self._response.end()
            async for action in self._resolved(each):
                yield action
        self._response.end()
        self._items += [_as_input(item) for item in self._decoder.items]
        if self._items:
            self._turn.memory[ITEMS] = self._items
        containers = [item["container_id"] for item in self._decoder.items if item.get("container_id")]
        if containers:  # it has the state of the earlier calls
            self._turn.memory[_CONTAINER] = containers[-1]
        if self._decoder.held:
            self._turn.memory[_HELD] = self._decoder.held

    def _request(self, turn: Turn) -> Object:
        container: str | None = turn.memory.get(_CONTAINER)
        return responses_request(
            turn, self._model, self._items, copied=self._copied, container=container, background=self.background
        )

    async def _respond(self, body: Object) -> AsyncIterator[Decoded]:
        self._decoder = ResponsesDecoder(self._decoder.messages)
        async for each in self._upstream.post("/responses", body, self._decoder):
            if not isinstance(each, Created):
                yield each
            elif self.background:
                self._response.begin(each.response_id, body["include"])

    async def _resume(self, left: Object) -> AsyncIterator[Decoded]:
        """The rest of the response that an earlier process has left. Raises UpstreamError."""
        self._decoder = ResponsesDecoder()
        while True:
            decoded = await self._upstream.retrieve(left["id"], left["include"], self._decoder)
            if self._decoder.ended:
                break
            yield Pause(_POLL_SECONDS)
        for each in self._response.rest(decoded):
            yield each

    async def _resolved(self, decoded: Decoded) -> AsyncIterator[Action]:
        """Copy the files that a response refers to, and name those here instead of their copies."""
        originals = self._copied.originals
        match decoded:
            case FileSearch():
                results = [
                    each | {"file_id": originals.get(each["file_id"], each["file_id"])} for each in decoded.results
                ]
                yield FileSearch(results)
            case TextDelta() if decoded.annotations:
                yield evolve(decoded, annotations=[_of_original(each, originals) for each in decoded.annotations])
            case Refused():
                yield decoded.fail
            case CodeImage():
                file_id = await self._save_image(decoded.url)
                self._images.append(file_id)
                yield CodeDelta(outputs=[{"type": "image", "image": {"file_id": file_id}}])
            case ContainerFile():
                content = await self._upstream.container_file(decoded.container_id, decoded.file_id)
                file_id = self._response.save_file(decoded.filename or decoded.file_id, content)
                if decoded.text:
                    place: Object = {"start_index": decoded.start_index, "end_index": decoded.end_index}
                    annotation = {"type": "file_path", "text": decoded.text, "file_path": {"file_id": file_id}, **place}
                    yield TextDelta("", [annotation])
                else:  # shown, but not linked
                    self._images.append(file_id)
            case _:
                yield decoded

    async def _save_image(self, url: str) -> str:
        """Raises UpstreamError if the image cannot be read."""
        head, comma, data = url.partition(",")
        if not head.startswith("data:"):
            return self._response.save_file("image.png", await self._upstream.download(url))
        if not comma:
            raise UpstreamError("The model sent an image that is not a data URL.")
        suffix = mimetypes.guess_extension(head.removeprefix("data:").partition(";")[0]) or ".png"
        try:
            content = base64.b64decode(data, validate=True)
        except ValueError:
            raise UpstreamError("The model sent an image that is not valid base64.") from None
        return self._response.save_file(f"image{suffix}", content)


def _of_original(annotation: Object, originals: Mapping[str, str]) -> Object:
    """A citation of a file here instead of one of its copy; any other annotation as it is."""
    cited: Object = annotation.get("file_citation") or {}
    if cited.get("file_id") not in originals:
        return annotation
    return annotation | {"file_citation": cited | {"file_id": originals[cited["file_id"]]}}


def _as_input(item: Object) -> Object:
    """An output item as an input item: null fields are refused there, and so is the status of reasoning."""
    without = {"status"} if item.get("type") == "reasoning" else set[str]()
    return {name: value for name, value in item.items() if value is not None and name not in without}
