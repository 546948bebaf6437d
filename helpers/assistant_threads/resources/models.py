# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.resources.models`."""

from threads_api.resources.models import AsyncModels as AsyncModels
from threads_api.resources.models import AsyncModelsWithRawResponse as AsyncModelsWithRawResponse
from threads_api.resources.models import AsyncModelsWithStreamingResponse as AsyncModelsWithStreamingResponse
from threads_api.resources.models import Models as Models
from threads_api.resources.models import ModelsWithRawResponse as ModelsWithRawResponse
from threads_api.resources.models import ModelsWithStreamingResponse as ModelsWithStreamingResponse

__all__ = [
    "AsyncModels",
    "AsyncModelsWithRawResponse",
    "AsyncModelsWithStreamingResponse",
    "Models",
    "ModelsWithRawResponse",
    "ModelsWithStreamingResponse",
]
