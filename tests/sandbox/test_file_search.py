"""The file search tool in runs: the stores it reaches, steps, citations, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from assistant_threads.sandbox import Cite, FileSearch, FunctionCall, Sandbox
from tests.sandbox.conftest import FUNCTION, HEADERS, Clock, needs_files
from tests.sandbox.test_chat_backend import completion, error_of, run
from tests.sandbox.test_refusals import refused
from tests.support.loopback import Loopback
from tests.support.shared_material import event_data

pytestmark = needs_files

DAY = 24 * 3600
TOOL = {"type": "file_search"}
RETURNS = "Shipping takes three days. You can return goods within 30 days of delivery. Refunds go to your card."
SENTENCE = "You can return goods within 30 days of delivery."
OPENING = "The shop opens at nine and closes at six. It is closed on Sundays."
PASSAGES = {"include[]": "step_details.tool_calls[*].file_search.results[*].content"}


def ask(http: httpx.Client, assistant: Any, thread: Any, text: str, **body: Any) -> list[tuple[str, Any]]:
    """Runs an assistant on a message and returns the events."""
    place = f"/threads/{thread['id']}/runs"
    message = {"role": "user", "content": text}
    body = {"assistant_id": assistant["id"], "additional_messages": [message], "stream": True} | body
    answer = http.post(place, json=body, params=PASSAGES)
    assert answer.status_code == 200, answer.text
    return event_data(answer.text)


def outcome(http: httpx.Client, events: list[tuple[str, Any]]) -> tuple[list[Any], Any]:
    """The results of the searches of a run, and the text of its last message."""
    done = events[-1][1]
    assert done["status"] == "completed", done
    place = f"/threads/{done['thread_id']}"
    steps = http.get(f"{place}/runs/{done['id']}/steps", params=PASSAGES | {"order": "asc"}).json()["data"]
    searches = [
        call["file_search"]["results"]
        for step in steps
        for call in step["step_details"].get("tool_calls", [])
        if call["type"] == "file_search"
    ]
    message = http.get(f"{place}/messages", params={"run_id": done["id"]}).json()["data"][0]
    return searches, message["content"][0]["text"]


def check_citation(text: Any, file_id: str, quote: str) -> None:
    """The text quotes a file, and the annotation after it points at the file and at its marker in the text."""
    [annotation] = text["annotations"]
    marker = text["value"][annotation["start_index"] : annotation["end_index"]]
    assert annotation["text"] == marker
    assert annotation["file_citation"] == {"file_id": file_id}
    assert text["value"][: annotation["start_index"]].endswith(f"“{quote}”")


def test_a_store_of_the_assistant(http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]) -> None:
    file_id = upload(RETURNS, "returns.txt")
    store = post("/vector_stores", file_ids=[file_id])
    resources = {"file_search": {"vector_store_ids": [store["id"]]}}
    assistant = post("/assistants", model="m", tools=[TOOL], tool_resources=resources)
    # Right after the upload: the run waits until the file is indexed.
    events = ask(http, assistant, post("/threads"), "How many days to return goods?")
    [[result]], text = outcome(http, events)
    assert (result["file_id"], result["file_name"]) == (file_id, "returns.txt")
    assert result["content"] == [{"type": "text", "text": RETURNS}]
    assert 0 < result["score"] <= 1
    check_citation(text, file_id, SENTENCE)
    assert text["value"].startswith("You said: How many days to return goods?")
    names = [name for name, _ in events]
    assert names.index("thread.run.step.completed") < names.index("thread.message.created")
    [delta] = [
        annotation
        for name, data in events
        if name == "thread.message.delta"
        for annotation in data["delta"]["content"][0]["text"].get("annotations", [])
    ]
    assert delta["file_citation"] == {"file_id": file_id, "quote": SENTENCE}
    # The citation leads back to the file.
    assert SENTENCE in http.get(f"/files/{text['annotations'][0]['file_citation']['file_id']}/content").text


def test_stores_of_thread_and_assistant_both_count(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]
) -> None:
    first, second = upload(RETURNS, "returns.txt"), upload(OPENING, "opening.txt")
    new = {"file_search": {"vector_stores": [{"file_ids": [first], "metadata": {"a": "b"}}]}}
    assistant = post("/assistants", model="m", tools=[TOOL], tool_resources=new)
    thread = post("/threads", tool_resources={"file_search": {"vector_stores": [{"file_ids": [second]}]}})
    [results], _ = outcome(http, ask(http, assistant, thread, "return goods, shop opens"))
    assert {each["file_id"] for each in results} == {first, second}
    [made] = assistant["tool_resources"]["file_search"]["vector_store_ids"]
    store = http.get(f"/vector_stores/{made}").json()
    assert (store["metadata"], store["expires_at"]) == ({"a": "b"}, None)
    # Stores that threads make expire.
    [made] = thread["tool_resources"]["file_search"]["vector_store_ids"]
    assert http.get(f"/vector_stores/{made}").json()["expires_after"] == {"anchor": "last_active_at", "days": 7}


def test_the_same_file_in_both_stores_is_found_once(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]
) -> None:
    resources = {"file_search": {"vector_stores": [{"file_ids": [upload(RETURNS)]}]}}
    assistant = post("/assistants", model="m", tools=[TOOL], tool_resources=resources)
    thread = post("/threads", tool_resources=resources)
    [results], _ = outcome(http, ask(http, assistant, thread, "return"))
    assert len(results) == 1


def test_attachments_make_a_store_of_the_thread(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]
) -> None:
    first, second, table = upload(RETURNS), upload(OPENING), upload("a,b\n1,2", "t.csv")
    attached = {"role": "user", "content": "Hi", "attachments": [{"file_id": first, "tools": [TOOL]}]}
    thread = post("/threads", messages=[attached])
    [store] = thread["tool_resources"]["file_search"]["vector_store_ids"]
    place = f"/threads/{thread['id']}"
    attachments = [
        {"file_id": second, "tools": [TOOL, {"type": "code_interpreter"}]},
        {"file_id": table, "tools": [{"type": "code_interpreter"}]},
    ]
    message = post(f"{place}/messages", role="user", content="And these", attachments=attachments)
    assert message["attachments"] == attachments
    assert http.get(place).json()["tool_resources"] == {
        "file_search": {"vector_store_ids": [store]},
        "code_interpreter": {"file_ids": [second, table]},
    }
    listed = http.get(f"/vector_stores/{store}/files", params={"order": "asc"}).json()["data"]
    assert [each["id"] for each in listed] == [first, second]
    assistant = post("/assistants", model="m", tools=[TOOL])
    [results], text = outcome(http, ask(http, assistant, thread, "When does the shop open?"))
    assert results[0]["file_id"] == second
    check_citation(text, second, "The shop opens at nine and closes at six.")


def test_unknown_files_and_stores_are_refused(http: httpx.Client, post: Callable[..., Any]) -> None:
    thread = post("/threads")
    attached = {"role": "user", "content": "Hi", "attachments": [{"file_id": "file-x", "tools": [TOOL]}]}
    error = refused(http.post(f"/threads/{thread['id']}/messages", json=attached), 404)
    assert (error["message"], error["param"]) == ("No such File object: file-x", "attachments[0].file_id")
    assert http.get(f"/threads/{thread['id']}/messages").json()["data"] == []
    assert http.get("/vector_stores").json()["data"] == []
    resources = {"file_search": {"vector_store_ids": ["vs_x"]}}
    for path, body in (("/assistants", {"model": "m"}), ("/threads", {}), (f"/threads/{thread['id']}", {})):
        error = refused(http.post(path, json=body | {"tool_resources": resources}), 404)
        assert error["param"] == "tool_resources.file_search.vector_store_ids"
    both = {"file_search": {"vector_store_ids": ["vs_x"], "vector_stores": [{}]}}
    assert "mutually exclusive" in refused(http.post("/threads", json={"tool_resources": both}))["message"]


def test_a_deleted_or_expired_store_is_refused_when_the_run_is_created(
    http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any], clock: Clock
) -> None:
    assistant = post("/assistants", model="m", tools=[TOOL])
    resources = {"file_search": {"vector_stores": [{"file_ids": [upload(RETURNS)]}]}}
    deleted, expired = (post("/threads", tool_resources=resources) for _ in range(2))
    http.delete(f"/vector_stores/{deleted['tool_resources']['file_search']['vector_store_ids'][0]}")
    clock.now += 7 * DAY
    for thread, words in ((deleted, "No vector store found"), (expired, "is expired")):
        error = refused(http.post(f"/threads/{thread['id']}/runs", json={"assistant_id": assistant["id"]}))
        assert error["code"] == "tool_not_available"
        assert error["message"].startswith("The tool 'file_search' cannot be served: ")
        assert words in error["message"]
        # Without the tool, the store doesn't matter.
        body = {"assistant_id": assistant["id"], "tools": []}
        assert http.post(f"/threads/{thread['id']}/runs", json=body).status_code == 200


def test_options_of_the_tool(http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]) -> None:
    ids = [upload(f"apple number {number}", f"{number}.txt") for number in range(30)]
    thread = post("/threads", tool_resources={"file_search": {"vector_stores": [{"file_ids": ids}]}})

    def count(model: str = "gpt-4o", **options: Any) -> int:
        tools = [TOOL | ({"file_search": options} if options else {})]
        assistant = post("/assistants", model=model, tools=tools)
        searches, _ = outcome(http, ask(http, assistant, thread, "apple"))
        return len(searches[0]) if searches else 0

    assert count() == 20
    assert count("gpt-3.5-turbo") == 5
    assert count(max_num_results=3) == 3
    assert count(ranking_options={"score_threshold": 1.0, "ranker": "auto"}) == 20
    assistant = post("/assistants", model="m", tools=[TOOL])
    searches, text = outcome(http, ask(http, assistant, thread, "zebra"))
    assert (searches, text["annotations"]) == ([], [])
    searches, _ = outcome(http, ask(http, assistant, thread, "apple", tool_choice="none"))
    assert searches == []


def test_scripts_search_and_cite(
    sandbox: Sandbox, http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]
) -> None:
    file_id = upload(RETURNS, "returns.txt")
    thread = post("/threads", tool_resources={"file_search": {"vector_stores": [{"file_ids": [file_id]}]}})
    assistant = post("/assistants", model="m", tools=[TOOL])
    sandbox.script([FileSearch(query="return goods"), "The files say ", Cite(), "."], [Cite(3)])
    [[result]], text = outcome(http, ask(http, assistant, thread, "Hi"))
    assert result["file_id"] == file_id
    assert text["value"] == f"The files say “{SENTENCE}”【0:0†returns.txt】."
    check_citation(text, file_id, SENTENCE)
    name, data = ask(http, assistant, thread, "Hi")[-1]
    assert name == "thread.run.failed"
    assert "found 0 passages" in data["last_error"]["message"]


def test_a_search_beside_functions(
    sandbox: Sandbox, http: httpx.Client, upload: Callable[..., Any], post: Callable[..., Any]
) -> None:
    thread = post("/threads", tool_resources={"file_search": {"vector_stores": [{"file_ids": [upload(RETURNS)]}]}})
    assistant = post("/assistants", model="m", tools=[TOOL, FUNCTION])
    sandbox.script([FileSearch(query="return"), FunctionCall("get_weather")])
    waiting = ask(http, assistant, thread, "Hi")[-1][1]
    [call] = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    place = f"/threads/{thread['id']}/runs/{waiting['id']}/submit_tool_outputs"
    outputs = {"tool_outputs": [{"tool_call_id": call["id"], "output": "sun"}], "stream": True}
    searches, text = outcome(http, event_data(http.post(place, json=outputs).text))
    assert len(searches) == 1
    assert text["value"].startswith("get_weather returned sun.")


def test_a_run_without_stores_finds_nothing(http: httpx.Client, post: Callable[..., Any]) -> None:
    assistant = post("/assistants", model="m", tools=[TOOL])
    events = ask(http, assistant, post("/threads"), "Hi")
    assert outcome(http, events) == ([], {"value": "You said: Hi", "annotations": []})
    assert events[-1][0] == "thread.run.completed"


# A chat-completions model gets the passages as a tool


@pytest.fixture
def model(server: Loopback) -> Iterator[httpx.Client]:
    with (
        Sandbox(check_answers=True, model_url=f"{server.url}/v1") as sandbox,
        httpx.Client(base_url=sandbox.base_url, headers=HEADERS, timeout=10) as client,
    ):
        sandbox.add_file(RETURNS, filename="returns.txt", file_id="file-1")
        yield client


THREAD = {"tool_resources": {"file_search": {"vector_stores": [{"file_ids": ["file-1"]}]}}}


def search_call(query: str, **more: Any) -> dict[str, Any]:
    return {"id": "s", "function": {"name": "file_search", "arguments": json.dumps({"query": query})}} | more


def messages(text: str = "Hi") -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": text}]}


def test_a_model_searches_and_cites(server: Loopback, model: httpx.Client) -> None:
    server.add(
        completion({"content": "Let me look."}, {"tool_calls": [search_call("return goods")]}, usage=(10, 2)),
        completion({"content": "Within 30 days 【0"}, {"content": ":0†returns.txt"}, {"content": "】, not 【x】."}),
    )
    events = run(model, tools=[TOOL], thread=THREAD | messages(), tool_choice=TOOL)
    [[result]], text = outcome(model, events)
    assert result["file_id"] == "file-1"
    assert text["value"] == "Within 30 days 【0:0†returns.txt】, not 【x】."
    [annotation] = text["annotations"]
    assert annotation["text"] == "【0:0†returns.txt】"
    assert annotation["file_citation"] == {"file_id": "file-1"}
    assert text["value"][annotation["start_index"] : annotation["end_index"]] == annotation["text"]
    first, second = (request.json() for request in server.requests)
    [tool] = first["tools"]
    assert (tool["function"]["name"], list(tool["function"]["parameters"]["properties"])) == ("file_search", ["query"])
    assert first["tool_choice"] == {"type": "function", "function": {"name": "file_search"}}
    assert second["tool_choice"] == "auto"
    asked, passages = second["messages"][-2:]
    assert asked["content"] == "Let me look."
    assert passages == {
        "role": "tool",
        "tool_call_id": asked["tool_calls"][0]["id"],
        "content": f"【0:0†returns.txt】\n{RETURNS}",
    }
    usage = events[-1][1]["usage"]
    assert (usage["prompt_tokens"], usage["completion_tokens"]) == (17, 5)


def test_usage_of_a_completion_that_ends_at_its_limit(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"content": "Once upon"}, finish="length"))
    name, ended = run(model, tools=[TOOL], thread=THREAD | messages())[-1]
    usage = ended["usage"]
    assert (name, usage["prompt_tokens"], usage["completion_tokens"]) == ("thread.run.incomplete", 7, 3)


def test_a_model_that_calls_a_function_beside_the_search(server: Loopback, model: httpx.Client) -> None:
    calls = [search_call("return goods", index=0), {"index": 1, "id": "f", "function": {"name": "get_weather"}}]
    server.add(completion({"tool_calls": calls}), completion({"content": "Done."}))
    waiting = run(model, tools=[TOOL, FUNCTION], thread=THREAD | messages())[-1][1]
    [call] = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
    assert call["function"]["name"] == "get_weather"
    place = f"/threads/{waiting['thread_id']}/runs/{waiting['id']}/submit_tool_outputs"
    outputs = {"tool_outputs": [{"tool_call_id": call["id"], "output": "sun"}], "stream": True}
    searches, text = outcome(model, event_data(model.post(place, json=outputs).text))
    assert (len(searches), text["value"]) == (1, "Done.")
    sent = server.requests[1].json()["messages"]
    assert [message["role"] for message in sent[-4:]] == ["assistant", "tool", "assistant", "tool"]
    assert RETURNS in sent[-3]["content"]
    assert sent[-1]["content"] == "sun"


def test_an_image_kept_as_a_file(server: Loopback, model: httpx.Client) -> None:
    form = {"purpose": "vision"}
    image = model.post("/files", data=form, files={"file": ("cat.png", b"\x89PNG")}).json()["id"]
    server.add(completion({"content": "A cat."}))
    run(model, [{"type": "image_file", "image_file": {"file_id": image, "detail": "low"}}])
    [message] = server.requests[0].json()["messages"][1:]
    url = "data:image/png;base64,iVBORw=="
    assert message["content"] == [{"type": "image_url", "image_url": {"url": url, "detail": "low"}}]


def test_a_model_that_finds_nothing(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"tool_calls": [search_call("zebra")]}), completion({"content": "No idea."}))
    searches, text = outcome(model, run(model, tools=[TOOL], thread=THREAD | messages()))
    assert (searches, text) == ([[]], {"value": "No idea.", "annotations": []})
    assert server.requests[1].json()["messages"][-1]["content"] == "No passages found."


def test_a_model_that_searches_without_end(server: Loopback, model: httpx.Client) -> None:
    server.add(*[completion({"tool_calls": [search_call("return")]}) for _ in range(10)])
    code, message = error_of(run(model, tools=[TOOL], thread=THREAD | messages()))
    assert (code, "more than 10 times" in message) == ("server_error", True)
    assert len(server.requests) == 10


@pytest.mark.parametrize("arguments", ["return goods", '"return goods"', "[]", '{"q": "x"}', ""])
def test_odd_arguments_of_a_search(server: Loopback, model: httpx.Client, arguments: str) -> None:
    call = {"id": "s", "function": {"name": "file_search", "arguments": arguments}}
    server.add(completion({"tool_calls": [call]}), completion({"content": "Done."}))
    searches, text = outcome(model, run(model, tools=[TOOL], thread=THREAD | messages()))
    assert (len(searches), text["value"]) == (1, "Done.")


def test_a_function_of_the_same_name_keeps_it(server: Loopback, model: httpx.Client) -> None:
    own = {"type": "function", "function": {"name": "file_search", "parameters": {"type": "object"}}}
    server.add(completion({"content": "Hi."}))
    run(model, tools=[TOOL, own], thread=THREAD | messages())
    assert [tool["function"]["name"] for tool in server.requests[0].json()["tools"]] == ["file_search", "search_files"]


def test_a_marker_that_is_never_closed(server: Loopback, model: httpx.Client) -> None:
    server.add(completion({"content": "【0:0"}), completion({"content": "【" + "x" * 400}, {"content": " end"}))
    for text in ("【0:0", "【" + "x" * 400 + " end"):
        _, found = outcome(model, run(model, tools=[TOOL], thread=THREAD | messages()))
        assert found == {"value": text, "annotations": []}
