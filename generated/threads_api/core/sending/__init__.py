# Copied from templates/core/sending/__init__.py by `python -m generator generate`; do not edit.
"""From an operation to a response: settings, requests, attempts, connections."""
