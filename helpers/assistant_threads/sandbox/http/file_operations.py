"""The operations on files, uploads and vector stores."""

from __future__ import annotations

from attrs import frozen

from ..errors import RefusedError
from ..files.files import Files
from ..files.uploads import Uploads
from ..files.vector_stores import VectorStores
from ..model.pagination import page
from ..model.store import Object, Store
from .api_request import ApiRequest, Download

__all__ = ["FileOperations"]

_MAX_LISTED_FILES = 10_000


@frozen(kw_only=True)
class FileOperations:
    """One method for each operation, as in `Operations`."""

    store: Store
    files: Files
    uploads: Uploads
    vector_stores: VectorStores
    max_file_bytes: int

    # Files

    def list_files(self, request: ApiRequest) -> Object:
        purpose = {"purpose": request.query.get("purpose")}
        return page(self.store, "file", request.query, default_limit=_MAX_LISTED_FILES, fields=purpose)

    def create_file(self, request: ApiRequest) -> Object:
        body = request.body
        file = self.files.create(
            body["file"], body["purpose"], request.files["file"], expires_after=body.get("expires_after")
        )
        if file["bytes"] > self.max_file_bytes:
            raise RefusedError(
                f"The file has {file['bytes']} bytes; the limit of the sandbox is {self.max_file_bytes} bytes.",
                status=413,
                param="file",
                code="file_too_large",
            )
        return file

    def retrieve_file(self, request: ApiRequest) -> Object:
        return self.files.require(request.ids["file_id"])

    def delete_file(self, request: ApiRequest) -> Object:
        identifier = self.files.require(request.ids["file_id"])["id"]
        self.files.delete(identifier)
        return {"id": identifier, "object": "file", "deleted": True}

    def retrieve_file_content(self, request: ApiRequest) -> Download:
        file = self.files.require(request.ids["file_id"])
        return Download(file_id=file["id"], filename=file["filename"], size=file["bytes"])

    # Uploads

    def create_upload(self, request: ApiRequest) -> Object:
        return _public(self.uploads.create(request.body))

    def create_upload_part(self, request: ApiRequest) -> Object:
        return self.uploads.add_part(request.ids["upload_id"], request.files["data"])

    def complete_upload(self, request: ApiRequest) -> Object:
        part_ids, md5 = request.body["part_ids"], request.body.get("md5")
        return _public(self.uploads.complete(request.ids["upload_id"], part_ids, md5))

    def cancel_upload(self, request: ApiRequest) -> Object:
        return _public(self.uploads.cancel(request.ids["upload_id"]))

    # Vector stores

    def list_vector_stores(self, request: ApiRequest) -> Object:
        found = page(self.store, "vector_store", request.query)
        return found | {"data": [self.vector_stores.view(each) for each in found["data"]]}

    def create_vector_store(self, request: ApiRequest) -> Object:
        return self.vector_stores.view(self.vector_stores.create(request.body))

    def retrieve_vector_store(self, request: ApiRequest) -> Object:
        return self.vector_stores.view(self._vector_store(request))

    def update_vector_store(self, request: ApiRequest) -> Object:
        return self.vector_stores.view(self.vector_stores.update(self._vector_store(request), request.body))

    def delete_vector_store(self, request: ApiRequest) -> Object:
        identifier = self._vector_store(request)["id"]
        self.vector_stores.delete(identifier)
        return {"id": identifier, "object": "vector_store.deleted", "deleted": True}

    def search_vector_store(self, request: ApiRequest) -> Object:
        body = request.body
        ranking: Object = body.get("ranking_options") or {}
        queries = [body["query"]] if isinstance(body["query"], str) else body["query"]
        found = self.vector_stores.search(
            [self._vector_store(request)["id"]],
            queries,
            limit=body.get("max_num_results", 10),
            score_threshold=ranking.get("score_threshold", 0.0),
            condition=body.get("filters"),
        )
        data = [
            {
                "file_id": each.file_id,
                "filename": each.filename,
                "score": each.score,
                "attributes": each.attributes,
                "content": [{"type": "text", "text": each.text}],
            }
            for each in found
        ]
        return {
            "object": "vector_store.search_results.page",
            "search_query": queries,
            "data": data,
            "has_more": False,
            "next_page": None,
        }

    # Files of vector stores

    def list_vector_store_files(self, request: ApiRequest) -> Object:
        return self._page_of_files(request, self._vector_store(request)["id"])

    def create_vector_store_file(self, request: ApiRequest) -> Object:
        identifier = self._vector_store(request)["id"]
        return _public(self.vector_stores.add_file(identifier, request.body["file_id"], request.body))

    def retrieve_vector_store_file(self, request: ApiRequest) -> Object:
        return _public(self._vector_store_file(request))

    def update_vector_store_file(self, request: ApiRequest) -> Object:
        item = self._vector_store_file(request)
        return _public(self.vector_stores.update_file(item, request.body["attributes"]))

    def delete_vector_store_file(self, request: ApiRequest) -> Object:
        item = self._vector_store_file(request)
        self.vector_stores.remove_file(item)
        return {"id": item["id"], "object": "vector_store.file.deleted", "deleted": True}

    def retrieve_vector_store_file_content(self, request: ApiRequest) -> Object:
        texts = self.vector_stores.file_text(self._vector_store_file(request))
        return {
            "object": "vector_store.file_content.page",
            "data": [{"type": "text", "text": text} for text in texts],
            "has_more": False,
            "next_page": None,
        }

    # Batches of files

    def create_vector_store_file_batch(self, request: ApiRequest) -> Object:
        identifier = self._vector_store(request)["id"]
        return self.vector_stores.view_batch(self.vector_stores.create_batch(identifier, request.body))

    def retrieve_vector_store_file_batch(self, request: ApiRequest) -> Object:
        return self.vector_stores.view_batch(self._batch(request))

    def cancel_vector_store_file_batch(self, request: ApiRequest) -> Object:
        return self.vector_stores.view_batch(self.vector_stores.cancel_batch(self._batch(request)))

    def list_vector_store_file_batch_files(self, request: ApiRequest) -> Object:
        batch = self._batch(request)
        return self._page_of_files(request, batch["vector_store_id"], batch["id"])

    # Shared

    def _vector_store(self, request: ApiRequest) -> Object:
        return self.vector_stores.require(request.ids["vector_store_id"])

    def _vector_store_file(self, request: ApiRequest) -> Object:
        return self.vector_stores.require_file(request.ids["vector_store_id"], request.ids["file_id"])

    def _batch(self, request: ApiRequest) -> Object:
        return self.vector_stores.require_batch(request.ids["vector_store_id"], request.ids["batch_id"])

    def _page_of_files(self, request: ApiRequest, vector_store_id: str, batch_id: str | None = None) -> Object:
        found = page(
            self.store,
            "vector_store.file",
            request.query,
            key_prefix=f"{vector_store_id}/",
            vector_store_id=vector_store_id,
            fields={"status": request.query.get("filter"), "_batch_id": batch_id},
        )
        return found | {"data": [_public(each) for each in found["data"]]}


def _public(item: Object) -> Object:
    """The object without the fields that only the sandbox uses."""
    return {key: value for key, value in item.items() if not key.startswith("_")}
