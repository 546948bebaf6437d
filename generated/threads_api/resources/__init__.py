# Generated from spec/threads.yaml and spec/files.yaml by `python -m generator generate`; do not edit.
"""The methods of the client, grouped by resource; sync and async come from one template."""
