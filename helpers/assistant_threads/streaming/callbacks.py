"""What a handler may listen to. Every method does nothing until a subclass overrides it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

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
    """Each object is created once and done once, in between come its deltas; the end of one comes before the beginning
    of the next. A snapshot is the object with the delta in it, as it is then: it doesn't change any more.

    What a callback raises ends the stream and leaves the iteration, after `on_exception` and `on_end`.
    """

    def _nothing(self) -> R_co:
        """What a callback returns that nobody has overridden."""
        return cast("R_co", None)

    def on_event(self, event: AssistantStreamEvent) -> R_co:
        """Called with every event, before what else it means."""
        return self._nothing()

    def on_end(self) -> R_co:
        """Called last of all, when the stream has come to its end or failed."""
        return self._nothing()

    def on_exception(self, exception: Exception) -> R_co:
        """Called with any exception that ends the stream, also one of a callback, before it is raised."""
        return self._nothing()

    def on_timeout(self) -> R_co:
        """Called when the exception is that something took too long, before `on_exception`."""
        return self._nothing()

    def on_error(self, error: APIError) -> R_co:
        """Called with the error that the service reports in the stream, before `on_exception`."""
        return self._nothing()

    def on_thread_created(self, thread: Thread) -> R_co:
        """Called when the stream creates a thread."""
        return self._nothing()

    def on_run_created(self, run: Run) -> R_co:
        """Called with the run as it is first seen."""
        return self._nothing()

    def on_run_updated(self, run: Run) -> R_co:
        """Called whenever the status of the run has changed, the first and the last time included."""
        return self._nothing()

    def on_run_requires_action(self, run: Run) -> R_co:
        """Called when the run waits for the outputs of tools."""
        return self._nothing()

    def on_run_done(self, run: Run) -> R_co:
        """Called when the run has ended: completed, failed, cancelled, expired or incomplete."""
        return self._nothing()

    def on_run_step_created(self, run_step: RunStep) -> R_co:
        """Called when a step begins."""
        return self._nothing()

    def on_run_step_delta(self, delta: RunStepDelta, snapshot: RunStep) -> R_co:
        """Called with an addition to a step."""
        return self._nothing()

    def on_run_step_done(self, run_step: RunStep) -> R_co:
        """Called when a step has ended, in whatever way."""
        return self._nothing()

    def on_tool_call_created(self, tool_call: ToolCall) -> R_co:
        """Called when a call of a tool begins; the first addition is in it already."""
        return self._nothing()

    def on_tool_call_delta(self, delta: ToolCallDelta, snapshot: ToolCall) -> R_co:
        """Called with an addition to a call of a tool, the first one included."""
        return self._nothing()

    def on_tool_call_done(self, tool_call: ToolCall) -> R_co:
        """Called when a call is complete: of a function, when the run waits for its output."""
        return self._nothing()

    def on_message_created(self, message: Message) -> R_co:
        """Called when a message begins."""
        return self._nothing()

    def on_message_delta(self, delta: MessageDelta, snapshot: Message) -> R_co:
        """Called with an addition to a message, after what is called for its parts."""
        return self._nothing()

    def on_message_done(self, message: Message) -> R_co:
        """Called when a message is complete, or was given up as incomplete."""
        return self._nothing()

    def on_text_created(self, text: TextContent) -> R_co:
        """Called when a text of a message begins; the first addition is in it already."""
        return self._nothing()

    def on_text_delta(self, delta: TextDelta, snapshot: TextContent) -> R_co:
        """Called with an addition to a text, the first one included."""
        return self._nothing()

    def on_text_done(self, text: TextContent) -> R_co:
        """Called when a text is complete."""
        return self._nothing()

    def on_image_file_created(self, image_file: ImageFile) -> R_co:
        """Called when an image that is kept as a file is announced."""
        return self._nothing()

    def on_image_file_delta(self, delta: ImageFileDelta, snapshot: ImageFile) -> R_co:
        """Called with an addition to what is known of an image that is kept as a file."""
        return self._nothing()

    def on_image_file_done(self, image_file: ImageFile) -> R_co:
        """Called when an image that is kept as a file is there."""
        return self._nothing()

    def on_image_url_created(self, image_url: ImageURL) -> R_co:
        """Called when an image that is kept elsewhere is announced."""
        return self._nothing()

    def on_image_url_delta(self, delta: ImageURLDelta, snapshot: ImageURL) -> R_co:
        """Called with an addition to what is known of an image that is kept elsewhere."""
        return self._nothing()

    def on_image_url_done(self, image_url: ImageURL) -> R_co:
        """Called when an image that is kept elsewhere is there."""
        return self._nothing()

    def on_refusal_created(self, refusal: RefusalContentBlock) -> R_co:
        """Called when the model begins to refuse; the first addition is in it already."""
        return self._nothing()

    def on_refusal_delta(self, delta: RefusalDeltaBlock, snapshot: RefusalContentBlock) -> R_co:
        """Called with an addition to the words of a refusal, the first one included."""
        return self._nothing()

    def on_refusal_done(self, refusal: RefusalContentBlock) -> R_co:
        """Called when a refusal is complete."""
        return self._nothing()


def overridden(handler: Callbacks[Any]) -> dict[str, Any]:
    """The callbacks that somebody listens to, by name."""
    return {name: getattr(handler, name) for name in _NAMES if _is_overridden(handler, name)}


def _is_overridden(handler: Callbacks[Any], name: str) -> bool:
    return name in vars(handler) or getattr(type(handler), name) is not getattr(Callbacks, name)


_NAMES = tuple(name for name in vars(Callbacks) if name.startswith("on_"))
