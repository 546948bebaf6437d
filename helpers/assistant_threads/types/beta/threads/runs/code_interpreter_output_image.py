# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.beta.threads.runs.code_interpreter_output_image`."""

from threads_api.models import CodeInterpreterImageDelta as Image
from threads_api.models import CodeInterpreterOutputImageDelta as CodeInterpreterOutputImage

__all__ = ["CodeInterpreterOutputImage", "Image"]
