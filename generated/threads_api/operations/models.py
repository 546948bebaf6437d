# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Models: the requests behind `client.models`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threads_runtime.operation import Lazy, Operation, RequestOptions, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.model_object import ModelDeleted, ModelObject

MODEL_OBJECT: Lazy[ModelObject] = Lazy("threads_api.models.model_object:ModelObject.from_dict")
MODEL_DELETED: Lazy[ModelDeleted] = Lazy("threads_api.models.model_object:ModelDeleted.from_dict")


def list_models(
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[ModelObject]]:
    """`GET /models`, returning pages of `ModelObject`."""
    return Operation(
        name="models.list",
        method="GET",
        path=path("/models"),
        decode=cursor_page(MODEL_OBJECT),
        is_single_page=True,
        options=options,
    )


def retrieve_model(
    model: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[ModelObject]:
    """`GET /models/{model}`, returning `ModelObject`."""
    return Operation(
        name="models.retrieve",
        method="GET",
        path=path("/models/{model}", model=model),
        decode=MODEL_OBJECT,
        options=options,
    )


def delete_model(
    model: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[ModelDeleted]:
    """`DELETE /models/{model}`, returning `ModelDeleted`."""
    return Operation(
        name="models.delete",
        method="DELETE",
        path=path("/models/{model}", model=model),
        decode=MODEL_DELETED,
        options=options,
    )
