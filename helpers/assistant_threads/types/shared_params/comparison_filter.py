# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared_params.comparison_filter`."""

from threads_api.params import ComparisonFilterParam as ComparisonFilter

__all__ = ["ComparisonFilter"]
