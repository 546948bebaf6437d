# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""VectorStores: the requests behind `client.vector_stores`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from threads_runtime.omit import Omit, omit
from threads_runtime.operation import Lazy, Operation, PageSize, RequestOptions, json_body, path
from threads_runtime.pages.pages import CursorPage, cursor_page

if TYPE_CHECKING:
    from ..models.vector_store import VectorStore, VectorStoreDeleted, VectorStoreExpiresAfter
    from ..models.vector_store_search_response import VectorStoreSearchResponse
    from ..params.metadata import MetadataParam
    from ..params.tool_resources import FileChunkingStrategyParam
    from ..params.vector_store import VectorStoreExpiresAfterParam
    from ..params.vector_store_search_params import (
        VectorStoreSearchParamsFiltersParam,
        VectorStoreSearchRankingOptionsParam,
    )

VECTOR_STORE: Lazy[VectorStore] = Lazy("threads_api.models.vector_store:VectorStore.from_dict")
VECTOR_STORE_DELETED: Lazy[VectorStoreDeleted] = Lazy("threads_api.models.vector_store:VectorStoreDeleted.from_dict")
VECTOR_STORE_SEARCH_RESPONSE: Lazy[VectorStoreSearchResponse] = Lazy(
    "threads_api.models.vector_store_search_response:VectorStoreSearchResponse.from_dict"
)


def list_vector_stores(
    *,
    limit: int | Omit = omit,
    order: Literal["asc", "desc"] | Omit = omit,
    after: str | Omit = omit,
    before: str | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[VectorStore]]:
    """`GET /vector_stores`, returning pages of `VectorStore`."""
    return Operation(
        name="vector_stores.list",
        method="GET",
        path=path("/vector_stores"),
        query={
            "limit": limit,
            "order": order,
            "after": after,
            "before": before,
        },
        decode=cursor_page(VECTOR_STORE),
        page_size=PageSize("limit", 100),
        options=options,
    )


def create_vector_store(
    *,
    name: str | Omit = omit,
    description: str | Omit = omit,
    file_ids: Iterable[str] | Omit = omit,
    chunking_strategy: FileChunkingStrategyParam | Omit = omit,
    expires_after: VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | Omit = omit,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStore]:
    """`POST /vector_stores`, returning `VectorStore`."""
    return Operation(
        name="vector_stores.create",
        method="POST",
        path=path("/vector_stores"),
        body=json_body(
            {
                "name": name,
                "description": description,
                "file_ids": file_ids,
                "chunking_strategy": chunking_strategy,
                "expires_after": expires_after,
                "metadata": metadata,
            }
        ),
        decode=VECTOR_STORE,
        ambiguous_hint="Check with vector_stores.list().",
        options=options,
    )


def retrieve_vector_store(
    vector_store_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStore]:
    """`GET /vector_stores/{vector_store_id}`, returning `VectorStore`."""
    return Operation(
        name="vector_stores.retrieve",
        method="GET",
        path=path("/vector_stores/{vector_store_id}", vector_store_id=vector_store_id),
        decode=VECTOR_STORE,
        options=options,
    )


def update_vector_store(
    vector_store_id: str,
    *,
    name: str | None | Omit = omit,
    expires_after: VectorStoreExpiresAfterParam | VectorStoreExpiresAfter | None | Omit = omit,
    metadata: MetadataParam | None | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStore]:
    """`POST /vector_stores/{vector_store_id}`, returning `VectorStore`."""
    return Operation(
        name="vector_stores.update",
        method="POST",
        path=path("/vector_stores/{vector_store_id}", vector_store_id=vector_store_id),
        body=json_body(
            {
                "name": name,
                "expires_after": expires_after,
                "metadata": metadata,
            }
        ),
        decode=VECTOR_STORE,
        options=options,
    )


def delete_vector_store(
    vector_store_id: str,
    *,
    options: RequestOptions = RequestOptions(),
) -> Operation[VectorStoreDeleted]:
    """`DELETE /vector_stores/{vector_store_id}`, returning `VectorStoreDeleted`."""
    return Operation(
        name="vector_stores.delete",
        method="DELETE",
        path=path("/vector_stores/{vector_store_id}", vector_store_id=vector_store_id),
        decode=VECTOR_STORE_DELETED,
        options=options,
    )


def search_vector_store(
    vector_store_id: str,
    *,
    query: str | Iterable[str],
    filters: VectorStoreSearchParamsFiltersParam | Omit = omit,
    max_num_results: int | Omit = omit,
    ranking_options: VectorStoreSearchRankingOptionsParam | Omit = omit,
    rewrite_query: bool | Omit = omit,
    options: RequestOptions = RequestOptions(),
) -> Operation[CursorPage[VectorStoreSearchResponse]]:
    """`POST /vector_stores/{vector_store_id}/search`, returning pages of `VectorStoreSearchResponse`."""
    return Operation(
        name="vector_stores.search",
        method="POST",
        path=path("/vector_stores/{vector_store_id}/search", vector_store_id=vector_store_id),
        body=json_body(
            {
                "query": query,
                "filters": filters,
                "max_num_results": max_num_results,
                "ranking_options": ranking_options,
                "rewrite_query": rewrite_query,
            }
        ),
        decode=cursor_page(VECTOR_STORE_SEARCH_RESPONSE),
        is_single_page=True,
        options=options,
    )
