"""The 23 operations, one method each, named as in the document: they check, change the store and give the answer."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from .errors import RefusedError, not_found
from .objects import NewId, as_answer, new_assistant, new_message, new_run, new_thread, tool_resources
from .pagination import page
from .runner import EventLog, Runner
from .runs import ACTIVE
from .store import Object, Store

__all__ = ["Call", "Operations"]


@frozen(kw_only=True)
class Call:
    """A request that fits the document."""

    ids: dict[str, str]
    query: dict[str, Any]
    body: Object

    @property
    def include(self) -> list[str]:
        fields: list[str] = self.query.get("include[]", [])
        return fields


@frozen
class Operations:
    """Each method answers with an object, or with the log of a run when a stream is asked for. Raises RefusedError."""

    store: Store
    runner: Runner
    new_id: NewId

    # Assistants

    def list_assistants(self, call: Call) -> Object:
        return page(self.store, "assistant", call.query)

    def create_assistant(self, call: Call) -> Object:
        self.store.require_room()
        return self._saved(new_assistant(call.body, self.runner.now, self.new_id))

    def retrieve_assistant(self, call: Call) -> Object:
        return self._find("assistant", call.ids["assistant_id"])

    def update_assistant(self, call: Call) -> Object:
        assistant = self._find("assistant", call.ids["assistant_id"])
        # Made anew from the old fields and the new ones, so that defaults and tool resources follow the same rules.
        changed = new_assistant(assistant | call.body, assistant["created_at"], self.new_id)
        return self._saved(changed | {"id": assistant["id"]})

    def delete_assistant(self, call: Call) -> Object:
        return self._deleted(self._find("assistant", call.ids["assistant_id"]))

    # Threads

    def create_thread(self, call: Call) -> Object:
        return self._new_thread(call.body)

    def retrieve_thread(self, call: Call) -> Object:
        return self._thread(call)

    def update_thread(self, call: Call) -> Object:
        thread = self._thread(call)
        if "metadata" in call.body:
            thread["metadata"] = call.body["metadata"] or {}
        if "tool_resources" in call.body:
            thread["tool_resources"] = tool_resources(call.body["tool_resources"], [], self.new_id)
        return self._saved(thread)

    def delete_thread(self, call: Call) -> Object:
        thread = self._thread(call)
        self.runner.forget(thread["id"])
        return self._deleted(thread)

    def create_thread_and_run(self, call: Call) -> Object | EventLog:
        assistant = self._find("assistant", call.body["assistant_id"])
        thread = self._new_thread(call.body.get("thread") or {}, "thread.")
        return self._start(call, assistant, thread, [("thread.created", thread)])

    # Messages

    def list_messages(self, call: Call) -> Object:
        thread_id = self._thread(call)["id"]
        found = page(self.store, "thread.message", call.query, thread_id=thread_id, run_id=call.query.get("run_id"))
        return found | {"data": [as_answer(message) for message in found["data"]]}

    def create_message(self, call: Call) -> Object:
        thread_id = self._thread(call)["id"]
        active = self._active_run(thread_id)
        if active:
            raise RefusedError(f"Can't add messages to {thread_id} while a run {active['id']} is active.")
        self.store.require_room()
        return as_answer(self._saved(new_message(call.body, thread_id, self.runner.now, self.new_id)))

    def retrieve_message(self, call: Call) -> Object:
        return as_answer(self._message(call))

    def update_message(self, call: Call) -> Object:
        return as_answer(self._with_metadata(self._message(call), call))

    def delete_message(self, call: Call) -> Object:
        return self._deleted(self._message(call))

    # Runs

    def list_runs(self, call: Call) -> Object:
        return page(self.store, "thread.run", call.query, thread_id=self._thread(call)["id"])

    def create_run(self, call: Call) -> Object | EventLog:
        thread = self._thread(call)
        assistant = self._find("assistant", call.body["assistant_id"])
        active = self._active_run(thread["id"])
        if active:
            raise RefusedError(f"Thread {thread['id']} already has an active run {active['id']}.")
        return self._start(call, assistant, thread)

    def retrieve_run(self, call: Call) -> Object:
        return self._run(call)

    def update_run(self, call: Call) -> Object:
        run = self._with_metadata(self._run(call), call)
        self.runner.set_metadata(run)
        return run

    def cancel_run(self, call: Call) -> Object:
        return self.runner.cancel(self._run(call))

    def submit_tool_outputs(self, call: Call) -> Object | EventLog:
        log = self.runner.submit(self._run(call), call.body["tool_outputs"])
        return log if call.body.get("stream") else log.events[-1][1]

    # Steps

    def list_run_steps(self, call: Call) -> Object:
        found = page(self.store, "thread.run.step", call.query, run_id=self._run(call)["id"])
        return found | {"data": [as_answer(step, call.include) for step in found["data"]]}

    def retrieve_run_step(self, call: Call) -> Object:
        run = self._run(call)
        step = self._find("thread.run.step", call.ids["step_id"])
        if step["run_id"] != run["id"]:
            raise not_found("run step", step["id"])
        return as_answer(step, call.include)

    # What they share

    def _find(self, kind: str, identifier: str) -> Object:
        found = self.store.find(kind, identifier)
        if found is None:
            name = {"thread.message": "message", "thread.run": "run", "thread.run.step": "run step"}.get(kind, kind)
            raise not_found(name, identifier)
        return found

    def _thread(self, call: Call) -> Object:
        return self._find("thread", call.ids["thread_id"])

    def _message(self, call: Call) -> Object:
        return self._of_thread(call, "thread.message", "message", call.ids["message_id"])

    def _run(self, call: Call) -> Object:
        return self._of_thread(call, "thread.run", "run", call.ids["run_id"])

    def _of_thread(self, call: Call, kind: str, name: str, identifier: str) -> Object:
        thread_id = self._thread(call)["id"]
        found = self._find(kind, identifier)
        if found["thread_id"] != thread_id:
            raise not_found(name, identifier)
        return found

    def _active_run(self, thread_id: str) -> Object | None:
        # Only the newest can be active: while one is, no other is made.
        newest = self.store.select("thread.run", thread_id=thread_id, newest_first=True, limit=1)
        return newest[0] if newest and newest[0]["status"] in ACTIVE else None

    def _new_thread(self, body: Object, place: str = "") -> Object:
        self.store.require_room()
        thread = self._saved(new_thread(body, self.runner.now, self.new_id))
        self._add_messages(body.get("messages"), thread["id"], f"{place}messages")
        return thread

    def _add_messages(self, bodies: list[Object] | None, thread_id: str, place: str) -> None:
        for index, body in enumerate(bodies or []):
            self._saved(new_message(body, thread_id, self.runner.now, self.new_id, f"{place}[{index}]."))

    def _start(
        self, call: Call, assistant: Object, thread: Object, before: list[tuple[str, Object]] | None = None
    ) -> Object | EventLog:
        self.store.require_room()
        self._add_messages(call.body.get("additional_messages"), thread["id"], "additional_messages")
        run = new_run(call.body, assistant, thread["id"], self.runner.now, self.new_id)
        log = self.runner.start(run, before or [])
        return log if call.body.get("stream") else log.events[-1][1]

    def _with_metadata(self, item: Object, call: Call) -> Object:
        if "metadata" in call.body:
            item["metadata"] = call.body["metadata"] or {}
        return self._saved(item)

    def _saved(self, item: Object) -> Object:
        self.store.save(item)
        return item

    def _deleted(self, item: Object) -> Object:
        self.store.delete(item["id"])
        return {"id": item["id"], "object": f"{item['object']}.deleted", "deleted": True}
