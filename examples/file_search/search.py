"""Ask questions about the files of a folder.

export OPENAI_BASE_URL=http://localhost:8000/v1 OPENAI_API_KEY=test
python search.py FOLDER "When does the office open?"
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from assistant_threads import APIError, OpenAI
from assistant_threads.types.beta.threads import Message


def main(folder: Path, question: str) -> int:
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt", ".pdf", ".html"})
    with OpenAI() as client:
        store = client.vector_stores.create(name=folder.name, expires_after={"anchor": "last_active_at", "days": 1})
        batch = client.vector_stores.file_batches.upload_and_poll(store.id, files=files, deadline=600)
        print(f"{batch.file_counts.completed} of {len(files)} files can be searched", file=sys.stderr)
        try:
            ask(client, store.id, question)
        except APIError as error:
            print(error.message, file=sys.stderr)
            return 1
        finally:
            for file in client.vector_stores.files.list(store.id):
                client.files.delete(file.id)
            client.vector_stores.delete(store.id)
    return 0


def ask(client: OpenAI, store_id: str, question: str) -> None:
    assistant = client.beta.assistants.create(
        model="gpt-4o-mini",
        instructions="Answer from the files only.",
        tools=[{"type": "file_search"}],
        tool_resources={"file_search": {"vector_store_ids": [store_id]}},
    )
    with client.beta.threads.create_and_run_stream(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": question}]}, deadline=120
    ) as stream:
        for text in stream.text_deltas:
            print(text, end="", flush=True)
        messages = stream.get_final_messages()
    print()
    client.beta.assistants.delete(assistant.id)
    for file_id in dict.fromkeys(cited(messages)):
        print("Source:", client.files.retrieve(file_id).filename)


def cited(messages: list[Message]) -> Iterator[str]:
    """The ids of the files that the answer cites, in order."""
    for message in messages:
        for part in message.content:
            for annotation in part.text.annotations if part.text else ():
                if annotation.file_citation:
                    yield annotation.file_citation.file_id


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
