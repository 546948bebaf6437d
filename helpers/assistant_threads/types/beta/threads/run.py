# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.run`."""

from threads_api.models import Run as Run
from threads_api.models import RunIncompleteDetails as IncompleteDetails
from threads_api.models import RunLastError as LastError
from threads_api.models import RunRequiredAction as RequiredAction
from threads_api.models import RunRequiredActionSubmitToolOutputs as RequiredActionSubmitToolOutputs
from threads_api.models import RunUsage as Usage
from threads_api.models import TruncationStrategy as TruncationStrategy

__all__ = [
    "IncompleteDetails",
    "LastError",
    "RequiredAction",
    "RequiredActionSubmitToolOutputs",
    "Run",
    "TruncationStrategy",
    "Usage",
]
