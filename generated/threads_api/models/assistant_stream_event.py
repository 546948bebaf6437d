# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""Response models: assistant stream event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, Self, TypeAlias

from threads_runtime.models import JSONObject, StreamEvent, model, new, union_decoder

from .error_object import ErrorObject
from .message import Message
from .message_delta_event import MessageDeltaEvent
from .run import Run
from .run_step import RunStep
from .run_step_delta_event import RunStepDeltaEvent
from .thread import Thread

__all__ = [
    "AssistantStreamEvent",
    "DoneEvent",
    "ErrorEvent",
    "ThreadCreated",
    "ThreadMessageCompleted",
    "ThreadMessageCreated",
    "ThreadMessageDelta",
    "ThreadMessageInProgress",
    "ThreadMessageIncomplete",
    "ThreadRunCancelled",
    "ThreadRunCancelling",
    "ThreadRunCompleted",
    "ThreadRunCreated",
    "ThreadRunExpired",
    "ThreadRunFailed",
    "ThreadRunInProgress",
    "ThreadRunIncomplete",
    "ThreadRunQueued",
    "ThreadRunRequiresAction",
    "ThreadRunStepCancelled",
    "ThreadRunStepCompleted",
    "ThreadRunStepCreated",
    "ThreadRunStepDelta",
    "ThreadRunStepExpired",
    "ThreadRunStepFailed",
    "ThreadRunStepInProgress",
]


@model
class ThreadCreated(StreamEvent):
    """A thread was created."""

    event: Literal["thread.created"] = "thread.created"
    """Name of the event, always `thread.created`."""

    data: Thread
    """The thread."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Thread.from_dict(data.get("data"))
        return self


@model
class ThreadRunCreated(StreamEvent):
    """A run was created."""

    event: Literal["thread.run.created"] = "thread.run.created"
    """Name of the event, always `thread.run.created`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunQueued(StreamEvent):
    """A run was queued."""

    event: Literal["thread.run.queued"] = "thread.run.queued"
    """Name of the event, always `thread.run.queued`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunInProgress(StreamEvent):
    """A run is in progress."""

    event: Literal["thread.run.in_progress"] = "thread.run.in_progress"
    """Name of the event, always `thread.run.in_progress`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunRequiresAction(StreamEvent):
    """A run needs tool outputs."""

    event: Literal["thread.run.requires_action"] = "thread.run.requires_action"
    """Name of the event, always `thread.run.requires_action`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunCompleted(StreamEvent):
    """A run was completed."""

    event: Literal["thread.run.completed"] = "thread.run.completed"
    """Name of the event, always `thread.run.completed`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunIncomplete(StreamEvent):
    """A run ended early, at a token limit."""

    event: Literal["thread.run.incomplete"] = "thread.run.incomplete"
    """Name of the event, always `thread.run.incomplete`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunFailed(StreamEvent):
    """A run failed."""

    event: Literal["thread.run.failed"] = "thread.run.failed"
    """Name of the event, always `thread.run.failed`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunCancelling(StreamEvent):
    """A run is being cancelled."""

    event: Literal["thread.run.cancelling"] = "thread.run.cancelling"
    """Name of the event, always `thread.run.cancelling`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunCancelled(StreamEvent):
    """A run was cancelled."""

    event: Literal["thread.run.cancelled"] = "thread.run.cancelled"
    """Name of the event, always `thread.run.cancelled`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunExpired(StreamEvent):
    """A run expired."""

    event: Literal["thread.run.expired"] = "thread.run.expired"
    """Name of the event, always `thread.run.expired`."""

    data: Run
    """The run."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Run.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepCreated(StreamEvent):
    """A step was created."""

    event: Literal["thread.run.step.created"] = "thread.run.step.created"
    """Name of the event, always `thread.run.step.created`."""

    data: RunStep
    """The step."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStep.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepInProgress(StreamEvent):
    """A step is in progress."""

    event: Literal["thread.run.step.in_progress"] = "thread.run.step.in_progress"
    """Name of the event, always `thread.run.step.in_progress`."""

    data: RunStep
    """The step."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStep.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepDelta(StreamEvent):
    """A step received a delta."""

    event: Literal["thread.run.step.delta"] = "thread.run.step.delta"
    """Name of the event, always `thread.run.step.delta`."""

    data: RunStepDeltaEvent
    """The delta."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStepDeltaEvent.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepCompleted(StreamEvent):
    """A step was completed."""

    event: Literal["thread.run.step.completed"] = "thread.run.step.completed"
    """Name of the event, always `thread.run.step.completed`."""

    data: RunStep
    """The step."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStep.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepFailed(StreamEvent):
    """A step failed."""

    event: Literal["thread.run.step.failed"] = "thread.run.step.failed"
    """Name of the event, always `thread.run.step.failed`."""

    data: RunStep
    """The step."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStep.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepCancelled(StreamEvent):
    """A step was cancelled."""

    event: Literal["thread.run.step.cancelled"] = "thread.run.step.cancelled"
    """Name of the event, always `thread.run.step.cancelled`."""

    data: RunStep
    """The step."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStep.from_dict(data.get("data"))
        return self


@model
class ThreadRunStepExpired(StreamEvent):
    """A step expired."""

    event: Literal["thread.run.step.expired"] = "thread.run.step.expired"
    """Name of the event, always `thread.run.step.expired`."""

    data: RunStep
    """The step."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = RunStep.from_dict(data.get("data"))
        return self


