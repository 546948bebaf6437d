"""A conversation with an assistant: its thread, its assistant, and one turn at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant_threads import APIConnectionError, AssistantEventHandler, OpenAI, OpenAIError, omit

from ...runs.status import describe_failure, first_active
from ..failures import CommandError
from ..options import DEFAULT_MODEL
from ..received import as_list, objects
from .views import View

if TYPE_CHECKING:
    from threads_api.models.message import ImageFile, Message, RefusalContentBlock
    from threads_api.models.message_delta_event import RefusalDeltaBlock
    from threads_api.models.run import Run
    from threads_api.models.run_step import RunStep
    from threads_api.models.tool_call import ToolCall

    from ...streaming.arguments import RunStreamArguments

__all__ = ["Conversation"]

_SECONDS_TO_CANCEL = 10


class Conversation:
    """Creates the thread and the assistant on the first prompt, unless their ids are given.

    `close()` deletes an assistant created here. The thread is kept, so that it can be continued.
    """

    def __init__(
        self,
        client: OpenAI,
        *,
        assistant_id: str | None,
        thread_id: str | None,
        model: str | None,
        instructions: str | None,
        functions: Sequence[Callable[..., Any]] = (),
    ) -> None:
        self._client = client
        self._assistant_id = assistant_id
        self._own_assistant = assistant_id is None
        self.thread_id = thread_id
        self._model = model
        self._instructions = instructions
        self._functions = functions

    def send(self, prompt: str, view: View) -> tuple[Run, list[Message]]:
        """Send a prompt and show the response; returns the run and its messages.

        Raises `CommandError` if the run does not complete. Ctrl-C cancels the run first and is then raised.
        """
        beta = self._client.beta
        arguments = self._run_arguments()
        self.thread_id = thread_id = self.thread_id or beta.threads.create().id
        beta.threads.messages.create(thread_id, role="user", content=prompt)
        manager = beta.threads.runs.stream(thread_id, event_handler=_ViewHandler(view), **arguments)
        try:
            with view, manager as stream:
                for piece in stream.text_deltas:
                    view.text(piece.replace("\r", ""))  # the rest of the line end may be in the next piece
                run, messages = stream.get_final_run(), stream.get_final_messages()
        except APIConnectionError:
            raise
        except BaseException as error:
            with suppress(OpenAIError):
                if self._stop(thread_id) and isinstance(error, KeyboardInterrupt):
                    error.add_note("The run was cancelled.")
            raise
        if run.status == "requires_action":
            with suppress(OpenAIError):
                self._stop(thread_id)
            raise CommandError(
                "the assistant called a function that is not available; pass it with --function MODULE:NAME"
            )
        if run.status != "completed":
            raise CommandError(describe_failure(run))
        return run, messages

    def _stop(self, thread_id: str) -> bool:
        """Cancel the active run of the thread and wait until the thread accepts messages; False if there is none."""
        runs = self._client.beta.threads.runs
        # Listed, since Ctrl-C may have come before the stream sent the id of its run.
        active = first_active(runs.list(thread_id, limit=20).data)
        if active is None:
            return False
        runs.cancel_and_wait(thread_id, active.id, poll_interval_ms=200, deadline=_SECONDS_TO_CANCEL)
        return True

    def _run_arguments(self) -> RunStreamArguments:
        assistants = self._client.beta.assistants
        if self._assistant_id is None:
            instructions = omit if self._instructions is None else self._instructions
            self._assistant_id = assistants.create(model=self._model or DEFAULT_MODEL, instructions=instructions).id
        arguments: RunStreamArguments = {"assistant_id": self._assistant_id}
        if not self._own_assistant and self._model is not None:
            arguments["model"] = self._model
        if not self._own_assistant and self._instructions is not None:
            arguments["instructions"] = self._instructions
        if self._functions:
            arguments["functions"] = self._functions
            # Functions are tools of the run, and those replace the assistant's tools.
            arguments["tools"] = [] if self._own_assistant else assistants.retrieve(self._assistant_id).tools or []
        return arguments

    def close(self) -> None:
        """Delete the assistant if it was created here. Raises the client's errors."""
        if self._own_assistant and self._assistant_id is not None:
            assistant_id, self._assistant_id = self._assistant_id, None
            self._client.beta.assistants.delete(assistant_id)


class _ViewHandler(AssistantEventHandler):
    """Passes events other than text to the view."""

    def __init__(self, view: View) -> None:
        self._view = view

    def on_run_updated(self, run: Run) -> None:
        self._view.status(str(run.status))

    def on_message_created(self, message: Message) -> None:
        self._view.end_of_message()

    def on_refusal_delta(self, delta: RefusalDeltaBlock, snapshot: RefusalContentBlock) -> None:
        self._view.text(delta.refusal or "")

    def on_image_file_done(self, image_file: ImageFile) -> None:
        self._view.text(f"\n\n[image {image_file.file_id}]\n\n")

    def on_tool_call_done(self, tool_call: ToolCall) -> None:
        self._view.show_tool(_format_call(tool_call))

    def on_run_step_done(self, run_step: RunStep) -> None:
        for call in objects(as_list(getattr(run_step.step_details, "tool_calls", None))):
            if call.function is not None and call.function.output is not None:
                self._view.show_tool(f"{call.function.name} returned {call.function.output}")


def _format_call(call: ToolCall) -> str:
    if call.function is not None:
        try:
            arguments: Any = json.loads(call.function.arguments or "{}")
            listed = ", ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in arguments.items())
        except (ValueError, AttributeError):  # the model's arguments are not a JSON object
            listed = call.function.arguments
        return f"{call.function.name}({listed})"
    if call.code_interpreter is not None:
        return f"runs code: {call.code_interpreter.input}"
    return f"uses {str(call.type).replace('_', ' ')}"
