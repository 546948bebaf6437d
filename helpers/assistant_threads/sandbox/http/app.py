"""The sandbox as an ASGI application: routes, dispatch to operations, responses and error handlers."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncGenerator, Mapping
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ..errors import RefusedError
from ..model.event_log import EventLog
from ..model.runner import Runner
from ..model.store import Object, Store
from .api_request import ApiRequest
from .authentication import check_headers
from .body import parse_body
from .document import Document, OperationSpec
from .event_stream import EventStreams
from .idempotency import Idempotency, RequestKey
from .operations import Handler
from .validation import check_body, check_event, check_identifier, check_query, check_response

__all__ = ["create_app"]

_ROOT = "/v1"


def create_app(
    document: Document,
    handlers: Mapping[str, Handler],
    store: Store,
    runner: Runner,
    *,
    api_key: str | None,
    max_streams: int,
    check_responses: bool,
) -> Starlette:
    """The application, with one handler for each operation of the document, by name.

    Its lifespan restores the runs of the store, expires runs, and closes the store: a process that receives SIGTERM
    ends with the server.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        runner.restore()
        expiry = asyncio.create_task(_expire_runs(runner))
        yield
        expiry.cancel()
        store.close()

    endpoints = _Endpoints(
        document, store, runner, api_key=api_key, max_streams=max_streams, check_responses=check_responses
    )
    routes = [
        Route(_ROOT + spec.path, endpoints.endpoint(spec, handlers[spec.name]), methods=[spec.method])
        # /threads/runs must be tried before /threads/{thread_id}.
        for spec in sorted(document.operations, key=lambda spec: "{" in spec.path.split("/")[-1])
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={RefusedError: _refused, HTTPException: _unknown_url, Exception: _internal_error},
    )


class _Endpoints:
    def __init__(
        self,
        document: Document,
        store: Store,
        runner: Runner,
        *,
        api_key: str | None,
        max_streams: int,
        check_responses: bool,
    ) -> None:
        self._document = document
        self._store = store
        self._runner = runner
        self._api_key = api_key
        self._check_responses = check_responses
        self._idempotency = Idempotency(store)
        self._streams = EventStreams(max_streams, self._check_event)

    def endpoint(self, spec: OperationSpec, handler: Handler) -> ASGIApp:
        async def respond(request: Request) -> Response:
            check_headers(request, self._api_key)
            # Nothing is awaited after this: the transaction begins once the whole request has arrived.
            raw = await request.body()
            api_request = self._validated(spec, request, raw)
            result = self._perform(spec, handler, api_request, RequestKey.of(request, raw))
            if isinstance(result, EventLog):
                return self._streams.response(result, request, api_request.include)
            return _json_response(result)

        return cast(ASGIApp, respond)

    def _validated(self, spec: OperationSpec, request: Request, raw: bytes) -> ApiRequest:
        for name, value in request.path_params.items():
            check_identifier(name, value)
        query = check_query(self._document, spec, request.query_params.multi_items())
        body: dict[str, Any] = {}
        if spec.body is not None:
            body = parse_body(raw, request.headers.get("content-type", ""))
            check_body(self._document, spec, body)
        return ApiRequest(ids=dict(request.path_params), query=query, body=body)

    def _perform(
        self, spec: OperationSpec, handler: Handler, request: ApiRequest, key: RequestKey | None
    ) -> str | EventLog:
        """Call the handler in a transaction, unless the request is a repetition; returns the body or the events."""
        stream = spec.streams and request.stream
        if stream:
            self._streams.require_room()
        self._runner.expire_due()
        earlier = self._idempotency.find(key, stream=stream) if key else None
        if earlier is not None:
            return earlier
        with self._store.transaction():
            result = handler(request)
            response = result if isinstance(result, EventLog) else self._serialize(spec, result)
            if key:
                self._idempotency.save(key, response)
        return response

    def _serialize(self, spec: OperationSpec, body: Object) -> str:
        if self._check_responses:
            check_response(self._document, spec.response, body)
        # Indented, as by the service.
        return json.dumps(body, ensure_ascii=False, indent=2)

    def _check_event(self, name: str, data: Object) -> None:
        if self._check_responses:
            check_event(self._document, name, data)


async def _expire_runs(runner: Runner) -> None:
    while True:
        await asyncio.sleep(1)
        runner.expire_due()


def _json_response(text: str, status: int = 200) -> Response:
    return Response(text, status, headers={"content-type": "application/json"})


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return _json_response(json.dumps(error.body, ensure_ascii=False, indent=2), error.status)


async def _unknown_url(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        text = f"Not allowed to {request.method} on {request.url.path}."
        return await _refused(request, RefusedError(text, status=405, code="method_not_supported"))
    text = f"Invalid URL ({request.method} {request.url.path})"
    return await _refused(request, RefusedError(text, status=404, code="unknown_url"))


async def _internal_error(request: Request, error: Exception) -> Response:
    text = f"The sandbox failed: {type(error).__name__}: {error}"
    return await _refused(request, RefusedError(text, status=500, type="server_error"))
