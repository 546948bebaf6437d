"""The sandbox as an ASGI application: from an HTTP request to an operation, from its answer to HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Any, cast

from attrs import frozen
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from .body import parse_body
from .document import Document, Operation
from .errors import RefusedError
from .faults import TRANSPORT
from .objects import as_event
from .operations import Call, Operations
from .runner import EventLog
from .store import Object
from .validation import check_answer, check_body, check_event, check_identifier, check_query

__all__ = ["Service", "application"]

_BETA = "assistants=v2"
_ROOT = "/v1"
_DONE = b"event: done\ndata: [DONE]\n\n"
_KEPT_LOGS = 100


@frozen(kw_only=True)
class Service:
    """What the application is made from."""

    document: Document
    operations: Operations
    api_key: str | None
    """The key that requests must carry; None takes any."""
    most_streams: int
    check_answers: bool
    on_start: Callable[[], None]
    on_stop: Callable[[], None]


def application(service: Service) -> Starlette:
    """The application; its lifespan watches over runs that expire."""
    endpoints = _Endpoints(service)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None]:
        service.on_start()
        watch = asyncio.create_task(_expire_runs(service))
        yield
        watch.cancel()
        service.on_stop()

    routes = [
        Route(_ROOT + each.path, endpoints.endpoint(each), methods=[each.method])
        # /threads/runs has to be tried before /threads/{thread_id}
        for each in sorted(service.document.operations, key=lambda each: "{" in each.path.split("/")[-1])
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={RefusedError: _refused, HTTPException: _no_such_operation, Exception: _broken},
    )


class _Endpoints:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._streams = 0
        # The events of streams asked for with an idempotency key, for the same request again.
        self._logs: OrderedDict[str, EventLog] = OrderedDict()

    def endpoint(self, operation: Operation) -> ASGIApp:
        async def answer(request: Request) -> Response:
            self._check_headers(request)
            # The transaction begins when all of the request is here: nothing is awaited within.
            raw = await request.body()
            return self._answer(operation, request, raw)

        return cast(ASGIApp, answer)

    def _check_headers(self, request: Request) -> None:
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        key = key.strip() if scheme.lower() == "bearer" else request.headers.get("api-key", "")
        if not key:
            raise RefusedError("You didn't provide an API key: send it as 'Authorization: Bearer KEY'.", status=401)
        wanted = self._service.api_key
        if wanted is not None and not hmac.compare_digest(key.encode(), wanted.encode()):
            raise RefusedError("Incorrect API key provided.", status=401, code="invalid_api_key")
        if request.headers.get("openai-beta") != _BETA:
            raise RefusedError(
                "You must provide the 'OpenAI-Beta' header to access the Assistants API. "
                f"Please try again by setting the header 'OpenAI-Beta: {_BETA}'.",
                code="invalid_beta",
            )

    def _answer(self, operation: Operation, request: Request, raw: bytes) -> Response:
        for name, value in request.path_params.items():
            check_identifier(name, value)
        document = self._service.document
        query = check_query(document, operation, request.query_params.multi_items())
        body: dict[str, Any] = {}
        if operation.body is not None:
            body = parse_body(raw, request.headers.get("content-type", ""))
            check_body(document, operation, body)
        stream = operation.streams and body.get("stream") is True
        if stream and self._streams >= self._service.most_streams:
            raise RefusedError(
                f"The sandbox serves {self._service.most_streams} streams at once, not more.",
                status=429,
                type="requests",
                code="rate_limit_exceeded",
            )
        operations = self._service.operations
        operations.runner.expire_due()
        call = Call(ids=dict(request.path_params), query=query, body=body)
        key = request.headers.get("idempotency-key", "") if request.method == "POST" else ""
        digest = hashlib.sha256(b"\0".join([request.url.path.encode(), request.url.query.encode(), raw])).hexdigest()
        given = operations.store.answer(key) if key else None
        if given is not None:
            return self._again(key, given, digest, request, call.include if stream else None)
        with operations.store.transaction():
            answer = getattr(operations, operation.name)(call)
            text = "" if isinstance(answer, EventLog) else self._written(operation, answer)
            if key:
                operations.store.keep_answer(key, digest, text)
        if isinstance(answer, EventLog):
            if key:
                self._keep_log(key, answer)
            return self._streamed(answer, request, call.include)
        return _json(text)

    def _again(
        self, key: str, given: tuple[str, str], digest: str, request: Request, stream: list[str] | None
    ) -> Response:
        """The answer that was already given under this idempotency key; `stream` is what a stream is to include."""
        before, text = given
        if before != digest:
            raise RefusedError(
                "This Idempotency-Key was already used for another request.",
                type="idempotency_error",
                code="idempotency_key_in_use",
            )
        if stream is None:
            return _json(text)
        if key not in self._logs:
            raise RefusedError(
                "The request with this Idempotency-Key took effect, but its events are no longer kept.",
                status=409,
                type="idempotency_error",
                code="events_gone",
            )
        return self._streamed(self._logs[key], request, stream)

    def _keep_log(self, key: str, log: EventLog) -> None:
        self._logs[key] = log
        while len(self._logs) > _KEPT_LOGS:
            self._logs.popitem(last=False)

    def _written(self, operation: Operation, answer: dict[str, Any]) -> str:
        if self._service.check_answers:
            check_answer(self._service.document, operation.answer, answer)
        # Indented, as the service writes it.
        return json.dumps(answer, ensure_ascii=False, indent=2)

    def _streamed(self, log: EventLog, request: Request, include: list[str]) -> Response:
        return StreamingResponse(
            self._events(log, request, include), headers={"content-type": "text/event-stream; charset=utf-8"}
        )

    async def _events(self, log: EventLog, request: Request, include: list[str]) -> AsyncIterator[bytes]:
        self._streams += 1
        try:
            async for name, data in log.read():
                yield self._event(name, as_event(data, include))
            if not log.ended:
                # The sandbox stops or the thread was deleted: a connection that breaks says so, `done` would lie.
                request.scope[TRANSPORT].close()
                return
            yield _DONE
        finally:
            self._streams -= 1

    def _event(self, name: str, data: Object) -> bytes:
        if self._service.check_answers:
            check_event(self._service.document, name, data)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"event: {name}\ndata: {text}\n\n".encode()


async def _expire_runs(service: Service) -> None:
    while True:
        await asyncio.sleep(1)
        service.operations.runner.expire_due()


def _json(text: str, status: int = 200) -> Response:
    return Response(text, status, headers={"content-type": "application/json"})


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    return _json(json.dumps(error.body, ensure_ascii=False, indent=2), error.status)


async def _no_such_operation(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        text = f"Not allowed to {request.method} on {request.url.path}."
        return await _refused(request, RefusedError(text, status=405, code="method_not_supported"))
    text = f"Invalid URL ({request.method} {request.url.path})"
    return await _refused(request, RefusedError(text, status=404, code="unknown_url"))


async def _broken(request: Request, error: Exception) -> Response:
    text = f"The sandbox failed: {type(error).__name__}: {error}"
    return await _refused(request, RefusedError(text, status=500, type="server_error"))
