"""A local server of the Assistants API, to develop and test without an account.

    from assistant_threads import OpenAI
    from assistant_threads.sandbox import FunctionCall, Sandbox

    with Sandbox() as server:
        client = OpenAI(base_url=server.base_url, api_key="test")
        server.script([FunctionCall("get_weather", {"city": "Paris"})], "It is sunny in Paris.")

Needs the extra `sandbox`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from threads_runtime.extras import install_command
from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .assistants.script import Cite as Cite
    from .assistants.script import CodeInterpreter as CodeInterpreter
    from .assistants.script import FunctionCall as FunctionCall
    from .assistants.script import Refuse as Refuse
    from .assistants.script import Scripted as Scripted
    from .assistants.script import Text as Text
    from .backend import Limits as Limits
    from .faults import CRLF as CRLF
    from .faults import BrokenOff as BrokenOff
    from .faults import Cut as Cut
    from .faults import Drop as Drop
    from .faults import Fault as Fault
    from .faults import HTMLPage as HTMLPage
    from .faults import MalformedJSON as MalformedJSON
    from .faults import Slow as Slow
    from .faults import Stall as Stall
    from .faults import Status as Status
    from .faults import WithoutDone as WithoutDone
    from .http.middleware import ReceivedRequest as ReceivedRequest
    from .model.actions import Act as Act
    from .model.actions import Action as Action
    from .model.actions import Assistant as Assistant
    from .model.actions import Fail as Fail
    from .model.actions import FileSearch as FileSearch
    from .model.actions import Image as Image
    from .model.actions import Incomplete as Incomplete
    from .model.actions import NextStep as NextStep
    from .model.actions import Passage as Passage
    from .model.actions import Pause as Pause
    from .model.actions import Turn as Turn
    from .model.actions import Usage as Usage
    from .server import Sandbox as Sandbox
    from .server import serve as serve

_MODULES = {
    "assistants.script": ("Cite", "CodeInterpreter", "FunctionCall", "Refuse", "Scripted", "Text"),
    "backend": ("Limits",),
    "faults": (
        "CRLF", "BrokenOff", "Cut", "Drop", "Fault", "HTMLPage", "MalformedJSON", "Slow", "Stall", "Status",
        "WithoutDone",
    ),
    "http.middleware": ("ReceivedRequest",),
    "model.actions": (
        "Act", "Action", "Assistant", "Fail", "FileSearch", "Image", "Incomplete", "NextStep", "Passage", "Pause",
        "Turn", "Usage",
    ),
    "server": ("Sandbox", "serve"),
}  # fmt: skip

# Loaded on first use: pytest imports this package for its plugin in every session.
_load, __dir__ = lazy_names(__name__, {name: module for module, names in _MODULES.items() for name in names})


def __getattr__(name: str) -> Any:
    try:
        return _load(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith(("assistant_threads", "threads_api")):
            raise
        raise ImportError(f"the sandbox needs {error.name}: {install_command('sandbox')}") from error
