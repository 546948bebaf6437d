"""The flow of an upload in parts, which are sent at the same time, and again after a failure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import evolve

from threads_api.operations import parts, uploads
from threads_runtime.errors import APIError, DeadlineExceededError
from threads_runtime.omit import omit

from ..errors import PollTimeoutError, attach_ids
from ..helper_call import HelperCall
from ..parameters.settings import Settings
from ..runs.performer import Flow, Response, send
from .chunks import UploadSource
from .concurrent import Concurrently
from .processing import try_to_cancel
from .settings import ChunkSettings, UploadState

if TYPE_CHECKING:
    from threads_api.models.upload import Upload, UploadPart
    from threads_runtime.operation import Operation
    from threads_runtime.resource import AsyncSender, SyncSender

__all__ = ["upload_file_chunked"]

_PART_SIZE = 64 * 1024 * 1024
_MAX_ROUNDS = 3
"""How many times in a row each response to a part may be lost. A part that arrives twice does no harm."""


def upload_file_chunked(client: SyncSender | AsyncSender, **arguments: object) -> Flow[Upload]:
    settings = ChunkSettings.pop(arguments)
    call = HelperCall(client, Settings, arguments)
    source = UploadSource(settings.file)
    filename = settings.filename or source.name
    if not filename:
        raise TypeError("filename is required if file is bytes")
    if settings.bytes not in (None, source.size):
        raise ValueError(f"bytes must be the size of the file, {source.size}, but is {settings.bytes}")
    creation = uploads.create_upload(bytes=source.size, filename=filename, **call.fields, options=call.options)
    return _ChunkedUpload(call, settings, source, creation).upload()


class _ChunkedUpload:
    def __init__(
        self,
        helper: HelperCall[Settings],
        settings: ChunkSettings,
        source: UploadSource,
        creation: Operation[Upload],
    ) -> None:
        self._timer = helper.timer
        # The extra body is meant for the first request only.
        self._options = evolve(helper.options, extra_body=None, deadline=helper.timer.until)
        self._settings = settings
        self._source = source
        self._creation = creation
        self._state = None if settings.resume is None else self._resumed(settings.resume)

    def _resumed(self, state: UploadState) -> UploadState:
        if state["size"] != self._source.size:
            raise ValueError(f"resume is of a file of {state['size']} bytes, but this one has {self._source.size}")
        return {**state, "part_ids": list(state["part_ids"])}

    def upload(self) -> Flow[Upload]:
        try:
            return (yield from self._upload())
        except GeneratorExit:  # nothing can be performed any more
            raise
        except DeadlineExceededError as error:
            text = f"The file wasn't uploaded within {self._timer.time_limit_text()}. {error}"
            late = PollTimeoutError(text, ambiguous=error.ambiguous)
            yield from self._clean_up(late)
            raise late from error
        except BaseException as error:
            yield from self._clean_up(error)
            raise

    def _upload(self) -> Flow[Upload]:
        state = self._state or (yield from self._create())
        yield from self._upload_parts(state)
        md5 = self._settings.md5
        completion = uploads.complete_upload(
            state["upload_id"],
            part_ids=[part_id for part_id in state["part_ids"] if part_id is not None],
            md5=md5 if isinstance(md5, str) else omit,
            options=self._options,
        )
        completed: Response[Upload] = yield from send(completion)
        return completed.result

    def _create(self) -> Flow[UploadState]:
        options = evolve(self._creation.options, deadline=self._timer.until)
        created: Response[Upload] = yield from send(evolve(self._creation, options=options))
        size = self._settings.part_size or _PART_SIZE
        count = -(-self._source.size // size)
        self._state = UploadState(
            upload_id=created.result.id, size=self._source.size, part_size=size, part_ids=[None] * count
        )
        return self._state

    def _upload_parts(self, state: UploadState) -> Flow[None]:
        failed_rounds = 0
        while missing := [index for index, part_id in enumerate(state["part_ids"]) if part_id is None]:
            creations = [self._part_creation(state, index) for index in missing]
            uploading = Concurrently(creations, self._settings.max_concurrency, self._reporter(state, missing))
            try:
                yield from uploading.perform()
            except APIError as error:
                failed_rounds = 0 if any(uploading.results) else failed_rounds + 1
                if not error.ambiguous or isinstance(error, DeadlineExceededError) or failed_rounds == _MAX_ROUNDS:
                    raise
            finally:
                _note(state, missing, uploading)

    def _part_creation(self, state: UploadState, index: int) -> Callable[[], Operation[UploadPart]]:
        start, size = index * state["part_size"], state["part_size"]
        return lambda: parts.create_upload_part(
            state["upload_id"], data=self._source.part(start, size), options=self._options
        )

    def _reporter(self, state: UploadState, missing: list[int]) -> Callable[[int], object] | None:
        progress = self._settings.progress
        if progress is None:
            return None
        sizes = [
            min(state["part_size"], state["size"] - index * state["part_size"])
            for index in range(len(state["part_ids"]))
        ]
        done = state["size"] - sum(sizes[index] for index in missing)

        def report(number: int) -> object:
            nonlocal done
            done += sizes[missing[number]]
            return progress(done, state["size"])

        return report

    def _clean_up(self, error: BaseException) -> Flow[None]:
        state = self._state
        if state is None:
            return
        if self._settings.cancel_on_exit:
            cancellation = uploads.cancel_upload(state["upload_id"], options=self._options)
            yield from try_to_cancel(cancellation, f"upload {state['upload_id']}", self._timer.clock, error)
            attach_ids(error, upload_id=state["upload_id"])
        else:
            attach_ids(error, upload_id=state["upload_id"], upload_state=state)


def _note(state: UploadState, missing: list[int], uploaded: Concurrently[UploadPart]) -> None:
    for index, part in zip(missing, uploaded.results, strict=True):
        if part is not None:
            state["part_ids"][index] = part.id
