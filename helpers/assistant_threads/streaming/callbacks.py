"""The callbacks of a handler. Each does nothing until a subclass overrides it."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from threads_runtime.checks import check_callable

if TYPE_CHECKING:
    from threads_api.models import (
        AssistantStreamEvent,
        ImageFile,
        ImageFileDelta,
        ImageURL,
        ImageURLDelta,
        Message,
        MessageDelta,
        RefusalContentBlock,
        RefusalDeltaBlock,
        Run,
        RunStep,
        RunStepDelta,
        TextContent,
        TextDelta,
        Thread,
        ToolCall,
        ToolCallDelta,
    )
    from threads_runtime import APIError

__all__ = ["Callbacks", "overridden"]

R_co = TypeVar("R_co", covariant=True)


class Callbacks(Generic[R_co]):
    """Per object: one `created`, any number of `delta`, one `done`; objects don't overlap.

    A snapshot is the object with the delta merged. It doesn't change afterwards.

    An exception of a callback ends the stream. It is raised after `on_exception` and `on_end`.
    """

    def _nothing(self) -> R_co:
        """What a callback returns by default."""
        return cast("R_co", None)

    def on_event(self, event: AssistantStreamEvent) -> R_co:
        """Called with every event, before its other callbacks."""
        return self._nothing()

    def on_end(self) -> R_co:
        """Called last, when the stream has ended or failed."""
        return self._nothing()

    def on_exception(self, exception: Exception) -> R_co:
        """Called with any exception that ends the stream, including those of callbacks, before it is raised."""
        return self._nothing()

    def on_timeout(self) -> R_co:
        """Called before `on_exception` if the exception is a timeout."""
        return self._nothing()

    def on_error(self, error: APIError) -> R_co:
        """Called before `on_exception` with an error that the service reports in the stream."""
        return self._nothing()

    def on_thread_created(self, thread: Thread) -> R_co:
        """Called when the stream creates a thread."""
        return self._nothing()

    def on_run_created(self, run: Run) -> R_co:
        """Called with the first run that the stream brings."""
        return self._nothing()

    def on_run_updated(self, run: Run) -> R_co:
        """Called whenever the status of the run has changed, including the first and the last status."""
        return self._nothing()

    def on_run_requires_action(self, run: Run) -> R_co:
        """Called when the run needs tool outputs."""
        return self._nothing()

    def on_run_done(self, run: Run) -> R_co:
        """Called when the run has ended: completed, failed, cancelled, expired or incomplete."""
        return self._nothing()

    def on_run_step_created(self, run_step: RunStep) -> R_co:
        """Called when a step begins."""
        return self._nothing()

    def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> R_co:
        """Called with a delta of a step."""
        return self._nothing()

    def on_run_step_done(self, run_step: RunStep) -> R_co:
        """Called when a step has ended in any way."""
        return self._nothing()

    def on_tool_call_created(self, tool_call: ToolCall) -> R_co:
        """Called when a tool call begins; its first delta is merged already."""
        return self._nothing()

    def on_tool_call_delta(self, delta: ToolCallDelta, snapshot: ToolCall) -> R_co:
        """Called with a delta of a tool call, including the first."""
        return self._nothing()

    def on_tool_call_done(self, tool_call: ToolCall) -> R_co:
        """Called when a tool call is complete; a function call is when the run needs its output."""
        return self._nothing()

    def on_message_created(self, message: Message) -> R_co:
        """Called when a message begins."""
        return self._nothing()

    def on_message_delta(self, delta: MessageDelta, snapshot: Message) -> R_co:
        """Called with a delta of a message, after the callbacks of its parts."""
        return self._nothing()

    def on_message_done(self, message: Message) -> R_co:
        """Called when a message has ended, complete or incomplete."""
        return self._nothing()

    def on_text_created(self, text: TextContent) -> R_co:
        """Called when a text of a message begins; its first delta is merged already."""
        return self._nothing()

    def on_text_delta(self, delta: TextDelta, snapshot: TextContent) -> R_co:
        """Called with a delta of a text, including the first."""
        return self._nothing()

    def on_text_done(self, text: TextContent) -> R_co:
        """Called when a text is complete."""
        return self._nothing()

    def on_image_file_created(self, image_file: ImageFile) -> R_co:
        """Called when an image file begins."""
        return self._nothing()

    def on_image_file_delta(self, delta: ImageFileDelta, snapshot: ImageFile) -> R_co:
        """Called with a delta of an image file."""
        return self._nothing()

    def on_image_file_done(self, image_file: ImageFile) -> R_co:
        """Called when an image file is complete."""
        return self._nothing()

    def on_image_url_created(self, image_url: ImageURL) -> R_co:
        """Called when an image URL begins."""
        return self._nothing()

    def on_image_url_delta(self, delta: ImageURLDelta, snapshot: ImageURL) -> R_co:
        """Called with a delta of an image URL."""
        return self._nothing()

    def on_image_url_done(self, image_url: ImageURL) -> R_co:
        """Called when an image URL is complete."""
        return self._nothing()

    def on_refusal_created(self, refusal: RefusalContentBlock) -> R_co:
        """Called when a refusal begins; its first delta is merged already."""
        return self._nothing()

    def on_refusal_delta(self, delta: RefusalDeltaBlock, snapshot: RefusalContentBlock) -> R_co:
        """Called with a delta of a refusal, including the first."""
        return self._nothing()

    def on_refusal_done(self, refusal: RefusalContentBlock) -> R_co:
        """Called when a refusal is complete."""
        return self._nothing()


def overridden(handler: Callbacks[Any]) -> dict[str, Callable[..., Any]]:
    """The callbacks that the handler overrides, by name, to be called with all arguments.

    Raises TypeError for one that can't be called, or is a generator.
    """
    names = [name for name in _NAMES if _is_overridden(handler, name)]
    return {name: _adapted(check_callable(name, getattr(handler, name)), _NAMES[name]) for name in names}


def _is_overridden(handler: Callbacks[Any], name: str) -> bool:
    return name in vars(handler) or getattr(type(handler), name) is not getattr(Callbacks, name)


def _adapted(callback: Callable[..., Any], count: int) -> Callable[..., Any]:
    """The callback, called with as many of the arguments as it has parameters."""
    try:
        parameters = signature(callback).parameters.values()
    except (TypeError, ValueError):  # a builtin, for instance
        return callback
    positional = [each for each in parameters if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
    if len(positional) >= count or any(each.kind is each.VAR_POSITIONAL for each in parameters):
        return callback
    return lambda *arguments: callback(*arguments[: len(positional)])


_NAMES = {name: len(signature(value).parameters) - 1 for name, value in vars(Callbacks).items() if name[:3] == "on_"}
