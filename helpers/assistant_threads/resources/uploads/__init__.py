# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.uploads`, each name loaded when it is first used."""

from typing import TYPE_CHECKING

from threads_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from . import parts as parts
    from . import uploads as uploads
    from .parts import AsyncParts as AsyncParts
    from .parts import AsyncPartsWithRawResponse as AsyncPartsWithRawResponse
    from .parts import AsyncPartsWithStreamingResponse as AsyncPartsWithStreamingResponse
    from .parts import Parts as Parts
    from .parts import PartsWithRawResponse as PartsWithRawResponse
    from .parts import PartsWithStreamingResponse as PartsWithStreamingResponse
    from .uploads import AsyncUploads as AsyncUploads
    from .uploads import AsyncUploadsWithRawResponse as AsyncUploadsWithRawResponse
    from .uploads import AsyncUploadsWithStreamingResponse as AsyncUploadsWithStreamingResponse
    from .uploads import Uploads as Uploads
    from .uploads import UploadsWithRawResponse as UploadsWithRawResponse
    from .uploads import UploadsWithStreamingResponse as UploadsWithStreamingResponse
else:
    __all__ = [
        "AsyncParts",
        "AsyncPartsWithRawResponse",
        "AsyncPartsWithStreamingResponse",
        "AsyncUploads",
        "AsyncUploadsWithRawResponse",
        "AsyncUploadsWithStreamingResponse",
        "Parts",
        "PartsWithRawResponse",
        "PartsWithStreamingResponse",
        "Uploads",
        "UploadsWithRawResponse",
        "UploadsWithStreamingResponse",
    ]
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Uploads": "uploads",
            "AsyncUploads": "uploads",
            "UploadsWithRawResponse": "uploads",
            "UploadsWithStreamingResponse": "uploads",
            "AsyncUploadsWithRawResponse": "uploads",
            "AsyncUploadsWithStreamingResponse": "uploads",
            "Parts": "parts",
            "AsyncParts": "parts",
            "PartsWithRawResponse": "parts",
            "PartsWithStreamingResponse": "parts",
            "AsyncPartsWithRawResponse": "parts",
            "AsyncPartsWithStreamingResponse": "parts",
        },
        submodules=["parts", "uploads"],
    )
