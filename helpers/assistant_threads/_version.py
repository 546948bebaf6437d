"""`__version__`: the version of openai-python whose interface this package has, then its own as a local version.

Programs check `openai.__version__` for the interface that they need; `2.54.0+…` compares as 2.54.0 does.
"""

from importlib.metadata import version

__all__ = ["__title__", "__version__"]

__title__ = "assistant-threads"
__version__ = f"2.54.0+assistant.threads.{version(__title__)}"
