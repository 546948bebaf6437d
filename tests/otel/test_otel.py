"""Spans and metrics, as the SDK's exporters in memory get them."""

from __future__ import annotations

import contextvars
import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from attrs import frozen
from opentelemetry import baggage, context, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.semconv._incubating.attributes import gen_ai_attributes
from opentelemetry.semconv._incubating.metrics import gen_ai_metrics
from opentelemetry.semconv.attributes import error_attributes, http_attributes, server_attributes

from assistant_threads import AsyncOpenAI, NotFoundError, OpenAI, RunFailedError
from assistant_threads.otel import instrument
from assistant_threads.sandbox import Cut, Fail, FunctionCall, Sandbox, Status
from tests.support.sync_and_async import FakeClock, Side

CONVENTIONS = (gen_ai_attributes, gen_ai_metrics, error_attributes, http_attributes, server_attributes)
WEATHER = [FunctionCall("get_weather", {"city": "Rome"})]


@frozen
class Telemetry:
    spans_in_memory: InMemorySpanExporter
    metrics_in_memory: InMemoryMetricReader
    tracer_provider: TracerProvider
    meter_provider: MeterProvider

    def spans(self, name: str = "") -> list[ReadableSpan]:
        return [span for span in self.spans_in_memory.get_finished_spans() if span.name.startswith(name)]

    def run(self) -> ReadableSpan:
        (span,) = self.spans("invoke_agent")
        return span

    def children(self, parent: ReadableSpan) -> list[str]:
        context = parent.get_span_context()
        assert context is not None
        return [span.name for span in self.spans() if span.parent and span.parent.span_id == context.span_id]

    def points(self, name: str) -> list[Any]:
        data = self.metrics_in_memory.get_metrics_data()
        metrics = [each for r in data.resource_metrics for s in r.scope_metrics for each in s.metrics] if data else []
        return [point for metric in metrics if metric.name == name for point in metric.data.data_points]


@pytest.fixture
def telemetry() -> Iterator[Telemetry]:
    spans, metrics = InMemorySpanExporter(), InMemoryMetricReader()
    tracer_provider, meter_provider = TracerProvider(), MeterProvider([metrics])
    tracer_provider.add_span_processor(SimpleSpanProcessor(spans))
    yield Telemetry(spans, metrics, tracer_provider, meter_provider)
    tracer_provider.shutdown()
    meter_provider.shutdown()


