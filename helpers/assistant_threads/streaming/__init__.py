"""Streaming: the events of a run as they come, what they add up to, and what to do when they stop coming."""
