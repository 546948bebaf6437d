# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""The request of each method as a value; nothing here sends it."""
