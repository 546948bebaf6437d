"""A server that speaks the Assistants API on this machine, to develop and test without an account.

    from assistant_threads import OpenAI
    from assistant_threads.sandbox import FunctionCall, Sandbox

    with Sandbox() as server:
        client = OpenAI(base_url=server.base_url, api_key="test")
        server.script([FunctionCall("get_weather", {"city": "Paris"})], "It is sunny in Paris.")

Needs the extra: `pip install 'assistant-threads[sandbox]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from .acts import Act as Act
    from .acts import Assistant as Assistant
    from .acts import Turn as Turn
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
    from .requests import ReceivedRequest as ReceivedRequest
    from .script import CodeInterpreter as CodeInterpreter
    from .script import Fail as Fail
    from .script import FileSearch as FileSearch
    from .script import FunctionCall as FunctionCall
    from .script import Image as Image
    from .script import Incomplete as Incomplete
    from .script import NextStep as NextStep
    from .script import Pause as Pause
    from .script import Refuse as Refuse
    from .script import Scripted as Scripted
    from .script import Text as Text
    from .script import Usage as Usage
    from .server import Limits as Limits
    from .server import Sandbox as Sandbox
    from .server import serve as serve

_MODULES = {
    "acts": ("Act", "Assistant", "Turn"),
    "faults": (
        "CRLF", "BrokenOff", "Cut", "Drop", "Fault", "HTMLPage", "MalformedJSON", "Slow", "Stall", "Status",
        "WithoutDone",
    ),
    "requests": ("ReceivedRequest",),
    "script": (
        "CodeInterpreter", "Fail", "FileSearch", "FunctionCall", "Image", "Incomplete", "NextStep", "Pause", "Refuse",
        "Scripted", "Text", "Usage",
    ),
    "server": ("Limits", "Sandbox", "serve"),
}  # fmt: skip

# Loaded when used: pytest imports this package for its plugin in every session.
_load, __dir__ = lazy_names(__name__, {name: module for module, names in _MODULES.items() for name in names})


def __getattr__(name: str) -> Any:
    try:
        return _load(name)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith(("assistant_threads", "threads_api")):
            raise
        raise ImportError(f"the sandbox needs {error.name}: pip install 'assistant-threads[sandbox]'") from error
