# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.file_citation_annotation`."""

from threads_api.models import FileCitation as FileCitation
from threads_api.models import FileCitationAnnotation as FileCitationAnnotation

__all__ = ["FileCitation", "FileCitationAnnotation"]
