"""`assistant-threads serve`: keys, limits, health, metrics, logs and shutdown of a process."""

from __future__ import annotations

import signal
import threading
from pathlib import Path

import httpx
import openai
import pytest

from assistant_threads import NotFoundError, OpenAI
from tests.cli.conftest import KEY, Commands
from tests.sandbox.conftest import HEADERS
from tests.sandbox.test_chat_backend import completion
from tests.serve.conftest import serving
from tests.serve.responses import events, message, sse, streamed
from tests.support.loopback import Loopback, reply

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def ask(client: openai.OpenAI | OpenAI, text: str = "Hi") -> str:
    assistant = client.beta.assistants.create(model="m")
    thread = {"messages": [{"role": "user", "content": text}]}
    with client.beta.threads.create_and_run_stream(assistant_id=assistant.id, thread=thread) as stream:  # type: ignore[arg-type]
        return "".join(stream.text_deltas)


def test_both_kinds_of_models(commands: Commands, server: Loopback, upstream: str) -> None:
    server.add(streamed(message("From responses.")), completion({"content": "From chat."}))
    for option, text in (("--responses-url", "From responses."), ("--model-url", "From chat.")):
        with (
            serving(commands, option, upstream, "--model", "other") as served,
            openai.OpenAI(base_url=served.url, api_key="any") as client,
        ):
            assert ask(client) == text
    for request in server.requests:
        # The key of the environment is for the model's server; that of the application is not.
        assert request.header("authorization") == f"Bearer {KEY}"
        assert request.json()["model"] == "other"


def test_each_key_is_a_project(commands: Commands, upstream: str) -> None:
    arguments = ("--responses-url", upstream, "--api-key", "sk-one", "--api-key", "sk-two", "--db", "threads.db")
    with serving(commands, *arguments) as served:
        with OpenAI(base_url=served.url, api_key="sk-one") as one, OpenAI(base_url=served.url, api_key="sk-two") as two:
            thread_id = one.beta.threads.create().id
            with pytest.raises(NotFoundError):
                two.beta.threads.retrieve(thread_id)
            assert [each.id for each in two.beta.assistants.list()] == []
        stranger = httpx.get(f"{served.url}/threads/{thread_id}", headers=HEADERS | {"Authorization": "Bearer sk-3"})
        assert (stranger.status_code, stranger.json()["error"]["code"]) == (401, "invalid_api_key")
        assert httpx.get(f"{served.url}/assistants").status_code == 401
        served.process.send_signal(signal.SIGTERM)
        served.end()
    # The order of the keys doesn't matter.
    swapped = (*arguments[:2], "--api-key", "sk-two", "--api-key", "sk-one", "--db", "threads.db")
    with serving(commands, *swapped) as served, OpenAI(base_url=served.url, api_key="sk-one") as one:
        assert one.beta.threads.retrieve(thread_id).id == thread_id
    assert not [path for path in Path().iterdir() if "sk-" in path.name]


def test_the_key_of_the_only_project_can_change(commands: Commands, upstream: str) -> None:
    ids = []
    for key in ("old", "new"):
        arguments = ("--responses-url", upstream, "--api-key", key, "--db", "threads.db")
        with serving(commands, *arguments) as served, OpenAI(base_url=served.url, api_key=key) as client:
            ids.append(client.beta.threads.create().id)
            assert [client.beta.threads.retrieve(each).id for each in ids] == ids
    # With more keys it belongs to none of them.
    with serving(commands, *arguments, "--api-key", "old") as served:
        with OpenAI(base_url=served.url, api_key="new") as client, pytest.raises(NotFoundError):
            client.beta.threads.retrieve(ids[0])
        served.process.send_signal(signal.SIGTERM)
        [warning] = [each for each in served.end() if each["level"] == "warning"]
    assert warning["file"] == "threads.db"