@model
class ThreadMessageCreated(StreamEvent):
    """A message was created."""

    event: Literal["thread.message.created"] = "thread.message.created"
    """Name of the event, always `thread.message.created`."""

    data: Message
    """The message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Message.from_dict(data.get("data"))
        return self


@model
class ThreadMessageInProgress(StreamEvent):
    """A message is in progress."""

    event: Literal["thread.message.in_progress"] = "thread.message.in_progress"
    """Name of the event, always `thread.message.in_progress`."""

    data: Message
    """The message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Message.from_dict(data.get("data"))
        return self


@model
class ThreadMessageDelta(StreamEvent):
    """A message received a delta."""

    event: Literal["thread.message.delta"] = "thread.message.delta"
    """Name of the event, always `thread.message.delta`."""

    data: MessageDeltaEvent
    """The delta."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = MessageDeltaEvent.from_dict(data.get("data"))
        return self


@model
class ThreadMessageCompleted(StreamEvent):
    """A message was completed."""

    event: Literal["thread.message.completed"] = "thread.message.completed"
    """Name of the event, always `thread.message.completed`."""

    data: Message
    """The message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Message.from_dict(data.get("data"))
        return self


@model
class ThreadMessageIncomplete(StreamEvent):
    """A message ended as incomplete."""

    event: Literal["thread.message.incomplete"] = "thread.message.incomplete"
    """Name of the event, always `thread.message.incomplete`."""

    data: Message
    """The message."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = Message.from_dict(data.get("data"))
        return self


@model
class ErrorEvent(StreamEvent):
    """The stream ended with an error, such as a server error or a timeout."""

    event: Literal["error"] = "error"
    """Name of the event, always `error`."""

    data: ErrorObject
    """The error."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = ErrorObject.from_dict(data.get("data"))
        return self


@model
class DoneEvent(StreamEvent):
    """The stream has ended."""

    event: Literal["done"] = "done"
    """Name of the event, always `done`."""

    data: Literal["[DONE]"] = "[DONE]"
    """Always `[DONE]`, the only data that isn't JSON."""

    @classmethod
    def from_dict(cls, raw: Any) -> Self:
        if raw.__class__ is not dict:
            return cls.from_unexpected(raw)
        self = new(cls)
        self._keys = self._kept = raw
        self._request_id = None
        data: JSONObject = raw
        self.event = data.get("event")
        self.data = data.get("data")
        return self


AssistantStreamEvent: TypeAlias = (
    ThreadCreated
    | ThreadRunCreated
    | ThreadRunQueued
    | ThreadRunInProgress
    | ThreadRunRequiresAction
    | ThreadRunCompleted
    | ThreadRunIncomplete
    | ThreadRunFailed
    | ThreadRunCancelling
    | ThreadRunCancelled
    | ThreadRunExpired
    | ThreadRunStepCreated
    | ThreadRunStepInProgress
    | ThreadRunStepDelta
    | ThreadRunStepCompleted
    | ThreadRunStepFailed
    | ThreadRunStepCancelled
    | ThreadRunStepExpired
    | ThreadMessageCreated
    | ThreadMessageInProgress
    | ThreadMessageDelta
    | ThreadMessageCompleted
    | ThreadMessageIncomplete
    | ErrorEvent
    | DoneEvent
)
"""One event of a streamed run. Discriminated by `event`. The server may add events."""

decode_assistant_stream_event: Callable[[Any], AssistantStreamEvent] = union_decoder(
    "event",
    {
        "thread.created": ThreadCreated.from_dict,
        "thread.run.created": ThreadRunCreated.from_dict,
        "thread.run.queued": ThreadRunQueued.from_dict,
        "thread.run.in_progress": ThreadRunInProgress.from_dict,
        "thread.run.requires_action": ThreadRunRequiresAction.from_dict,
        "thread.run.completed": ThreadRunCompleted.from_dict,
        "thread.run.incomplete": ThreadRunIncomplete.from_dict,
        "thread.run.failed": ThreadRunFailed.from_dict,
        "thread.run.cancelling": ThreadRunCancelling.from_dict,
        "thread.run.cancelled": ThreadRunCancelled.from_dict,
        "thread.run.expired": ThreadRunExpired.from_dict,
        "thread.run.step.created": ThreadRunStepCreated.from_dict,
        "thread.run.step.in_progress": ThreadRunStepInProgress.from_dict,
        "thread.run.step.delta": ThreadRunStepDelta.from_dict,
        "thread.run.step.completed": ThreadRunStepCompleted.from_dict,
        "thread.run.step.failed": ThreadRunStepFailed.from_dict,
        "thread.run.step.cancelled": ThreadRunStepCancelled.from_dict,
        "thread.run.step.expired": ThreadRunStepExpired.from_dict,
        "thread.message.created": ThreadMessageCreated.from_dict,
        "thread.message.in_progress": ThreadMessageInProgress.from_dict,
        "thread.message.delta": ThreadMessageDelta.from_dict,
        "thread.message.completed": ThreadMessageCompleted.from_dict,
        "thread.message.incomplete": ThreadMessageIncomplete.from_dict,
        "error": ErrorEvent.from_dict,
        "done": DoneEvent.from_dict,
    },
    variant_fields=(
        "data",
        "recovered",
    ),
)
