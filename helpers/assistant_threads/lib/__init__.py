# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import _parsing as _parsing
    from . import _tools as _tools
    from . import azure as azure
    from . import streaming as streaming
    from ._tools import pydantic_function_tool as pydantic_function_tool
else:
    __all__ = ["pydantic_function_tool"]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {"pydantic_function_tool": "_tools"},
        submodules=["_parsing", "_tools", "azure", "streaming"],
    )
