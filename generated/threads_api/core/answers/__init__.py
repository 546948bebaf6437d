# Copied from templates/core/answers/__init__.py by `python -m generator generate`; do not edit.
"""From a response to a result: decoding, raw responses, streams of events."""
