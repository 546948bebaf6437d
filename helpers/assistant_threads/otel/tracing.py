"""Spans of calls, runs and functions, and the metrics of runs. Knows no client but its settings.

The spans of the runs under way are kept by run id: every response and every event that contains a run goes through
`observe`, which starts, describes and ends them. So it does not matter whether a run is polled, streamed, recovered or
followed by hand.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING, Any, cast

from opentelemetry import metrics, trace
from opentelemetry.trace import Span, SpanKind, Status, StatusCode

from threads_runtime.json_codec import loads

from ..runs.status import TERMINAL
from . import content

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

    from threads_runtime.operation import Operation
    from threads_runtime.requests.retrying import Exchange

__all__ = ["STARTED", "Tracing"]

STARTED = "assistant_threads.run"
"""Key in the extensions of a response: the run that the request has started, for whoever reads its stream."""

_CREATES_AN_AGENT = "beta.assistants.create"
_STARTS_A_RUN = frozenset({"beta.threads.runs.create", "beta.threads.create_and_run"})
_RUN_PATH = re.compile(r"/threads/[^/]+/runs/([^/]+)")
_CACHED = ("prompt_token_details", "cached_tokens")
_MAX_RUNS = 1000
"""Runs whose end is awaited. Beyond that the oldest is given up, so that memory does not grow."""

# The buckets of the conventions.
_TOKENS = [4**exponent for exponent in range(12)]
_SECONDS = [0.01 * 2**exponent for exponent in range(14)]


class _Run:
    """The span of a run, and what its metrics need."""

    def __init__(self, span: Span, started: float) -> None:
        self.span = span
        self.started = started
        self.key = f"unnamed {id(self)}"
        """Its id, as soon as that is known."""
        self.call_ids: set[str] = set()
        self.attributes: dict[str, str] = {}
        """Those that its metrics have, too."""
        self.messages: dict[str, dict[str, Any]] = {}


class _Call:
    """A call under way."""

    def __init__(self, span: Span, started: _Run | None) -> None:
        self._span = span
        self._started = started
        self.received: Any = None
        """The JSON of the response."""

    def receive(self, exchange: Exchange, *, read: bool) -> None:
        response = exchange.response
        self._span.set_attribute("http.response.status_code", response.status_code)
        if exchange.retries_taken:
            self._span.set_attribute("http.request.resend_count", exchange.retries_taken)
        response.extensions[STARTED] = self._started
        if read:
            with suppress(ValueError):  # whoever decodes the response reports that
                self.received = loads(response.content)


class Tracing:
    """Starts and ends the spans of one client and its copies. Safe to use from several threads."""

    def __init__(
        self,
        client: Any,
        tracer_provider: TracerProvider | None = None,
        meter_provider: MeterProvider | None = None,
        *,
        capture_content: bool = False,
    ) -> None:
        self._tracer = trace.get_tracer("assistant_threads", tracer_provider=tracer_provider)
        meter = metrics.get_meter("assistant_threads", meter_provider=meter_provider)
        self._tokens = meter.create_histogram(
            "gen_ai.client.token.usage",
            "{token}",
            "Number of tokens used by a run.",
            explicit_bucket_boundaries_advisory=_TOKENS,
        )
        self._duration = meter.create_histogram(
            "gen_ai.client.operation.duration",
            "s",
            "Time from the creation of a run to its end, as seen by the client.",
            explicit_bucket_boundaries_advisory=_SECONDS,
        )
        self._monotonic: Callable[[], float] = client.clock.monotonic
        self._content = capture_content
        url = client.base_url
        azure = url.host.endswith(".azure.com")
        self._server: dict[str, str | int] = {
            "gen_ai.provider.name": "azure.ai.openai" if azure else "openai",
            "server.address": url.host,
            "server.port": url.port or (443 if url.scheme == "https" else 80),
        }
        self._runs: OrderedDict[str, _Run] = OrderedDict()
        self._lock = threading.Lock()

    @contextmanager
    def call(self, operation: Operation[Any]) -> Generator[_Call]:
        """The span of a call, current while it lasts; a child of the run's, if it is about a run."""
        run = started = self._start_run(operation.body) if operation.name in _STARTS_A_RUN else None
        if match := _RUN_PATH.match(operation.path):
            run = self._runs.get(match[1])
        attributes = {**self._server, "http.request.method": operation.method}
        creates_agent = operation.name == _CREATES_AN_AGENT
        name = _agent_span_name(operation.body) if creates_agent else operation.name
        with self._current_span(name, run, attributes, SpanKind.CLIENT) as span:
            try:
                if creates_agent:
                    self._describe_agent(span, operation.body)
                if started is not None:
                    self._runs[started.key] = started
                call = _Call(span, started)
                yield call
                if creates_agent:
                    _set(span, "gen_ai.agent.id", _get(call.received, "id"))
            except BaseException as error:
                _set(span, "http.response.status_code", getattr(error, "status_code", None))
                if started is not None:
                    self._runs.pop(started.key, None)
                    _fail(started.span, type(error).__name__)
                    started.span.end()
                raise
        self.observe(call.received, started)  # which may end the run's span, so the call's is over

    def observe(self, data: Any, started: _Run | None = None) -> None:
        """Take note of an object that was received, in a response or in an event; `started` was started for it."""
        if not isinstance(data, dict):
            return
        fields = cast("dict[str, Any]", data)
        kind = fields.get("object")
        if kind == "thread.run":
            self._observe_run(fields, started)
        elif self._content and kind == "thread.message" and fields.get("status") == "completed":
            run = self._runs.get(str(fields.get("run_id")))
            if run is not None:
                run.messages[str(fields.get("id"))] = fields

    def wrap_tool_call(self, call: Any, bound: Callable[[], Any]) -> Callable[[], Any]:
        """The function with its arguments, within a span that is a child of its run's."""
        run = next((each for each in list(self._runs.values()) if call.id in each.call_ids), None)
        if run is None:
            return bound
        from ..tools.function import is_async  # who calls functions has the extra `tools`

        if is_async(bound):

            async def run_async() -> Any:
                with self._tool(run, call) as span:
                    return self._result(span, await bound())

            return run_async

        def run_sync() -> Any:
            with self._tool(run, call) as span:
                return self._result(span, bound())

        return run_sync

    def end_all(self) -> None:
        """End the spans of the runs whose end was not seen."""
        while self._runs:
            with self._lock:
                _, run = self._runs.popitem()
            run.span.end()

    def _describe_agent(self, span: Span, body: Any) -> None:
        span.set_attribute("gen_ai.operation.name", "create_agent")
        _set(span, "gen_ai.agent.name", _get(body, "name"))
        _set(span, "gen_ai.agent.description", _get(body, "description"))
        _set(span, "gen_ai.request.model", _get(body, "model"))
        if self._content and isinstance(text := _get(body, "instructions"), str):
            span.set_attribute("gen_ai.system_instructions", content.instructions(text))

    def _start_run(self, body: Any) -> _Run:
        fields: Mapping[str, Any] = cast("Mapping[str, Any]", body) if isinstance(body, Mapping) else {}
        span = self._tracer.start_span("invoke_agent", kind=SpanKind.CLIENT, attributes=self._server)
        span.set_attribute("gen_ai.operation.name", "invoke_agent")
        _set(span, "gen_ai.agent.id", fields.get("assistant_id"))
        _set(span, "gen_ai.request.model", fields.get("model"))
        _set(span, "gen_ai.request.temperature", fields.get("temperature"))
        _set(span, "gen_ai.request.top_p", fields.get("top_p"))
        run = _Run(span, self._monotonic())
        if isinstance(model := fields.get("model"), str):
            run.attributes["gen_ai.request.model"] = model
        if self._content:
            sent = fields.get("additional_messages") or _get(fields, "thread", "messages")
            if isinstance(text := fields.get("instructions"), str):
                span.set_attribute("gen_ai.system_instructions", content.instructions(text))
            if sent:
                span.set_attribute("gen_ai.input.messages", content.messages(sent))
        return run

    def _observe_run(self, data: dict[str, Any], started: _Run | None) -> None:
        run_id, status = data.get("id"), data.get("status")
        if not isinstance(run_id, str):
            return
        with self._lock:
            run = self._runs.get(run_id)
            if run is None:
                if started is None and status in TERMINAL:
                    return  # a run of the past, or one that has been seen to end
                run = started or self._start_run(data)
                self._runs.pop(run.key, None)
                run.key = run_id
                self._runs[run_id] = run
            given_up = self._runs.popitem(last=False)[1] if len(self._runs) > _MAX_RUNS else None
            if status in TERMINAL:
                self._runs.pop(run_id, None)
        if given_up is not None:
            given_up.span.end()
        span = run.span
        _set(span, "gen_ai.conversation.id", data.get("thread_id"))
        _set(span, "gen_ai.response.id", run_id)
        _set(span, "gen_ai.agent.id", data.get("assistant_id"))
        _set(span, "gen_ai.response.model", data.get("model"))
        if isinstance(model := data.get("model"), str):
            run.attributes["gen_ai.response.model"] = model
        if status == "requires_action":
            self._require(run, data.get("required_action"))
        elif status in TERMINAL:
            self._end(run, data)

    def _require(self, run: _Run, action: Any) -> None:
        """An event for each call of a function that the run needs."""
        calls = _get(action, "submit_tool_outputs", "tool_calls")
        for each in calls if isinstance(calls, list) else []:  # pyright: ignore[reportUnknownVariableType]
            call_id, name = _get(each, "id"), _get(each, "function", "name")
            if not isinstance(call_id, str) or call_id in run.call_ids:
                continue
            run.call_ids.add(call_id)
            attributes = {"gen_ai.tool.call.id": call_id, "gen_ai.tool.name": str(name)}
            if self._content:
                attributes["gen_ai.tool.call.arguments"] = str(_get(each, "function", "arguments"))
            run.span.add_event("gen_ai.tool.call", attributes)

    def _end(self, run: _Run, data: dict[str, Any]) -> None:
        attributes = {**self._server, **run.attributes, "gen_ai.operation.name": "invoke_agent"}
        status = str(data["status"])
        if status != "completed":
            code = _get(data, "last_error", "code")
            attributes["error.type"] = code if isinstance(code, str) else status
            _fail(run.span, str(attributes["error.type"]))
        for kind, field in (("input", "prompt_tokens"), ("output", "completion_tokens")):
            count = _get(data, "usage", field)
            if isinstance(count, int):
                run.span.set_attribute(f"gen_ai.usage.{kind}_tokens", count)
                self._tokens.record(count, {**attributes, "gen_ai.token.type": kind})
        _set(run.span, "gen_ai.usage.cache_read.input_tokens", _get(data, "usage", *_CACHED))
        reason = content.finish_reason(status, _get(data, "incomplete_details", "reason"))
        if run.messages:
            written = content.messages(run.messages.values(), finish_reason=reason)
            run.span.set_attribute("gen_ai.output.messages", written)
        run.span.set_attribute("gen_ai.response.finish_reasons", [reason])
        self._duration.record(self._monotonic() - run.started, attributes)
        run.span.end()

    def _tool(self, run: _Run, call: Any) -> AbstractContextManager[Span]:
        attributes = {
            "gen_ai.operation.name": "execute_tool",
            "gen_ai.tool.name": call.function.name,
            "gen_ai.tool.call.id": call.id,
            "gen_ai.tool.type": "function",
        }
        if self._content:
            attributes["gen_ai.tool.call.arguments"] = call.function.arguments
        return self._current_span(f"execute_tool {call.function.name}", run, attributes)

    @contextmanager
    def _current_span(
        self, name: str, run: _Run | None, attributes: Mapping[str, Any], kind: SpanKind = SpanKind.INTERNAL
    ) -> Generator[Span]:
        """A span that is current while it lasts, a child of the run's if there is one."""
        context = trace.set_span_in_context(run.span) if run else None
        with self._tracer.start_as_current_span(
            name, context, kind, attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException as error:
                _fail(span, type(error).__name__)
                raise

    def _result(self, span: Span, result: Any) -> Any:
        if self._content:
            span.set_attribute("gen_ai.tool.call.result", str(result))
        return result


def _agent_span_name(body: Any) -> str:
    name = _get(body, "name")
    return f"create_agent {name}" if isinstance(name, str) and name else "create_agent"


def _get(data: Any, *path: str) -> Any:
    """A field of nested JSON objects; None where there is none, or no object."""
    for name in path:
        data = cast("Mapping[str, Any]", data).get(name) if isinstance(data, Mapping) else None
    return data


def _set(span: Span, name: str, value: Any) -> None:
    if isinstance(value, (str, int, float)):
        span.set_attribute(name, value)


def _fail(span: Span, kind: str) -> None:
    """Without the text of the error, which may have content."""
    span.set_attribute("error.type", kind)
    span.set_status(Status(StatusCode.ERROR))
