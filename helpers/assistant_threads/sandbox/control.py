"""Control of a running sandbox over HTTP, so that it can be used from any language.

    POST   /__sandbox/script     append turns, a list as in `scenario`; `?thread_id=ID` for one thread
    POST   /__sandbox/faults     append faults, a list as in `scenario`
    POST   /__sandbox/objects    store an object, such as an assistant with an id of your choice
    GET    /__sandbox/requests   the latest requests, oldest first, without secrets
    POST   /__sandbox/reset      clear the script, the faults and the requests

Bodies are JSON. A mistake in one is a 400 whose message has its place. These requests are not subject to faults and not
in the list of requests. If the sandbox has an API key, they need it too.
"""

from __future__ import annotations

import hmac
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from threads_runtime.redaction import redact_headers

from .backend import Backend
from .model.store import Object
from .scenario import Scenario, parse_scenario

__all__ = ["Control"]

_PREFIX = "/__sandbox/"


class Control:
    """ASGI middleware that handles requests below `/__sandbox/` and passes on all others."""

    def __init__(self, backend: Backend, api_key: str | None) -> None:
        self._backend = backend
        self._api_key = api_key
        self._control = Starlette(
            routes=[
                Route(_PREFIX + "script", self._add_turns, methods=["POST"]),
                Route(_PREFIX + "faults", self._add_faults, methods=["POST"]),
                Route(_PREFIX + "objects", self._add_object, methods=["POST"]),
                Route(_PREFIX + "requests", self._list_requests, methods=["GET"]),
                Route(_PREFIX + "reset", self._reset, methods=["POST"]),
            ],
            exception_handlers={HTTPException: _error_response},
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_control = scope["type"] == "http" and scope["path"].startswith(_PREFIX)
        await (self._control if is_control else self._backend.app)(scope, receive, send)

    async def _add_turns(self, request: Request) -> Response:
        scenario = _parse({"script": await self._read(request)})
        self._backend.script.add(scenario.script, request.query_params.get("thread_id"))
        return Response(status_code=204)

    async def _add_faults(self, request: Request) -> Response:
        for each in _parse({"faults": await self._read(request)}).faults:
            self._backend.faults.add(each)
        return Response(status_code=204)

    async def _add_object(self, request: Request) -> Response:
        body = await self._read(request)
        if not isinstance(body, dict):
            raise HTTPException(400, "the object must be a JSON object")
        try:
            return JSONResponse(self._backend.add(cast("Object", body)))
        except ValueError as error:
            raise HTTPException(400, str(error)) from error

    async def _list_requests(self, request: Request) -> Response:
        self._check_key(request)
        received = [
            {
                "method": each.method,
                "path": each.path,
                "query": each.query,
                "headers": dict(redact_headers(each.headers.items())),
                "body": each.body.decode("utf-8", "replace"),
            }
            for each in self._backend.requests.copy()
        ]
        return JSONResponse(received)

    async def _reset(self, request: Request) -> Response:
        self._check_key(request)
        self._backend.reset()
        return Response(status_code=204)

    async def _read(self, request: Request) -> Any:
        self._check_key(request)
        # A page in a browser can send other types to any local server without asking for permission.
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise HTTPException(415, "send JSON with 'Content-Type: application/json'")
        try:
            return await request.json()
        except (ValueError, RecursionError) as error:
            raise HTTPException(400, f"the body is not JSON: {error}") from error

    def _check_key(self, request: Request) -> None:
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
        if self._api_key and not hmac.compare_digest(key.encode(), self._api_key.encode()):
            raise HTTPException(401, "send the API key of the sandbox as 'Authorization: Bearer KEY'")


def _parse(data: object) -> Scenario:
    try:
        return parse_scenario(data)
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


async def _error_response(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": {"message": error.detail}}, error.status_code)
