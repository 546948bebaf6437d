"""`VERSION`, as openai-python names it."""

from ._version import __version__

__all__ = ["VERSION"]

VERSION: str = __version__
