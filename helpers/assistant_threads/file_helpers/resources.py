"""The resources of files, uploads and vector stores, with helpers that upload and wait."""

from __future__ import annotations

import warnings
from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack, overload

from attrs import evolve

from threads_api.operations import files as operations
from threads_api.resources import file_batches, files, uploads, vector_stores, vector_stores_files
from threads_runtime.operation import RequestOptions
from threads_runtime.responses.raw import async_raw, async_streaming, raw, streaming

from ..parameters.helper import helper, twin_of
from ..runs.performer import Flow, performed, performed_async

if TYPE_CHECKING:
    import httpx

    from threads_api.models.file_object import FileObject
    from threads_api.models.upload import Upload
    from threads_api.models.vector_store_file import VectorStoreFile
    from threads_api.models.vector_store_file_batch import VectorStoreFileBatch
    from threads_runtime.operation import CallOptions, Operation

    from .arguments import (
        CreateAndPollBatchArguments,
        CreateAndPollFileArguments,
        PollBatchArguments,
        PollFileArguments,
        ProcessedFileArguments,
        UploadAndPollBatchArguments,
        UploadAndPollFileArguments,
        UploadBytesArguments,
        UploadFileArguments,
        UploadPathArguments,
    )

__all__ = [
    "AsyncFiles",
    "AsyncUploads",
    "AsyncVectorStoreFileBatches",
    "AsyncVectorStoreFiles",
    "AsyncVectorStores",
    "Files",
    "Uploads",
    "VectorStoreFileBatches",
    "VectorStoreFiles",
    "VectorStores",
]

_FILE = ("parameters.settings:WaitSettings", "file_helpers.settings:ProcessingSettings")
_BATCH = ("parameters.settings:WaitSettings", "file_helpers.settings:BatchSettings")


class Files(files.Files):
    """Files, with a helper that waits for them."""

    @helper(
        files.Files.retrieve, "file_helpers.settings:ProcessedFileSettings", "file_helpers.settings:ProcessingSettings"
    )
    @performed
    def wait_for_processing(self, id: str, **arguments: Unpack[ProcessedFileArguments]) -> Flow[FileObject]:
        """Polls a file until it is processed, or cannot be.

        Polls `GET /files/{file_id}`

        Args:
            id: Identifier of the file.

        Returns:
            The file, with the status `processed` or `error`.
        """
        from . import flows

        return flows.wait_for_processing(self._client, id, **arguments)

    @helper(files.Files.content)
    def retrieve_content(self, file_id: str, **options: Unpack[CallOptions]) -> str:
        """Deprecated: use `content(file_id).text`.

        `GET /files/{file_id}/content`

        Returns:
            The content of the file as text.
        """
        _warn_of_retrieve_content()
        return self._client.send(_text_of_file(file_id, options))

    @property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return FilesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> FilesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return FilesWithStreamingResponse(self)


