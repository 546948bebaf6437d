"""The same types as `assistant_threads.types`, where openai-python has them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threads_api.models import *  # noqa: F403
    from threads_api.params import *  # noqa: F403

    Text = TextContent  # noqa: F405  # the name in openai-python
else:
    from assistant_threads.types import __all__, __getattr__  # noqa: F401