def test_requests_per_minute(commands: Commands, upstream: str) -> None:
    with serving(commands, "--responses-url", upstream, "--requests-per-minute", "2") as served:
        found = [httpx.get(f"{served.url}/assistants", headers=HEADERS) for _ in range(3)]
        assert [each.status_code for each in found] == [200, 200, 429]
        assert 1 <= int(found[2].headers["retry-after"]) <= 30
        assert found[2].json()["error"]["code"] == "rate_limit_exceeded"
        assert httpx.get(f"{served.root}/healthz").status_code == 200


def test_requests_at_once(commands: Commands, server: Loopback, upstream: str) -> None:
    held = threading.Event()
    sent = [sse(each) for each in events(message("Slow."))]
    server.add(reply([*sent[:5], held, *sent[5:]], headers={"Content-Type": "text/event-stream"}))
    with (
        serving(commands, "--responses-url", upstream, "--concurrent", "1") as served,
        openai.OpenAI(base_url=served.url, api_key="any", max_retries=0) as client,
    ):
        assistant = client.beta.assistants.create(model="m")
        with client.beta.threads.create_and_run_stream(assistant_id=assistant.id) as stream:
            next(iter(stream.text_deltas))
            with pytest.raises(openai.RateLimitError) as caught:
                client.beta.assistants.list()
            assert caught.value.response.headers["retry-after"] == "1"
            held.set()
            stream.until_done()
        client.beta.assistants.list()


def test_sigterm_lets_streams_end(commands: Commands, server: Loopback, upstream: str) -> None:
    held = threading.Event()
    sent = [sse(each) for each in events(message("Hel", "lo"))]
    server.add(reply([*sent[:5], held, *sent[5:]], headers={"Content-Type": "text/event-stream"}))
    with serving(commands, "--responses-url", upstream) as served:
        with openai.OpenAI(base_url=served.url, api_key="any", max_retries=0) as client:
            assistant = client.beta.assistants.create(model="m")
            with client.beta.threads.create_and_run_stream(assistant_id=assistant.id) as stream:
                texts = iter(stream.text_deltas)
                assert next(texts) == "Hel"
                served.process.send_signal(signal.SIGTERM)
                served.wait_for("shutting down")
                assert httpx.get(f"{served.root}/healthz").status_code == 503
                with pytest.raises(openai.InternalServerError, match="shutting down") as caught:
                    client.beta.threads.create()
                assert caught.value.status_code == 503
                assert caught.value.response.headers["retry-after"]
                held.set()
                assert list(texts) == ["lo"]
                assert stream.get_final_run().status == "completed"
        served.end()
        assert served.process.returncode == 0


def test_the_time_for_open_streams_is_limited(commands: Commands, server: Loopback, upstream: str) -> None:
    held = threading.Event()
    sent = [sse(each) for each in events(message("Never."))]
    server.add(reply([*sent[:5], held], headers={"Content-Type": "text/event-stream"}))
    arguments = ("--responses-url", upstream, "--grace", "0.1", "--db", "threads.db")
    with serving(commands, *arguments) as served, OpenAI(base_url=served.url, api_key="any") as client:
        assistant = client.beta.assistants.create(model="m")
        run = client.beta.threads.create_and_run(assistant_id=assistant.id)
        assert server.stalled.wait(30)
        served.process.send_signal(signal.SIGTERM)
        served.end()
    held.set()
    with serving(commands, *arguments) as served, OpenAI(base_url=served.url, api_key="any") as client:
        ended = client.beta.threads.runs.retrieve(run.id, thread_id=run.thread_id)
        assert ended.status == "expired"
        assert ended.last_error
        assert ended.last_error.message == "The server stopped while the run was in progress."


