"""Two conversations with each library.

In one, a question, a call of a function, and a reply, twice in the same thread. In the other, a question about a file
that the library uploads or attaches.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from attrs import frozen

from assistant_threads.sandbox import FileSearch, FunctionCall, Sandbox

__all__ = ["LIBRARIES", "Library"]

QUESTIONS = ("What is the weather in Paris?", "And in Rome?")
REPLIES = ("Sunny in Paris.", "Sunny in Rome.")
FILE_QUESTION, FILE_REPLY = "What should I take along?", "Take an umbrella."


@frozen
class Library:
    """A class of a library, the modules that hold its imports of openai, and a conversation with it."""

    package: str
    name: str
    modules: tuple[str, ...]
    converse: Callable[[Sandbox], list[str]]
    """Returns the replies. The environment has the server's address and a key."""
    ask_about: Callable[[Sandbox, str], str] | None = None
    """Returns the reply to a question about the file of this path; None if the library doesn't handle files."""

    @property
    def version(self) -> str:
        return version(self.package)


def get_weather(city: str) -> str:
    """Tell the weather in a city."""
    return f"sunny in {city}"


def script(server: Sandbox) -> None:
    for city, reply in zip(("Paris", "Rome"), REPLIES, strict=True):
        server.script([FunctionCall("get_weather", {"city": city})], reply)


def script_file_search(server: Sandbox) -> None:
    server.script([FileSearch(query="umbrella"), FILE_REPLY])


def langchain(server: Sandbox) -> list[str]:
    from langchain_classic.agents.openai_assistant import OpenAIAssistantRunnable

    execute = _langchain_executor(server, OpenAIAssistantRunnable)
    first = execute.invoke({"content": QUESTIONS[0]})
    # Its async side reads an async page with a plain loop, which fails with openai as well.
    second = execute.invoke({"content": QUESTIONS[1], "thread_id": first["thread_id"]})
    return [first["output"], second["output"]]


def langchain_v2(server: Sandbox) -> list[str]:
    from langchain_community.agents.openai_assistant import OpenAIAssistantV2Runnable

    execute = _langchain_executor(server, OpenAIAssistantV2Runnable)
    first = execute.invoke({"content": QUESTIONS[0]})

    async def ask() -> Any:
        return await execute.ainvoke({"content": QUESTIONS[1], "thread_id": first["thread_id"]})

    return [first["output"], asyncio.run(ask())["output"]]


def langchain_v2_file(server: Sandbox, path: str) -> str:
    from langchain_community.agents.openai_assistant import OpenAIAssistantV2Runnable

    from assistant_threads import OpenAI

    script_file_search(server)
    client = OpenAI()
    file_id = client.files.create(file=Path(path), purpose="assistants").id
    agent = OpenAIAssistantV2Runnable.create_assistant(
        name="packing", instructions="Answer from the file.", tools=[{"type": "file_search"}], model="m",
        client=client, check_every_ms=10,
    )  # fmt: skip
    attachment = {"file_id": file_id, "tools": [{"type": "file_search"}]}
    [message] = agent.invoke({"content": FILE_QUESTION}, attachments=[attachment])
    return str(message.content[0].text.value)


def _langchain_executor(server: Sandbox, runnable: Any) -> Any:
    from langchain_classic.agents import AgentExecutor
    from langchain_core.tools import tool

    script(server)
    tools = [tool(get_weather)]
    agent = runnable.create_assistant(
        name="weather", instructions="Tell the weather.", tools=tools, model="m", as_agent=True, check_every_ms=10
    )
    return AgentExecutor(agent=agent, tools=tools)


def llama_index(server: Sandbox) -> list[str]:
    from llama_index.agent.openai import OpenAIAssistantAgent
    from llama_index.core.tools import FunctionTool

    script(server)
    agent: Any = OpenAIAssistantAgent.from_new(
        name="weather",
        instructions="Tell the weather.",
        tools=[FunctionTool.from_defaults(get_weather)],
        model="m",
        run_retrieve_sleep_time=0.01,
    )
    first = str(agent.chat(QUESTIONS[0]))

    async def ask() -> str:
        return str(await agent.achat(QUESTIONS[1]))

    second = asyncio.run(ask())
    assert [message.role.value for message in agent.chat_history] == ["user", "assistant"] * 2
    return [first, second]


def llama_index_file(server: Sandbox, path: str) -> str:
    from llama_index.agent.openai import OpenAIAssistantAgent

    script_file_search(server)
    agent: Any = OpenAIAssistantAgent.from_new(
        name="packing",
        instructions="Answer from the file.",
        openai_tools=[{"type": "file_search"}],
        files=[path],
        model="m",
        run_retrieve_sleep_time=0.01,
    )
    agent.add_message(FILE_QUESTION, file_ids=list(agent.files_dict))
    agent.run_assistant()
    return str(agent.latest_message.content)


