# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.uploads`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import part_create_params as part_create_params
    from . import upload_part as upload_part
    from .part_create_params import PartCreateParams as PartCreateParams
    from .upload_part import UploadPart as UploadPart
else:
    __all__ = ["PartCreateParams", "UploadPart"]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {"UploadPart": "upload_part", "PartCreateParams": "part_create_params"},
        submodules=["part_create_params", "upload_part"],
    )
