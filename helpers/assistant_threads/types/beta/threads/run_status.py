# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.run_status`."""

from threads_api.models import RunStatus as RunStatus

__all__ = ["RunStatus"]
