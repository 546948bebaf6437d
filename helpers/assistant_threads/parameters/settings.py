"""The keyword arguments that helpers add to those of the API, in groups, with their defaults and their texts.

A field is an argument. `helper` shows it, with its text under `Args:`, in every helper that takes the group.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self

from attrs import fields, frozen

from threads_runtime.checks import check_callable

if TYPE_CHECKING:
    from threads_api.models.run import Run
    from threads_runtime.omit import Omit

__all__ = ["DeadlineSettings", "PollSettings", "Settings", "UpdateSettings", "WaitSettings"]


@frozen(kw_only=True)
class Settings:
    @classmethod
    def pop(cls, arguments: dict[str, Any]) -> Self:
        """Take these settings out of the arguments. Raises TypeError or ValueError for invalid ones."""
        names = [field.name for field in fields(cls)]
        return cls(**{name: arguments.pop(name) for name in names if name in arguments})


@frozen(kw_only=True)
class DeadlineSettings(Settings):
    """How long a call may take.

    Args:
        deadline: Seconds for the whole call: requests, retries, pauses, functions. Default: no limit.

    Raises:
        APIError: As the calls behind it. This and every other exception has the ids of the call as attributes, if
            known: `run_id`, `thread_id`, `file_id` and the like.
    """

    deadline: float | None = None


@frozen(kw_only=True)
class WaitSettings(DeadlineSettings):
    """How to wait.

    Args:
        poll_interval_ms: Milliseconds between polls. Default: what the last response asked for
            (`openai-poll-after-ms`, at most a minute), else 1000.
    """

    poll_interval_ms: float | Omit | None = None


@frozen(kw_only=True)
class UpdateSettings(Settings):
    """What to do while waiting.

    Args:
        on_update: Called with the run when it is first seen and whenever its status has changed; may be async with an
            async client.

    Raises:
        PollTimeoutError: The deadline passed, or the run had an unknown status for 10 minutes; `run` is the run as last
            seen.
    """

    on_update: Callable[[Run], object] | None = None

    def __attrs_post_init__(self) -> None:
        check_callable("on_update", self.on_update)


@frozen(kw_only=True)
class PollSettings(UpdateSettings):
    """What to do while waiting, and if the run fails.

    Args:
        cancel_on_timeout: Cancel the run when the deadline passes. Default false.
        cancel_on_exit: Cancel the run when any exception leaves the helper: Ctrl-C, a cancelled task, an error. Default
            false.
        raise_on_failure: Raise RunFailedError if the run ends with another status than `completed`. Default false.

    Raises:
        RunFailedError: The run ended with another status than `completed`, and `raise_on_failure` is set.
    """

    cancel_on_timeout: bool = False
    cancel_on_exit: bool = False
    raise_on_failure: bool = False
