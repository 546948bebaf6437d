"""The helpers of files show every parameter that type checkers see, with its text, on both sides."""

from __future__ import annotations

import inspect
import re
from typing import Any, Required, get_args, get_origin

import pytest

from assistant_threads import AsyncOpenAI, OpenAI
from assistant_threads.file_helpers import arguments
from assistant_threads.resources import AsyncBeta, Beta
from tests.support.sync_and_async import KEY

HELPERS: dict[str, Any] = {
    "files.wait_for_processing": arguments.ProcessedFileArguments,
    "uploads.upload_file_chunked": arguments.UploadPathArguments,
    "vector_stores.files.create_and_poll": arguments.CreateAndPollFileArguments,
    "vector_stores.files.poll": arguments.PollFileArguments,
    "vector_stores.files.upload": arguments.UploadFileArguments,
    "vector_stores.files.upload_and_poll": arguments.UploadAndPollFileArguments,
    "vector_stores.file_batches.create_and_poll": arguments.CreateAndPollBatchArguments,
    "vector_stores.file_batches.poll": arguments.PollBatchArguments,
    "vector_stores.file_batches.upload_and_poll": arguments.UploadAndPollBatchArguments,
}
PATH = {"id", "ids", "file_id", "batch_id", "vector_store_id"}


def found(kind: Any, place: str) -> Any:
    target = kind(api_key=KEY)
    for name in place.split("."):
        target = getattr(target, name)
    return target


def written(kind: Any) -> str:
    kind = get_args(kind)[0] if get_origin(kind) is Required else kind
    text: str = kind.__forward_arg__
    return text


@pytest.mark.parametrize("place", HELPERS)
@pytest.mark.parametrize("kind", [OpenAI, AsyncOpenAI])
def test_signature_and_text(kind: Any, place: str) -> None:
    method, typed = found(kind, place), HELPERS[place].__annotations__
    shown = inspect.signature(method).parameters
    assert typed.keys() <= shown.keys()
    assert shown.keys() - typed.keys() <= PATH
    # `on_update` is called with what is polled; a file in parts is a path, or bytes in the other overload.
    for name in typed.keys() - {"on_update", *(["file"] if "chunked" in place else [])}:
        assert set(shown[name].annotation.split(" | ")) == set(written(typed[name]).split(" | ")), name
    required = {name for name in typed if shown[name].default is inspect.Parameter.empty}
    assert required == HELPERS[place].__required_keys__
    doc = inspect.getdoc(method) or ""
    texts = set(re.findall(r"^    (\w+): \S", doc.partition("Args:")[2].partition("Returns:")[0], re.MULTILINE))
    bodiless = {"extra_body"} if re.match(r".*[Pp]olls? `?GET", doc.split("\n\n")[1]) and "POST" not in doc else set()
    assert texts == shown.keys() - {"ids"} - bodiless


@pytest.mark.parametrize("place", HELPERS)
def test_both_sides_are_alike(place: str) -> None:
    sync, other = found(OpenAI, place), found(AsyncOpenAI, place)
    assert inspect.signature(sync) == inspect.signature(other)
    assert sync.__doc__ == other.__doc__
    assert inspect.iscoroutinefunction(other)


@pytest.mark.parametrize("kind", [OpenAI, AsyncOpenAI])
def test_the_former_place_of_vector_stores(kind: Any) -> None:
    client = kind(api_key=KEY)
    assert client.beta.vector_stores is client.vector_stores
    assert client.vector_stores.files is client.vector_stores.files
    assert "vector_stores" in dir(Beta)
    assert "vector_stores" in dir(AsyncBeta)
