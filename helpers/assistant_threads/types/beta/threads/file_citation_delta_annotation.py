# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.file_citation_delta_annotation`."""

from threads_api.models import FileCitationDelta as FileCitation
from threads_api.models import FileCitationDeltaAnnotation as FileCitationDeltaAnnotation

__all__ = ["FileCitation", "FileCitationDeltaAnnotation"]
