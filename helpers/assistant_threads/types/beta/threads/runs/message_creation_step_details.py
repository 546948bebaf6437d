# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.message_creation_step_details`."""

from threads_api.models import MessageCreation as MessageCreation
from threads_api.models import MessageCreationStepDetails as MessageCreationStepDetails

__all__ = ["MessageCreation", "MessageCreationStepDetails"]