def attributes(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def new_client(side: Side, server: Sandbox, telemetry: Telemetry, **settings: Any) -> Any:
    kind = AsyncOpenAI if side.is_async else OpenAI
    client = kind(base_url=server.base_url, api_key="k", clock=FakeClock())
    return instrument(
        client, tracer_provider=telemetry.tracer_provider, meter_provider=telemetry.meter_provider, **settings
    )


def tools(seen: list[Any], side: Side) -> Sequence[Any]:
    def get_weather(city: str) -> str:
        """Look up the weather."""
        seen.append(trace.get_current_span())
        return f"Sun in {city}"

    async def get_weather_async(city: str) -> str:
        """Look up the weather."""
        return get_weather(city)

    if side.is_async:
        get_weather_async.__name__ = "get_weather"
        return [get_weather_async]
    return [get_weather]


def prepare(server: Sandbox) -> dict[str, str]:
    server.add({"object": "assistant", "id": "asst_1", "model": "gpt-4o-mini"})
    server.add({"object": "thread", "id": "thread_1"})
    return {"thread_id": "thread_1", "assistant_id": "asst_1"}


def test_a_polled_run_is_one_span(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script(WEATHER, "Sunny.")
    seen: list[Any] = []
    functions = tools(seen, side)
    client = new_client(side, sandbox, telemetry)
    side.run(lambda c: c.beta.threads.runs.create_and_poll(**ids, functions=functions), client=client)
    run = telemetry.run()
    values = attributes(run)
    assert values["gen_ai.operation.name"] == "invoke_agent"
    assert values["gen_ai.provider.name"] == "openai"
    assert values["gen_ai.agent.id"] == "asst_1"
    assert values["gen_ai.conversation.id"] == "thread_1"
    assert values["gen_ai.response.id"].startswith("run_")
    assert values["gen_ai.response.model"] == "gpt-4o-mini"
    assert values["gen_ai.response.finish_reasons"] == ("stop",)
    assert values["server.address"] == "127.0.0.1"
    assert run.parent is None
    names = telemetry.children(run)
    assert names[0] == "beta.threads.runs.create"
    assert names.count("execute_tool get_weather") == 1
    assert names.count("beta.threads.runs.submit_tool_outputs") == 1
    assert len(names) == len(telemetry.spans()) - 1
    (event,) = run.events
    assert (event.name, dict(event.attributes or {})["gen_ai.tool.name"]) == ("gen_ai.tool.call", "get_weather")
    (tool,) = telemetry.spans("execute_tool")
    assert [span.get_span_context() for span in seen] == [tool.get_span_context()]
    assert "Rome" not in json.dumps([attributes(span) for span in telemetry.spans()])


def test_tokens_and_duration(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script("Sunny.")
    client = new_client(side, sandbox, telemetry)
    run = side.run(lambda c: c.beta.threads.runs.create_and_poll(**ids), client=client)
    tokens = {p.attributes["gen_ai.token.type"]: p.sum for p in telemetry.points("gen_ai.client.token.usage")}
    assert tokens == {"input": run.usage.prompt_tokens, "output": run.usage.completion_tokens}
    values = attributes(telemetry.run())
    assert values["gen_ai.usage.input_tokens"] == run.usage.prompt_tokens
    assert values["gen_ai.usage.output_tokens"] == run.usage.completion_tokens
    (duration,) = telemetry.points("gen_ai.client.operation.duration")
    assert duration.count == 1
    assert duration.attributes["gen_ai.response.model"] == "gpt-4o-mini"


def streamed(side: Side, client: Any, ids: dict[str, str], **arguments: Any) -> str:
    def read(c: OpenAI) -> str:
        with c.beta.threads.runs.stream(**ids, **arguments) as stream:  # type: ignore[arg-type]
            return "".join(stream.text_deltas)

    async def read_async(c: AsyncOpenAI) -> str:
        async with c.beta.threads.runs.stream(**ids, **arguments) as stream:  # type: ignore[arg-type]
            return "".join([text async for text in stream.text_deltas])

    text: str = side.run(read_async if side.is_async else read, client=client)
    return text


def test_a_streamed_run_with_tools_is_one_span(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script(WEATHER, "Sunny.")
    client = new_client(side, sandbox, telemetry)
    assert streamed(side, client, ids, functions=tools([], side)) == "Sunny."
    assert telemetry.children(telemetry.run()) == [
        "beta.threads.runs.create",
        "execute_tool get_weather",
        "beta.threads.runs.submit_tool_outputs",
    ]
    assert telemetry.points("gen_ai.client.token.usage")


def test_a_recovered_stream_is_one_span(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script("It is sunny today.")
    sandbox.fault(Cut(event=6), path="/v1/threads/*/runs")
    assert streamed(side, new_client(side, sandbox, telemetry), ids) == "It is sunny today."
    names = telemetry.children(telemetry.run())
    assert names[0] == "beta.threads.runs.create"
    assert "beta.threads.runs.retrieve" in names


def test_a_failed_run(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script([Fail("Secret text", "rate_limit_exceeded")])
    client = new_client(side, sandbox, telemetry)
    with pytest.raises(RunFailedError):
        side.run(lambda c: c.beta.threads.runs.create_and_poll(**ids, raise_on_failure=True), client=client)
    run = telemetry.run()
    assert attributes(run)["error.type"] == "rate_limit_exceeded"
    assert run.status.status_code is trace.StatusCode.ERROR
    assert "Secret" not in run.to_json()


def test_a_run_that_is_not_created(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    client = new_client(side, sandbox, telemetry)
    with pytest.raises(NotFoundError):
        side.run(lambda c: c.beta.threads.runs.create("thread_no", assistant_id="asst_no"), client=client)
    (call,) = telemetry.spans("beta.threads.runs.create")
    for span in (call, telemetry.run()):
        assert attributes(span)["error.type"] == "NotFoundError"
        assert span.status.status_code is trace.StatusCode.ERROR
    assert attributes(call)["http.response.status_code"] == 404


def test_retries_are_counted(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    sandbox.fault(Status(429), times=2)
    side.run(lambda c: c.beta.threads.create(), client=new_client(side, sandbox, telemetry))
    (call,) = telemetry.spans()
    assert attributes(call)["http.request.resend_count"] == 2
    assert call.kind is trace.SpanKind.CLIENT


def test_content_on_request(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script(WEATHER, "Sunny.")
    client = new_client(side, sandbox, telemetry, capture_content=True)
    picture = {"type": "image_url", "image_url": {"url": "http://x.test/a.png"}}
    file = {"type": "image_file", "image_file": {"file_id": "file_1"}}
    said = [
        {"role": "user", "content": "Umbrella?"},
        {"role": "user", "content": [{"type": "text", "text": "Or not?"}, picture, file]},
    ]
    sandbox.add_file("png", filename="a.png", file_id="file_1", purpose="vision")
    streamed(side, client, ids, functions=tools([], side), additional_messages=said, instructions="Be brief.")
    values = attributes(telemetry.run())
    assert json.loads(values["gen_ai.system_instructions"]) == [{"type": "text", "content": "Be brief."}]
    assert json.loads(values["gen_ai.input.messages"]) == [
        {"role": "user", "parts": [{"type": "text", "content": "Umbrella?"}]},
        {
            "role": "user",
            "parts": [
                {"type": "text", "content": "Or not?"},
                {"type": "uri", "modality": "image", "uri": "http://x.test/a.png"},
                {"type": "file", "modality": "image", "file_id": "file_1"},
            ],
        },
    ]
    assert json.loads(values["gen_ai.output.messages"]) == [
        {"role": "assistant", "parts": [{"type": "text", "content": "Sunny."}], "finish_reason": "stop"}
    ]
    (tool,) = telemetry.spans("execute_tool")
    assert attributes(tool)["gen_ai.tool.call.result"] == "Sun in Rome"
    assert json.loads(attributes(tool)["gen_ai.tool.call.arguments"]) == {"city": "Rome"}


def test_a_function_that_fails(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script(WEATHER, "Sorry.")

    def get_weather(city: str) -> str:
        raise LookupError("Secret text")

    client = new_client(side, sandbox, telemetry)
    side.run(lambda c: c.beta.threads.runs.create_and_poll(**ids, functions=[get_weather]), client=client)
    (tool,) = telemetry.spans("execute_tool")
    assert attributes(tool)["error.type"] == "LookupError"
    assert "Secret" not in tool.to_json()


def test_a_run_followed_by_hand(sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    client = instrument(
        OpenAI(base_url=sandbox.base_url, api_key="k"),
        tracer_provider=telemetry.tracer_provider,
        meter_provider=telemetry.meter_provider,
    )
    run = client.beta.threads.runs.create(**ids)
    client.beta.threads.runs.steps.list(run.id, thread_id="thread_1")
    while run.status != "completed":
        run = client.beta.threads.runs.retrieve(run.id, thread_id="thread_1")
    names = telemetry.children(telemetry.run())
    assert names[:2] == ["beta.threads.runs.create", "beta.threads.runs.steps.list"]
    client.beta.threads.runs.retrieve(run.id, thread_id="thread_1")  # a run of the past has no span
    assert len(telemetry.spans("invoke_agent")) == 1


def test_a_run_left_alone_ends_with_the_client(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    sandbox.script([FunctionCall("get_weather")])
    client = new_client(side, sandbox, telemetry)
    side.run(lambda c: c.beta.threads.runs.create_and_poll(**ids), client=client)
    assert attributes(telemetry.run())["gen_ai.conversation.id"] == "thread_1"


def test_runs_are_children_of_the_users_span(sandbox: Sandbox, telemetry: Telemetry) -> None:
    ids = prepare(sandbox)
    tracer = telemetry.tracer_provider.get_tracer("app")
    client = instrument(OpenAI(base_url=sandbox.base_url, api_key="k"), tracer_provider=telemetry.tracer_provider)
    with tracer.start_as_current_span("request") as request:
        client.beta.threads.runs.create_and_poll(**ids)
    parent = telemetry.run().parent
    assert parent is not None
    assert parent.span_id == request.get_span_context().span_id


def test_copies_record_and_the_original_does_not(sandbox: Sandbox, telemetry: Telemetry) -> None:
    original = OpenAI(base_url=sandbox.base_url, api_key="k")
    client = instrument(original, tracer_provider=telemetry.tracer_provider)
    assert isinstance(client, OpenAI)
    original.beta.threads.create()
    assert not telemetry.spans()
    client.with_options(max_retries=0).beta.threads.create()
    assert len(telemetry.spans()) == 1
    assert len(instrument(client, tracer_provider=telemetry.tracer_provider).__class__.__mro__) == len(
        client.__class__.__mro__
    )


def test_an_assistant_is_an_agent_that_is_created(side: Side, sandbox: Sandbox, telemetry: Telemetry) -> None:
    client = new_client(side, sandbox, telemetry)
    create: Any = lambda c: c.beta.assistants.create(model="gpt-4o-mini", name="Poet", instructions="Secret text")  # noqa: E731
    assistant = side.run(create, client=client)
    (span,) = telemetry.spans()
    values = attributes(span)
    assert span.name == "create_agent Poet"
    assert values["gen_ai.operation.name"] == "create_agent"
    assert (values["gen_ai.agent.name"], values["gen_ai.agent.id"]) == ("Poet", assistant.id)
    assert values["gen_ai.request.model"] == "gpt-4o-mini"
    assert "Secret" not in span.to_json()


@pytest.mark.parametrize("calls", [1, 2])
def test_functions_have_the_context_of_the_caller_also_in_threads(
    side: Side, sandbox: Sandbox, telemetry: Telemetry, calls: int
) -> None:
    ids = prepare(sandbox)
    sandbox.script(WEATHER * calls, "Sunny.")
    seen: list[tuple[object, Any]] = []

    def get_weather(city: str) -> str:
        seen.append((baggage.get_baggage("tenant"), trace.get_current_span()))
        return city

    def run(c: OpenAI) -> Any:
        context.attach(baggage.set_baggage("tenant", "a"))
        return c.beta.threads.runs.create_and_poll(**ids, functions=[get_weather])

    contextvars.copy_context().run(side.run, run, client=new_client(side, sandbox, telemetry))
    assert [tenant for tenant, _ in seen] == ["a"] * calls
    spans = {span.get_span_context().span_id for _, span in seen}
    tools = telemetry.spans("execute_tool get_weather")
    assert spans == {span.get_span_context().span_id for span in tools if span.get_span_context()}


def test_names_are_those_of_the_conventions(sandbox: Sandbox, telemetry: Telemetry) -> None:
    if not hasattr(gen_ai_attributes, "GEN_AI_INPUT_MESSAGES"):
        pytest.skip("the conventions that are installed are older")
    ids = prepare(sandbox)
    sandbox.script(WEATHER, "Sunny.")
    client = new_client(Side("sync"), sandbox, telemetry, capture_content=True)
    client.beta.assistants.create(model="gpt-4o-mini", name="Poet", description="Rhymes", instructions="Rhyme.")
    said: Any = [{"role": "user", "content": "Umbrella?"}]
    streamed(
        Side("sync"),
        client,
        ids,
        functions=tools([], Side("sync")),
        additional_messages=said,
        model="gpt-4o",
        temperature=0,
    )
    used = {name for span in telemetry.spans() for name in attributes(span) if name.startswith("gen_ai.")}
    used |= {name for point in telemetry.points("gen_ai.client.token.usage") for name in point.attributes}
    assert len(used) > 20
    known = {value for module in CONVENTIONS for value in vars(module).values() if isinstance(value, str)}
    assert used <= known
    assert {"gen_ai.client.token.usage", "gen_ai.client.operation.duration"} <= known
