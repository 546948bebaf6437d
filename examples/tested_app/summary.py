"""An application: it summarizes a text. Its tests are beside it."""

from __future__ import annotations

from assistant_threads import OpenAI, RunFailedError


def summarize(client: OpenAI, text: str) -> str:
    """A summary of the text, or a sentence that says why there is none."""
    assistant = client.beta.assistants.create(model="gpt-4o-mini", instructions="Summarize in one sentence.")
    try:
        run = client.beta.threads.create_and_run_poll(
            assistant_id=assistant.id,
            thread={"messages": [{"role": "user", "content": text}]},
            deadline=60,
            raise_on_failure=True,
        )
    except RunFailedError as error:
        return f"No summary. {error}"
    (message,) = client.beta.threads.messages.list(run.thread_id, run_id=run.id)
    return "".join(part.text.value for part in message.content if part.text)
