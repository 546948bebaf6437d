"""The operations on assistants, threads, messages, runs and steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from ..errors import RefusedError, not_found
from ..files.run_search import RunSearch
from ..files.vector_stores import HELPER_EXPIRY, VectorStores
from ..model.memory import Memory
from ..model.objects import NewId, as_response, new_assistant, new_message, new_run, new_thread, tool_resources
from ..model.pagination import page
from ..model.run_machine import ACTIVE
from ..model.runner import Runner
from ..model.store import Object, Store
from .api_request import ApiRequest, Result

__all__ = ["Operations"]

_MAX_CODE_FILES = 20
_SAMPLING = ("temperature", "top_p")


@frozen
class Operations:
    """One method for each operation, a `Handler` with the name of the operation in the document."""

    store: Store
    runner: Runner
    vector_stores: VectorStores
    search: RunSearch
    new_id: NewId

    # Assistants

    def list_assistants(self, request: ApiRequest) -> Object:
        return page(self.store, "assistant", request.query)

    def create_assistant(self, request: ApiRequest) -> Object:
        self.store.require_room()
        body = self._with_vector_stores(request.body)
        assistant = self._save(new_assistant(body, self.runner.now, self.new_id))
        self._remember_given(assistant, request.body, ())
        return assistant

    def retrieve_assistant(self, request: ApiRequest) -> Object:
        return self.store.require("assistant", request.ids["assistant_id"])

    def update_assistant(self, request: ApiRequest) -> Object:
        assistant = self.store.require("assistant", request.ids["assistant_id"])
        # Created again from the old and new fields, so that defaults and tool resources follow the same rules.
        changed = new_assistant(
            assistant | self._with_vector_stores(request.body), assistant["created_at"], self.new_id
        )
        self._remember_given(assistant, request.body, self._given(assistant))
        return self._save(changed | {"id": assistant["id"]})

    def delete_assistant(self, request: ApiRequest) -> Object:
        return self._delete(self.store.require("assistant", request.ids["assistant_id"]))

    # Threads

    def list_threads(self, request: ApiRequest) -> Object:
        return page(self.store, "thread", request.query)

    def create_thread(self, request: ApiRequest) -> Object:
        return self._new_thread(request.body)

    def retrieve_thread(self, request: ApiRequest) -> Object:
        return self._thread(request)

    def update_thread(self, request: ApiRequest) -> Object:
        thread = self._thread(request)
        if "metadata" in request.body:
            thread["metadata"] = request.body["metadata"] or {}
        if "tool_resources" in request.body:
            body = self._with_vector_stores(request.body, expires_after=HELPER_EXPIRY)
            thread["tool_resources"] = tool_resources(body["tool_resources"], [])
        return self._save(thread)

    def delete_thread(self, request: ApiRequest) -> Object:
        thread = self._thread(request)
        self.runner.discard_thread(thread["id"])
        return self._delete(thread)

    def create_thread_and_run(self, request: ApiRequest) -> Result:
        assistant = self.store.require("assistant", request.body["assistant_id"])
        thread = self._new_thread(request.body.get("thread") or {}, "thread.")
        return self._start(request, assistant, thread, [("thread.created", thread)])

    # Messages

    def list_messages(self, request: ApiRequest) -> Object:
        thread_id = self._thread(request)["id"]
        found = page(
            self.store, "thread.message", request.query, thread_id=thread_id, run_id=request.query.get("run_id")
        )
        return found | {"data": [as_response(message) for message in found["data"]]}

    def create_message(self, request: ApiRequest) -> Object:
        thread_id = self._thread(request)["id"]
        active = self._active_run(thread_id)
        if active:
            raise RefusedError(f"Can't add messages to {thread_id} while a run {active['id']} is active.")
        self.store.require_room()
        return as_response(self._add_message(request.body, thread_id))

    def retrieve_message(self, request: ApiRequest) -> Object:
        return as_response(self._message(request))

    def update_message(self, request: ApiRequest) -> Object:
        return as_response(self._with_metadata(self._message(request), request))

    def delete_message(self, request: ApiRequest) -> Object:
        return self._delete(self._message(request))

    # Runs

    def list_runs(self, request: ApiRequest) -> Object:
        return page(self.store, "thread.run", request.query, thread_id=self._thread(request)["id"])

    def create_run(self, request: ApiRequest) -> Result:
        thread = self._thread(request)
        assistant = self.store.require("assistant", request.body["assistant_id"])
        active = self._active_run(thread["id"])
        if active:
            raise RefusedError(f"Thread {thread['id']} already has an active run {active['id']}.")
        return self._start(request, assistant, thread)

    def retrieve_run(self, request: ApiRequest) -> Object:
        return self._run(request)

    def update_run(self, request: ApiRequest) -> Object:
        run = self._with_metadata(self._run(request), request)
        self.runner.set_metadata(run)
        return run

    def cancel_run(self, request: ApiRequest) -> Object:
        return self.runner.cancel(self._run(request))

    def submit_tool_outputs(self, request: ApiRequest) -> Result:
        log = self.runner.submit(self._run(request), request.body["tool_outputs"])
        return log if request.stream else log.events[-1][1]

    # Steps

    def list_run_steps(self, request: ApiRequest) -> Object:
        found = page(self.store, "thread.run.step", request.query, run_id=self._run(request)["id"])
        return found | {"data": [as_response(step, request.include) for step in found["data"]]}

    def retrieve_run_step(self, request: ApiRequest) -> Object:
        run = self._run(request)
        step = self.store.require("thread.run.step", request.ids["step_id"])
        if step["run_id"] != run["id"]:
            raise not_found("thread.run.step", step["id"])
        return as_response(step, request.include)

    # Shared

    def _thread(self, request: ApiRequest) -> Object:
        return self.store.require("thread", request.ids["thread_id"])

    def _message(self, request: ApiRequest) -> Object:
        return self._of_thread(request, "thread.message", request.ids["message_id"])

    def _run(self, request: ApiRequest) -> Object:
        return self._of_thread(request, "thread.run", request.ids["run_id"])

    def _of_thread(self, request: ApiRequest, kind: str, identifier: str) -> Object:
        thread_id = self._thread(request)["id"]
        found = self.store.require(kind, identifier)
        if found["thread_id"] != thread_id:
            raise not_found(kind, identifier)
        return found

    def _active_run(self, thread_id: str) -> Object | None:
        # Only the newest can be active: while a run is active, no other can be created.
        newest = self.store.select("thread.run", thread_id=thread_id, newest_first=True, limit=1)
        return newest[0] if newest and newest[0]["status"] in ACTIVE else None

    def _new_thread(self, body: Object, path: str = "") -> Object:
        self.store.require_room()
        body = self._with_vector_stores(body, path, expires_after=HELPER_EXPIRY)
        thread = self._save(new_thread(body, self.runner.now, self.new_id))
        self._add_messages(body.get("messages"), thread["id"], f"{path}messages")
        return self.store.require("thread", thread["id"])

    def _add_messages(self, bodies: list[Object] | None, thread_id: str, path: str) -> None:
        for index, body in enumerate(bodies or []):
            self._add_message(body, thread_id, f"{path}[{index}].")

    def _add_message(self, body: Object, thread_id: str, path: str = "") -> Object:
        message = self._save(new_message(body, thread_id, self.runner.now, self.new_id, path))
        if message["attachments"]:
            self._attach(message["attachments"], self.store.require("thread", thread_id), f"{path}attachments")
        return message

    def _attach(self, attachments: list[Any], thread: Object, path: str) -> None:
        """Give the tools of a thread access to attached files; creates a vector store if the thread has none."""
        for index, attachment in enumerate(attachments):
            file_id = attachment.get("file_id")
            named: list[Object] = attachment.get("tools") or []
            tools = {tool["type"] for tool in named}
            resources = thread["tool_resources"]
            if file_id and "file_search" in tools:
                search = resources.setdefault("file_search", {"vector_store_ids": []})
                if not search["vector_store_ids"]:
                    search["vector_store_ids"] = [self.vector_stores.create({"expires_after": HELPER_EXPIRY})["id"]]
                [vector_store_id] = search["vector_store_ids"]
                self.vector_stores.require(vector_store_id)
                self.vector_stores.add_file(vector_store_id, file_id, {}, param=f"{path}[{index}].file_id")
            if file_id and "code_interpreter" in tools:
                code = resources.setdefault("code_interpreter", {"file_ids": []})
                code["file_ids"] = list(dict.fromkeys([*code["file_ids"], file_id]))
                if len(code["file_ids"]) > _MAX_CODE_FILES:
                    raise RefusedError(
                        f"The tool 'code_interpreter' of a thread takes at most {_MAX_CODE_FILES} files.",
                        param=f"{path}[{index}].file_id",
                    )
        self._save(thread)

    def _with_vector_stores(self, body: Object, path: str = "", *, expires_after: Object | None = None) -> Object:
        """The body with the vector stores that it asks for, created, and with the existing ones checked."""
        resources: Object = body.get("tool_resources") or {}
        search: Object = resources.get("file_search") or {}
        existing: list[str] = search.get("vector_store_ids") or []
        requested: list[Object] = search.get("vector_stores") or []
        path = f"{path}tool_resources.file_search"
        if existing and requested:
            raise RefusedError("'vector_store_ids' and 'vector_stores' are mutually exclusive.", param=path)
        for each in existing:
            self.vector_stores.require(each, param=f"{path}.vector_store_ids")
        created = [
            self.vector_stores.create(each | {"expires_after": expires_after}, param=f"{path}.vector_stores[{index}].")
            for index, each in enumerate(requested)
        ]
        if not created:
            return body
        resources = resources | {"file_search": {"vector_store_ids": [each["id"] for each in created]}}
        return body | {"tool_resources": resources}

    def _start(
        self, request: ApiRequest, assistant: Object, thread: Object, before: list[tuple[str, Object]] | None = None
    ) -> Result:
        self.store.require_room()
        self._add_messages(request.body.get("additional_messages"), thread["id"], "additional_messages")
        body = self._with_vector_stores(request.body)
        run = new_run(body, assistant, thread["id"], self.runner.now, self.new_id)
        self._remember_given(run, request.body, self._given(assistant))
        self.search.check(run)
        self.runner.check(run)
        log = self.runner.start(run, before or [])
        return log if request.stream else log.events[-1][1]

    def _given(self, owner: Object) -> list[str]:
        """The settings that were given explicitly, though their value is the default."""
        given: list[str] = Memory(self.store, owner).get("given", [])
        return given

    def _remember_given(self, owner: Object, body: Object, before: Sequence[str]) -> None:
        """Keep that `temperature` and `top_p` were given: some models refuse them, others have other defaults."""
        given = [name for name in _SAMPLING if body.get(name) is not None or (name in before and name not in body)]
        if given or before:
            Memory(self.store, owner)["given"] = given

    def _with_metadata(self, item: Object, request: ApiRequest) -> Object:
        if "metadata" in request.body:
            item["metadata"] = request.body["metadata"] or {}
        return self._save(item)

    def _save(self, item: Object) -> Object:
        self.store.save(item)
        return item

    def _delete(self, item: Object) -> Object:
        self.store.delete(item["id"])
        return {"id": item["id"], "object": f"{item['object']}.deleted", "deleted": True}
