# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.run_step_delta_message_delta`."""

from threads_api.models import MessageCreationDelta as MessageCreation
from threads_api.models import RunStepDeltaMessageDelta as RunStepDeltaMessageDelta

__all__ = ["MessageCreation", "RunStepDeltaMessageDelta"]
