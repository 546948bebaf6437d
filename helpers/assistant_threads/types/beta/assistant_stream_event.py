# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.assistant_stream_event`."""

from threads_api.models import AssistantStreamEvent as AssistantStreamEvent
from threads_api.models import ErrorEvent as ErrorEvent
from threads_api.models import ThreadCreated as ThreadCreated
from threads_api.models import ThreadMessageCompleted as ThreadMessageCompleted
from threads_api.models import ThreadMessageCreated as ThreadMessageCreated
from threads_api.models import ThreadMessageDelta as ThreadMessageDelta
from threads_api.models import ThreadMessageIncomplete as ThreadMessageIncomplete
from threads_api.models import ThreadMessageInProgress as ThreadMessageInProgress
from threads_api.models import ThreadRunCancelled as ThreadRunCancelled
from threads_api.models import ThreadRunCancelling as ThreadRunCancelling
from threads_api.models import ThreadRunCompleted as ThreadRunCompleted
from threads_api.models import ThreadRunCreated as ThreadRunCreated
from threads_api.models import ThreadRunExpired as ThreadRunExpired
from threads_api.models import ThreadRunFailed as ThreadRunFailed
from threads_api.models import ThreadRunIncomplete as ThreadRunIncomplete
from threads_api.models import ThreadRunInProgress as ThreadRunInProgress
from threads_api.models import ThreadRunQueued as ThreadRunQueued
from threads_api.models import ThreadRunRequiresAction as ThreadRunRequiresAction
from threads_api.models import ThreadRunStepCancelled as ThreadRunStepCancelled
from threads_api.models import ThreadRunStepCompleted as ThreadRunStepCompleted
from threads_api.models import ThreadRunStepCreated as ThreadRunStepCreated
from threads_api.models import ThreadRunStepDelta as ThreadRunStepDelta
from threads_api.models import ThreadRunStepExpired as ThreadRunStepExpired
from threads_api.models import ThreadRunStepFailed as ThreadRunStepFailed
from threads_api.models import ThreadRunStepInProgress as ThreadRunStepInProgress

__all__ = [
    "AssistantStreamEvent",
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
