"""A conversation with an assistant, one turn after the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant_threads import AssistantEventHandler, OpenAI, OpenAIError, omit

from ..polling.status import describe_failure, first_active
from .failures import CommandError
from .options import DEFAULT_MODEL
from .views import View

if TYPE_CHECKING:
    from threads_api.models.message import ImageFile, Message, RefusalContentBlock
    from threads_api.models.message_delta_event import RefusalDeltaBlock
    from threads_api.models.run import Run
    from threads_api.models.run_step import RunStep
    from threads_api.models.tool_call import ToolCall

    from ..streaming.arguments import RunStreamArguments

__all__ = ["Conversation"]

_SECONDS_TO_CANCEL = 10


class Conversation:
    """Keeps the thread and the assistant; both are made when something is said, unless they were given.

    An assistant that was made for the conversation is deleted by `close()`; the thread stays, to be gone on with.
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

    def say(self, prompt: str, view: View) -> tuple[Run, list[Message]]:
        """Say something, and show the answer; returns the run and what it wrote.

        Raises `CommandError` when the run doesn't complete. Ctrl-C cancels the run, and is raised when that is done.
        """
        beta = self._client.beta
        arguments = self._run_arguments()
        if self.thread_id is None:
            self.thread_id = beta.threads.create().id
        beta.threads.messages.create(self.thread_id, role="user", content=prompt)
        manager = beta.threads.runs.stream(self.thread_id, event_handler=_Narrator(view), **arguments)
        try:
            with view, manager as stream:
                for piece in stream.text_deltas:
                    view.text(piece.replace("\r", ""))  # of a line end, of which the rest may come later
                run, messages = stream.get_final_run(), stream.get_final_messages()
        except KeyboardInterrupt:
            with suppress(OpenAIError):
                self._stop()
            raise
        if run.status == "requires_action":
            with suppress(OpenAIError):
                self._stop()
            raise CommandError(
                "the assistant waits for a function that isn't here: give it with --function MODULE:NAME"
            )
        if run.status != "completed":
            raise CommandError(describe_failure(run))
        return run, messages

    def _stop(self) -> None:
        """Cancel the run that holds the thread, if there is one, and wait until the thread takes messages again."""
        if self.thread_id is None:
            return
        runs = self._client.beta.threads.runs
        # Asked for, since Ctrl-C may have come before the stream said which run it is.
        active = first_active(runs.list(self.thread_id, limit=20).data)
        if active is not None:
            runs.cancel_and_wait(self.thread_id, active.id, poll_interval_ms=200, deadline=_SECONDS_TO_CANCEL)

    def _run_arguments(self) -> RunStreamArguments:
        assistants = self._client.beta.assistants
        if self._assistant_id is None:
            instructions = omit if self._instructions is None else self._instructions
            self._assistant_id = assistants.create(model=self._model or DEFAULT_MODEL, instructions=instructions).id
        arguments: RunStreamArguments = {"assistant_id": self._assistant_id, "cancel_on_exit": True}
        if not self._own_assistant and self._model is not None:
            arguments["model"] = self._model
        if not self._own_assistant and self._instructions is not None:
            arguments["instructions"] = self._instructions
        if self._functions:
            arguments["functions"] = self._functions
            # The tools of a run, which functions are, replace those of its assistant.
            arguments["tools"] = [] if self._own_assistant else assistants.retrieve(self._assistant_id).tools or []
        return arguments

    def close(self) -> None:
        """Delete the assistant if it was made for the conversation. Raises what the client raises."""
        if self._own_assistant and self._assistant_id is not None:
            assistant_id, self._assistant_id = self._assistant_id, None
            self._client.beta.assistants.delete(assistant_id)


class _Narrator(AssistantEventHandler):
    """Tells the view what happens beside the text."""

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
        self._view.tool(_called(tool_call))

    def on_run_step_done(self, run_step: RunStep) -> None:
        calls: list[Any] | None = getattr(run_step.step_details, "tool_calls", None)
        for call in calls or []:
            if call.function is not None and call.function.output is not None:
                self._view.tool(f"{call.function.name} gave {call.function.output}")


def _called(call: ToolCall) -> str:
    if call.function is not None:
        try:
            arguments: Any = json.loads(call.function.arguments or "{}")
            said = ", ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in arguments.items())
        except (ValueError, AttributeError):  # what the model made up is no JSON object
            said = call.function.arguments
        return f"{call.function.name}({said})"
    if call.code_interpreter is not None:
        return f"runs code: {call.code_interpreter.input}"
    return f"uses {str(call.type).replace('_', ' ')}"
