# Copied from templates/core/__init__.py by `python -m generator generate`; do not edit.
"""The part of the client that doesn't depend on the document: sending, retrying, errors, pages, streams."""
