# Copied from templates/core/paging/__init__.py by `python -m generator generate`; do not edit.
"""Lists: a page, the way to the next one, cursors that outlive a process."""
