"""`__version__`: the version of openai-python whose interface this package has, then its own as a local version.

Programs check `openai.__version__` for the interface that they need; `2.54.0+…` compares as 2.54.0 does.
"""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["__title__", "__version__"]

__title__ = "assistant-threads"
try:
    __version__ = f"2.54.0+assistant.threads.{version(__title__)}"
except PackageNotFoundError:  # copied rather than installed
    __version__ = "2.54.0+assistant.threads"