def autogen(server: Sandbox) -> list[str]:
    from autogen_agentchat.messages import TextMessage
    from autogen_core import CancellationToken
    from autogen_ext.agents.openai import OpenAIAssistantAgent

    from assistant_threads import AsyncOpenAI

    script(server)

    async def ask() -> list[str]:
        agent: Any = OpenAIAssistantAgent(
            name="weather",
            description="Tells the weather",
            client=AsyncOpenAI(),
            model="m",
            instructions="Tell the weather.",
            tools=[get_weather],
        )
        replies: list[str] = []
        for question in QUESTIONS:
            response = await agent.on_messages([TextMessage(source="user", content=question)], CancellationToken())
            replies.append(response.chat_message.content)
        state = await agent.save_state()
        assert state["thread_id"]
        await agent.on_reset(CancellationToken())
        await agent.delete_assistant(CancellationToken())
        return replies

    return asyncio.run(ask())


def autogen_file(server: Sandbox, path: str) -> str:
    from autogen_agentchat.messages import TextMessage
    from autogen_core import CancellationToken
    from autogen_ext.agents.openai import OpenAIAssistantAgent

    from assistant_threads import AsyncOpenAI

    script_file_search(server)

    async def ask() -> str:
        agent: Any = OpenAIAssistantAgent(
            name="packing",
            description="Knows the file",
            client=AsyncOpenAI(),
            model="m",
            instructions="Answer from the file.",
            tools=["file_search"],
        )
        token = CancellationToken()
        await agent.on_upload_for_file_search(path, token)
        response = await agent.on_messages([TextMessage(source="user", content=FILE_QUESTION)], token)
        await agent.delete_uploaded_files(token)
        await agent.delete_vector_store(token)
        await agent.delete_assistant(token)
        return str(response.chat_message.content)

    return asyncio.run(ask())


def semantic_kernel(server: Sandbox) -> list[str]:
    from semantic_kernel.agents import AssistantAgentThread, OpenAIAssistantAgent
    from semantic_kernel.functions import kernel_function

    from assistant_threads import AsyncOpenAI

    for city, reply in zip(("Paris", "Rome"), REPLIES, strict=True):
        server.script([FunctionCall("Weather-get_weather", {"city": city})], reply)

    class Weather:
        @kernel_function(name="get_weather")
        def get_weather(self, city: str) -> str:
            return get_weather(city)

    async def ask() -> list[str]:
        client = AsyncOpenAI()
        definition: Any = await client.beta.assistants.create(
            model="m", name="weather", instructions="Tell the weather."
        )
        agent: Any = OpenAIAssistantAgent(client=client, definition=definition, plugins=[Weather()])
        thread = AssistantAgentThread(client=client)
        first = await agent.get_response(messages=QUESTIONS[0], thread=thread)
        pieces = [str(piece.message) async for piece in agent.invoke_stream(messages=QUESTIONS[1], thread=thread)]
        await thread.delete()
        await client.beta.assistants.delete(definition.id)
        return [str(first.message), "".join(pieces)]

    return asyncio.run(ask())


def semantic_kernel_file(server: Sandbox, path: str) -> str:
    from semantic_kernel.agents import OpenAIAssistantAgent

    from assistant_threads import AsyncOpenAI

    script_file_search(server)

    async def ask() -> str:
        client: Any = AsyncOpenAI()
        uploaded = await client.files.create(file=Path(path), purpose="assistants")
        store = await client.vector_stores.create(file_ids=[uploaded.id])
        tools, resources = OpenAIAssistantAgent.configure_file_search_tool(store.id)
        definition = await client.beta.assistants.create(model="m", tools=tools, tool_resources=resources)
        agent: Any = OpenAIAssistantAgent(client=client, definition=definition)
        return str((await agent.get_response(messages=FILE_QUESTION)).message)

    return asyncio.run(ask())


LIBRARIES = (
    Library(
        "langchain-classic", "OpenAIAssistantRunnable", ("langchain_classic.agents.openai_assistant.base",), langchain
    ),
    Library(
        "langchain-community",
        "OpenAIAssistantV2Runnable",
        ("langchain_classic.agents.openai_assistant.base", "langchain_community.agents.openai_assistant.base"),
        langchain_v2,
        langchain_v2_file,
    ),
    Library(
        "llama-index-agent-openai",
        "OpenAIAssistantAgent",
        ("llama_index.agent.openai.openai_assistant_agent",),
        llama_index,
        llama_index_file,
    ),
    Library(
        "autogen-ext",
        "OpenAIAssistantAgent",
        ("autogen_ext.agents.openai._openai_assistant_agent",),
        autogen,
        autogen_file,
    ),
    Library(
        "semantic-kernel",
        "OpenAIAssistantAgent",
        (
            "semantic_kernel.agents.channels.open_ai_assistant_channel",
            "semantic_kernel.agents.open_ai.assistant_content_generation",
            "semantic_kernel.agents.open_ai.assistant_thread_actions",
            "semantic_kernel.agents.open_ai.openai_assistant_agent",
        ),
        semantic_kernel,
        semantic_kernel_file,
    ),
)
