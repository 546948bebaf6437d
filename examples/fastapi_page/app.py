"""A web page on which the answer of an assistant grows.

pip install fastapi uvicorn
export OPENAI_BASE_URL=http://localhost:8000/v1 OPENAI_API_KEY=test
uvicorn app:app --port 8001
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, StreamingResponse

from assistant_threads import APIError, AsyncOpenAI
from assistant_threads.types.beta import Thread


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """One client for all requests: they share its connections."""
    async with AsyncOpenAI() as client:
        app.state.client = client
        app.state.assistant = await client.beta.assistants.create(model="gpt-4o-mini")
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/")
async def page() -> FileResponse:
    return FileResponse(Path(__file__).with_name("page.html"))


@app.post("/threads")
async def create_thread(request: Request) -> Thread:
    """Models of the client are responses of FastAPI as they are."""
    client: AsyncOpenAI = request.app.state.client
    return await client.beta.threads.create()


@app.get("/threads/{thread_id}/answer")
async def answer(request: Request, thread_id: str, prompt: str) -> StreamingResponse:
    client: AsyncOpenAI = request.app.state.client
    await client.beta.threads.messages.create(thread_id, role="user", content=prompt)
    return StreamingResponse(events(client, thread_id, request.app.state.assistant.id), media_type="text/event-stream")


async def events(client: AsyncOpenAI, thread_id: str, assistant_id: str) -> AsyncIterator[str]:
    """Events for the page's EventSource. A closed page ends this generator, and `cancel_on_exit` the run."""
    try:
        async with client.beta.threads.runs.stream(
            thread_id, assistant_id=assistant_id, deadline=120, cancel_on_exit=True
        ) as stream:
            async for text in stream.text_deltas:
                yield f"event: text\ndata: {json.dumps(text)}\n\n"
    except APIError as error:
        yield f"event: failed\ndata: {json.dumps(error.message)}\n\n"
    yield "event: end\ndata: {}\n\n"
