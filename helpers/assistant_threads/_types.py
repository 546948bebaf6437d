# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai._types`."""

from types import NoneType as NoneType

from httpx import AsyncBaseTransport as AsyncTransport
from httpx import BaseTransport as Transport
from threads_runtime.files import FileTypes as FileTypes
from threads_runtime.omit import NOT_GIVEN as NOT_GIVEN
from threads_runtime.omit import NotGiven as NotGiven
from threads_runtime.omit import Omit as Omit
from threads_runtime.omit import not_given as not_given
from threads_runtime.omit import omit as omit
from threads_runtime.operation import Body as Body
from threads_runtime.operation import Headers as Headers
from threads_runtime.operation import Query as Query

__all__ = [
    "NOT_GIVEN",
    "AsyncTransport",
    "Body",
    "FileTypes",
    "Headers",
    "NoneType",
    "NotGiven",
    "Omit",
    "Query",
    "Transport",
    "not_given",
    "omit",
]
