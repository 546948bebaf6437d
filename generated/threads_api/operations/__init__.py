# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
"""What each call sends and how its answer is read, as pure functions that perform nothing."""