def test_metrics_and_logs_have_no_content(commands: Commands, server: Loopback, upstream: str) -> None:
    server.add(streamed(message("A private reply.")), reply({"error": {"message": "private"}}, status=500))
    with serving(commands, "--responses-url", upstream, "--api-key", "sk-app") as served:
        with openai.OpenAI(base_url=served.url, api_key="sk-app", max_retries=0) as client:
            ask(client, "A private question.")
            ask(client)
        metrics = httpx.get(f"{served.root}/metrics")
        assert metrics.headers["content-type"].startswith("text/plain; version=0.0.4")
        lines = metrics.text.splitlines()
        assert 'assistant_threads_requests_total{method="POST",status="200"} 4.0' in lines
        assert 'assistant_threads_tokens_total{kind="prompt"} 70.0' in lines
        assert 'assistant_threads_turns_total{outcome="completed"} 1.0' in lines
        assert 'assistant_threads_turns_total{outcome="server_error"} 1.0' in lines
        assert httpx.get(f"{served.root}/healthz").json() == {"status": "ok"}
        served.process.send_signal(signal.SIGTERM)
        logs = served.end()
    requests = [each for each in logs if each["message"] == "request"]
    assert [(each["method"], each["status"]) for each in requests] == [("POST", 200)] * 4
    assert all(each["request_id"].startswith("req_") and each["duration_ms"] >= 0 for each in requests)
    assert "private" not in metrics.text + repr(logs)
    assert "sk-app" not in metrics.text + repr(logs)
    assert KEY not in repr(logs)


def test_a_second_process_on_a_file_is_refused(commands: Commands, upstream: str) -> None:
    arguments = ("--responses-url", upstream, "--db", "threads.db")
    with serving(commands, *arguments):
        done = commands("serve", "--port", "0", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "threads.db" in done.err
    assert "in use" in done.err


def test_a_file_the_environment_and_flags(commands: Commands, server: Loopback, upstream: str) -> None:
    server.add(streamed(message("Yes.")))
    Path("serve.toml").write_text(
        f'responses-url = "{upstream}"\nmodel = "of-the-file"\napi-keys = ["sk-file"]\n'
        'upstream-key = "sk-up"\n[context-window]\n"*" = 9000\n'
    )
    commands.environment["ASSISTANT_THREADS_MODEL"] = "of-the-environment"
    del commands.environment["OPENAI_API_KEY"]
    with serving(commands, "--config", "serve.toml", "--api-key", "sk-flag") as served:
        assert httpx.get(f"{served.url}/assistants", headers=HEADERS).status_code == 401
        with openai.OpenAI(base_url=served.url, api_key="sk-flag") as client:
            assert ask(client) == "Yes."
    assert server.requests[0].json()["model"] == "of-the-environment"
    assert server.requests[0].header("authorization") == "Bearer sk-up"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--responses-url", "http://127.0.0.1:1", "--model-url", "http://127.0.0.1:1"], "mutually exclusive"),
        (["--model-url", "http://127.0.0.1:1", "--upstream-vector-stores"], "needs a server of the Responses API"),
        (["--model-url", "http://127.0.0.1:1", "--background"], "needs a server of the Responses API"),
        (["--responses-url", "nowhere"], "must be an http(s) URL"),
        (["--host", "0.0.0.0"], "API key"),
        (["--model-url", "http://127.0.0.1:1", "--context-window", "gpt-5=many"], "MODEL=TOKENS"),
        (["--config", "missing.toml"], "does not exist"),
    ],
)
def test_settings_that_make_no_sense(commands: Commands, arguments: list[str], words: str) -> None:
    done = commands("serve", "--port", "0", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err


def test_mistakes_in_the_file(commands: Commands) -> None:
    Path("serve.toml").write_text('colour = "blue"\n')
    assert "unknown setting 'colour'" in commands("serve", "--config", "serve.toml").err
    Path("serve.toml").write_text("port = \n")
    assert "not TOML" in commands("serve", "--config", "serve.toml").err


def test_the_vendor_needs_a_key(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    done = commands("serve", "--port", "0")
    assert (done.code, done.out) == (2, "")
    assert "OPENAI_API_KEY" in done.err