class AsyncFiles(files.AsyncFiles):
    """Files, with a helper that waits for them."""

    wait_for_processing = performed_async(Files.wait_for_processing)

    @twin_of(Files)
    async def retrieve_content(self, file_id: str, **options: Unpack[CallOptions]) -> str:
        _warn_of_retrieve_content()
        return await self._client.send(_text_of_file(file_id, options))

    @property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, returning the whole HTTP response; its `parse()` returns the usual result."""
        return AsyncFilesWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncFilesWithStreamingResponse:
        """The same methods as context managers that leave the body of the response unread."""
        return AsyncFilesWithStreamingResponse(self)


def _warn_of_retrieve_content() -> None:
    warnings.warn("retrieve_content is deprecated; use content(file_id).text", DeprecationWarning, stacklevel=4)


def _text_of_file(file_id: str, options: CallOptions) -> Operation[str]:
    operation: Operation[Any] = operations.retrieve_file_content(file_id, options=RequestOptions(**options))
    return evolve(operation, decode=_text, returns="response")


def _text(response: httpx.Response) -> str:
    return response.text


class FilesWithRawResponse(files.FilesWithRawResponse):
    """`Files`, where each method returns the whole HTTP response."""

    def __init__(self, resource: Files) -> None:
        super().__init__(resource)
        self.retrieve_content = raw(resource.retrieve_content)


class FilesWithStreamingResponse(files.FilesWithStreamingResponse):
    """`Files`, where each method is a context manager that leaves the body unread."""

    def __init__(self, resource: Files) -> None:
        super().__init__(resource)
        self.retrieve_content = streaming(resource.retrieve_content)


class AsyncFilesWithRawResponse(files.AsyncFilesWithRawResponse):
    """`AsyncFiles`, where each method returns the whole HTTP response."""

    def __init__(self, resource: AsyncFiles) -> None:
        super().__init__(resource)
        self.retrieve_content = async_raw(resource.retrieve_content)


class AsyncFilesWithStreamingResponse(files.AsyncFilesWithStreamingResponse):
    """`AsyncFiles`, where each method is a context manager that leaves the body unread."""

    def __init__(self, resource: AsyncFiles) -> None:
        super().__init__(resource)
        self.retrieve_content = async_streaming(resource.retrieve_content)


class Uploads(uploads.Uploads):
    """Uploads, with a helper that uploads a whole file."""

    @overload
    def upload_file_chunked(self, **arguments: Unpack[UploadPathArguments]) -> Upload: ...
    @overload
    def upload_file_chunked(self, **arguments: Unpack[UploadBytesArguments]) -> Upload: ...
    @helper(
        uploads.Uploads.create,
        "file_helpers.settings:ChunkSettings",
        "parameters.settings:DeadlineSettings",
        without=("filename", "bytes"),
    )
    @performed
    def upload_file_chunked(self, **arguments: Any) -> Flow[Upload]:
        """Uploads a file in parts, several at the same time. The file is never in memory as a whole.

        A part whose response is lost is sent again. If the upload fails nevertheless, the exception has
        `upload_state`; pass it as `resume` to send only the parts that are missing.

        `POST /uploads`, `POST /uploads/{upload_id}/parts`, then `POST /uploads/{upload_id}/complete`

        Returns:
            The upload, completed, with the new file.
        """
        from . import chunked

        return chunked.upload_file_chunked(self._client, **arguments)


class AsyncUploads(uploads.AsyncUploads):
    """Uploads, with a helper that uploads a whole file."""

    upload_file_chunked = performed_async(Uploads.upload_file_chunked)


class VectorStoreFiles(vector_stores_files.VectorStoresFiles):
    """The files of a vector store, with helpers that upload them and wait until they can be searched."""

    @helper(vector_stores_files.VectorStoresFiles.create, *_FILE)
    @performed
    def create_and_poll(
        self, file_id: str, *, vector_store_id: str, **arguments: Unpack[CreateAndPollFileArguments]
    ) -> Flow[VectorStoreFile]:
        """Adds a file to a vector store and polls it until it is processed.

        `POST /vector_stores/{vector_store_id}/files`, then polls
        `GET /vector_stores/{vector_store_id}/files/{file_id}`

        Returns:
            The file, with the status `completed`, `failed` or `cancelled`.
        """
        from . import flows

        return flows.create_and_poll_file(self._client, vector_store_id, file_id, **arguments)

    @overload
    def poll(self, vector_store_id: str, file_id: str, **arguments: Unpack[PollFileArguments]) -> VectorStoreFile: ...
    @overload
    def poll(
        self, file_id: str, *, vector_store_id: str, **arguments: Unpack[PollFileArguments]
    ) -> VectorStoreFile: ...
    @helper(vector_stores_files.VectorStoresFiles.retrieve, *_FILE)
    @performed
    def poll(self, *ids: str, **arguments: Any) -> Flow[VectorStoreFile]:
        """Polls a file of a vector store until it is processed.

        Polls `GET /vector_stores/{vector_store_id}/files/{file_id}`

        Returns:
            The file, with the status `completed`, `failed` or `cancelled`.
        """
        from . import flows

        return flows.poll_file(self._client, *ids, **arguments)

    @helper(
        vector_stores_files.VectorStoresFiles.create,
        "file_helpers.settings:FileUploadSettings",
        "parameters.settings:DeadlineSettings",
        without=("file_id",),
    )
    @performed
    def upload(self, vector_store_id: str, **arguments: Unpack[UploadFileArguments]) -> Flow[VectorStoreFile]:
        """Uploads a file and adds it to a vector store, which then processes it.

        `POST /files`, then `POST /vector_stores/{vector_store_id}/files`

        Returns:
            The file, still being processed.
        """
        from . import flows

        return flows.upload_file(self._client, vector_store_id, poll=False, **arguments)

    @helper(
        vector_stores_files.VectorStoresFiles.create,
        "file_helpers.settings:FileUploadSettings",
        *_FILE,
        without=("file_id",),
    )
    @performed
    def upload_and_poll(
        self, vector_store_id: str, **arguments: Unpack[UploadAndPollFileArguments]
    ) -> Flow[VectorStoreFile]:
        """Uploads a file, adds it to a vector store, and polls it until it is processed.

        `POST /files` and `POST /vector_stores/{vector_store_id}/files`, then polls
        `GET /vector_stores/{vector_store_id}/files/{file_id}`

        Returns:
            The file, with the status `completed`, `failed` or `cancelled`.
        """
        from . import flows

        return flows.upload_file(self._client, vector_store_id, poll=True, **arguments)


class AsyncVectorStoreFiles(vector_stores_files.AsyncVectorStoresFiles):
    """The files of a vector store, with helpers that upload them and wait until they can be searched."""

    create_and_poll = performed_async(VectorStoreFiles.create_and_poll)
    poll = performed_async(VectorStoreFiles.poll)
    upload = performed_async(VectorStoreFiles.upload)
    upload_and_poll = performed_async(VectorStoreFiles.upload_and_poll)


class VectorStoreFileBatches(file_batches.FileBatches):
    """Batches of files, with helpers that upload them and wait until they can be searched."""

    @helper(file_batches.FileBatches.create, *_BATCH)
    @performed
    def create_and_poll(
        self, vector_store_id: str, **arguments: Unpack[CreateAndPollBatchArguments]
    ) -> Flow[VectorStoreFileBatch]:
        """Adds files to a vector store and polls the batch until they are processed.

        `POST /vector_stores/{vector_store_id}/file_batches`, then polls
        `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}`

        Returns:
            The batch. Single files may have failed: see `file_counts`.
        """
        from . import flows

        return flows.create_and_poll_batch(self._client, vector_store_id, **arguments)

    @overload
    def poll(
        self, vector_store_id: str, batch_id: str, **arguments: Unpack[PollBatchArguments]
    ) -> VectorStoreFileBatch: ...
    @overload
    def poll(
        self, batch_id: str, *, vector_store_id: str, **arguments: Unpack[PollBatchArguments]
    ) -> VectorStoreFileBatch: ...
    @helper(file_batches.FileBatches.retrieve, *_BATCH)
    @performed
    def poll(self, *ids: str, **arguments: Any) -> Flow[VectorStoreFileBatch]:
        """Polls a batch until its files are processed.

        Polls `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}`

        Returns:
            The batch. Single files may have failed: see `file_counts`.
        """
        from . import flows

        return flows.poll_batch(self._client, *ids, **arguments)

    @helper(file_batches.FileBatches.create, "file_helpers.settings:BatchUploadSettings", *_BATCH)
    @performed
    def upload_and_poll(
        self, vector_store_id: str, **arguments: Unpack[UploadAndPollBatchArguments]
    ) -> Flow[VectorStoreFileBatch]:
        """Uploads files, several at the same time, adds them to a vector store, and polls the batch.

        After a failure no further file is uploaded, and the exception has `uploaded_file_ids`, the ids of those that
        were.

        `POST /files` for each file and `POST /vector_stores/{vector_store_id}/file_batches`, then polls
        `GET /vector_stores/{vector_store_id}/file_batches/{batch_id}`

        Returns:
            The batch. Single files may have failed: see `file_counts`.
        """
        from . import flows

        return flows.upload_and_poll_batch(self._client, vector_store_id, **arguments)


class AsyncVectorStoreFileBatches(file_batches.AsyncFileBatches):
    """Batches of files, with helpers that upload them and wait until they can be searched."""

    create_and_poll = performed_async(VectorStoreFileBatches.create_and_poll)
    poll = performed_async(VectorStoreFileBatches.poll)
    upload_and_poll = performed_async(VectorStoreFileBatches.upload_and_poll)


class VectorStores(vector_stores.VectorStores):
    """Collections of files that the `file_search` tool searches."""

    @cached_property
    def files(self) -> VectorStoreFiles:
        """The files of a vector store."""
        return VectorStoreFiles(self._client)

    @cached_property
    def file_batches(self) -> VectorStoreFileBatches:
        """Batches of files that are added to a vector store together."""
        return VectorStoreFileBatches(self._client)


class AsyncVectorStores(vector_stores.AsyncVectorStores):
    """Collections of files that the `file_search` tool searches."""

    @cached_property
    def files(self) -> AsyncVectorStoreFiles:
        """The files of a vector store."""
        return AsyncVectorStoreFiles(self._client)

    @cached_property
    def file_batches(self) -> AsyncVectorStoreFileBatches:
        """Batches of files that are added to a vector store together."""
        return AsyncVectorStoreFileBatches(self._client)
