# Generated from spec/threads.yaml by `python -m generator generate`; do not edit.
"""The methods of the client, grouped as the API groups them; sync and async from one template."""
