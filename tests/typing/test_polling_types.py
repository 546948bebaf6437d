"""What type checkers see of the helpers that wait for runs. Checked by mypy and pyright, never run."""

from __future__ import annotations

from typing import assert_type

from assistant_threads import AsyncOpenAI, OpenAI, PollTimeoutError, RunFailedError, function_tool
from assistant_threads.resources import AsyncRuns, AsyncThreads, Runs, Threads
from assistant_threads.tools.function import ToolFunction
from threads_api.models.run import RequiredActionFunctionToolCall, Run, RunLastError
from threads_runtime.responses.response import APIResponse


def get_weather(city: str) -> str:
    return city


async def get_time(city: str) -> str:
    return city


def decide(error: Exception, call: RequiredActionFunctionToolCall) -> str | None:
    return f"{call.id}: {error}"


async def progress(run: Run) -> None: ...


def helpers(client: OpenAI) -> None:
    threads, runs = client.beta.threads, client.beta.threads.runs
    assert_type(threads, Threads)
    assert_type(runs, Runs)
    assert_type(runs.create_and_poll("t", assistant_id="a"), Run)
    assert_type(threads.create_and_run_poll(assistant_id="a", thread={"messages": []}, poll_interval_ms=500), Run)
    assert_type(runs.poll("t", "r"), Run)
    assert_type(runs.poll("r", thread_id="t"), Run)
    assert_type(runs.poll(run_id="r", thread_id="t", deadline=3.5, cancel_on_timeout=True, timeout=None), Run)
    outputs = runs.submit_tool_outputs_and_poll("r", thread_id="t", tool_outputs=[{"tool_call_id": "c", "output": "o"}])
    assert_type(outputs, Run)
    assert_type(runs.cancel_and_wait("t", "r", deadline=3), Run)
    assert_type(threads.wait_until_idle("t", deadline=3), None)
    assert_type(runs.with_raw_response.retrieve("t", "r"), APIResponse[Run])
    assert_type(
        runs.create_and_poll(
            thread_id="t",
            assistant_id="a",
            include=["step_details.tool_calls[*].file_search.results[*].content"],
            functions=[get_weather, function_tool(get_weather, strict=True)],
            max_tool_rounds=3,
            on_tool_error=decide,
            on_update=lambda run: print(run.status),
            raise_on_failure=True,
            cancel_on_exit=True,
            extra_headers={"X": "1"},
        ),
        Run,
    )
    assert_type(function_tool(get_weather), ToolFunction)
    client.beta.assistants.create(model="m", tools=[function_tool(get_weather).definition])


async def async_helpers(client: AsyncOpenAI) -> None:
    threads, runs = client.beta.threads, client.beta.threads.runs
    assert_type(threads, AsyncThreads)
    assert_type(runs, AsyncRuns)
    assert_type(await runs.create_and_poll("t", assistant_id="a", functions=[get_time], on_tool_error="raise"), Run)
    assert_type(await threads.create_and_run_poll(assistant_id="a", on_update=progress), Run)
    assert_type(await runs.poll("t", "r"), Run)
    assert_type(await runs.poll("r", thread_id="t", deadline=None), Run)
    assert_type(await runs.submit_tool_outputs_and_poll("t", "r", tool_outputs=[]), Run)
    assert_type(await runs.cancel_and_wait("r", thread_id="t"), Run)
    assert_type(await threads.wait_until_idle("t"), None)


def errors(late: PollTimeoutError, failed: RunFailedError) -> None:
    assert_type(late.run, Run | None)
    assert_type(late.run_id, str | None)
    assert_type(failed.last_error, RunLastError | None)


def wrong_calls(client: OpenAI) -> None:
    runs = client.beta.threads.runs
    runs.create_and_poll("t")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    runs.create_and_poll("t", assistant_id="a", stream=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    runs.create_and_poll("t", assistant_id=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    runs.create_and_poll("t", assistant_id="a", deadline="3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    runs.create_and_poll("t", assistant_id="a", functions=["f"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    runs.create_and_poll("t", assistant_id="a", on_tool_error="ignore")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    runs.cancel_and_wait("t", "r", functions=[])  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
