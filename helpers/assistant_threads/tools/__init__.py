"""Python functions as tools of a run."""
