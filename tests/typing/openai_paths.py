"""What type checkers see of openai-python's import paths."""

from typing import TypedDict, assert_type

import assistant_threads as openai
from assistant_threads import AsyncAzureOpenAI, AsyncClient, AzureOpenAI, Client, Stream, Timeout
from assistant_threads._types import NOT_GIVEN, NotGiven
from assistant_threads.lib.streaming import AssistantEventHandler
from assistant_threads.pagination import SyncCursorPage
from assistant_threads.resources.beta.threads.runs import Runs
from assistant_threads.resources.vector_stores import Files as VectorStoreFiles
from assistant_threads.types import FileObject, FunctionDefinition, ToolOutput, VectorStoreSearchParams
from assistant_threads.types.beta import AssistantStreamEvent, Thread
from assistant_threads.types.beta.thread_create_params import MessageAttachment
from assistant_threads.types.beta.threads import Message, Text
from assistant_threads.types.beta.threads.run import LastError, RequiredAction
from assistant_threads.types.beta.threads.run_create_params import AdditionalMessage, RunCreateParams
from assistant_threads.types.beta.threads.runs import step_list_params
from assistant_threads.types.beta.threads.runs.run_step import LastError as StepLastError
from assistant_threads.types.shared_params import FunctionDefinition as FunctionDefinitionParam
from assistant_threads.types.vector_stores.vector_store_file import LastError as FileError
from threads_api import models, params


def names(error: LastError, step_error: StepLastError, action: RequiredAction, text: Text) -> None:
    assert_type(error, models.RunLastError)
    assert_type(step_error, models.RunStepLastError)
    assert_type(action, models.RunRequiredAction)
    assert_type(text, models.TextContent)


def attributes(thread: openai.types.beta.Thread, text: openai.types.beta.threads.text.Text) -> None:
    assert_type(thread, Thread)
    assert_type(text.value, str)
    assert_type(openai.beta.threads.retrieve("thread_1"), Thread)
    assert_type(openai.api_version, str | None)
    openai.api_key = "key"
    openai.timeout = Timeout(5.0)
    print(openai.nonsense)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]


def arguments(client: Client, outputs: list[ToolOutput]) -> None:
    extra: AdditionalMessage = {"role": "user", "content": "Hi"}
    attachment: MessageAttachment = {"file_id": "file-1", "tools": [{"type": "file_search"}]}
    run: RunCreateParams = {"assistant_id": "asst_1", "additional_messages": [extra], "stream": False}
    definition: FunctionDefinitionParam = {"name": "f"}
    steps: step_list_params.StepListParams = {"thread_id": "thread_1", "limit": 1}
    assert_type(run["assistant_id"], str)
    assert_type(definition, params.FunctionDefinitionParam)
    assert_type(steps["thread_id"], str)
    assert_type(attachment["file_id"], str)
    assert_type(FunctionDefinition(name="f"), models.FunctionDefinition)
    client.beta.threads.runs.submit_tool_outputs("run_1", thread_id="thread_1", tool_outputs=outputs)


def files(client: Client, in_store: VectorStoreFiles, error: FileError) -> None:
    search: VectorStoreSearchParams = {"query": "Hi", "max_num_results": 5}
    assert_type(client.files.retrieve("file-1"), FileObject)
    assert_type(openai.files.retrieve("file-1"), FileObject)
    assert_type(in_store.retrieve("file-1", vector_store_id="vs_1"), models.VectorStoreFile)
    assert_type(error, models.VectorStoreFileLastError)
    client.vector_stores.search("vs_1", **search)
    assert_type(openai.file_from_path("a.txt"), tuple[str, bytes])


class Settings(TypedDict):
    timeout: float | NotGiven


def clients(runs: Runs, page: SyncCursorPage[Message], events: Stream[AssistantStreamEvent]) -> None:
    settings: Settings = {"timeout": NOT_GIVEN}
    assert_type(Client(**settings), openai.OpenAI)
    assert_type(AsyncClient(api_key="key"), openai.AsyncOpenAI)
    assert_type(runs.retrieve("run_1", thread_id="thread_1"), models.Run)
    assert_type(page.data, list[models.Message])
    for event in events:
        assert_type(event, AssistantStreamEvent)
    azure = AzureOpenAI(azure_endpoint="https://a.example", api_version="1", api_key="key")
    assert_type(azure.copy(api_version="2", azure_ad_token="token"), AzureOpenAI)
    assert_type(AsyncAzureOpenAI(base_url="https://a.example"), AsyncAzureOpenAI)


class Handler(AssistantEventHandler):
    pass
