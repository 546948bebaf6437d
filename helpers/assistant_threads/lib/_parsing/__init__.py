# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.lib._parsing`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import _completions as _completions
else:
    __all__ = []
    __getattr__, __dir__ = lazy_names(
        __name__,
        {},
        submodules=["_completions"],
    )
