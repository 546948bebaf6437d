"""One flow for each helper of files and vector stores. Arguments are checked before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from attrs import evolve

from threads_api.operations import file_batches, vector_stores_files
from threads_api.operations import files as file_operations
from threads_runtime.errors import DeadlineExceededError

from ..errors import PollTimeoutError, attach_ids
from ..helper_call import HelperCall
from ..runs.performer import Flow, Response, send
from ..runs.timer import PollTimer
from .concurrent import Concurrently
from .processing import ProcessingFlow
from .settings import (
    BatchSettings,
    BatchUploadSettings,
    FileUploadSettings,
    ProcessedFileSettings,
    ProcessingSettings,
)

if TYPE_CHECKING:
    from threads_api.models.file_object import FileObject
    from threads_api.models.vector_store_file import VectorStoreFile
    from threads_api.models.vector_store_file_batch import VectorStoreFileBatch
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

    Sender: TypeAlias = SyncSender | AsyncSender

__all__ = [
    "create_and_poll_batch",
    "create_and_poll_file",
    "poll_batch",
    "poll_file",
    "upload_and_poll_batch",
    "upload_file",
    "wait_for_processing",
]


def wait_for_processing(client: Sender, file_id: str, **arguments: object) -> Flow[FileObject]:
    wait = ProcessedFileSettings.pop(arguments)
    call = HelperCall(client, ProcessingSettings, arguments)
    call.timer = PollTimer.start(call.timer.clock, wait.poll_interval * 1000, wait.max_wait_seconds)
    flow = ProcessingFlow(
        helper=call, noun="file", id_name="file_id", id=file_id, retrieve=file_operations.retrieve_file
    )
    return flow.poll_until_processed(file_operations.retrieve_file(file_id, options=call.options))


def create_and_poll_file(
    client: Sender, vector_store_id: str, file_id: str, **arguments: object
) -> Flow[VectorStoreFile]:
    call = HelperCall(client, ProcessingSettings, arguments)
    first = vector_stores_files.create_vector_store_file(
        vector_store_id, file_id=file_id, **call.fields, options=call.options
    )
    return _vector_store_file(call, vector_store_id, file_id).poll_until_processed(first)


def poll_file(client: Sender, vector_store_id: str, file_id: str, **arguments: object) -> Flow[VectorStoreFile]:
    call = HelperCall(client, ProcessingSettings, arguments)
    first = vector_stores_files.retrieve_vector_store_file(vector_store_id, file_id, options=call.options)
    return _vector_store_file(call, vector_store_id, file_id).poll_until_processed(first)


def upload_file(client: Sender, vector_store_id: str, *, poll: bool, **arguments: object) -> Flow[VectorStoreFile]:
    file = FileUploadSettings.pop(arguments).file
    call = HelperCall(client, ProcessingSettings, arguments)
    return _upload_and_add_file(call, vector_store_id, _creation(call, file), poll=poll)


def create_and_poll_batch(client: Sender, vector_store_id: str, **arguments: object) -> Flow[VectorStoreFileBatch]:
    call = HelperCall(client, BatchSettings, arguments)
    first = file_batches.create_vector_store_file_batch(vector_store_id, **call.fields, options=call.options)
    return _batch(call, vector_store_id).poll_until_processed(first)


def poll_batch(client: Sender, vector_store_id: str, batch_id: str, **arguments: object) -> Flow[VectorStoreFileBatch]:
    call = HelperCall(client, BatchSettings, arguments)
    first = file_batches.retrieve_vector_store_file_batch(vector_store_id, batch_id, options=call.options)
    return _batch(call, vector_store_id, batch_id).poll_until_processed(first)


def upload_and_poll_batch(client: Sender, vector_store_id: str, **arguments: object) -> Flow[VectorStoreFileBatch]:
    chosen = BatchUploadSettings.pop(arguments)
    call = HelperCall(client, BatchSettings, arguments)
    files, file_ids = _listed("files", chosen.files), _listed("file_ids", chosen.file_ids)
    if not files and not file_ids:
        raise ValueError("files must not be empty, unless there are file_ids")
    creations = [_creation(call, file) for file in files]
    return _upload_and_poll_batch(call, vector_store_id, creations, file_ids, chosen.max_concurrency)


def _upload_and_poll_batch(
    call: HelperCall[BatchSettings],
    vector_store_id: str,
    creations: list[Operation[FileObject]],
    file_ids: list[Any],
    max_concurrency: int,
) -> Flow[VectorStoreFileBatch]:
    makers = [_constant(creation) for creation in creations]
    uploads: Concurrently[FileObject] = Concurrently(makers, max_concurrency)
    try:
        yield from _in_time(uploads.perform(), call.timer, "The files were")
        ids = [*file_ids, *(file.id for file in uploads.results if file is not None)]
        first = file_batches.create_vector_store_file_batch(
            vector_store_id, file_ids=ids, **call.fields, options=call.options
        )
        return (yield from _batch(call, vector_store_id).poll_until_processed(first))
    except BaseException as error:  # so that the files can be used or deleted
        attach_ids(error, uploaded_file_ids=[file.id for file in uploads.results if file is not None])
        raise


def _upload_and_add_file(
    call: HelperCall[ProcessingSettings], vector_store_id: str, creation: Operation[FileObject], *, poll: bool
) -> Flow[VectorStoreFile]:
    file_id: str | None = None
    try:
        uploaded: Response[FileObject] = yield from _in_time(send(creation), call.timer, "The file was")
        file_id = uploaded.result.id
        options = evolve(call.options, deadline=call.timer.until)
        addition = vector_stores_files.create_vector_store_file(
            vector_store_id, file_id=file_id, **call.fields, options=options
        )
        if poll:
            return (yield from _vector_store_file(call, vector_store_id, file_id).poll_until_processed(addition))
        added: Response[VectorStoreFile] = yield from _in_time(send(addition), call.timer, "The file was")
        return added.result
    except BaseException as error:
        attach_ids(error, file_id=file_id, vector_store_id=vector_store_id)
        raise


def _creation(call: HelperCall[Any], file: Any) -> Operation[FileObject]:
    # The extra body is meant for the request that adds the file to the vector store.
    options = evolve(call.options, extra_body=None, deadline=call.timer.until)
    return file_operations.create_file(file=file, purpose="assistants", options=options)


def _vector_store_file(
    call: HelperCall[ProcessingSettings], vector_store_id: str, file_id: str
) -> ProcessingFlow[VectorStoreFile]:
    return ProcessingFlow(
        helper=call,
        noun="file",
        id_name="file_id",
        id=file_id,
        vector_store_id=vector_store_id,
        retrieve=vector_stores_files.retrieve_vector_store_file,
    )


def _batch(
    call: HelperCall[BatchSettings], vector_store_id: str, batch_id: str | None = None
) -> ProcessingFlow[VectorStoreFileBatch]:
    return ProcessingFlow(
        helper=call,
        noun="file batch",
        id_name="batch_id",
        id=batch_id,
        vector_store_id=vector_store_id,
        retrieve=file_batches.retrieve_vector_store_file_batch,
        cancel=file_batches.cancel_vector_store_file_batch,
    )


def _constant(operation: Operation[FileObject]) -> Callable[[], Operation[FileObject]]:
    return lambda: operation


def _in_time(flow: Flow[Any], timer: PollTimer, subject: str) -> Flow[Any]:
    """The flow, whose deadline is an error of polling."""
    try:
        return (yield from flow)
    except DeadlineExceededError as error:
        text = f"{subject} not uploaded within {timer.time_limit_text()}. {error}"
        raise PollTimeoutError(text, ambiguous=error.ambiguous) from error


def _listed(name: str, values: Iterable[Any]) -> list[Any]:
    if isinstance(values, (str, bytes)) or not isinstance(cast(object, values), Iterable):
        raise TypeError(f"{name} must be a list, not {type(values).__name__}")
    return list(values)
