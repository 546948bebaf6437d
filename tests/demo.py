"""`make demo`: a conversation with streaming, a function tool and pages, with a server on this machine.

The server is the sandbox, and what its assistant says is written below. Everything else is as it would be elsewhere.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from assistant_threads import AssistantEventHandler, OpenAI
from assistant_threads.sandbox import FunctionCall, Pause, Sandbox, Text
from assistant_threads.types import FunctionToolCall, Message
from assistant_threads.types.beta.threads.runs import ToolCall

NEXT = """
That was all of it, in a minute. To try next:

  .venv/bin/assistant-threads sandbox         a server of your own; its output says what to set
  .venv/bin/assistant-threads chat            in another terminal: talk with it
  .venv/bin/assistant-threads sandbox --model-url http://localhost:11434/v1 --model llama3.2
                                              the same, answered by a model on this machine
  README.md                                   streaming, tools, pages, errors, in your own code
"""


def get_weather(city: str) -> str:
    """The weather of today.

    Args:
        city: Name of the city.
    """
    return f"{city}: sunny, 22 degrees"


class Narrator(AssistantEventHandler):
    """Says what happens beside the text."""

    def on_tool_call_done(self, tool_call: ToolCall) -> None:
        if isinstance(tool_call, FunctionToolCall):
            print(f"           [calls {tool_call.function.name}({tool_call.function.arguments})]")

    def on_message_created(self, message: Message) -> None:
        print("assistant: ", end="")


def main() -> None:
    with Sandbox() as server, OpenAI(base_url=server.base_url, api_key="demo") as client:
        print(f"A server that speaks the Assistants API runs at {server.base_url}\n")
        server.script(
            [FunctionCall("get_weather", {"city": "Paris"})],
            spoken("It is sunny in Paris, and 22 degrees warm. Leave the umbrella at home."),
            spoken("You are welcome. Enjoy the trip!"),
        )
        assistant = client.beta.assistants.create(model="gpt-4o-mini", instructions="You help people to pack.")
        thread = client.beta.threads.create(metadata={"topic": "a trip to Paris"})
        talk(client, thread.id, assistant.id, "I go to Paris. Do I need an umbrella?")
        talk(client, thread.id, assistant.id, "Thank you!")
        list_in_pages(client, thread.id)
        run_command(server, "threads", "show", thread.id)
    print(NEXT.rstrip())


def talk(client: OpenAI, thread_id: str, assistant_id: str, said: str) -> None:
    """One turn: a message, and a run whose answer is shown as it comes. Functions are called on the way."""
    print(f"user:      {said}")
    client.beta.threads.messages.create(thread_id, role="user", content=said)
    with client.beta.threads.runs.stream(
        thread_id, assistant_id=assistant_id, functions=[get_weather], event_handler=Narrator()
    ) as stream:
        for text in stream.text_deltas:
            print(text, end="", flush=True)
        run = stream.get_final_run()
    print(f"\n           [{run.status}, {run.usage.total_tokens if run.usage else 0} tokens]\n")


def list_in_pages(client: OpenAI, thread_id: str) -> None:
    print("The thread, two messages a page:")
    messages = client.beta.threads.messages.list(thread_id, limit=2, order="asc")
    for number, page in enumerate(messages.iter_pages(), start=1):
        for message in page.data:
            print(f"  page {number}  {message.role:<10} {message.id}")


def run_command(server: Sandbox, *arguments: str) -> None:
    """The same from the command line."""
    print(f"\n$ assistant-threads {' '.join(arguments)}", flush=True)
    command = [sys.executable, "-m", "assistant_threads", *arguments]
    subprocess.run([*command, "--base-url", server.base_url, "--api-key", "demo"], check=True)


def spoken(text: str) -> Sequence[Text | Pause]:
    """The text at the pace of a model."""
    words = text.split(" ")
    pieces = [word if number == 0 else f" {word}" for number, word in enumerate(words)]
    return [act for piece in pieces for act in (Text(piece), Pause(0.04))]


if __name__ == "__main__":
    main()
