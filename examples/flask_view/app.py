"""A view that streams the answer of an assistant as plain text, for `curl -N` or `fetch`.

pip install flask
export OPENAI_BASE_URL=http://localhost:8000/v1 OPENAI_API_KEY=test
flask --app app.py run --port 8001
curl -N localhost:8001/ask --data 'prompt=Tell me a joke'
"""

from __future__ import annotations

from collections.abc import Iterator

from flask import Flask, Response, request

from assistant_threads import APIError, OpenAI


def create_app() -> Flask:
    app = Flask(__name__)
    client = OpenAI()  # safe to share between threads
    assistant = client.beta.assistants.create(model="gpt-4o-mini")

    @app.post("/ask")
    def ask() -> Response:
        return Response(answer(request.form["prompt"]), mimetype="text/plain")

    def answer(prompt: str) -> Iterator[str]:
        try:
            with client.beta.threads.create_and_run_stream(
                assistant_id=assistant.id,
                thread={"messages": [{"role": "user", "content": prompt}]},
                deadline=120,
                cancel_on_exit=True,
            ) as stream:
                yield from stream.text_deltas
        except APIError as error:
            yield f"\n[{error.message}]"

    return app
