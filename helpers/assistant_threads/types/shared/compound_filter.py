# Generated from spec/openai_paths.yaml by `python -m generator.openai_paths`; do not edit.
"""`openai.types.shared.compound_filter`."""

from threads_api.params import CompoundFilterParam as CompoundFilter

__all__ = ["CompoundFilter"]
