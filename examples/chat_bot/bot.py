"""A chat in the terminal, with Python functions as tools.

export OPENAI_BASE_URL=http://localhost:8000/v1 OPENAI_API_KEY=test
python bot.py
"""

from __future__ import annotations

import sys
from datetime import date

from assistant_threads import APIError, OpenAI

NOTES: list[str] = []


def add_note(text: str) -> str:
    """Keep a note.

    Args:
        text: The note, in one sentence.
    """
    NOTES.append(text)
    return f"Note {len(NOTES)} is kept."


def days_until(day: date) -> int:
    """Count the days from today to another day."""
    return (day - date.today()).days


def main() -> None:
    with OpenAI() as client:
        assistant = client.beta.assistants.create(model="gpt-4o-mini", instructions="You help with appointments.")
        thread = client.beta.threads.create()
        print("Ctrl-D ends the chat.", file=sys.stderr)
        for line in sys.stdin:
            client.beta.threads.messages.create(thread.id, role="user", content=line.strip() or "…")
            try:
                answer(client, thread.id, assistant.id)
            except APIError as error:  # the conversation goes on
                print(f"[{error.message}]")
        client.beta.assistants.delete(assistant.id)


def answer(client: OpenAI, thread_id: str, assistant_id: str) -> None:
    with client.beta.threads.runs.stream(
        thread_id,
        assistant_id=assistant_id,
        functions=[add_note, days_until],
        deadline=120,
        cancel_on_exit=True,  # Ctrl-C leaves no run behind that blocks the thread
    ) as stream:
        for text in stream.text_deltas:
            print(text, end="", flush=True)
    print()


if __name__ == "__main__":
    main()
