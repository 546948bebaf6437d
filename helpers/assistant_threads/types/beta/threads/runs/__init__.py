"""The same types as `assistant_threads.types`, where openai-python has them."""

from typing import TYPE_CHECKING

from assistant_threads import types

if TYPE_CHECKING:
    from assistant_threads.types import *  # noqa: F403

__all__ = types.__all__  # pyright: ignore[reportUnsupportedDunderAll]
__getattr__ = types.__getattr__
