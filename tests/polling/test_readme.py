"""The examples of README.md about runs do what they say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant_threads import OpenAI
from tests.streaming.events import sse
from tests.streaming.service import SSE, WHOLE, page, whole
from tests.support.loopback import Loopback, reply
from tests.support.readme import examples
from tests.support.runs import run, waiting
from tests.support.sync_and_async import KEY, FakeClock


def execute(section: str, server: Loopback) -> dict[str, Any]:
    """Run the examples with what those before them have made: a client, an assistant and a thread."""
    server.replies[:0] = [reply({"id": "asst_1", "tools": []}), reply({"id": "thread_1"})]
    with OpenAI(api_key=KEY, base_url=server.url, clock=FakeClock()) as client:
        names: dict[str, Any] = {
            "__name__": "readme",
            "client": client,
            "assistant": client.beta.assistants.create(model="gpt-4o-mini"),
            "thread": client.beta.threads.create(),
        }
        exec(compile(examples(section), "README.md", "exec"), names)
    return names


ENDINGS = [
    (run("completed"), "completed"),
    (run("failed", last_error={"code": "server_error", "message": "Sorry"}), "server_error"),
]


@pytest.mark.parametrize(("ending", "printed"), ENDINGS)
def test_polling(server: Loopback, capsys: pytest.CaptureFixture[str], ending: Any, printed: str) -> None:
    idle = reply({"object": "list", "data": [{"id": "run_1", "status": "cancelled"}]})
    server.add(run("queued"), run("in_progress"), ending)
    server.add(run("in_progress"), run("cancelling"), run("cancelled"), idle)
    assert execute("Polling", server)["run"].status == "cancelled"
    assert printed in capsys.readouterr().out


def test_streaming(server: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    cut = reply([sse(*WHOLE[:14])], headers=SSE)
    server.add(whole(), cut, run("completed", usage={"total_tokens": 7}), page(), page(WHOLE[-3][1]), whole(), cut)
    server.add(reply(run("cancelling").body))
    execute("Streaming", server)
    lines = capsys.readouterr().out
    assert lines.startswith("Héllo [1]WorldHéllo [1]WorldRunUsage(total_tokens=7) msg_1\n")
    assert "called code_interpreter\nassistant > Héllo [1]assistant > Worldcompleted\n" in lines
    assert lines.endswith("run_1 thread_1 1\n")


def test_tools(server: Loopback, capsys: pytest.CaptureFixture[str]) -> None:
    server.add(
        run("queued"),
        waiting(("call_1", "get_weather", {"city": "Rome, Italy", "unit": "fahrenheit"})),
        run("completed"),
        reply({"id": "asst_2", "tools": []}),
        waiting(("call_1", "weather", {"city": "Rome", "unit": None, "detail": None})),
        run("completed"),
    )
    assert execute("Tools", server)["run"].status == "completed"
    assert capsys.readouterr().out == "completed\n"
    sent = [json.loads(each.body) for each in server.requests if each.body]
    (parameters,) = (tool["function"]["parameters"] for tool in sent[2]["tools"])
    assert parameters["properties"]["city"]["description"] == 'City and country, such as "Rome, Italy".'
    assert [json.loads(each["tool_outputs"][0]["output"])["unit"] for each in sent if "tool_outputs" in each] == [
        "fahrenheit",
        "celsius",
    ]
    assert sent[4]["tools"][0]["function"]["strict"] is True
