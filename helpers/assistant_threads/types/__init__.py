"""The types of the API: what answers hold (`Message`), and what arguments may be (`MessageCreateParams`).

They are found under the paths of openai-python, too: `types.beta`, `types.beta.threads`, `types.beta.threads.runs`.
"""

from typing import TYPE_CHECKING, Any

from threads_api import models, params

if TYPE_CHECKING:
    from threads_api.models import *  # noqa: F403
    from threads_api.params import *  # noqa: F403

    Text = TextContent  # noqa: F405  # the name in openai-python
else:
    __all__ = [*models.__all__, *params.__all__, "Text"]

    def __getattr__(name: str) -> Any:
        if name == "Text":
            return models.TextContent
        for package in (models, params):
            if name in package.__all__:
                return getattr(package, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
