"""`make demo`: a conversation through the regenerated client, over real HTTP, with a recording on the other side."""

from __future__ import annotations

from pathlib import Path

from assistant_threads import OpenAI
from tests.demo.replay import replay

CONVERSATION = Path(__file__).parent / "conversation.yaml"


def main() -> None:
    with replay(CONVERSATION) as base_url, OpenAI(base_url=base_url, api_key="demo") as client:
        print(f"A recorded conversation, replayed at {base_url}\n")
        assistant = client.beta.assistants.create(
            model="gpt-4o-mini", instructions="You are a patient math tutor.", name="Math Tutor"
        )
        thread = client.beta.threads.create()
        question = "I need to solve 3x + 11 = 14. Can you help me?"
        client.beta.threads.messages.create(thread.id, role="user", content=question)
        print(f"user: {question}")

        print("assistant: ", end="")
        with client.beta.threads.runs.create(thread.id, assistant_id=assistant.id, stream=True) as stream:
            for event in stream:
                if event.event == "thread.message.delta":
                    for part in event.data.delta.content or []:
                        if part.text:
                            print(part.text.value, end="", flush=True)
                elif event.event == "thread.run.completed" and event.data.usage:
                    print(f"\n           ({event.data.usage.total_tokens} tokens)")

        print("\nThe thread, a page for each message:")
        for number, page in enumerate(
            client.beta.threads.messages.list(thread.id, limit=1, order="asc").iter_pages(), start=1
        ):
            for message in page.data:
                print(f"  page {number}: {message.role}, {len(message.content)} part, {message.id}")
        print(f"  deleted: {client.beta.threads.delete(thread.id).deleted}")
        print("\nNext: read README.md, then try your own server with OpenAI(base_url=..., api_key=...).")


if __name__ == "__main__":
    main()
