# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.vector_stores.file_content_response`."""

from threads_api.models import FileContentResponse as FileContentResponse

__all__ = ["FileContentResponse"]
